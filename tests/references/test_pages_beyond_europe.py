"""The pages on Asia, Iberia, Latin America and Africa: what the examples show is read."""

import re
from pathlib import Path

import pytest

from edossier.references import parse

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "traditions"
CERTAIN = [
    "chinese",
    "taiwanese",
    "japanese",
    "korean",
    "vietnamese",
    "ottoman",
    "israeli",
    "middle_eastern",
    "southeast_asian",
    "iberian",
]


def examples(page: str) -> list[str]:
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(r"^- `(.+)`$", text.partition("## Examples")[2].partition("## ")[0], re.M)


@pytest.mark.parametrize("page", CERTAIN)
def test_examples_are_read_without_doubt(page: str) -> None:
    printed = examples(page)
    assert len(printed) == 3
    for example in printed:
        reference = parse(example)
        assert reference.status in {"parsed", "identifier"}, (example, reference.doubts)
        assert reference.repository, example


def test_examples_of_registries_are_in_doubt() -> None:
    # What the middle numbers are differs from department to department.
    for example in examples("african"):
        reference = parse(example)
        assert reference.status == "partial"
        assert len(reference.levels) == 3, example
