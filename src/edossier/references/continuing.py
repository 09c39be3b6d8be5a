"""Where another citation goes on from the last: "; д. 103, л. 1", " et 5 AG 1/183"."""

import re
from collections.abc import Iterator

from edossier.references.parts import Reading
from edossier.references.reference import ArchivalReference
from edossier.references.surroundings import ends_sentence

__all__ = ["alike_from", "joined_to", "opens"]

_SAME_SENTENCE = 120  # code points within which a number goes on from one of its form
_LONGEST_NUMBER = 40
_LEVELS = {"fonds", "series", "file", "item", "container"}
_GOES_ON = re.compile(
    r"\s?[;；]\s{0,2}(?:(?:and|und|et|и|i|a|e|y|och|og|en|та|oraz)\s)?|\.\s{1,3}(?:[–—]\s)?"
    r"|,?\s(?:and|und|et|и|i|a|e|y|és|și|och|og|en|та|oraz|sowie)\s"
)
_LABEL_NEXT = re.compile(
    r"(?:[^\W\d_]{1,12}[.:]?\s{0,2}){1,2}(?:№\s?|No\.?\s?)?[^\W_]{0,5}[-./]?\d"
)


def joined_to(text: str, end: int, limit: int) -> int | None:
    """Say where a labelled level goes on after a semicolon, a full stop or "and"."""
    joint = _GOES_ON.match(text, end)
    if joint is None or joint.end() >= limit or not _LABEL_NEXT.match(text, joint.end()):
        return None
    return joint.end()


def alike_from(text: str, end: int, reference: ArchivalReference, limit: int) -> int | None:
    """Say where in the same sentence a number of just the form of the last stands: "5 AG 1/183"."""
    for form in _forms_of(reference):
        match = form.search(text, end, min(limit, end + _SAME_SENTENCE))
        if match is not None and not ends_sentence(text[end : match.start()]):
            return match.start("number")
    return None


def _forms_of(reference: ArchivalReference) -> Iterator[re.Pattern[str]]:
    """Give the forms of the whole chain and of its last number, where they are no plain numbers."""
    levels = [level for level in reference.levels if level.isad]
    if not levels or levels[-1].label:
        return
    for first in dict.fromkeys((min(level.start for level in levels), levels[-1].start)):
        form = _form_of(reference.printed[first : max(level.end for level in levels)].strip())
        if form is not None:
            yield form


def _form_of(printed: str) -> re.Pattern[str] | None:
    """Give the form of a number: its letters as they are, its figures any; None if it is plain."""
    groups = len(re.findall(r"\d+", printed))
    has_letters = any(map(str.isalpha, printed))
    if not (groups > 2 or (groups == 2 and has_letters)) or len(printed) > _LONGEST_NUMBER:
        return None
    form = re.sub(r"\d+", lambda _: r"\d{1,9}", re.escape(printed))
    return re.compile(rf"(?:[;；]|,|\s[^\W\d_]{{1,5}})\s(?P<number>{form})(?![^\W_]|[-–/.]\d)")


def opens(reading: Reading, *, is_alike: bool) -> bool:
    """Say whether a reading starts with a level, labelled unless it is just like the last."""
    first = min(reading.parts, key=lambda part: part.start, default=None)
    if first is None or first.start > 0 or first.isad not in _LEVELS:
        return False
    return is_alike or bool(first.label and any(char.isdigit() for char in first.value))
