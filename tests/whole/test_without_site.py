"""The library and its commands stand alone: nothing of the site is loaded, or needed."""

import subprocess
import sys

import pytest

# None in sys.modules makes an import fail as if the package were not installed.
WITHOUT = """
import sys
for name in ("django", "tantivy", "uvicorn", "whitenoise"):
    sys.modules[name] = None
from edossier_cli.main import main
sys.argv = ["edossier", *sys.argv[1:]]
main()
"""
LETTER = """Letters from Port Sable

Document 1

3 March 1951, “The harbour master to the ministry,” Source: AVPRF f. 0100, op. 44, d. 2, l. 17.
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, "utf-8")
    return str(path)


def test_a_file_is_read_and_checked_with_the_site_not_installed(letter):
    read = run("read", letter)
    assert read.returncode == 0, read.stderr
    assert "0100" in read.stdout
    check = run("check", letter)
    assert check.returncode == 0, check.stderr


def test_a_citation_is_read_with_the_site_not_installed():
    done = run("reference", "AVPRF f. 0100, op. 44, d. 2, l. 17", "--json")
    assert done.returncode == 0, done.stderr
    assert '"0100"' in done.stdout


def test_a_command_that_needs_the_site_says_what_to_install(tmp_path):
    done = run("serve", "-C", str(tmp_path))
    assert done.returncode == 2
    assert "edossier[site]" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_help_names_every_command_and_loads_none_of_them():
    done = run("--help")
    assert done.returncode == 0, done.stderr
    for name in ("read", "check", "new", "add", "search", "serve", "verify", "rebuild", "demo"):
        assert f"\n  {name} " in done.stdout
