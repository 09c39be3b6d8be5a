"""What an identifier names, ready to be cited, at a leaf or a paragraph of it."""

import dataclasses

from edossier.citing import Cited, Pinpoint
from edossier.errors import CitingError
from edossier_site.archive import queries
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts
from edossier_site.archive.citing import cited_document, cited_dossier

__all__ = ["cited_by_id"]


def cited_by_id(identifier: str, pinpoint: Pinpoint) -> Cited:
    """Give what an ARK, its address or "46/5" names, in the version it names or the newest.

    A paragraph of a dossier is one of its essay; of a document, one of its first text.

    Raises:
        NotHereError: It names nothing here.
        CitingError: What it names has no such leaf or paragraph.
    """
    found = queries.resolve(identifier)
    if found.kind == "document":
        document = queries.document_page(found.ark, found.version)
        cited = cited_document(document)
        parts = [part for part in document_parts(document.document) if part.part == "text"]
        parts = [part for part in parts if part.anchor.startswith("text-1-")]
    else:
        if pinpoint.leaf is not None:
            raise CitingError(
                f"{identifier} is a dossier and lies on no leaf: cite one of its documents."
            )
        dossier = queries.dossier_page(found.ark, found.version)
        cited = dataclasses.replace(cited_dossier(dossier), is_essay=pinpoint.paragraph is not None)
        parts = [part for part in dossier_parts(dossier.dossier) if part.part == "essay"]
    return _pinned(cited, pinpoint, parts)


def _pinned(cited: Cited, pinpoint: Pinpoint, parts: list[Placed]) -> Cited:
    """Point at the paragraph: its address is that of the version, since ids hold for one."""
    if pinpoint.paragraph is None:
        return dataclasses.replace(cited, pinpoint=pinpoint)
    first, _, last = pinpoint.paragraph.replace("–", "-").partition("-")
    if int(last or first) > len(parts):
        there = f"the text has {len(parts)}" if parts else "no text is published here"
        raise CitingError(f"There is no paragraph {pinpoint.paragraph}: {there}.")
    passage = f"{cited.edition.versioned}#{parts[int(first) - 1].anchor}"
    edition = dataclasses.replace(cited.edition, passage=passage)
    return dataclasses.replace(cited, edition=edition, pinpoint=pinpoint)
