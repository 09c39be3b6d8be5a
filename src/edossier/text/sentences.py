"""Sentences of running text, as far as print alone shows where one ends.

In doubt two sentences stay one: a stop behind an initial ("K.A. Krutikov"), behind a short word
in small letters or an abbreviation ("c. Stalin", "Doc. 5") ends none, nor does one inside a
range that the caller keeps whole, such as a quotation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from edossier.text.source import Range

__all__ = ["sentences"]

_END = re.compile(
    r"(?P<stop>[.!?…])[”\"’»“)\]]{0,3}\s+(?![a-zß-öø-ÿа-яё,;:()])|[。！？][」』”]?\s*"
)
# Words that a stop shortens; those of one or two letters need no table.
_SHORTENED = frozenset(
    " ".join(
        (
            "pp ss ff doc docs dok dokl fond inv vol vols nos prof gen col maj capt lt sgt rev hon",
            "sen rep gov amb mrs etc cit ibid eds trans introd comp univ dept jan feb mar",
            "apr jun jul aug sept sep oct nov dec fols bd nr str ark tov soudr cf vgl roč",
            "čís kart krab",
        )
    ).split()
)
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_LONGEST_WORD = 12  # code points looked at before a stop


def sentences(text: str, whole: Iterable[Range] = ()) -> tuple[Range, ...]:
    """Give the sentences of `text` in order; together they cover it but for the blanks between.

    >>> text = "He met K.A. Krutikov. They talked (Doc. 5)."
    >>> [text[each.start : each.end] for each in sentences(text)]
    ['He met K.A. Krutikov.', 'They talked (Doc. 5).']

    Args:
        text: Running text, one paragraph.
        whole: Ranges inside which no sentence ends.
    """
    joined = _joined(whole)
    starts = [each.start for each in joined]
    found: list[Range] = []
    at = 0
    for match in _END.finditer(text):
        inside = bisect_right(starts, match.start()) - 1
        if inside >= 0 and match.start() + 1 < joined[inside].end:
            continue
        if match["stop"] == "." and _is_shortened(text, match.start()):
            continue
        end = match.start() + len(match[0].rstrip())
        found.append(Range(at, end))
        at = match.end()
    if at < len(text):
        found.append(Range(at, len(text)))
    return tuple(found)


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Give ranges in order, those that overlap as one."""
    joined: list[Range] = []
    for each in sorted(ranges):
        if joined and each.start < joined[-1].end:
            joined[-1] = Range(joined[-1].start, max(joined[-1].end, each.end))
        else:
            joined.append(each)
    return joined


def _is_shortened(text: str, stop: int) -> bool:
    match = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_WORD), stop)
    if match is None or match[0].isdigit():
        return False
    word = match[0]
    is_initial = len(word) <= 2 and (word[0].isupper() or len(word) == 1)
    return is_initial or word.casefold() in _SHORTENED
