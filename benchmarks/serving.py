"""The site inside this process: each call is one request, through every middleware."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from edossier_site.start import prepare, settle_memory

__all__ = ["Site"]


class Site:
    """The site of one archive, made ready; each method answers one request.

    A page is *made*, not taken from those kept, where its address has a query that no request had
    before; no view reads it.

    Args:
        archive: The folder of an archive that holds a dossier.
    """

    def __init__(self, archive: Path) -> None:
        prepare(archive)
        # What reads Django's settings can be imported only now.
        from django.core.handlers.base import BaseHandler
        from django.test import RequestFactory
        from django.urls import path

        from edossier_site.archive.models import Document, Dossier

        self._requests = RequestFactory(SERVER_NAME="localhost")
        self._handler = BaseHandler()
        self._handler.load_middleware()
        first = Dossier.objects.order_by("first_event")[0]
        self._dossier = f"/{first.ark}"
        self._document = f"/{Document.objects.filter(dossier=first).order_by('order')[0].ark}"
        self._constant = (path("constant", _constant),)
        self._asked = 0
        settle_memory()

    def made(self, address: str) -> HttpResponse:
        """Make the page at an address; what is not there is answered too."""
        parted = address + ("&" if "?" in address else "?")
        request = self._requests.get(parted + urlencode({"asked": self._count()}))
        if address == "/constant":
            request.urlconf = self._constant
        response = self._handler.get_response(request)
        if response.status_code not in (200, 404):
            raise SystemExit(f"{address} answered {response.status_code}")
        return response

    def questions(self, address: str) -> int:
        """Count what making the page at an address asks the database."""
        from django.db import connection

        asked = 0

        def count(execute: Any, *arguments: Any) -> Any:
            nonlocal asked
            asked += 1
            return execute(*arguments)

        with connection.execute_wrapper(count):
            self.made(address)
        return asked

    def constant_page(self) -> None:
        """Answer with a view that does nothing: the floor."""
        request = self._requests.get("/constant")
        request.urlconf = self._constant
        self._answer(request)

    def dossier_page_made(self) -> None:
        """Make the dossier's page."""
        self._answer(self._requests.get(self._dossier, {"asked": self._count()}))

    def dossier_page(self) -> None:
        """Answer with the dossier's page as it is kept."""
        self._answer(self._requests.get(self._dossier))

    def document_page_made(self) -> None:
        """Make the page of the first document."""
        self._answer(self._requests.get(self._document, {"asked": self._count()}))

    def search_page(self) -> None:
        """Search for a word of the essay; the page of a search is never kept."""
        self._answer(self._requests.get("/search", {"q": "adviser"}))

    def _count(self) -> int:
        self._asked += 1
        return self._asked

    def _answer(self, request: HttpRequest) -> None:
        response = self._handler.get_response(request)
        if response.status_code != 200:
            raise SystemExit(f"{request.get_full_path()} answered {response.status_code}")


def _constant(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("constant", headers={"Cache-Control": "no-cache"})
