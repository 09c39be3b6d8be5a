"""A dossier to a table that `read` reads to the same: one row a document, a column a field.

Every language and role has a column of its own: "translation (en)", "translation (en) translated
by", "donated by". Several values in one cell are parted by semicolons, and by line ends where a
value has a semicolon itself. A table has no place for the essay, the notes, and what is marked
within a text: `left_behind` says what of it a dossier has.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from edossier import references
from edossier.dossier import Credit, Document, Dossier, Elsewhere, Text
from edossier.formats.tables.fields import ROLES, Field
from edossier.references import ArchivalReference
from edossier.references.repositories import by_id

__all__ = ["Table", "left_behind", "table_of"]

Table = tuple[tuple[str, ...], ...]
"""Rows of cells, the header first, all of one length."""

_BETWEEN = re.compile(r"\^\^|[|;；]")
_ALWAYS = ("number", "title", "date")


def table_of(dossier: Dossier) -> Table:
    """Give a dossier as a table; a column that would be empty is left out."""
    rows = [dict(_cells_of(document)) for document in dossier.documents] or [{}]
    own = dict(_cells_of_dossier(dossier))
    rows[0] |= own
    found = dict.fromkeys(name for row in rows for name, value in row.items() if value)
    names = [*_ALWAYS, *sorted((n for n in found if n not in _ALWAYS), key=_place_of(found))]
    return (tuple(names), *(tuple(row.get(name, "") for name in names) for row in rows))


def _place_of(found: Mapping[str, None]) -> Callable[[str], tuple[bool, int]]:
    """Order columns as a document's fields are ordered, those of the dossier last."""
    places = {name: index for index, name in enumerate(found)}
    return lambda name: (name.startswith("dossier "), places[name])


def left_behind(dossier: Dossier) -> tuple[str, ...]:
    """Name what a dossier has and a table cannot hold."""
    texts = [text for document in dossier.documents for text in document.texts]
    is_marked = any(paragraph.spans for text in texts for paragraph in text.paragraphs)
    parts = {
        "the essay": bool(dossier.essay.sections),
        f"{len(dossier.notes)} notes": bool(dossier.notes),
        "the list of archives": bool(dossier.repositories),
        "what is said about the project": bool(dossier.about),
        "the affiliations of authors": any(author.affiliation for author in dossier.authors),
        "what is marked within texts": is_marked,
    }
    return tuple(part for part, is_there in parts.items() if is_there)


def _cells_of(document: Document) -> Iterator[tuple[str, str]]:
    yield "number", document.number
    yield "ark", document.ark or ""
    yield "title", document.title or ""
    yield "title language", document.title_language or ""
    yield "kind", document.kind or ""
    for name, stated in (("date", document.date), ("event date", document.event_date)):
        if stated is not None:
            yield name, stated.edtf
            yield f"{name} text", stated.text if stated.text != stated.edtf else ""
            yield f"{name} time", stated.time or ""
    yield "authors", _several(document.authors)
    yield "recipients", _several(document.recipients)
    yield "registry number", document.registry_number or ""
    yield "classification", document.classification or ""
    if document.source is not None:
        yield "source", document.source.printed
        yield "repository", _archive_beside(document.source)
    yield "summary", document.summary.text if document.summary else ""
    yield "chapter", " > ".join(document.chapter)
    for kind in ("copy", "publication", "identifier"):
        yield kind, _several([_place(one) for one in document.elsewhere if one.kind == kind])
    yield from _credits(document.credits)
    yield "language", _several([t.language or "" for t in document.texts if not t.paragraphs])
    yield from _texts(document.texts)


def _archive_beside(source: ArchivalReference) -> str:
    """Name the archive where the words of the source alone do not tell it."""
    if source.repository is None or references.parse(source.printed).repository is not None:
        return ""
    archive = by_id(source.repository)
    return archive.name if archive else ""


def _place(one: Elsewhere) -> str:
    return f"{one.text} <{one.address}>" if one.address and one.address != one.text else one.text


def _credits(done: Sequence[Credit], before: str = "") -> Iterator[tuple[str, str]]:
    for role in ROLES:
        yield f"{before}{role} by", _several([c.agent for c in done if c.role == role])


def _texts(texts: Sequence[Text]) -> Iterator[tuple[str, str]]:
    """Give each text in the column of its kind and language, a second one in another."""
    seen: dict[tuple[str, str | None], int] = {}
    for text in texts:
        if not text.paragraphs:
            continue
        kind = (text.kind, text.language)
        seen[kind] = seen.get(kind, 0) + 1
        name = str(Field(text.kind, language=text.language, place=seen[kind]))
        yield name, "\n\n".join(paragraph.text for paragraph in text.paragraphs)
        yield from _credits(text.credits, f"{name} ")


def _several(values: Sequence[str]) -> str:
    """Put several values into one cell, so that they are parted again where they were."""
    stated = [value for value in values if value]
    if any(_BETWEEN.search(value) for value in stated):
        return "\n".join(stated) + "\n" * (len(stated) == 1)
    return "; ".join(stated)


def _cells_of_dossier(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Give what is of the whole; it stands in the first row."""
    series = dossier.series
    values = {
        "title": dossier.title,
        "ark": dossier.ark,
        "series": series.name if series else None,
        "series number": series.number if series else None,
        "authors": _several([author.name for author in dossier.authors]),
        "language": dossier.language,
        "published": dossier.published,
        "publisher": dossier.publisher,
        "rights": dossier.rights,
        "licence": dossier.licence,
        "summary": dossier.summary,
    }
    for name, value in values.items():
        yield f"dossier {name}", value or ""
    yield from _credits(dossier.credits, "dossier ")
