"""The docs say what the code does: pages written from it are fresh, and no link is dead."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from edossier.checking import ARCHIVE_CODES, CODES
from edossier.citing import STYLES
from edossier.formats import EDITION_CODES
from edossier.reading.silencing import UNUSED
from edossier_site.archive.citing import FORMS

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def test_the_page_of_commands_is_fresh():
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate" / "commands.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_to_a_file(page):
    links = _LINK.findall(page.read_text("utf-8"))
    relative = [link.partition("#")[0] for link in links if "://" not in link]
    missing = [link for link in relative if link and not (page.parent / link).exists()]
    assert missing == []


def test_every_finding_has_a_section_and_every_section_a_rule():
    page = (ROOT / "docs" / "reference" / "findings.md").read_text("utf-8")
    sections = re.findall(r"^### ([a-z-]+)$", page, re.MULTILINE)
    assert len(sections) == len(set(sections))
    assert set(sections) == {*CODES, *ARCHIVE_CODES, *EDITION_CODES, UNUSED}


@pytest.mark.parametrize(
    ("code", "severity"), [*CODES.items(), *ARCHIVE_CODES.items(), *EDITION_CODES.items()]
)
def test_the_section_of_a_finding_says_how_grave_it_is_and_gives_example_and_mend(code, severity):
    page = (ROOT / "docs" / "reference" / "findings.md").read_text("utf-8")
    section = page.partition(f"### {code}\n")[2].partition("\n#")[0]
    assert section.strip().startswith((f"*{severity.capitalize()}.*", f"*{severity.capitalize()},"))
    assert "*Example:*" in section
    assert "*Mend:*" in section


def test_the_page_on_citing_has_every_style_and_every_form_with_its_media_type():
    page = (ROOT / "docs" / "reference" / "citing.md").read_text("utf-8")
    for name in STYLES:
        assert f"| `{name}`" in page
    for form in FORMS.values():
        assert f"| `.{form.name}` | `{form.media_type}` |" in page
