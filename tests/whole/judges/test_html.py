"""The Nu HTML Checker: every page of a whole archive, without an error and without a warning."""

import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.judges

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def _saved(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.read()


def _judged(*files: Path | str) -> str:
    """Run the checker; it refuses addresses of this machine, so pages are saved first."""
    done = subprocess.run(
        ["java", "-jar", str(JAR), "--Werror", "--format", "gnu", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or done.stderr, "the checker failed and says nothing"
    return done.stderr


def test_the_checker_has_no_word_on_any_page(crawled, every_kind, tmp_path):
    addresses = {address for address, page in crawled.pages.items() if page.body is not None}
    addresses |= set(every_kind.values())
    assert len(addresses) > 200
    for number, address in enumerate(sorted(addresses)):
        (tmp_path / f"{number:03}.html").write_bytes(_saved(address))
    said = _judged("--skip-non-html", tmp_path).splitlines()
    named = [line.replace(f"file:{tmp_path}/", "") for line in said[:30]]
    assert not said, "\n".join([f"{len(said)} lines", *named, *_numbered(addresses, named)])


def _numbered(addresses: set[str], lines: list[str]) -> list[str]:
    """Say which address each saved page that a line names was saved from."""
    saved = {f"{number:03}": address for number, address in enumerate(sorted(addresses))}
    return sorted({f"{key}: {saved[key]}" for line in lines if (key := line[1:4]) in saved})
