"""Calls of notes in running text: "[4]", "⁴", "[^4]", "(4)", a raised 4, a link to the note."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from edossier.reading.ledger import Ledger
from edossier.reading.notes import NoteBody
from edossier.reading.numbering import format_note_digits
from edossier.reading.pieces import Piece, marks_in

__all__ = ["Call", "called_numbers", "find_calls", "note_ids"]

_PRINTED = re.compile(
    r"\[\^?(?P<bracket>[0-9]{1,3}|\*{1,3})\](?![:(])"
    # Word numbers endnotes so: "[iv]".
    r"|\[(?P<roman>[ivxl]{1,7})\](?![:(])"
    r"|(?<![\s0-9(])(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    # A typist's blank before it: "in the autumn. ¹ Half a year later".
    r"|(?<=[.,;!?)”\"»] )(?P<spaced>[⁰¹²³⁴-⁹]{1,3})(?=\s|$)"
    r"|(?<=[^\s(\[]\s)\((?P<apart>[0-9]{1,3})\)(?=[\s.,;:]|$)"
    # With a stroke or half a bracket, as typewriters and Central European printers set them.
    r"|(?:(?<=[^\W\d_][.,;!?”\"“»])|(?<=[.,;!?)”\"“»] )|(?<=[^\W\d_] )|(?<=[^\W\d_]{2}))"
    r"(?P<stroke>[0-9]{1,3})/(?=[\s.,;:]|$)"
    r"|(?:(?<=[^\W\d_][.,;!?”\"“»])|(?<=[^\W\d_]{2}))(?P<half>[0-9]{1,3})\)(?=[\s.,;:]|$)"
    r"|(?<=[\w.,;!?)”\"“»])(?P<star>\*{1,3})\)?(?=[\s.,;:]|$)"
    # Two or more in one pair of brackets: "[2, 3]", "[4-6]".
    r"|\[(?P<several>[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){1,7})\](?![:(])"
    # A figure that lost its raising behind a word: "for the first time2".
    r"|(?<=[^\W\d_]{3}[a-zß-öø-ÿěščřžůťďňąęłńśźżőűășțа-яё])(?P<glued>[0-9]{1,3})(?=[\s.,;:!?)]|$)"
    r"|(?<=\S)\((?P<round>[0-9]{1,3})\)"
    # A raised figure that saving as text has lowered: "became scarce.1 The ministry".
    r"|(?:(?<=[^\W\d_]{3}[.,;!?)”\"»])|(?<=[^\W\d_]{3}[.,][”\"’»])|(?<=[^\W_]\)[.,;]))"
    r"(?P<lowered>[0-9]{1,3})(?=\s|$)"
    # Behind a closed quotation, before the stop: "«Мы не готовы»2."
    r"|(?<=[^\W\d_]{2}[”\"»“])(?P<quoted>[0-9]{1,3})(?=[\s.,;:]|$)"
    # The same behind a year, or behind any figure at the end of a paragraph: "in 1965.3".
    r"|(?:(?<=(?<![0-9])[12][0-9]{3}[.,;])(?P<behind_year>[0-9]{1,3})(?=\s|$)"
    r"|(?<=[0-9]\.)(?P<closing>[0-9]{1,3})\s*$)"
)
_LONGEST_LIST = 20
_LONGEST_BRACKET = 400
_UNIT = re.compile(r"(?:^|[\s0-9])(?:[kcdm]?m|ft|in|м|км|см)$")
_SEVERAL = re.compile(r"[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){1,7}")
_NUMBER = re.compile(r"[\[(]?\^?(?P<number>[0-9]{1,4}|[⁰¹²³⁴-⁹]{1,4}|\*{1,3}|[ivxlc]{1,6})[\])]?")


@dataclass(frozen=True, slots=True)
class Call:
    """A call and the note it calls.

    Attributes:
        start, end: Its range in the source; empty where the format prints no number.
        note: The note's id; where no such note exists the number that was called.
        is_missing: No such note exists.
    """

    start: int
    end: int
    note: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    start: int
    end: int
    number: str | None
    mark: str | None
    is_certain: bool
    is_next_only: bool = False


def note_ids(bodies: Sequence[NoteBody]) -> tuple[str, ...]:
    """Give each note an id of its own: its number, and where that is taken the run before it."""
    taken: set[str] = set()
    ids: list[str] = []
    for body in bodies:
        name = body.number
        if name in taken:
            name = f"{body.run + 1}.{body.number}"
        while name in taken:
            name += "+"
        taken.add(name)
        ids.append(name)
    return tuple(ids)


def called_numbers(ledger: Ledger, piece: Piece) -> set[str]:
    """Give the numbers that a piece of running text may call notes by."""
    found = {
        format_note_digits(ledger.source.text[mark.start : mark.end].strip(" [()]"))
        for mark in marks_in(ledger.source, piece.start, piece.end)
        if mark.kind in ("superscript", "note_call")
    }
    for match in _PRINTED.finditer(piece.text):
        number = match["bracket"] or match["round"] or match["apart"] or match["stroke"]
        number = number or match["star"] or match["half"] or match["lowered"]
        number = number or match["behind_year"] or match["closing"]
        found.add(number or format_note_digits(match["raised"] or match["spaced"] or ""))
    return found - {""}


def find_calls(
    ledger: Ledger,
    places: Iterable[tuple[Piece, str]],
    bodies: Sequence[NoteBody],
    ids: Sequence[str],
) -> list[Call]:
    """Find every call, decide its note, and enter it in the ledger as a label.

    Args:
        ledger: Of the source.
        places: Pieces of running text in order, each with its scope: "introduction", or the
            number of the document.
        bodies, ids: The notes, and the id of each.
    """
    text = ledger.source.text
    resolver = _Resolver(bodies, ids, "".join(text[b.label_start : b.start] for b in bodies))
    calls: list[Call] = []
    for piece, scope in places:
        for printed in _calls_in(ledger, piece, resolver):
            call = resolver.resolve(printed, scope)
            if call:
                calls.append(call)
                start = _with_blank_before(ledger, call)
                ledger.label("note call", start, call.end, takes_blanks=start < call.start)
    return calls


def _with_blank_before(ledger: Ledger, call: Call) -> int:
    """Take the blank before a call with it where punctuation follows: "word [1]." is "word."."""
    text = ledger.source.text
    start = call.start
    after = text[call.end : call.end + 1]
    if call.end > call.start and (after in ".,;:!?)”»" if after else False):
        while start > 0 and text[start - 1].isspace():
            start -= 1
    return start


def _calls_in(ledger: Ledger, piece: Piece, resolver: "_Resolver") -> list[_Printed]:
    found = list(_marked_calls(ledger, piece, resolver))
    covered = [(call.start, call.end) for call in found]
    for match in _PRINTED.finditer(piece.text):
        start, end = piece.start + match.start(), piece.start + match.end()
        before = bisect_right(covered, (end, 0)) - 1
        if before >= 0 and covered[before][1] > start:
            continue
        if match["raised"] and _UNIT.search(piece.text[max(0, match.start() - 4) : match.start()]):
            continue
        if match["stroke"] and match[0].endswith(")") and _is_open(piece.text, match.start()):
            continue
        bracketed = match["round"] or match["star"] or match["roman"]
        if bracketed and not resolver.has(bracketed):
            continue
        if (match["stroke"] or match["half"]) and match[0][-1] not in resolver.signs:
            continue
        if match["several"]:
            found += _listed(match["several"], start, end, resolver)
            continue
        lowered = match["lowered"] or match["behind_year"] or match["closing"] or match["glued"]
        lowered = lowered or match["apart"] or match["stroke"] or match["half"] or match["quoted"]
        number = match["bracket"] or bracketed or lowered
        number = number or format_note_digits(match["raised"] or match["spaced"])
        is_next_only = lowered is not None or match["spaced"] is not None
        found.append(
            _Printed(start, end, number, None, bool(match["bracket"]), is_next_only=is_next_only)
        )
    return sorted(found, key=lambda call: (call.start, call.end))


def _is_open(text: str, at: int) -> bool:
    """Say whether a bracket stands open there: the ")" of "(Dokumente 1 und 2)" closes it."""
    return text.rfind("(", max(0, at - _LONGEST_BRACKET), at) > text.rfind(")", 0, at)


def _listed(printed: str, start: int, end: int, resolver: "_Resolver") -> list[_Printed]:
    """Read "2, 3" and "4-6" as calls that stand at one place; none where a note is missing.

    The last has the whole print for its range.
    """
    numbers: list[int] = []
    is_range = False
    for match in re.finditer(r"([0-9]{1,3})\s?([,;–-]?)", printed):
        number = int(match[1])
        first = numbers[-1] + 1 if is_range else number
        if not first <= number <= first + _LONGEST_LIST:
            return []
        numbers += range(first, number + 1)
        is_range = match[2] in ("–", "-")
    if not all(resolver.has(str(number)) for number in numbers):
        return []
    calls = [_Printed(start, start, str(number), None, False) for number in numbers]
    return [*calls[:-1], replace(calls[-1], end=end)]


def _marked_calls(ledger: Ledger, piece: Piece, resolver: "_Resolver") -> Iterable[_Printed]:
    last_end = -1
    for mark in marks_in(ledger.source, piece.start, piece.end):
        if mark.kind not in ("note_call", "superscript", "link") or mark.start < last_end:
            continue
        printed = ledger.source.text[mark.start : mark.end].strip()
        match = _NUMBER.fullmatch(printed)
        if mark.kind == "note_call":
            number = format_note_digits(match["number"]) if match else None
            yield _Printed(mark.start, mark.end, number, mark.value, True)
        elif mark.kind == "superscript" and _SEVERAL.fullmatch(printed):
            yield from _listed(printed, mark.start, mark.end, resolver)
        elif match and mark.kind == "superscript":
            yield _Printed(mark.start, mark.end, format_note_digits(match["number"]), None, False)
        elif match and mark.value and mark.value.startswith("#"):
            number = format_note_digits(match["number"])
            yield _Printed(mark.start, mark.end, number, mark.value[1:], False)
        else:
            continue
        last_end = max(mark.end, mark.start + 1)


class _Resolver:
    """Decides which note a call means; reads the calls in the order of the file.

    Attributes:
        signs: What follows the figure of a note: its calls bear the same, "1/" or "1)".
    """

    def __init__(self, bodies: Sequence[NoteBody], ids: Sequence[str], signs: str) -> None:
        self.signs = frozenset(signs) & frozenset("/)")
        self._marks: dict[str, list[str]] = {}
        self._runs: dict[int, dict[str, str]] = {}
        self._scopes: dict[int, str | None] = {}
        for body, note in zip(bodies, ids, strict=True):
            if body.mark is not None:
                self._marks.setdefault(body.mark, []).append(note)
            self._runs.setdefault(body.run, {}).setdefault(body.number, note)
            self._scopes[body.run] = body.scope
        self._called: set[str] = set()
        self._last = 0
        self._pointer = min(self._runs, default=0)

    def has(self, number: str) -> bool:
        """Say whether any run has a note of that number."""
        return any(number in run for run in self._runs.values())

    def resolve(self, printed: _Printed, scope: str) -> Call | None:
        """Give the call, None where the print calls no note at all."""
        if printed.is_next_only and printed.number != str(self._last + 1):
            return None
        named = self._marks.get(printed.mark or "", [])
        note = named[0] if len(named) == 1 else self._by_number(printed.number, scope)
        if note is None and named:
            note = next((n for n in named if n not in self._called), named[-1])
        if note is not None:
            self._called.add(note)
            number = printed.number or ""
            self._last = int(number) if number.isdecimal() else self._last
            return Call(printed.start, printed.end, note, is_missing=False)
        is_call = printed.is_certain and (scope == "introduction" or printed.mark is not None)
        if not is_call or printed.number is None:
            return None
        return Call(printed.start, printed.end, printed.number, is_missing=True)

    def _by_number(self, number: str | None, scope: str) -> str | None:
        if number is None:
            return None
        named = [run for run, name in sorted(self._scopes.items()) if _fits(name, scope)]
        order = [*named, *(run for run in sorted(self._runs) if run not in named)]
        holding = [run for run in order if number in self._runs[run]]
        if not holding:
            return None
        if named and holding[0] in named:
            return self._next_uncalled([run for run in holding if run in named], number)
        later = [run for run in holding if run >= self._pointer]
        return self._next_uncalled(later or holding, number)

    def _next_uncalled(self, runs: Sequence[int], number: str) -> str:
        for run in runs:
            note = self._runs[run][number]
            if note not in self._called:
                self._pointer = max(self._pointer, run)
                return note
        return self._runs[runs[0]][number]


def _fits(name: str | None, scope: str) -> bool:
    if name is None or name == scope:
        return name is not None
    if scope == "introduction":
        return name in ("essay", "introductory essay")
    return name == "documents" or name.split()[-1:] == [scope]
