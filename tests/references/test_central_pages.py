"""The pages on central and northern Europe: every example is read without doubt."""

import re
from pathlib import Path

import pytest

from edossier.references import parse

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "traditions"
CENTRAL = ["german", "austrian", "swiss", "czech", "polish", "hungarian", "dutch", "nordic"]


def examples(page: str) -> list[str]:
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(r"- `([^`]+)`", text.split("## Examples")[1].split("## Sources")[0])


@pytest.mark.parametrize("page", CENTRAL)
def test_every_example_of_a_page_is_read_without_doubt(page: str) -> None:
    printed = examples(page)
    assert len(printed) == 3
    for citation in printed:
        reference = parse(citation)
        assert (reference.status, reference.doubts) == ("parsed", ()), citation
        assert reference.remainder == ()


@pytest.mark.parametrize("page", CENTRAL)
def test_every_page_names_the_grammar_that_it_explains(page: str) -> None:
    text = (PAGES / f"{page}.md").read_text("utf-8")
    grammars = re.findall(r"`grammars/(\w+\.lark)`", text)
    folder = Path(__file__).parents[2] / "src" / "edossier" / "references" / "grammars"
    assert grammars
    assert all((folder / name).exists() for name in grammars)
