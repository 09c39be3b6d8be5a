"""What a citation in running text may reach to, and whether a name or number starts one at all."""

import re

from edossier.references.anchors import PUBLISHED, Anchor
from edossier.references.ends import end_of
from edossier.references.parse import read_after, read_alone
from edossier.references.parts import Reading
from edossier.references.printed_names import NameInText
from edossier.references.published import has_imprint
from edossier.references.repositories import by_id

__all__ = ["end_in", "is_american", "window_of"]

_WINDOW = 500  # code points after an archive's name within which its levels stand
_LEVELS = {"fonds", "series", "file", "item", "container"}
# "Department of State Bulletin": what an office publishes.
_ORGAN = re.compile(
    r"(?:[’']s)?\s(?:Bulletin|Gazette|Journal|Newsletter|Press|Publications?|Review|Yearbook|Annual)"
    r"(?![^\W_])"
)
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile(r"[^\W\d_]{4}[a-zа-яё][.!?]\s{1,3}[A-ZА-ЯЁ]")
_FINAL_STOP = re.compile(r"(?<=\d)\.\s{0,3}$")
_BRACKETS = re.compile(r"[()\[\]（）]")
_NEW_SENTENCE = re.compile(r"\.\s{1,3}[A-Z][a-z]{0,15}\s[a-z]")  # "NA. It reads"
_BARE = re.compile(r"\d{1,3}(?![^\W_]|[/.:-]\d|\s[A-Z](?![^\W_]))")


def end_in(text: str, anchor: Anchor, limit: int) -> int | None:
    """Give where the citation that starts at a name, number or code ends; None where it is none."""
    if anchor.kind == "identifier":
        return anchor.end
    if anchor.kind == "name" and anchor.ids and set(anchor.ids) <= PUBLISHED:
        return None
    window = window_of(text, anchor.start, anchor.end, limit)
    size = anchor.end - anchor.start
    counts_names = _has_papers(anchor, window[size:])
    if not (counts_names or any(map(str.isdigit, window))) or _ORGAN.match(window, size):
        return None
    if anchor.kind == "name" and _NEW_SENTENCE.match(window, size):
        return None
    if anchor.kind == "code":
        start, reading = 0, read_alone(window)
    else:
        start, reading = size, read_after(window, NameInText(0, size, anchor.ids))
    end = end_of(window, start, reading, counts_names=counts_names)
    if end is None or not _is_enough(anchor, window, end, reading):
        return None
    if counts_names and has_imprint(window[:end]):
        return None
    return anchor.start + end


def _has_papers(anchor: Anchor, behind: str) -> bool:
    """Say whether an American archive stands before the name of papers or files in it."""
    if anchor.kind != "name" or len(anchor.ids) != 1 or not re.match(r"\s?,?\s[A-Z]", behind):
        return False
    return is_american(anchor.ids[0])


def is_american(repository: str | None) -> bool:
    """Say whether an archive is cited in the way of the United States."""
    archive = by_id(repository) if repository else None
    return archive is not None and archive.tradition == "american"


def window_of(text: str, start: int, end: int, limit: int) -> str:
    """Give what a citation may reach to: at most to the end of the bracket that it stands in.

    It does not reach over an empty line, nor far beyond the end of a sentence with figures in it.
    """
    paragraph = text.find("\n\n", end, min(limit, end + _WINDOW))
    window = text[start : min(limit, end + _WINDOW) if paragraph < 0 else paragraph]
    figure = _FIGURE.search(window, end - start)
    sentence = _SENTENCE.search(window, figure.start()) if figure else None
    window = window[: sentence.end()] if sentence else window
    depth = 0
    for mark in _BRACKETS.finditer(window):
        depth += 1 if mark[0] in "([（" else -1
        if depth < 0:
            return window[: mark.start()]
    stop = _FINAL_STOP.search(window, max(0, len(window) - 5))
    return window[: stop.start()] if stop else window


def _is_enough(anchor: Anchor, window: str, end: int, reading: Reading) -> bool:
    """Say whether name and levels make a citation.

    R-FIND-1: none are a document symbol that is published, a record group alone, initials, and an
    acronym of two or three letters with nothing but one bare number: "RA 17", "PIL 12".
    """
    levels = [part for part in reading.parts if part.end <= end and part.isad in _LEVELS]
    if anchor.kind == "code":
        return {part.level for part in levels} != {"record_group"}
    if reading.is_identifier:
        return True
    name = window[: anchor.end - anchor.start]
    if len(name) == 2 and re.match(r"\s[A-Z][a-z]", window[2:]):
        return False  # initials: "AJ Smith"
    is_short = len(name) <= 3 and name.isalpha()
    is_bare = len(levels) == 1 and not levels[0].label
    return not (is_short and is_bare and _BARE.match(levels[0].value))
