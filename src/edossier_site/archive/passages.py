"""A few words around a place in a paragraph, cut between words and never inside one."""

from dataclasses import dataclass

__all__ = ["Passage", "passage_around"]

_AROUND = 120
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """Words around a place in running text.

    Attributes:
        start, end: Of the words meant, in `text`, code points; equal where only the place counts.
        is_cut_before, is_cut_after: The paragraph goes on there.
    """

    text: str
    start: int
    end: int
    is_cut_before: bool = False
    is_cut_after: bool = False

    @property
    def before(self) -> str:
        """What stands before the words meant."""
        return self.text[: self.start]

    @property
    def words(self) -> str:
        """The words meant."""
        return self.text[self.start : self.end]

    @property
    def after(self) -> str:
        """What stands after them."""
        return self.text[self.end :]


def passage_around(text: str, start: int, end: int) -> Passage:
    """Cut the passage around `text[start:end]`: up to 120 code points on either side.

    >>> passage_around("as Document 1 shows", 3, 13)
    Passage(text='as Document 1 shows', start=3, end=13, is_cut_before=False, is_cut_after=False)
    """
    end = min(end, start + _LONGEST)
    first = _first_kept(text, start)
    last = _last_kept(text, end)
    return Passage(text[first:last], start - first, end - first, first > 0, last < len(text))


def _first_kept(text: str, start: int) -> int:
    earliest = max(0, start - _AROUND)
    if earliest == 0:
        return 0
    blank = text.find(" ", earliest, start)
    return blank + 1 if blank >= 0 else earliest


def _last_kept(text: str, end: int) -> int:
    latest = min(len(text), end + _AROUND)
    if latest == len(text):
        return latest
    blank = text.rfind(" ", end, latest)
    return blank if blank >= 0 else latest
