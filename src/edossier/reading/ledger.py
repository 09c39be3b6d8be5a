"""The ledger: what of the source has been understood, so that nothing is lost silently.

Print that holds no value (a label, a separator, a note call) and page furniture are entered
here; values hold their own anchors. One law binds them, and the tests hold it:

    the text of a value = its range of the source, without the labels and furniture that lie
    in it, with each run of white space one blank

`Ledger.cut` is the only maker of such texts. What no anchor, label or furniture covers at the
end is unread, and a finding says so.
"""

from bisect import bisect_left, insort

from edossier.dossier import Anchor, Evidence, Ignored, Label
from edossier.text.source import Range, SourceText
from edossier.text.spacing import Squeezed, is_blank, squeeze

# No-break and typographic blanks, one code point each.
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000\ufeff\u200b\u2060"), " ")
_BLANKS |= dict.fromkeys(range(0x2000, 0x200B), " ")

__all__ = ["Ledger", "inferred", "printed"]


def printed(start: int, end: int) -> Evidence:
    """Give the evidence of a value that stands in the source."""
    return Evidence(anchor=Anchor(start=start, end=end))


def inferred(rule: str, at: Range | None = None) -> Evidence:
    """Give the evidence of a value that a rule made, and the range it rests on."""
    anchor = Anchor(start=at.start, end=at.end) if at else None
    return Evidence(basis="inferred", rule=rule, anchor=anchor)


class Ledger:
    """Labels and furniture entered so far, in order of their place."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._left_out: list[tuple[int, int]] = []
        self._labels: list[Label] = []
        self._ignored: list[Ignored] = []

    def label(self, kind: str, start: int, end: int, *, takes_blanks: bool = False) -> None:
        """Enter print that was understood and holds no value.

        Blanks at its ends are left, so that words on both sides stay apart, unless it takes them.
        """
        if not takes_blanks:
            start, end = self.trim(start, end)
        if start < end:
            self._labels.append(Label(kind=kind, anchor=Anchor(start=start, end=end)))
            insort(self._left_out, (start, end))

    def ignore(self, reason: str, start: int, end: int) -> None:
        """Enter page furniture; `reason` is the name of the rule that tells it."""
        start, end = self.trim(start, end)
        if start < end:
            self._ignored.append(
                Ignored(
                    place=self.source.place(start),
                    text=squeeze(self.source.text, start, end).text,
                    reason=reason,
                    anchor=Anchor(start=start, end=end),
                )
            )
            insort(self._left_out, (start, end))

    def cut(self, start: int, end: int) -> Squeezed:
        """Give the text of a range without the labels and furniture that lie in it."""
        return squeeze(self.source.text, start, end, self.left_out(start, end))

    def left_out(self, start: int, end: int) -> list[Range]:
        """Give the labels and furniture that lie in a range."""
        first = bisect_left(self._left_out, (start, start))
        last = bisect_left(self._left_out, (end, end))
        return [Range(*entry) for entry in self._left_out[first:last] if entry[1] <= end]

    def masked(self, start: int, end: int) -> str:
        """Give a range of the source with what is left out blanked, each offset unchanged.

        Blanks of other kinds are plain ones in it.
        """
        parts: list[str] = []
        at = start
        for cut in self.left_out(start, end):
            if cut.end > at:
                parts.append(self.source.text[at : max(at, cut.start)])
                parts.append(" " * (cut.end - max(at, cut.start)))
                at = cut.end
        parts.append(self.source.text[at:end])
        return "".join(parts).translate(_BLANKS)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Give a range without the blanks at its ends."""
        text = self.source.text
        while start < end and is_blank(text[start]):
            start += 1
        while end > start and is_blank(text[end - 1]):
            end -= 1
        return start, end

    def trim_masked(self, start: int, end: int) -> tuple[int, int]:
        """Give a range without the blanks and left-out print at its ends."""
        masked = self.masked(start, end)
        lead = len(masked) - len(masked.lstrip())
        return self.trim(start + lead, start + lead + len(masked.strip()))

    def label_punctuation(self, start: int, end: int) -> None:
        """Enter as a separator what stands between two values, if it is punctuation alone."""
        start, end = self.trim(start, end)
        if start < end and not any(c.isalnum() for c in self.source.text[start:end]):
            self.label("punctuation", start, end)

    @property
    def labels(self) -> tuple[Label, ...]:
        """All labels, by place."""
        return tuple(sorted(self._labels, key=lambda label: label.anchor.start))

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """All furniture, by place."""
        return tuple(sorted(self._ignored, key=lambda ignored: ignored.anchor.start))
