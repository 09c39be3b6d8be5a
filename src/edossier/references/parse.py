"""One citation: its archive first, then the grammar of that archive's tradition."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from edossier.references.archives_named import names_in
from edossier.references.assemble import assemble, unread
from edossier.references.context import Context
from edossier.references.following import take_up
from edossier.references.grammars import (
    american,
    american_last,
    austrian,
    bestand,
    beyond_europe,
    british,
    commonwealth,
    czech,
    described,
    dutch,
    eastern,
    hungarian,
    identifiers,
    international,
    labelled,
    named,
    nordic,
    polish,
    positional,
    romance,
    segments,
    stasi,
    swiss,
)
from edossier.references.grammars.wide import is_wide, narrow
from edossier.references.other_names import with_others, with_repeats
from edossier.references.parts import Reading
from edossier.references.printed_names import NameInText
from edossier.references.reference import ArchivalReference
from edossier.references.repositories import Repository, by_id
from edossier.references.surroundings import lead_in_end, relative_end

__all__ = ["LONGEST", "names_in", "parse", "parse_further", "read_after", "read_alone", "read_as"]

LONGEST = 2000  # code points; no citation of one unit is longer
_MOST_NAMES = 8  # archives named in one citation, each of which may be the one that is cited
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
    return take_up(reference, before)


def parse_further(text: str, before: ArchivalReference) -> ArchivalReference:
    """Read a citation that goes on from `before` with no word for it: "Д. 103. Л. 1" after "; "."""
    return take_up(assemble(text, None, read_as(text, before)), before)


def read_as(text: str, before: ArchivalReference) -> Reading:
    """Read `text` as more of what `before` cites: in its archive's tradition, else by its form."""
    own = by_id(before.repository) if before.repository else None
    return _READERS.get(own.tradition, _read_any_with)(text, 0, own) if own else _read_any(text, 0)


def _parsed(
    text: str, context: Context | None, before: ArchivalReference | None
) -> ArchivalReference:
    if not text.strip():
        return unread(text, "Nothing is printed.")
    if len(text) > LONGEST:
        return unread(text, f"It is longer than {LONGEST} characters: no citation of one unit.")
    number = identifiers.find_identifier(text)
    names = names_in(text, context, number)
    if number and (not names or any(number[0] in (*name.ids, "") for name in names)):
        own = next((name for name in names if number[0] in (*name.ids, "")), None)
        return assemble(text, own, identifiers.read(text, 0, by_id(number[0])))
    names = names[:_MOST_NAMES]
    for name in names:
        reading = read_after(text, name)
        if _has_levels(reading):
            whole = with_others(with_repeats(reading, name, names), name, names, text)
            return assemble(text, name, whole)
    for name in names:
        reading = read_before(text, name)
        if _has_levels(reading):
            return assemble(text, name, reading)
    if names:
        return assemble(text, names[0], read_after(text, names[0]))
    return assemble(text, None, read_alone(text, before))


# American libraries hold copies of Soviet fonds: "Hoover Institution, Fond 89, Opis 18, File 2".
_SOVIET_COPY = re.compile(r"\b(?:[Ff]ond|[Ff]\.)\s{0,2}\d{1,5}\b.{1,40}?\b[Oo]p(?:is|\.)\s{0,2}\d")


def read_after(text: str, name: NameInText) -> Reading:
    """Read what stands after an archive's name, by the grammar of its tradition."""
    repository = by_id(name.ids[0]) if len(name.ids) == 1 else None
    if is_wide(text[name.end :]):
        end = beyond_europe.book_start(text, name.end, repository)
        wide = beyond_europe.read_wide(text[:end], name.end, repository) if repository else None
        reading = wide or _read_named(narrow(text)[:end], name, repository)
        return beyond_europe.with_book(reading, text, end)
    return _read_named(text, name, repository)


def _read_named(text: str, name: NameInText, repository: Repository | None) -> Reading:
    if repository is None:
        return _read_shared(text, name) or _read_by_form(text, name.end)
    if repository.tradition == "american" and _SOVIET_COPY.search(text, name.end):
        return labelled.read(text, name.end, repository)
    reading = _READERS.get(repository.tradition, _read_any_with)(text, name.end, repository)
    if not _has_levels(reading) and labelled.has_labels(text[name.end :]):
        eastern_words = labelled.read(text, name.end, repository)
        doubt = "The words for its levels are of another country's archives than this one's."
        return replace(eastern_words, doubts=(*eastern_words.doubts, doubt))
    return reading


def read_before(text: str, name: NameInText) -> Reading:
    """R-ORDER-1: read what stands before an archive named last, "FO 371/127301, TNA"."""
    repository = by_id(name.ids[0]) if len(name.ids) == 1 else None
    before = text[: name.start].rstrip(" \t\u00a0,;(")
    if repository is None or not before:
        return Reading(())
    start = lead_in_end(text)
    if repository.tradition == "american":
        return american_last.read(before, start, repository)
    wide = beyond_europe.read_wide(before, start, repository)
    if wide is not None:
        return wide
    if is_wide(before):
        return _READERS.get(repository.tradition, _read_any_with)(narrow(before), start, repository)
    reading = _READERS.get(repository.tradition, _read_any_with)(before, start, repository)
    return described.from_last_name(reading)


def _read_shared(text: str, name: NameInText) -> Reading | None:
    """Read what stands after a name of several archives where all of them cite alike."""
    traditions = {known.tradition for i in name.ids if (known := by_id(i))}
    reader = _READERS.get(traditions.pop()) if len(traditions) == 1 else None
    reading = reader(text, name.end, None) if reader else None
    return reading if reading and _has_levels(reading) else None


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


def read_alone(text: str, before: ArchivalReference | None = None) -> Reading:
    """Read a citation that names no archive; "Ibid." goes on in the tradition of the one before."""
    relative = relative_end(text)
    start = relative or lead_in_end(text)
    if is_wide(text[start:]):
        unnamed = beyond_europe.read_unnamed(text, start)
        if any(part.isad for part in unnamed.parts):
            return unnamed
        text = narrow(text)
    own = by_id(before.repository) if relative and before and before.repository else None
    if own is not None:
        reading = _READERS.get(own.tradition, _read_any_with)(text, start, own)
        if _has_levels(reading) or any(
            part.isad in {"leaf", "page"} or part.level == "doc_number" for part in reading.parts
        ):
            return reading
    if relative and not labelled.has_labels(text) and not american.has_signs(text):
        return _read_relative(text, start)
    return _read_any(text, start or len(text) - len(text.lstrip(' \t\u00a0[(“"„«')))


def _read_relative(text: str, start: int) -> Reading:
    """Read what "Ibid." changes, by its language, or by labels: "krabice 3", "13. doboz"."""
    for words, reader in _BY_LANGUAGE:
        if words.match(text):
            return reader(text, start, None)
    if czech.has_signs(text[start:]):
        return czech.read(text, start, None)
    if hungarian.has_signs(text[start:]):
        return hungarian.read(text, start, None)
    return eastern.read_by_signs(text, start) or labelled.read(text, start, None)


def _read_any_with(text: str, start: int, _repository: Repository) -> Reading:
    return _read_any(text, start)


def _read_any(text: str, start: int) -> Reading:
    eastern_reading = eastern.read_by_signs(text, start)
    if eastern_reading:
        return eastern_reading
    if labelled.has_labels(text[start:]):
        return labelled.read(text, start, None)
    if american.has_signs(text[start:]):
        return american.read(text, start, None)
    code = british.begins(text[start:])
    if code:
        return british.read(text, start + code.start(), None)
    if hungarian.has_signs(text[start:]):
        return hungarian.read(text, start, None)
    if czech.has_signs(text[start:]):
        return czech.read(text, start, None)
    if positional.is_bare(text[start:]):
        return positional.read(text, start, None)
    if bestand.begins(text[start:]):
        return bestand.read(text, start, None)
    if bestand.is_of_ministry(text[start:]):
        return bestand.read(text, start, by_id("PA-AA"))
    if commonwealth.is_australian(text[start:]):
        return commonwealth.read(text, start, None)
    if bestand.has_form(text[start:]):
        return bestand.read(text, start, None)
    reading = labelled.read(text, start, None)
    return reading if _is_whole(reading) else Reading(())


def _is_whole(reading: Reading) -> bool:
    """Say whether every word was understood, so that even "Л. 80" is a reference."""
    return not any(part.level == "word" and part.value.isalnum() for part in reading.parts)


def _has_levels(reading: Reading) -> bool:
    return any(
        part.isad in {"fonds", "series", "file", "item", "container"} for part in reading.parts
    )


# "There" in a language of the archives themselves: its labels follow.
_BY_LANGUAGE: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"\W{0,3}(?:ebd|ebenda|ebenso)(?![^\W_])", re.IGNORECASE), bestand.read),
    (re.compile(r"\W{0,3}(?:uo|ugyanott|u\.o)(?![^\W_])", re.IGNORECASE), hungarian.read),
    (re.compile(r"\W{0,3}tamże(?![^\W_])", re.IGNORECASE), polish.read),
    (re.compile(r"\W{0,3}(?:tamtéž|tamže|tamtamže)(?![^\W_])", re.IGNORECASE), czech.read),
    *eastern.BY_LANGUAGE,
)
_READERS: Mapping[str, Reader] = {
    **eastern.READERS,
    "german": bestand.read,
    "czech": czech.read,
    "hungarian": hungarian.read,
    "british": british.read,
    "american": american.read,
    "identifier": identifiers.read,
    "symbol": identifiers.read,
    "stasi": stasi.read,
    "swiss": swiss.read,
    "nordic": nordic.read,
    "dutch": dutch.read,
    "manuscript": named.read,
    "polish": polish.read,
    "austrian": austrian.read,
    "plain": named.read,
    **dict.fromkeys(commonwealth.TRADITIONS, commonwealth.read),
    **dict.fromkeys(romance.TRADITIONS, romance.read),
    **dict.fromkeys(international.TRADITIONS, international.read),
    **beyond_europe.READERS,
}
