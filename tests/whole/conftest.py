"""Whole archives, made and served by the command as a stranger would, each in its own process."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import edossier_site
from whole.crawling import Crawl, crawl
from whole.kinds import pages_by_kind, preview_pages

SAMPLES = Path(edossier_site.__file__).parent / "samples"
EDOSSIER = str(Path(sys.executable).parent / "edossier")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command; its exit status must be 0."""
    done = subprocess.run(
        [EDOSSIER, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


@contextmanager
def serving(*arguments: str | Path) -> Iterator[str]:
    """Run a command that serves on a free port; gives its address without a stroke at the end."""
    server = subprocess.Popen(
        [EDOSSIER, *map(str, arguments), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        line = server.stdout.readline()
        found = re.search(r"http://[\w.:]+", line)
        assert found, f"no address in {line!r}"
        yield found.group().rstrip("/")
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stdout.close()


def served(folder: Path) -> AbstractContextManager[str]:
    """Serve an archive."""
    return serving("serve", "-C", folder)


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory) -> Path:
    """An archive that holds the bundled samples, with their corrections."""
    folder = tmp_path_factory.mktemp("samples") / "demo"
    run("new", folder)
    run("add", "-C", folder, SAMPLES)
    return folder


@pytest.fixture(scope="session")
def sample_site(sample_archive) -> Iterator[str]:
    """The address of the sample archive, served."""
    with served(sample_archive) as address:
        yield address


def make_every_kind(folder: Path, reference: Path) -> None:
    """Make an archive with a page of every kind.

    It holds the reference dossier for its size, the samples for their texts in several
    languages, and one of the samples in a second version, in which a sentence and a title differ
    and from which a document is withdrawn.
    """
    run("new", folder)
    run("add", "-C", folder, reference, SAMPLES)
    changed = copy_sample(folder)
    text = changed.read_text("utf-8").replace("like to play with them", "are fond of them")
    changed.write_text(text.replace("An Invented Dossier", "A Dossier Invented"), "utf-8")
    run("add", "-C", folder, changed)
    found = run("search", "-C", folder, "--json", "lamp dimmed part:document").stdout
    withdrawn = json.loads(found)["hits"][0]["id"]
    reason = "The archive that holds the paper has asked for it."
    run("withdraw", "-C", folder, withdrawn, "--reason", reason)


def copy_sample(folder: Path) -> Path:
    """Copy the sample with transcripts and its corrections into a folder; gives the copy."""
    name = "the-lighthouse-at-cape-morrow"
    for one in SAMPLES.glob(f"{name}.*"):
        (folder / one.name).write_bytes(one.read_bytes())
    return folder / f"{name}.txt"


def copy_with_findings(folder: Path) -> Path:
    """Copy the sample as above, its essay naming a document that does not exist."""
    file = copy_sample(folder)
    text = file.read_text("utf-8").replace("read Document 4,", "read Document 14,")
    file.write_text(text, "utf-8")
    return file


@pytest.fixture(scope="session")
def every_kind_site(reference_file, tmp_path_factory) -> Iterator[str]:
    """The address of an archive with a page of every kind, served."""
    folder = tmp_path_factory.mktemp("every") / "archive"
    make_every_kind(folder, reference_file)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def crawled(every_kind_site) -> Crawl:
    """What a crawler finds in the archive with a page of every kind."""
    return crawl(every_kind_site)


@pytest.fixture(scope="session")
def previewed(tmp_path_factory) -> Iterator[str]:
    """The address of the preview of a dossier that has findings."""
    file = copy_with_findings(tmp_path_factory.mktemp("previewed"))
    with serving("preview", file) as address:
        yield address


@contextmanager
def failing(folder: Path) -> Iterator[str]:
    """Serve an archive whose database breaks when it is up: each page tells of the failure."""
    run("new", folder)
    with served(folder) as address:
        for file in (folder / "derived").glob("archive.sqlite3*"):
            file.write_bytes(b"no database")
        yield address


@pytest.fixture(scope="session")
def failed(tmp_path_factory) -> Iterator[str]:
    """The address of a page of an archive that fails."""
    with failing(tmp_path_factory.mktemp("failed") / "archive") as address:
        yield address + "/"


@pytest.fixture(scope="session")
def every_kind(crawled, every_kind_site, previewed, failed) -> dict[str, str]:
    """The address of one page of every kind, by the kind's name."""
    pages = pages_by_kind(crawled, every_kind_site) | preview_pages(previewed)
    return pages | {"failed": failed}


@pytest.fixture(scope="module")
def browser(chromium_path) -> Iterator[Browser]:
    """Chromium, one for the tests of a module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()
