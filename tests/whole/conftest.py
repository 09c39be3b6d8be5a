"""Whole archives, made and served by the command as a stranger would, each in its own process."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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
    import edossier_site

    samples = Path(edossier_site.__file__).parent / "samples"
    folder = tmp_path_factory.mktemp("samples") / "demo"
    run("new", folder)
    run("add", "-C", folder, samples)
    return folder


@pytest.fixture(scope="session")
def sample_site(sample_archive) -> Iterator[str]:
    """The address of the sample archive, served."""
    with served(sample_archive) as address:
        yield address
