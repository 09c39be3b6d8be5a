"""The sentence around a place in a paragraph; of a very long one, a few words around the place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edossier.dossier import Span
from edossier.text.sentences import sentences
from edossier.text.source import Range

__all__ = ["Passage", "first_words", "passage_around", "sentence_around", "sentences_of"]

_AROUND = 120
_LONGEST = 600
_LONGEST_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words around a place in running text.

    Attributes:
        start, end: Of the words meant, in `text`, code points; equal where only the place counts.
        is_cut_before, is_cut_after: The sentence, or the paragraph, was cut there.
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


def first_words(paragraphs: Iterable[str], longest: int = 240) -> str:
    """Give the first words of some paragraphs, cut between words; empty where there are none.

    >>> first_words(["Comrade Minister,", "I have the honour to report"], 30)
    'Comrade Minister, I have the …'
    """
    text = ""
    for paragraph in paragraphs:
        text = f"{text} {paragraph[: longest + 1]}".strip()
        if len(text) > longest:
            cut = text.rfind(" ", 0, longest)
            return f"{text[: cut if cut > 0 else longest]} …"
    return text


def passage_around(text: str, start: int, end: int) -> Passage:
    """Cut the passage around `text[start:end]`: up to 120 code points on either side.

    >>> passage_around("as Document 1 shows", 3, 13)
    Passage(text='as Document 1 shows', start=3, end=13, is_cut_before=False, is_cut_after=False)
    """
    end = min(end, start + _LONGEST)
    first = _first_kept(text, start)
    last = _last_kept(text, end)
    return Passage(text[first:last], start - first, end - first, first > 0, last < len(text))


def sentences_of(text: str, spans: Sequence[Span]) -> tuple[Range, ...]:
    """Give the sentences of running text, none of which ends inside a quotation or a citation."""
    whole = [Range(span.start, span.end) for span in spans if span.kind in ("quote", "reference")]
    return sentences(text, whole)


def sentence_around(text: str, start: int, end: int, parts: Sequence[Range]) -> Passage:
    """Give the sentence that holds `text[start:end]`, or the sentences that it runs through.

    >>> sentence_around("He came. She left.", 9, 12, [Range(0, 8), Range(9, 18)]).text
    'She left.'

    Args:
        parts: The sentences of `text`, in order.
    """
    first = max((one.start for one in parts if one.start <= start), default=0)
    last = min((one.end for one in parts if one.end >= end), default=len(text))
    if last - first <= _LONGEST_SENTENCE:
        return Passage(text[first:last], start - first, end - first)
    return passage_around(text[first:last], start - first, end - first)


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
