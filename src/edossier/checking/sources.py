"""Archival references that cannot be read, or only with a doubt, in documents and in notes.

R-POINT-1  "Ibid.", "Там же" behind another citation is no doubt: a reader looks one citation up.
           What stands behind it and was not understood is one, and so is one with none before it.
R-POINT-2  A source that names another document of the dossier ("same as Document 1"), or the one
           above, is known to a reader and not to a search: a doubt, no error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier.checking.places import Places, note_passages, shown
from edossier.dossier import Document, Dossier, Finding
from edossier.references import ArchivalReference
from edossier.references.surroundings import is_aside, relative_end
from edossier.text import Range
from edossier.text.folding import fold

__all__ = ["find_doubtful_sources", "find_unparsed_sources"]

_QUOTED = re.compile("“([^”]{1,100})”")
_NUMBER = r"(?P<{}>[0-9]{{1,4}})"
_NAMED = re.compile(  # folded
    r"(?<![^\W_])(?:doc(?:ument[a-z]{0,3})?|dok(?:ument[a-z]{0,4})?|документ[а-я]{0,3}|док|irat)"
    rf"\.?\s?(?:(?:no|nr|nro|n|num|c|№)\.?\s?)?#?{_NUMBER.format('behind')}(?![\w/])"
    rf"|(?<![\w/.]){_NUMBER.format('before')}\.?\s?(?:sz(?:amu)?\.?\s?)?(?:dokumentum|irat)"
)
_ABOVE = re.compile(  # folded
    r"(?<![^\W_])(?:above|previous|preceding|oben|vorige[nrs]?|vorherige[nrs]?|ci-dessus|precedente?"
    r"|выше|предыдущ[а-я]{2,3}|вище|попередн[а-я]{1,3}|vyse|predchozi[a-z]{0,2}|wyzej|powyzej"
    r"|poprzedni[a-z]{0,3}|fent(?:i|ebb)?|elozo[a-z]{0,3}|mai sus|по-горе)(?![^\W_])"
)
_MOST_WORDS = 8  # of a source that only points elsewhere


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What is in doubt in a reference, and where in its `printed` that stands."""

    said: str
    place: Range


def find_unparsed_sources(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document whose source is no citation that can be read."""
    for document, reference, has_before in _sources(dossier):
        if reference.status != "unknown" or _points(dossier, document, reference, has_before):
            continue
        yield places.finding(
            "source-unparsed",
            f"The source of document {document.number}, {shown(reference.printed)}, cannot be read "
            "as an archival citation: print the archive and its numbers, or silence this if the "
            "record is in no archive.",
            places.of(document, "source"),
        )


def find_doubtful_sources(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each source and each reference of a note that was read with a doubt."""
    listed = frozenset(fold(each.acronym).text for each in dossier.repositories)
    for document, reference, has_before in _sources(dossier):
        if reference.status != "unknown":
            doubt = _doubt(reference, listed, has_before)
        elif _points(dossier, document, reference, has_before):
            doubt = _unread_behind(reference) if _is_ibid(reference) else _elsewhere(reference)
        else:
            continue
        if doubt is not None:
            yield places.finding(
                "source-doubtful",
                f"The source of document {document.number} is in doubt: {doubt.said}",
                places.in_source(document, doubt.place.start, doubt.place.end),
            )
    for passage, note in zip(note_passages(dossier), dossier.notes, strict=True):
        for span in passage.spans:
            index = int(span.target) if span.target and span.target.isdecimal() else -1
            if span.kind != "reference" or not 0 <= index < len(note.references):
                continue
            reference = note.references[index]
            if reference.status not in ("partial", "ambiguous"):
                continue
            doubt = _doubt(reference, listed, has_before=True)
            if doubt is not None:
                yield places.finding(
                    "source-doubtful",
                    f"A reference of note {note.id} is in doubt: {doubt.said}",
                    places.within(
                        passage, span.start + doubt.place.start, span.start + doubt.place.end
                    ),
                )


def _sources(dossier: Dossier) -> Iterator[tuple[Document, ArchivalReference, bool]]:
    """Give each source, and whether one comes before it."""
    has_before = False
    for document in dossier.documents:
        if document.source is not None:
            yield document, document.source, has_before
            has_before = True


def _doubt(reference: ArchivalReference, listed: frozenset[str], has_before: bool) -> _Doubt | None:
    if _is_ibid(reference):
        whole = Range(0, len(reference.printed))
        if not has_before:
            return _Doubt("It takes up a citation, and none comes before it.", whole)
        return _unread_behind(reference)
    if not reference.doubts or _is_own_archive(reference, listed):
        return None
    return _Doubt(" ".join(reference.doubts), _doubtful_part(reference))


def _is_own_archive(reference: ArchivalReference, listed: frozenset[str]) -> bool:
    """Say whether only the archive is in doubt, and the dossier's list says which it is."""
    is_unknown = reference.repository is None and not reference.candidates
    printed = fold(reference.repository_printed or "").text
    is_whole = not reference.remainder and not reference.readings and len(reference.doubts) == 1
    return is_unknown and is_whole and printed in listed


def _is_ibid(reference: ArchivalReference) -> bool:
    return relative_end(reference.printed) is not None


def _unread_behind(reference: ArchivalReference) -> _Doubt | None:
    """Give what stands behind "Ibid." and was not understood (R-POINT-1)."""
    first = relative_end(reference.printed) or 0
    for rest in reference.remainder:
        start = max(rest.start, first)
        text = reference.printed[start : rest.end].strip(" ,.;:")
        if text and not is_aside(text):
            start = reference.printed.index(text, start)
            return _Doubt(f"{shown(text)} was not understood.", Range(start, start + len(text)))
    return None


def _points(
    dossier: Dossier, document: Document, reference: ArchivalReference, has_before: bool
) -> bool:
    """Say whether a source that is no citation sends the reader to another one (R-POINT-2)."""
    if _is_ibid(reference):
        return has_before
    if len(reference.printed.split()) > _MOST_WORDS:
        return False
    printed = fold(reference.printed).text
    named = _NAMED.search(printed)
    if named is None:
        return has_before and _ABOVE.search(printed) is not None
    number = (named["behind"] or named["before"]).lstrip("0")
    others = {each.number for each in dossier.documents if each.source is not None}
    return number in others - {document.number}


def _elsewhere(reference: ArchivalReference) -> _Doubt:
    said = f"{shown(reference.printed)} only points elsewhere; print the archive and its numbers."
    return _Doubt(said, Range(0, len(reference.printed)))


def _doubtful_part(reference: ArchivalReference) -> Range:
    """Give the narrowest range that the doubts can be of: what they quote, else bare leaves.

    Offsets of `reference.printed`; the whole where nothing narrower is known.
    """
    quoted = [
        _quoted(reference, words[1]) for words in map(_QUOTED.search, reference.doubts) if words
    ]
    if quoted and len(quoted) == len(reference.doubts):
        return Range(min(each.start for each in quoted), max(each.end for each in quoted))
    bare = [leaves for leaves in reference.leaves if not leaves.label]
    if reference.status == "ambiguous" and len(bare) == 1:
        start, end = bare[0].start, bare[0].end
        lead = len(reference.printed[start:end]) - len(reference.printed[start:end].lstrip(" /,"))
        return Range(start + lead, end)
    return Range(0, len(reference.printed))


def _quoted(reference: ArchivalReference, words: str) -> Range:
    """Give where the words that a doubt quotes stand; a long stretch is quoted in part."""
    for rest in reference.remainder:
        if rest.text.startswith(words):
            return Range(rest.start, rest.end)
    start = reference.printed.find(words)
    return Range(start, start + len(words)) if start >= 0 else Range(0, len(reference.printed))
