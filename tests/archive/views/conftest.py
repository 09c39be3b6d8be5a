"""The pages of the harbour archive, asked for as a browser would."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from edossier.dossier import Dossier
from edossier.keeping import Publication
from edossier_site.archive import queries
from edossier_site.archive.values import DocumentLine, DossierLine
from edossier_site.start import configure, prepare


@pytest.fixture(scope="session")
def harbour_once(harbour_once, tmp_path_factory) -> Path:
    """The archive with both dossiers once more, made ready to be served, to be copied."""
    folder = tmp_path_factory.mktemp("ready")
    shutil.copytree(harbour_once, folder, dirs_exist_ok=True)
    before = settings.ARCHIVE.path
    prepare(folder / "archive")
    configure(before)
    return folder


@pytest.fixture
def client(harbour) -> Client:
    """A reader of the archive with both dossiers."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def publish(harbour, client) -> Callable[[Dossier], Publication]:
    """Publish a dossier and bring the site up to date."""

    def put(dossier: Dossier) -> Publication:
        publication = harbour.put(dossier).publication
        prepare(harbour.archive.path)
        return publication

    return put


@pytest.fixture
def talks(client) -> DossierLine:
    """The first dossier."""
    return next(line for line in queries.dossiers().items if line.title == "The Harbour Talks")


@pytest.fixture
def documents(talks) -> tuple[DocumentLine, ...]:
    """Its three documents."""
    return queries.dossier_page(talks.ark).documents.items
