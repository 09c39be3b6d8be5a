"""Chicago notes and bibliography entries: what it is, where it lies, where it was read.

A note goes from the item to the repository, then to those who made it readable, then to the
edition that was read, with the version, so that a reader finds exactly the same words again.

Source: The Chicago Manual of Style, 17th edition: 14.221-14.231 (manuscript collections), 14.20
and 14.21 (note and entry), 14.30-14.33 (short forms), 14.104 (translators), 14.110
(introductions), 14.123 (numbered series), 14.7-14.13 (addresses that last need no day of access),
10.42 (par.). The 18th edition keeps these rules; where it names fewer authors in a note (13.23),
the 17th is followed.
"""

from edossier.citing.cited import Cited
from edossier.citing.moments import CHICAGO
from edossier.citing.parts import (
    credit_words,
    credits_of,
    date_of,
    document_words,
    dossier_words,
    has_written_title,
    joined_by_commas,
    joined_by_stops,
    paragraph_words,
    raise_first,
    registry_words,
    series_words,
)
from edossier.citing.people import Known, entry_names, family, in_order, known_in, listed
from edossier.citing.sources import cited_leaf, source_of
from edossier.citing.titles import inner_marks, set_title, short_title
from edossier.dossier import Document

__all__ = ["bibliography", "note", "short_note"]

_UNDATED = "n.d."


def note(cited: Cited) -> str:
    """Cite in full, as the first note does.

    Raises:
        CitingError: The leaf that is meant is not one of the document's.
    """
    document, edition = cited.document, cited.edition
    source = source_of(cited)
    if document is None:
        item = [_dossier_item(cited), _series(cited)]
    else:
        writers, readers = in_order(document.authors), in_order(document.recipients)
        item = [document_words(cited, writers, readers)]
    return joined_by_commas(
        [
            *item,
            date_of(cited, CHICAGO, none=_UNDATED),
            registry_words(cited),
            source.words if source else None,
            credit_words(credits_of(cited)),
            edition.archive,
            edition.passage or edition.address,
            f"version {edition.version}",
            paragraph_words(cited),
        ]
    )


def short_note(cited: Cited) -> str:
    """Cite again, after a full note: family names, a short title, the date of a document."""
    document = cited.document
    known = known_in(cited.dossier)
    if document is None:
        names = in_order([family(author.name, known) for author in cited.dossier.authors])
        title = cited.dossier.title
        words = _short(title, cited.dossier.language) if title else dossier_words(cited.dossier)
        item = [names, f"introduction to {words}" if cited.is_essay else words]
    else:
        item = [_short_document(cited, document, known)]
    source_of(cited)  # refuses a leaf that is not the document's
    date = date_of(cited, CHICAGO, none=_UNDATED) if document else None
    return joined_by_commas([*item, date, cited_leaf(cited), paragraph_words(cited)])


def bibliography(cited: Cited) -> str:
    """Give the entry for the list at the end: an author turned round, stops between parts."""
    document, edition = cited.document, cited.edition
    known = known_in(cited.dossier)
    people = document.authors if document else [author.name for author in cited.dossier.authors]
    author = entry_names(people, known) if people else None
    if document is None:
        item = [raise_first(_essay_of(cited, dossier_words(cited.dossier))), _series(cited)]
    else:
        item = [raise_first(_entry_document(cited, document))]
    source = source_of(cited)
    return joined_by_stops(
        [
            author,
            *item,
            date_of(cited, CHICAGO, none=_UNDATED),
            raise_first(registry_words(cited)),
            source.words if source else None,
            raise_first(credit_words(credits_of(cited))),
            edition.archive,
            f"Version {edition.version}",
            raise_first(paragraph_words(cited)),
            edition.passage or edition.address,
        ]
    )


def _dossier_item(cited: Cited) -> str:
    names = in_order([author.name for author in cited.dossier.authors])
    words = _essay_of(cited, dossier_words(cited.dossier))
    return f"{names}, {words}" if names else words


def _essay_of(cited: Cited, words: str) -> str:
    return f"introduction to {words}" if cited.is_essay else words


def _series(cited: Cited) -> str | None:
    """Give the series, unless the dossier is called by it."""
    return series_words(cited.dossier.series) if cited.dossier.title else None


def _entry_document(cited: Cited, document: Document) -> str:
    """Call a document after its author's name: by its title, or by its kind and reader."""
    if has_written_title(cited) or not document.authors:
        return document_words(cited, "", in_order(document.recipients))
    readers = listed(document.recipients)
    kind = document.kind or ("correspondence" if readers else f"document {document.number}")
    if readers:
        return f"{kind} to {readers}" if document.kind else f"{kind} with {readers}"
    return kind


def _short_document(cited: Cited, document: Document, known: Known) -> str:
    if document.title and has_written_title(cited):
        return _short(document.title, document.title_language)
    writers = in_order([family(name, known) for name in document.authors])
    readers = in_order([family(name, known) for name in document.recipients])
    return document_words(cited, writers, readers)


def _short(title: str, language: str | None) -> str:
    words = set_title(title, language).words
    return f"“{inner_marks(short_title(words))}”"
