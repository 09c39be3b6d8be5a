"""Whole archives, made and served by the command as a stranger would, each in its own process."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import edossier_site
from whole.crawling import crawl
from whole.kinds import pages_by_kind

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
def served(folder: Path) -> Iterator[str]:
    """Serve an archive on a free port; gives its address without a stroke at the end."""
    server = subprocess.Popen(
        [EDOSSIER, "serve", "-C", str(folder), "--port", "0"],
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


@pytest.fixture(scope="session")
def reference_archive(reference_file, tmp_path_factory) -> Path:
    """An archive that holds the reference dossier."""
    folder = tmp_path_factory.mktemp("reference") / "demo-a"
    run("new", folder)
    run("add", "-C", folder, reference_file)
    return folder


@pytest.fixture(scope="session")
def reference_site(reference_archive) -> Iterator[str]:
    """The address of the reference archive, served."""
    with served(reference_archive) as address:
        yield address


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
    languages, and one of the samples in a second version, in which a sentence and a title differ.
    """
    run("new", folder)
    run("add", "-C", folder, reference, SAMPLES)
    sample = SAMPLES / "the-lighthouse-at-cape-morrow.txt"
    changed = folder / sample.name
    text = sample.read_text("utf-8").replace("like to play with them", "are fond of them")
    changed.write_text(text.replace("An Invented Dossier", "A Dossier Invented"), "utf-8")
    corrections = sample.with_suffix(".corrections.toml")
    changed.with_suffix(".corrections.toml").write_bytes(corrections.read_bytes())
    run("add", "-C", folder, changed)


@pytest.fixture(scope="session")
def every_kind_site(reference_file, tmp_path_factory) -> Iterator[str]:
    """The address of an archive with a page of every kind, served."""
    folder = tmp_path_factory.mktemp("every") / "archive"
    make_every_kind(folder, reference_file)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def every_kind(every_kind_site) -> dict[str, str]:
    """The address of one page of every kind, by the kind's name."""
    crawled = crawl(every_kind_site)
    assert crawled.faults == []
    return pages_by_kind(crawled, every_kind_site)


@pytest.fixture(scope="module")
def browser(chromium_path) -> Iterator[Browser]:
    """Chromium, one for the tests of a module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()
