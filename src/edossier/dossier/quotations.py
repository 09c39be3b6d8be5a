"""Whose words a quotation is: which document an essay or a note takes them from, and where.

    R-CREDIT-1  the document named in brackets right behind the quotation: “...” (Document 5)
    R-CREDIT-2  else the last document named before it in the same sentence
    R-CREDIT-3  else the next one named behind it in the same sentence
    R-CREDIT-4  else, where a note is called behind it in its sentence (or it stands in a note),
                the record that the note cites, if a document is that record; a note that cites
                another record takes the quotation away from rules 2 and 3 as well
    R-CREDIT-5  else the last document named before it in the paragraph
    R-CREDIT-6  else the next one named behind it in the paragraph

Only documents that have texts are looked at, and all their texts are: the first that holds the
words counts. Another document that is named as near, and that holds the words, is preferred to one
that does not: by rule 1 in the same brackets ("Documents 1, 4"), by rules 2 and 3 in the sentence,
by rules 5 and 6, which are weak, in the paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from edossier.dossier.model import Document, Dossier, Paragraph, Span
from edossier.dossier.records import CitedRecord, cited_records, is_same_record
from edossier.dossier.spans import first_behind, last_before, spans_between
from edossier.text.quotations import QuotedText, quoted_text
from edossier.text.sentences import sentences
from edossier.text.source import Range

__all__ = ["CreditRule", "CreditedQuotation", "Located", "credited"]

CreditRule = Literal[
    "R-CREDIT-1", "R-CREDIT-2", "R-CREDIT-3", "R-CREDIT-4", "R-CREDIT-5", "R-CREDIT-6"
]

_BREAK = "\n\n"
_NEAR = 600  # code points of a sentence, before and behind, in which other documents are named
_BRACKET = re.compile(r"[”\"’»“.,;:!?…\s]{0,8}\([^()\n]{0,40}$")


@dataclass(frozen=True, slots=True)
class Located:
    """Where words stand in one paragraph of a document.

    Attributes:
        text: Index of the text in its document.
        paragraph: Index of the paragraph in that text.
        ranges: Of the paragraph's text, in code points, in order.
    """

    text: int
    paragraph: int
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class CreditedQuotation:
    """A quotation and the document it is taken from.

    Attributes:
        section, paragraph: Indices in the essay; None in a note.
        note: The id of the note it stands in; None in the essay.
        span: Of that paragraph's or note's text.
        document: The number of the document.
        rule: By which it is credited.
        located: Where its words stand there, paragraph by paragraph; empty where nowhere.
    """

    section: int | None
    paragraph: int | None
    note: str | None
    span: Span
    document: str
    rule: CreditRule
    located: tuple[Located, ...]


def credited(dossier: Dossier) -> tuple[CreditedQuotation, ...]:
    """Give the quotations of essay and notes whose document has a text, in order.

    A quotation that no rule credits, or that is credited to a document without texts, is left
    out.
    """
    if not any(document.texts for document in dossier.documents):
        return ()
    library = _Library(dossier)
    found: list[CreditedQuotation] = []
    for index, section in enumerate(dossier.essay.sections):
        for number, paragraph in enumerate(section.paragraphs):
            for span, document, rule, located in library.credit(paragraph.text, paragraph.spans):
                found.append(CreditedQuotation(index, number, None, span, document, rule, located))
    for note in dossier.notes:
        for span, document, rule, located in library.credit(note.text, note.spans, note.id):
            found.append(CreditedQuotation(None, None, note.id, span, document, rule, located))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Passage:
    """One paragraph or note: its text, its mentions of documents, and where its sentences begin."""

    text: str
    mentions: tuple[Span, ...]
    calls: tuple[Span, ...]
    references: tuple[Span, ...]
    starts: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Give the range of the sentence that `at` is in."""
        index = bisect_right(self.starts, at) - 1
        start = self.starts[index] if index >= 0 else 0
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text) + 1
        return start, end


_Credit = tuple[Span, str, CreditRule, tuple[Located, ...]]


class _Library:
    """The documents of a dossier that have texts, each made ready when first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._documents = {d.number: d for d in reversed(dossier.documents) if d.texts}
        self._texts: dict[str, tuple[_Joined, ...]] = {}
        self._found: dict[tuple[str, str], tuple[Located, ...]] = {}
        self._of_notes = _documents_of_notes(cited_records(dossier))

    def credit(
        self, text: str, spans: Sequence[Span], note: str | None = None
    ) -> Iterator[_Credit]:
        """Give the quotations of one paragraph or note that are credited."""
        quotes = [span for span in spans if span.kind == "quote"]
        if not quotes:
            return
        passage = _passage(text, spans, quotes)
        for quote in quotes:
            yield from self._credit_one(passage, quote, note)

    def _credit_one(self, passage: _Passage, quote: Span, note: str | None) -> Iterator[_Credit]:
        words = passage.text[quote.start : quote.end]
        numbers, rule = self._named(passage, quote, note)
        known = [number for number in numbers if number in self._documents]
        for number in (*known, *_named_as_near(passage, quote, rule)):
            located = self._locate(number, words)
            if located:
                yield quote, number, rule, located
                return
        if known:
            yield quote, known[0], rule, ()

    def _named(
        self, passage: _Passage, quote: Span, note: str | None
    ) -> tuple[Sequence[str], CreditRule]:
        """Give the documents that the rules name: several where "Documents 2-3" does."""
        start, end = passage.sentence(quote.start)
        call = first_behind(passage.calls, quote.end, end)
        cited = self._of_notes.get(call.target or "", {}) if call and note is None else {}
        of_note = [number for numbers in cited.values() for number in numbers]
        if note is not None:
            reference = first_behind(passage.references, quote.end, len(passage.text))
            index = (reference.target or "") if reference else ""
            of_note = [*self._of_notes.get(note, {}).get(index, ())]
        named = _in_sentence(passage, quote, start, end)
        is_bracketed = named is not None and named[1] == "R-CREDIT-1"
        if named and cited and not is_bracketed and not set(named[0]) & set(of_note):
            return of_note, "R-CREDIT-4"
        if named:
            return named
        if call or of_note:
            return of_note, "R-CREDIT-4"
        before = last_before(passage.mentions, quote.start)
        if before:
            return _numbers(passage.mentions, before), "R-CREDIT-5"
        behind = first_behind(passage.mentions, quote.end, len(passage.text))
        return _numbers(passage.mentions, behind), "R-CREDIT-6"

    def _locate(self, number: str, words: str) -> tuple[Located, ...]:
        if number not in self._documents:
            return ()
        key = (number, words)
        if key not in self._found:
            if number not in self._texts:
                self._texts[number] = _joined_texts(self._documents[number])
            places = (joined.locate(words) for joined in self._texts[number])
            self._found[key] = next((place for place in places if place), ())
        return self._found[key]


def _in_sentence(
    passage: _Passage, quote: Span, start: int, end: int
) -> tuple[Sequence[str], CreditRule] | None:
    """Give what the sentence of a quotation names by rules 1 to 3."""
    mentions = passage.mentions
    before = last_before(mentions, quote.start, start)
    behind = first_behind(mentions, quote.end, end)
    if behind and _BRACKET.fullmatch(passage.text, quote.end, behind.start):
        return _numbers(mentions, behind), "R-CREDIT-1"
    if before:
        return _numbers(mentions, before), "R-CREDIT-2"
    return (_numbers(mentions, behind), "R-CREDIT-3") if behind else None


def _named_as_near(passage: _Passage, quote: Span, rule: CreditRule) -> Sequence[str]:
    """Give the documents that are named as near to a quotation as the one it is credited to."""
    if rule == "R-CREDIT-4":
        return ()
    mentions: Sequence[Span] = passage.mentions
    start, end = passage.sentence(quote.start)
    start, end = max(start, quote.start - _NEAR), min(end, quote.end + _NEAR)
    if rule == "R-CREDIT-1":
        close = passage.text.find(")", quote.end, end)
        mentions = spans_between(mentions, quote.end, close if close >= 0 else end)
    elif rule in ("R-CREDIT-2", "R-CREDIT-3"):
        mentions = spans_between(mentions, start, end)
    return tuple(dict.fromkeys(m.target or "" for m in mentions))


def _numbers(mentions: Sequence[Span], chosen: Span | None) -> list[str]:
    """Give the documents named at one place: "Documents 2-3" names two."""
    if chosen is None:
        return []
    return [m.target for m in spans_between(mentions, chosen.start, chosen.start + 1) if m.target]


def _passage(text: str, spans: Sequence[Span], quotes: Sequence[Span]) -> _Passage:
    whole = [Range(quote.start, quote.end) for quote in quotes]
    return _Passage(
        text,
        tuple(span for span in spans if span.kind == "document"),
        tuple(span for span in spans if span.kind == "note"),
        tuple(span for span in spans if span.kind == "reference"),
        tuple(sentence.start for sentence in sentences(text, whole)),
    )


def _documents_of_notes(
    records: Sequence[CitedRecord],
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give for each note, by the index of each record it cites, the documents that are it."""
    documents: dict[str, list[CitedRecord]] = {}
    for record in records:
        if record.document is not None:
            for key in _keys(record):
                documents.setdefault(key, []).append(record)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for record in records:
        if record.note is None:
            continue
        near = (other for key in _keys(record) for other in documents.get(key, ()))
        same = dict.fromkeys(o.document or "" for o in near if is_same_record(record, o))
        found.setdefault(record.note, {})[str(record.index)] = tuple(same)
    return found


def _keys(record: CitedRecord) -> Iterator[str]:
    if record.unit is not None and record.leaves:
        yield record.unit
    for number in record.registry:
        yield f"{record.archive} {number}"


@dataclass(frozen=True, slots=True)
class _Joined:
    """The paragraphs of one text as one, so that a quotation may run over their ends."""

    index: int
    text: QuotedText
    starts: tuple[int, ...]
    lengths: tuple[int, ...] = field(default=())

    def locate(self, words: str) -> tuple[Located, ...]:
        """Give where words stand, cut at the ends of paragraphs; empty where nowhere."""
        cut: dict[int, list[Range]] = {}
        for found in self.text.find(words) or ():
            first = bisect_right(self.starts, found.start) - 1
            last = bisect_right(self.starts, found.end - 1) - 1
            for paragraph in range(first, last + 1):
                at = self.starts[paragraph]
                start = max(found.start - at, 0)
                end = min(found.end - at, self.lengths[paragraph])
                if start < end:
                    cut.setdefault(paragraph, []).append(Range(start, end))
        return tuple(
            Located(self.index, paragraph, tuple(ranges)) for paragraph, ranges in cut.items()
        )


def _joined_texts(document: Document) -> tuple[_Joined, ...]:
    return tuple(_joined(index, text.paragraphs) for index, text in enumerate(document.texts))


def _joined(index: int, paragraphs: Sequence[Paragraph]) -> _Joined:
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + len(_BREAK)
    whole = _BREAK.join(paragraph.text for paragraph in paragraphs)
    lengths = tuple(len(paragraph.text) for paragraph in paragraphs)
    return _Joined(index, quoted_text(whole), tuple(starts), lengths)
