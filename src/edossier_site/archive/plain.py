"""A document or dossier as plain text: to keep, to print, to search with other tools."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edossier.citing import Cited, cite
from edossier.dates import format_date
from edossier.dossier import Document, Dossier, Note, Paragraph, notes_by_document
from edossier_site.archive.titles import document_title, dossier_title

__all__ = ["document_text", "dossier_text", "with_calls"]


def document_text(cited: Cited, notes: Sequence[Note] = ()) -> str:
    """Give a document: title, what is known of it, its texts, the notes they call, how to cite.

    Args:
        cited: A document, in the version that is given.
    """
    document = cited.document
    if document is None:
        return dossier_text(cited)
    blocks = [
        document_title(document).text,
        f"Document {document.number} of {dossier_title(cited.dossier).text}",
        "\n".join(_facts(document)),
        *_body(document, _numbers(notes)),
        *_notes(notes),
        f"How to cite: {cite(cited)}",
    ]
    return _joined(blocks)


def dossier_text(cited: Cited) -> str:
    """Give a dossier whole: essay, documents with their texts and notes, notes, about, citation."""
    dossier = cited.dossier
    notes = notes_by_document(dossier)
    numbers = _numbers(dossier.notes)
    blocks = [dossier_title(dossier).text, "\n".join(_head(dossier)), dossier.summary or ""]
    for section in dossier.essay.sections:
        blocks.append(section.heading or "")
        blocks += [with_calls(paragraph, numbers) for paragraph in section.paragraphs]
    for document in dossier.documents:
        blocks += [f"Document {document.number}", document_title(document).text]
        blocks += ["\n".join(_facts(document)), *_body(document, numbers)]
        blocks += _notes(notes.get(document.number, ()))
    blocks += _notes(notes.get(None, ()))
    blocks += [with_calls(paragraph, numbers) for paragraph in dossier.about]
    blocks.append(f"How to cite: {cite(cited)}")
    return _joined(blocks)


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(filter(None, blocks)) + "\n"


def _head(dossier: Dossier) -> Iterator[str]:
    if dossier.series:
        number = f" No. {dossier.series.number}" if dossier.series.number else ""
        yield f"{dossier.series.name}{number}"
    for author in dossier.authors:
        yield ", ".join(filter(None, [author.name, author.affiliation]))
    facts = {
        "Published": format_date(dossier.published) if dossier.published else None,
        "Publisher": dossier.publisher,
        "Rights": dossier.rights,
        "Licence": dossier.licence,
    }
    yield from (f"{name}: {words}" for name, words in facts.items() if words)
    yield from (f"{credit.role.capitalize()}: {credit.agent}" for credit in dossier.credits)


def _facts(document: Document) -> Iterator[str]:
    facts = {
        "Date": format_date(document.date.edtf) if document.date else "not stated",
        "Event": format_date(document.event_date.edtf) if document.event_date else None,
        "Kind": document.kind,
        "By": "; ".join(document.authors),
        "To": "; ".join(document.recipients),
        "Registry number": document.registry_number,
        "Classification": document.classification,
        "Source": document.source.printed if document.source else None,
        "Elsewhere": "; ".join(place.text for place in document.elsewhere),
    }
    yield from (f"{name}: {words}" for name, words in facts.items() if words)
    yield from (f"{credit.role.capitalize()}: {credit.agent}" for credit in document.credits)


def _body(document: Document, numbers: Mapping[str, str]) -> Iterator[str]:
    if document.summary:
        yield f"Summary: {with_calls(document.summary, numbers)}"
    for text in document.texts:
        language = f" ({text.language})" if text.language else ""
        yield f"{text.kind.capitalize()}{language}"
        yield from (with_calls(paragraph, numbers) for paragraph in text.paragraphs)


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if notes:
        yield "Notes"
        yield from (f"[{note.number}] {note.text}" for note in notes)


def _numbers(notes: Iterable[Note]) -> dict[str, str]:
    return {note.id: note.number for note in notes}


def with_calls(paragraph: Paragraph, numbers: Mapping[str, str]) -> str:
    """Put the calls of notes back where they stood, as "[4]"."""
    made, at = [], 0
    calls = (span for span in paragraph.spans if span.kind == "note")
    for span in sorted(calls, key=lambda span: span.start):
        number = numbers.get(span.target or "")
        if number is not None:
            made += [paragraph.text[at : span.start], f"[{number}]"]
            at = span.start
    return "".join([*made, paragraph.text[at:]])
