"""A list of documents as HTML: what a template would say of each line, in a tenth of the time.

Most of a long page is such lines, and a template engine looks each value up anew.
"""

from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString

from edossier.dossier import Document
from edossier.search.codes import language_name
from edossier_site.archive.passages import Passage
from edossier_site.archive.saying import language_of, marked, spoken
from edossier_site.archive.values import DocumentLine, DossierLine, UnitLine

__all__ = ["chronology_list", "document_list", "passage_quote", "unit_list"]


def document_list(
    lines: Iterable[DocumentLine], *, numbered: bool, with_dossier: bool
) -> SafeString:
    """Give a list of documents.

    Args:
        numbered: It is the dossier's own list: numbers before, first words after.
        with_dossier: Each line says which dossier it is of.
    """
    # Safe: every value below goes through `escape`, or is markup made here.
    parts = ("\n".join(_line(line, numbered, with_dossier)) for line in lines)
    items = "".join(f'<li class="document-line">\n{part}\n</li>\n' for part in parts)
    kind = "documents numbered" if numbered else "documents"
    return SafeString(f'<ul class="{kind}">\n{items}</ul>')


def chronology_list(lines: Iterable[DocumentLine]) -> SafeString:
    """Give documents in time: when it happened, and when it was written where that differs."""
    parts = ("\n".join(_in_time(line)) for line in lines)
    items = "".join(f"<li>\n{part}\n</li>" for part in parts)
    # Safe: every value goes through `escape`, or is markup made here.
    return SafeString(f'<ol class="chronology">{items}</ol>')


def _in_time(line: DocumentLine) -> Iterator[str]:
    document = line.document
    date, event = document.date, document.event_date
    field, shown = ("event_date", event) if event else ("date", date)
    when = marked(document, field, spoken(shown)) if shown else "undated"
    yield f'<p class="when">{when}</p>'
    yield (
        f'<div><p class="document-title"><a href="{escape(line.address)}"'
        f"{language_of(document.title_language)}>{escape(line.title)}</a></p>"
    )
    facts = []
    if event and date and event.edtf != date.edtf:
        facts.append(f"written {marked(document, 'date', spoken(date))}")
    if document.kind:
        facts.append(marked(document, "kind", document.kind))
    facts.append(f"Document {escape(document.number)} of {_dossier(line.dossier)}")
    yield f'<p class="document-facts">{" · ".join(facts)}</p></div>'


def _line(line: DocumentLine, numbered: bool, with_dossier: bool) -> Iterator[str]:
    document = line.document
    if numbered:
        yield f'<span class="document-number">{escape(document.number)}</span>'
    if line.is_withdrawn:
        link = f'<a href="{escape(line.address)}">{escape(line.title)}</a>'
        yield f'<p class="document-title">{link}</p>'
        yield '<p class="document-facts">When and why is said at its address.</p>'
        return
    made = ' <small class="made">no title printed</small>' if line.is_title_made else ""
    yield (
        f'<p class="document-title"><a href="{escape(line.address)}"'
        f"{language_of(document.title_language)}>{escape(line.title)}</a>{made}</p>"
    )
    yield f'<p class="document-facts">{" · ".join(_facts(line, document))}</p>'
    if numbered and line.opening:
        yield (
            f'<p class="document-opening"{language_of(line.opening.language)}>'
            f"{escape(line.opening.text)}</p>"
        )
    if line.roles:
        yield f'<p class="document-facts">As {escape(", ".join(line.roles))}</p>'
    if with_dossier:
        yield f'<p class="document-facts">In {_dossier(line.dossier)}</p>'


def _facts(line: DocumentLine, document: Document) -> Iterator[str]:
    date, event = document.date, document.event_date
    yield marked(document, "date", spoken(date)) if date else "undated"
    if event and (date is None or event.edtf != date.edtf):
        yield f"event of {marked(document, 'event_date', spoken(event))}"
    if document.kind:
        yield marked(document, "kind", document.kind)
    if document.source:
        yield marked(document, "source", document.source.printed)
    if line.languages:
        yield f"in {escape(', '.join(map(language_name, line.languages)))}"
    if not line.is_current:
        yield "no longer in its dossier"


def _dossier(dossier: DossierLine) -> str:
    return (
        f'<a href="{escape(dossier.address)}"{language_of(dossier.language)}>'
        f"{escape(dossier.title)}</a>"
    )


def passage_quote(passage: Passage, language: str | None) -> SafeString:
    """Give a passage with the words meant in it marked."""
    before = "… " if passage.is_cut_before else ""
    after = " …" if passage.is_cut_after else ""
    # Safe: each piece goes through `escape`.
    return SafeString(
        f'<blockquote class="passage"{language_of(language)}>{before}{escape(passage.before)}'
        f"<mark>{escape(passage.words)}</mark>{escape(passage.after)}{after}</blockquote>"
    )


def unit_list(lines: Iterable[UnitLine]) -> SafeString:
    """Give a list of archival units: what shelves each, what is published, what is wanted."""
    # Safe: every value goes through `escape`.
    items = "".join(
        f'<li><a href="{escape(line.address)}"><span class="level">{escape(line.word)}</span> '
        f"{escape(line.value)}</a> "
        f'<span class="count">{" · ".join(filter(None, _said_of_unit(line)))}</span></li>'
        for line in lines
    )
    return SafeString(f'<ul class="units">{items}</ul>')


def _said_of_unit(line: UnitLine) -> Iterator[str]:
    for word, value in line.containers:
        yield f"{escape(word)} {escape(value)}"
    held = f"{line.documents} document{'' if line.documents == 1 else 's'}"
    wanted = f"{line.wanted} wanted"
    counts = (held if line.documents or not line.wanted else "", wanted if line.wanted else "")
    yield ", ".join(filter(None, counts))
