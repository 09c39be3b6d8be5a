"""Characters that no author wrote, taken out, and each change said.

Nothing that prints is ever changed here: quotes, dashes, ligatures, widths and accents stay as
they are.
"""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from edossier.text.source import Repair
from edossier.text.spacing import ZERO_WIDTH

__all__ = ["clean", "clean_with_repairs", "end_lines", "substitute"]

# Tab, line feed and form feed part words; every other control character is damage.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]+")
_CARRIAGE_RETURNS = re.compile("\r\n?")
_RARE_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "\n\n\n")
_MOST_REPAIRS = 1000  # of one rule; more are told as one, so that a broken file stays readable
_MOST_SHOWN = 80  # code points of what stood there


def end_lines(text: str) -> str:
    """Make a line feed of each carriage return, with or without a line feed after it."""
    return _CARRIAGE_RETURNS.sub("\n", text) if "\r" in text else text


def clean(text: str) -> str:
    """Make control characters blanks, drop marks of no width, and end lines with a line feed."""
    text = end_lines(text).translate(_RARE_LINE_ENDS)
    return _ZERO_WIDTH.sub("", _CONTROL.sub(_blanks, text))


def clean_with_repairs(text: str, earlier: Sequence[Repair] = ()) -> tuple[str, tuple[Repair, ...]]:
    """Clean a text without carriage returns, and say what was made of what.

    Args:
        text: The text.
        earlier: Repairs made before, as ranges of `text`; they are moved along.
    """
    text = text.translate(_RARE_LINE_ENDS)
    text, repairs = substitute(_CONTROL, _blanks, text, rule="control-character", earlier=earlier)
    return substitute(_ZERO_WIDTH, _nothing, text, rule="zero-width", earlier=repairs)


def substitute(
    pattern: re.Pattern[str],
    make: Callable[[re.Match[str]], str],
    text: str,
    *,
    rule: str,
    earlier: Sequence[Repair] = (),
) -> tuple[str, tuple[Repair, ...]]:
    """Replace what matches, and give each change as a Repair, with the earlier ones moved along.

    Where a rule changes more than a thousand places, one Repair over the whole text stands for
    them: memory stays bounded, and nobody reads a thousand lines.
    """
    changes = (
        (match.start(), match[0], made)
        for match in pattern.finditer(text)
        if (made := make(match)) != match[0]
    )
    few = list(islice(changes, _MOST_REPAIRS + 1))
    if not few:
        return text, tuple(earlier)
    if len(few) > _MOST_REPAIRS:
        text = pattern.sub(make, text)
        first = {repair.rule: repair.was for repair in reversed(earlier)}
        first[rule] = few[0][1][:_MOST_SHOWN]
        return text, tuple(Repair(0, len(text), was, name) for name, was in sorted(first.items()))
    return _replace_few(text, few, rule, earlier)


def _replace_few(
    text: str, changes: list[tuple[int, str, str]], rule: str, earlier: Sequence[Repair]
) -> tuple[str, tuple[Repair, ...]]:
    pieces: list[str] = []
    repairs: list[Repair] = []
    at = length = 0
    for start, was, made in changes:
        pieces += (text[at:start], made)
        length += start - at
        repairs.append(Repair(length, length + len(made), was[:_MOST_SHOWN], rule))
        length += len(made)
        at = start + len(was)
    pieces.append(text[at:])
    moved = [
        Repair(_moved(e.start, changes), _moved(e.end, changes), e.was, e.rule) for e in earlier
    ]
    return "".join(pieces), tuple(sorted(moved + repairs, key=lambda r: (r.start, r.end, r.rule)))


def _moved(offset: int, changes: list[tuple[int, str, str]]) -> int:
    """Give where an offset of the text before the changes is after them."""
    moved = offset
    for start, was, made in changes:
        if start >= offset:
            break
        moved += len(made) - (min(offset, start + len(was)) - start)
    return moved


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _nothing(_match: re.Match[str]) -> str:
    return ""
