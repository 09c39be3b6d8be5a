"""The pages on the western traditions: every example is read without doubt."""

import re
from pathlib import Path

import pytest

from edossier.references import parse

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "traditions"
WESTERN = [
    "british",
    "american",
    "canadian",
    "irish",
    "australian",
    "new_zealand",
    "indian",
    "south_african",
    "french",
    "italian",
    "vatican",
    "belgian",
    "international",
    "osa",
    "manuscripts",
]


@pytest.mark.parametrize("page", WESTERN)
def test_every_example_of_a_western_page_is_read_without_doubt(page: str) -> None:
    text = (PAGES / f"{page}.md").read_text("utf-8")
    printed = re.findall(r"^- `([^`]+)`", text.split("## Examples")[1], re.MULTILINE)
    assert len(printed) >= 3
    sure = {"parsed", "identifier"}
    assert [one for one in printed if parse(one).status not in sure] == []
