"""What is published is told from a record whose archive is not named."""

import pytest

from edossier.references import parse


@pytest.mark.parametrize(
    "printed",
    [
        "Westad, The Global Cold War, 112-115",
        "Известия, 4 октября 1957, с. 2",
        "Le Monde, 6 novembre 1956, p. 3",
        "Постников А.В. История карт. М.: Наука, 1985. С. 31",
        "Федеральный закон от 22 октября 2004 г. № 125-ФЗ",
        "FRUS, 1952–1954, Vol. XIV, Doc. 12",
    ],
)
def test_what_is_printed_is_no_record(printed: str) -> None:
    assert parse(printed).status == "not-archival"


@pytest.mark.parametrize(
    "printed",
    ["Dulles Papers, Box 3", "Foreign Ministry, Beijing, 3 May 1957", "Zapis, 3 maja 1956, k. 3"],
)
def test_papers_and_leaves_are_not_called_published(printed: str) -> None:
    assert parse(printed).status != "not-archival"
