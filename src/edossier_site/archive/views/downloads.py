"""A document or dossier to take away: text, JSON, or a citation for a reference manager."""

import dataclasses
import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from edossier.citing import Cited, cite
from edossier.dossier import Document, Dossier, Note
from edossier_site.archive import addresses, queries
from edossier_site.archive.citing import FORMS, Form, cited_document, cited_dossier
from edossier_site.archive.metadata import links_of_file
from edossier_site.archive.plain import document_text, dossier_text
from edossier_site.archive.views.answering import page

__all__ = ["download"]


@page
def download(
    _request: HttpRequest, ark: str, form: str, version: int | None = None
) -> HttpResponse:
    """Give what the ARK names in one form: its newest version, or the one asked for."""
    found = queries.resolve(ark)
    if found.ark != ark:
        address = addresses.download_address(found.ark, form, version)
        return HttpResponsePermanentRedirect(address)
    notes: tuple[Note, ...] = ()
    if found.kind == "document":
        document = queries.document_page(ark, version)
        cited, notes = cited_document(document), (*document.notes, *document.own_notes)
    else:
        dossier = queries.dossier_page(ark, version)
        cited = cited_dossier(dossier)
        if FORMS[form].style is None:  # a citation says nothing of the documents
            whole = queries.whole_dossier(ark, dossier.version)
            cited = dataclasses.replace(cited, dossier=whole)
    wanted = FORMS[form]
    response = HttpResponse(_content(wanted, cited, notes), content_type=wanted.media_type)
    name = f"{cited.edition.name}-v{cited.edition.version}.{form}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Link"] = links_of_file(cited, wanted)
    return response


def _content(form: Form, cited: Cited, notes: tuple[Note, ...]) -> str:
    if form.style is not None:
        return cite(cited, form.style)
    if form.name == "json":
        return _json(cited.document, notes) if cited.document else _json(cited.dossier)
    return document_text(cited, notes) if cited.document else dossier_text(cited)


def _json(value: Document | Dossier, notes: Sequence[Note] = ()) -> str:
    """Give the library's JSON; that of a document with the notes that its text calls beside it."""
    if isinstance(value, Dossier):
        return value.model_dump_json(indent=1) + "\n"
    whole = value.model_dump(mode="json")
    whole["notes"] = [note.model_dump(mode="json") for note in notes]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
