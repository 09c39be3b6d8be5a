"""One citation: its archive first, then the grammar of that archive's tradition."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from edossier.references.assemble import assemble, unread
from edossier.references.confidence import taken_up
from edossier.references.context import Context
from edossier.references.grammars import (
    american,
    bestand,
    british,
    codes,
    czech,
    east_asian,
    hungarian,
    identifiers,
    labelled,
    named,
    positional,
    segments,
)
from edossier.references.parts import Reading
from edossier.references.printed_names import NameInText, group_names, with_seat
from edossier.references.reference import ArchivalReference
from edossier.references.repositories import Repository, by_id, find_names
from edossier.references.shared_names import decide
from edossier.references.surroundings import lead_in_end, relative_end

__all__ = ["LONGEST", "names_in", "parse", "read_after", "read_alone"]

LONGEST = 2000  # code points; no citation of one unit is longer
_SIGHT = 400  # code points after a shared name in which its country may show
Reader = Callable[[str, int, Repository | None], Reading]


def parse(
    text: str, context: Context | None = None, *, before: ArchivalReference | None = None
) -> ArchivalReference:
    """Read one archival citation; doubt is an answer, an exception never is.

    Args:
        text: The citation as printed, with or without "Source:" before it.
        context: The acronyms that the dossier itself defines.
        before: The citation that "Ibid." at the start takes up.

    Returns:
        The reference. Its `printed` is `text`; what was not understood is in `remainder`.

    >>> parse("AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8").key
    'avprf:fond=0100/opis=46/papka=362/delo=12#8'
    """
    reference = _parsed(text, context, before)
    if before is None or relative_end(text) is None:
        return reference
    return _inherit(reference, before)


def _parsed(
    text: str, context: Context | None, before: ArchivalReference | None
) -> ArchivalReference:
    if len(text) > LONGEST:
        return unread(text, f"It is longer than {LONGEST} characters: no citation of one unit.")
    number = identifiers.find_identifier(text)
    names = names_in(text, context, number)
    if number and (not names or any(number[0] in name.ids for name in names)):
        own = next((name for name in names if number[0] in name.ids), None)
        return assemble(text, own, identifiers.read(text, 0, by_id(number[0])))
    for name in names:
        reading = read_after(text, name)
        if _has_levels(reading):
            return assemble(text, name, reading)
    if names:
        return assemble(text, names[0], read_after(text, names[0]))
    return assemble(text, None, read_alone(text, before))


def _inherit(reference: ArchivalReference, before: ArchivalReference) -> ArchivalReference:
    """R-IBID-1: "Ibid." has the archive of the citation before it; its levels stay as printed."""
    if before.repository is None or reference.repository is not None:
        return reference
    doubt = (
        "The archive is that of the citation before; what is not printed is to be taken from it."
    )
    return replace(
        reference,
        repository=before.repository,
        status="relative",
        doubts=(doubt,),
        confidence=(taken_up(), *reference.confidence),
    )


def _decided(name: NameInText, text: str, context: Context | None) -> NameInText:
    ids = decide(name.ids, text[name.end :]) if len(name.ids) > 1 else name.ids
    rule = "R-REPO-6" if ids != name.ids else name.rule
    if context and _is_defined(text[name.start : name.end], context):
        rule = "R-REPO-2"
    # The last stop of "A.M.A.E." is the acronym's.
    is_dotted = re.search(r"\.[^\W\d_]$", text[max(name.start, name.end - 2) : name.end])
    end = name.end + bool(is_dotted and text.startswith(".", name.end))
    return with_seat(text, NameInText(name.start, end, ids, rule))


def _is_defined(printed: str, context: Context) -> bool:
    """Say whether the dossier's own list has an acronym that is part of the name as printed."""
    padded = " " + re.sub(r"[^\w]+", " ", printed) + " "
    return any(f" {acronym} " in padded for acronym in context.acronyms)


def names_in(
    text: str, context: Context | None, number: tuple[str, int, int] | None = None
) -> list[NameInText]:
    """Find the archives named in `text`; no name is looked for inside an identifier."""
    printed = find_names(text, context.ids() if context else None)
    if number:
        printed = [n for n in printed if n.end <= number[1] or n.start >= number[2]]
    groups = group_names(text, printed)
    ends = [*(group.start for group in groups[1:]), len(text)]
    return [
        _decided(group, text[: min(end, group.end + _SIGHT)], context)
        for group, end in zip(groups, ends, strict=False)
    ]


def read_after(text: str, name: NameInText) -> Reading:
    """Read what stands after an archive's name, by the grammar of its tradition."""
    repository = by_id(name.ids[0]) if len(name.ids) == 1 else None
    if repository is None:
        return _read_by_form(text, name.end)
    reading = _READERS.get(repository.tradition, _read_any_with)(text, name.end, repository)
    if not _has_levels(reading) and labelled.has_labels(text[name.end :]):
        return labelled.read(text, name.end, repository)
    return reading


def _read_by_form(text: str, start: int) -> Reading:
    """Read what stands after a name that is shared or not in the table, by its form alone."""
    if bestand.has_form(text[start:]) and not british.begins(text[start:]):
        return bestand.read(text, start, None)
    reading = _read_any(text, start)
    if _has_levels(reading):
        return reading
    for traditions, reader in ((czech.TRADITIONS, czech.read), (("plain",), named.read)):
        if segments.has_signs(text[start:], traditions):
            return reader(text, start, None)
    return reading


def _read_soviet(text: str, start: int, repository: Repository | None) -> Reading:
    """Labels where there are any; else three bare numbers."""
    if positional.is_bare(text[start:]):
        return positional.read(text, start, repository)
    return labelled.read(text, start, repository)


def read_alone(text: str, before: ArchivalReference | None = None) -> Reading:
    """Read a citation that names no archive; "Ibid." goes on in the tradition of the one before."""
    relative = relative_end(text)
    start = relative or lead_in_end(text)
    own = by_id(before.repository) if relative and before and before.repository else None
    if own is not None:
        reading = _READERS.get(own.tradition, _read_any_with)(text, start, own)
        if _has_levels(reading) or any(
            part.isad in {"leaf", "page"} or part.level == "doc_number" for part in reading.parts
        ):
            return reading
    if relative and not labelled.has_labels(text):
        return _read_relative(text, start)
    return _read_any(text, start or len(text) - len(text.lstrip(' \t\u00a0[(“"„«')))


def _read_relative(text: str, start: int) -> Reading:
    """Read what "Ibid." changes: "krabice 3" of Prague, "13. doboz" of Budapest, else leaves."""
    if segments.has_signs(text[start:], czech.TRADITIONS):
        return czech.read(text, start, None)
    if hungarian.has_signs(text[start:]):
        return hungarian.read(text, start, None)
    return labelled.read(text, start, None)


def _read_any_with(text: str, start: int, _repository: Repository) -> Reading:
    return _read_any(text, start)


def _read_any(text: str, start: int) -> Reading:
    if labelled.has_labels(text[start:]):
        return labelled.read(text, start, None)
    if american.has_signs(text[start:]):
        return american.read(text, start, None)
    code = british.begins(text[start:])
    if code:
        return british.read(text, start + code.start(), None)
    if hungarian.has_signs(text[start:]):
        return hungarian.read(text, start, None)
    if positional.is_bare(text[start:]):
        return positional.read(text, start, None)
    if bestand.begins(text[start:]):
        return bestand.read(text, start, None)
    if codes.is_australian(text[start:]):
        return codes.read(text, start, None, "australian")
    reading = labelled.read(text, start, None)
    return reading if _is_whole(reading) else Reading(())


def _is_whole(reading: Reading) -> bool:
    """Say whether every word was understood, so that even "Л. 80" is a reference."""
    return not any(part.level == "word" and part.value.isalnum() for part in reading.parts)


def _has_levels(reading: Reading) -> bool:
    return any(
        part.isad in {"fonds", "series", "file", "item", "container"} for part in reading.parts
    )


_READERS: Mapping[str, Reader] = {
    "russian": _read_soviet,
    "ukrainian": _read_soviet,
    "bulgarian": _read_soviet,
    "lithuanian": _read_soviet,
    "belarusian": _read_soviet,
    "german": bestand.read,
    "czech": czech.read,
    "hungarian": hungarian.read,
    "chinese": east_asian.read,
    "british": british.read,
    "american": american.read,
    "identifier": identifiers.read,
    "symbol": identifiers.read,
    "swiss": identifiers.read,
    "dutch": identifiers.read,
    "osa": named.read,
    "manuscript": named.read,
    "polish": named.read,
    "romanian": named.read,
    "french": named.read,
    "italian": named.read,
    "yugoslav": named.read,
    "albanian": named.read,
    "vietnamese": named.read,
    "austrian": named.read,
    "japanese": named.read,
    "plain": named.read,
    "spanish": named.read,
    "ottoman": named.read,
}
