"""The site, and at /constant a view that always answers the same bytes: the floor of its process.

CONSTANT_BYTES names a file that holds them.
"""

import os
from importlib import import_module
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from edossier_site.asgi import application

__all__ = ["application"]

_BYTES = Path(os.environ["CONSTANT_BYTES"]).read_bytes()


def _constant(_request: HttpRequest) -> HttpResponse:
    # A page that says itself how long it holds is not kept: the view runs each time.
    return HttpResponse(_BYTES, headers={"Cache-Control": "no-store"})


# Its addresses can be imported only now that the application stands.
import_module("edossier_site.urls").urlpatterns.insert(0, path("constant", _constant))
