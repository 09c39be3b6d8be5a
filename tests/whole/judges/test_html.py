"""The Nu HTML Checker: every page of a whole archive, and the style sheet, without a warning."""

import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import edossier_site.web
from whole.crawling import crawl
from whole.kinds import UNLINKED

pytestmark = pytest.mark.judges

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FAILED = Path(edossier_site.web.__file__).parent / "templates" / "web" / "500.html"


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


def test_the_checker_has_no_word_on_any_page(every_kind_site, tmp_path):
    crawled = crawl(every_kind_site)
    addresses = [address for address, page in crawled.pages.items() if page.body is not None]
    addresses += [every_kind_site + path for path in UNLINKED.values()]
    assert len(addresses) > 200
    names = {}
    for number, address in enumerate(addresses):
        names[f"{number}.html"] = address.removeprefix(every_kind_site)
        (tmp_path / f"{number}.html").write_bytes(_saved(address))
    said = _judged("--skip-non-html", tmp_path).splitlines()
    assert not said, f"{len(said)} lines, of which:\n" + "\n".join(said[:30]) + f"\n{names}"


def test_the_checker_has_no_word_on_the_page_of_a_failure():
    assert _judged(FAILED) == ""
