"""Quotations that are not in the transcript they are credited to."""

from bisect import bisect_right
from collections.abc import Iterator

from edossier.checking.places import Passage, Places, note_passages, shown
from edossier.dossier import Document, Dossier, Evidence, Finding, Related
from edossier.dossier.quotations import CreditedQuotation, credited
from edossier.dossier.spans import spans_between
from edossier.text.quotations import QuotedText, count_words, find_quotation, quoted_text
from edossier.text.sentences import sentences
from edossier.text.source import Range

__all__ = ["find_missing_quotations"]

_FEWEST_WORDS = {
    "R-CREDIT-1": 3,
    "R-CREDIT-2": 3,
    "R-CREDIT-3": 3,
    "R-CREDIT-4": 4,
    "R-CREDIT-5": 4,
    "R-CREDIT-6": 4,
}
"""Fewer words may be a term set in quotation marks; the weaker the credit, the more it takes."""

_WEAK = ("R-CREDIT-5", "R-CREDIT-6")
"""By these a quotation may well be another's: only one that nearly stands there is told."""
_LONG = 40  # words without a label that are no summary any more
_TELLING = 15  # code points of a quotation that no summary has by chance
_RUN = 3  # words together that the text of the document must have
_MOST_RUNS = 200


def find_missing_quotations(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each quotation that no text of its document holds, where one could hold it."""
    documents = {document.number: document for document in reversed(dossier.documents)}
    notes = {passage.note: passage for passage in note_passages(dossier)}
    near, titles = _Near(), _Titles()
    quotations = credited(dossier)
    has_transcripts = any(
        each.located and each.span.end - each.span.start >= _TELLING for each in quotations
    )
    for quotation in quotations:
        if quotation.located:
            continue
        passage = notes[quotation.note] if quotation.note else _essay_passage(dossier, quotation)
        document = documents[quotation.document]
        words = passage.text[quotation.span.start : quotation.span.end]
        if not _is_judged(dossier, document, quotation, words):
            continue
        if titles.names_a_record(passage, quotation):
            continue
        is_certain = quotation.rule == "R-CREDIT-1" or (
            quotation.rule not in _WEAK and (has_transcripts or _has_transcript(document))
        )
        if not is_certain and not near.is_near(document, words):
            continue
        label = f"document {document.number}"
        yield places.finding(
            "quotation-not-found",
            f"{shown(words)} is not in the text of {label}: compare the two, or name the document "
            "it is taken from.",
            places.within(passage, quotation.span.start, quotation.span.end),
            [Related(label=label, anchor=places.of(document, "number"))],
        )


def _essay_passage(dossier: Dossier, quotation: CreditedQuotation) -> Passage:
    section, paragraph = quotation.section or 0, quotation.paragraph or 0
    owner = dossier.essay.sections[section].paragraphs[paragraph]
    return Passage(owner, "the essay", None, None, section)


def _is_judged(
    dossier: Dossier,
    document: Document,
    quotation: CreditedQuotation,
    words: str,
) -> bool:
    """Say whether words that are not found tell anything: long enough, and in the same language."""
    if count_words(words) < _FEWEST_WORDS[quotation.rule]:
        return False
    languages = {text.language for text in document.texts}
    if dossier.language and None not in languages and dossier.language not in languages:
        return False
    heads = " ".join((document.title or "", document.summary.text if document.summary else ""))
    return not find_quotation(words, heads)


def _has_transcript(document: Document) -> bool:
    """Say whether a document's text is certainly more than an editor's summary of it."""
    is_labelled = any(
        text.evidence.get("kind", Evidence(basis="inferred")).basis != "inferred"
        for text in document.texts
    )
    paragraphs = [paragraph.text for text in document.texts for paragraph in text.paragraphs]
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    return is_labelled or len(paragraphs) > 1 or words >= _LONG


class _Titles:
    """Tells the titles of cited records from quotations in notes."""

    def __init__(self) -> None:
        self._citing: dict[str, list[Range]] = {}

    def names_a_record(self, passage: Passage, quotation: CreditedQuotation) -> bool:
        """Say whether a quotation in a note stands in a sentence that cites: it is a title."""
        if passage.note is None:
            return False
        if passage.note not in self._citing:
            cited = [span for span in passage.spans if span.kind == "reference"]
            self._citing[passage.note] = [
                sentence
                for sentence in sentences(passage.text)
                if spans_between(cited, sentence.start, sentence.end)
            ]
        citing = self._citing[passage.note]
        at = bisect_right(citing, quotation.span.start, key=lambda sentence: sentence.start) - 1
        is_inside = at >= 0 and quotation.span.start < citing[at].end
        return is_inside or quotation.rule == "R-CREDIT-4"


class _Near:
    """Tells a quotation that was altered from one that is of something else."""

    def __init__(self) -> None:
        self._ready: dict[str, QuotedText] = {}

    def is_near(self, document: Document, words: str) -> bool:
        """Say whether half of the words stand in the document in runs of a few."""
        if document.number not in self._ready:
            texts = ("\n".join(p.text for p in text.paragraphs) for text in document.texts)
            self._ready[document.number] = quoted_text("\n".join(texts))
        text = self._ready[document.number]
        printed = words.split()[: _MOST_RUNS + _RUN]
        found: set[int] = set()
        for at in range(len(printed) - _RUN + 1):
            if text.find(" ".join(printed[at : at + _RUN])):
                found.update(range(at, at + _RUN))
        return 2 * len(found) >= len(printed)
