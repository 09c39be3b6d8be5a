"""Units made by hand, and an index of any of them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from edossier.search.engines.tantivy import SearchIndex
from edossier.search.unit import Days, Passage, Unit

DOSSIER = "ark:/99999/fk4dossier"


def make_days(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def make_unit(place: int, text: str = "", language: str | None = "en", **fields: object) -> Unit:
    """Make a document with one text; any field can be given otherwise."""
    values: dict[str, object] = {
        "id": f"ark:/99999/fk4unit{place}",
        "address": f"/ark:/99999/fk4unit{place}",
        "part": "document",
        "dossier": DOSSIER,
        "dossier_names": ("46",),
        "dossier_label": "The Harbour Talks",
        "number": str(place),
        "passages": (Passage("text", text, language, "text-1-p1"),),
        "rank": place,
    }
    return Unit(**{**values, **fields})


@pytest.fixture(scope="session")
def unit() -> Callable[..., Unit]:
    """Give the maker of units."""
    return make_unit


@pytest.fixture(scope="session")
def days() -> Callable[..., Days]:
    """Give the maker of days, from one or two ISO dates."""
    return make_days


@pytest.fixture
def index_with(tmp_path: Path) -> Callable[[Sequence[Unit]], SearchIndex]:
    """Give an index that holds some units, each time a new one."""
    made = iter(range(1_000_000))

    def make(units: Sequence[Unit]) -> SearchIndex:
        index = SearchIndex(tmp_path / f"search-{next(made)}")
        with index.writing() as change:
            for dossier in dict.fromkeys(unit.dossier for unit in units):
                change.replace_dossier(dossier, [u for u in units if u.dossier == dossier])
            change.position = 1
        return index

    return make
