"""A document or a dossier as a Chicago note: what it is, where it lies, where it was read.

Archival notes go from the item to the repository, then to the edition that was read, with the
version, so that a reader finds exactly the same words again.

Source:
    The Chicago Manual of Style, 17th edition, 14.221-14.223 (manuscript collections: the item,
    its date, then the collection and depository) and 14.7 (electronic sources: an address that
    lasts). Titles stand as printed: their capitals belong to the source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edossier.dates import format_date
from edossier.dossier import Credit, DateStatement, Document, Dossier, Series
from edossier.references import ArchivalReference

__all__ = ["Edition", "note_for_document", "note_for_dossier"]

_CLOSING = '”’"'


@dataclass(frozen=True, slots=True)
class Edition:
    """Where the reader read it.

    Attributes:
        archive: The name of the digital archive.
        address: The permanent address of what is cited, without its version.
        version: The version that was read: the document's own, or the dossier's.
    """

    archive: str
    address: str
    version: int


def note_for_document(document: Document, dossier: Dossier, edition: Edition) -> str:
    """Cite one document: title, date, source, credits, archive, address, version."""
    parts = [
        _named(document),
        _date(document.date),
        _source(document.source),
        _credits(document.credits or dossier.credits),
        *_read_at(edition),
    ]
    return _joined(parts)


def note_for_dossier(dossier: Dossier, edition: Edition) -> str:
    """Cite a dossier: authors, title, series and number, archive, address, version."""
    parts = [
        _listed([author.name for author in dossier.authors]),
        dossier.title and f"“{_inner(dossier.title)}”",
        _series(dossier.series),
        format_date(dossier.published) if dossier.published else None,
        *_read_at(edition),
    ]
    return _joined(parts)


def _named(document: Document) -> str:
    if document.title:
        return f"“{_inner(document.title)}”"
    writers = _listed(document.authors)
    readers = _listed(document.recipients)
    if writers and readers:
        return f"{writers} to {readers}"
    return writers or f"Document {document.number}"


def _inner(title: str) -> str:
    """Quotation marks inside a title become single ones, since the title stands in double ones."""
    return title.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})


def _series(series: Series | None) -> str | None:
    if series is None or series.number is None:
        return series.name if series else None
    return f"{series.name} No. {series.number}"


def _date(date: DateStatement | None) -> str | None:
    return format_date(date.edtf) if date else None


def _source(source: ArchivalReference | None) -> str | None:
    if source is None:
        return None
    printed = " ".join(source.printed.split()).rstrip(".")
    name = source.repository_printed
    if name and printed.startswith(name):
        rest = printed.removeprefix(name).lstrip(" ,:;")
        return f"{name}, {rest}" if rest else name
    return printed


def _credits(credits_: Iterable[Credit]) -> str:
    """Name each person once, with all that they did: "obtained and translated by A. B."."""
    done: dict[str, list[str]] = {}
    for credit in credits_:
        roles = done.setdefault(credit.agent, [])
        if credit.role not in roles:
            roles.append(credit.role)
    return ", ".join(f"{_listed(roles)} by {agent}" for agent, roles in done.items())


def _read_at(edition: Edition) -> list[str]:
    return [edition.archive, edition.address, f"version {edition.version}"]


def _listed(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _joined(parts: Iterable[str | None]) -> str:
    """Join with commas, the comma inside a closing quotation mark, as Chicago sets it."""
    note = ""
    for part in filter(None, parts):
        if not note:
            note = part
        elif note[-1] in _CLOSING:
            inner = note[:-1]
            stop = "" if inner.endswith(("?", "!", ",")) else ","
            note = f"{inner}{stop}{note[-1]} {part}"
        else:
            note = f"{note}, {part}"
    return f"{note}."
