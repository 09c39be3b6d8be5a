"""What every test may ask for: the real material beside the project, a browser, converters.

A test that lacks a system part is skipped by name. Where EDOSSIER_TEST_EVERYTHING is set (in
`.ci/run`) a skip is a failure: there everything is installed, and everything must run.
"""

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent

hypothesis.settings.register_profile(
    "test", derandomize=True, deadline=None, print_blob=False, database=None
)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=10_000, database=None)
hypothesis.settings.load_profile(os.environ.get("EDOSSIER_HYPOTHESIS_PROFILE", "test"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and os.environ.get("EDOSSIER_TEST_EVERYTHING"):
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} was skipped where everything must run: {call.excinfo.value}"
        )
    return report


def _need(found: object, what: str) -> None:
    if not found:
        pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material, `../shared`."""
    folder = ROOT.parent / "shared"
    _need(folder.is_dir(), "../shared, the real material")
    return folder


@pytest.fixture(scope="session")
def reference_file(shared: Path) -> Path:
    """CWIHP e-Dossier No. 46, a web page saved as text."""
    return shared / "dossiers" / "e-dossier-46.txt"


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Debian's Chromium."""
    found = shutil.which("chromium")
    _need(found, "Debian's chromium")
    return str(found)


@pytest.fixture(scope="session")
def pandoc() -> str:
    """Pandoc, which makes test input that edossier did not make."""
    found = shutil.which("pandoc")
    _need(found, "pandoc")
    return str(found)


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice, which makes test input that edossier did not make."""
    found = shutil.which("soffice")
    _need(found, "LibreOffice (soffice)")
    return str(found)
