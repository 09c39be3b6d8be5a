"""What a document's printed fields imply: kind, date of the meeting, sender and recipient.

Each inferred field says which rule made it, and the range that the inference rests on.
"""

import re
from functools import cache
from typing import Any

from edossier import dates
from edossier.dossier import DateStatement, Document, Evidence, Text
from edossier.reading.datelines import is_place
from edossier.reading.header_parts import split_names
from edossier.reading.kinds import find_kind, kind_named
from edossier.reading.languages import language_of
from edossier.reading.ledger import inferred
from edossier.reading.possessives import possessive_correspondents
from edossier.reading.segments import correspondents, looks_like_person
from edossier.reading.words import alternatives, table
from edossier.text.source import Range

__all__ = ["infer"]

# Behind a date that ends a title a remark in brackets may stand: "(excerpts)".
_ENDING = re.compile(r"[\s.)\]]*(?:[(\[][^()\[\]]{1,40}[)\]])?[\s.)\]]*")

_LONGEST_BOUND = 4  # words: "no later than", "nicht vor dem"


def infer(document: Document, *, dossier_language: str | None, is_translated: bool) -> Document:
    """Fill the fields of a document that its printed ones imply.

    Args:
        document: As printed.
        dossier_language: Of the essay.
        is_translated: The dossier's credits name a translator of its documents.
    """
    document = _with_correspondents(document)
    document = _with_kind(document)
    document = _with_author_in_title(document)
    document = _with_number_in_title(document)
    document = _with_dates(document)
    document = _with_title_language(document)
    is_translated = is_translated or any(credit.role == "translated" for credit in document.credits)
    texts = tuple(
        _with_text_kind(_with_language(text), dossier_language, is_translated=is_translated)
        for text in document.texts
    )
    return document.model_copy(update={"texts": texts})


def _filled(document: Document, values: dict[str, Any], evidence: dict[str, Evidence]) -> Document:
    return document.model_copy(update={**values, "evidence": {**document.evidence, **evidence}})


def _title_range(document: Document) -> Range | None:
    evidence = document.evidence.get("title")
    if evidence is None or evidence.anchor is None:
        return None
    return Range(evidence.anchor.start, evidence.anchor.end)


def _with_correspondents(document: Document) -> Document:
    """N. Khrushchev and the committee, from "N. Khrushchev to Central Committee ..."."""
    if document.title is None or document.recipients:
        return document
    pair = correspondents(document.title)
    if pair is None and not document.authors:
        return _with_possessive(document, document.title)
    if pair is None or any(is_place(document.title[slice(*name)]) for name in pair):
        return document
    senders = tuple(document.title[slice(*name)] for name in split_names(document.title, *pair[0]))
    recipients = (document.title[slice(*pair[1])],)
    why = inferred("correspondence-in-title", _title_range(document))
    values: dict[str, Any] = {"recipients": recipients}
    evidence = {f"recipients[{index}]": why for index in range(len(recipients))}
    if not document.authors:
        values["authors"] = senders
        evidence |= {f"authors[{index}]": why for index in range(len(senders))}
    return _filled(document, values, evidence)


def _with_possessive(document: Document, title: str) -> Document:
    """Sík Endre, from "Ferenc Martin levele Sík Endréhez"."""
    pair = possessive_correspondents(title)
    if pair is None:
        return document
    why = inferred("correspondence-in-title", _title_range(document))
    values = {"authors": (pair[0],), "recipients": (pair[1],)}
    return _filled(document, values, {"authors[0]": why, "recipients[0]": why})


def _with_author_in_title(document: Document) -> Document:
    """Rapo Dervishi, from "Report by Rapo Dervishi on the talks"."""
    found = find_kind(document.title) if document.title else None
    if document.title is None or found is None or document.authors:
        return document
    match = _by_author().match(document.title, _kind_word_end(document.title, found.start))
    if match is None or not looks_like_person(match["name"]) or is_place(match["name"]):
        return document
    why = inferred("author-in-title", _title_range(document))
    return _filled(document, {"authors": (match["name"],)}, {"authors[0]": why})


def _kind_word_end(title: str, start: int) -> int:
    """Give where the first word of a kind ends: "Report" of "Report by X on a conversation"."""
    word = re.compile(r"[^\W\d_]+").search(title, start)
    return word.end() if word else start


@cache
def _by_author() -> re.Pattern[str]:
    rows = table("labels")
    by = alternatives(rows["meeting"]["by"])
    about = alternatives(rows["meeting"]["about"])
    return re.compile(
        rf"\s+(?:{by})\s+(?P<name>[^\W\d_][^,;:()\d]{{2,60}}?)(?=\s+(?:{about})\s|\s?[,;:(]|$)"
    )


def _with_number_in_title(document: Document) -> Document:
    """Take 212/61 of "Fernschreiben Nr. 212/61 der Botschaft": a number behind the kind."""
    found = find_kind(document.title) if document.title else None
    if document.title is None or found is None or document.registry_number:
        return document
    is_telegram = found.kind.name == "telegram"
    numbered = _numbered(is_telegram=is_telegram)
    match = numbered.match(document.title, found.end) or _ending_number().search(document.title)
    if match is None:
        return document
    why = inferred("number-in-title", _title_range(document))
    return _filled(document, {"registry_number": match["number"]}, {"registry_number": why})


@cache
def _ending_number() -> re.Pattern[str]:
    """Give a pattern for the number that ends a title: "Telegram, X to Y, No. 312"."""
    sign = alternatives(table("labels")["meeting"]["number_sign"])
    return re.compile(
        rf",\s(?:{sign})\s?(?P<number>[0-9][\w./-]{{0,20}}\w|[0-9])\W*$", re.IGNORECASE
    )


@cache
def _numbered(*, is_telegram: bool) -> re.Pattern[str]:
    """Give a pattern for a number behind a kind; that of a telegram needs no sign."""
    sign = alternatives(table("labels")["meeting"]["number_sign"])
    sign = f"(?:{sign})" + ("?" if is_telegram else "")
    return re.compile(
        rf"[\s,]+{sign}\s?(?P<number>[0-9][\w./-]{{0,20}}\w|[0-9])(?![\w/])", re.IGNORECASE
    )


def _with_kind(document: Document) -> Document:
    if document.kind is not None:
        found = find_kind(document.kind)
        name = found.kind.name if found else None
        return document.model_copy(update={"kind": name})
    found = find_kind(document.title) if document.title else None
    if found is not None:
        why = inferred("kind-from-title", _title_range(document))
        return _filled(document, {"kind": found.kind.name}, {"kind": why})
    if document.authors and document.recipients:
        return _filled(document, {"kind": "letter"}, {"kind": inferred("kind-from-correspondence")})
    return document


def _with_dates(document: Document) -> Document:
    """Take the date of the meeting, and where none is printed that of the record, from the title.

    A title that gives one date alone is understood. In the record of a meeting it is the
    meeting's; at the end of the title of anything else it is the document's own.
    """
    if document.title is None:
        return document
    found = [date for date in dates.find(document.title) if date.edtf and not date.is_bare]
    if len({date.edtf for date in found}) != 1:
        return document
    date = found[0]
    statement = _bounded(document.title, date) or DateStatement(
        edtf=date.edtf or "", text=date.printed
    )
    at_end = _ENDING.fullmatch(document.title[date.end :]) is not None
    kind = kind_named(document.kind) if document.kind else None
    values: dict[str, Any] = {}
    evidence: dict[str, Evidence] = {}
    if document.event_date is None and kind is not None and kind.is_meeting:
        values["event_date"] = statement
        evidence["event_date"] = inferred("event-date-from-title", _title_range(document))
    is_record = kind is not None and kind.is_meeting
    if document.date is None and "date" not in document.evidence and at_end:
        before = document.title[: date.start].rstrip()
        if not is_record or before.endswith((",", "(", "–", "—", "-")):
            values["date"] = statement
            evidence["date"] = inferred("date-from-title", _title_range(document))
    return _filled(document, values, evidence) if values else document


def _bounded(title: str, date: dates.FoundDate) -> DateStatement | None:
    """Read the "before" of "before 1 September 1959" with the date it bounds."""
    words = [*re.finditer(r"[^\W\d_]+", title[: date.start])][-_LONGEST_BOUND:]
    for word in words:
        printed = title[word.start() : date.end]
        edtf = dates.parse(printed).edtf
        if edtf is not None and ".." in edtf:
            return DateStatement(edtf=edtf, text=printed)
    return None


def _with_title_language(document: Document) -> Document:
    if document.title is None or "title_language" in document.evidence:
        return document
    language, why = language_of(document.title, None)
    if language is None or why is None:
        return document
    return _filled(document, {"title_language": language}, {"title_language": why})


def _with_language(text: Text) -> Text:
    if text.language is not None:
        return text
    sample = "\n".join(paragraph.text for paragraph in text.paragraphs[:40])
    language, why = language_of(sample, None)
    if language is None or why is None:
        return text
    evidence = {**text.evidence, "language": why}
    return text.model_copy(update={"language": language, "evidence": evidence})


def _with_text_kind(text: Text, dossier_language: str | None, *, is_translated: bool) -> Text:
    """Tell a translation by its credit where no label says what a text is."""
    if "kind" in text.evidence:
        return text
    kind, rule = "transcription", "text-without-label"
    if is_translated and (text.language is None or text.language == dossier_language):
        kind, rule = "translation", "translator-credited"
    evidence = {**text.evidence, "kind": inferred(rule)}
    return text.model_copy(update={"kind": kind, "evidence": evidence})
