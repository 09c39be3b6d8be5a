"""The pages on the eastern traditions: every example is read without doubt."""

import re
from pathlib import Path

import pytest

from edossier.references import parse

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "traditions"
EASTERN = [
    "russian",
    "ukrainian",
    "belarusian",
    "lithuanian",
    "latvian",
    "estonian",
    "bulgarian",
    "romanian",
    "moldovan",
    "albanian",
    "yugoslav",
    "croatian",
    "slovene",
    "georgian",
    "armenian",
    "azerbaijani",
    "central-asian",
    "mongolian",
]


def examples(page: str) -> list[str]:
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(r"`([^`]+)`", text.split("## Examples")[1].split("## Sources")[0])


@pytest.mark.parametrize("page", EASTERN)
def test_every_example_of_a_page_is_read_without_doubt(page: str) -> None:
    printed = examples(page)
    assert len(printed) >= 3
    assert [one for one in printed if parse(one).status != "parsed"] == []
