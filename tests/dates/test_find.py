"""Dates in running text: found where they stand, and nothing that only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.dates import find


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("conversation of 5 January 1953,", ["5 January 1953"]),
        ("interview with Zhou Enlai from 14.10.1956,”", ["14.10.1956"]),
        ("in the summer and fall of 1956.", ["summer and fall of 1956"]),
        ("in the 1950s.", ["1950s"]),
        ("Zapis' besedy 23 oktiabria 1956 g.", ["23 oktiabria 1956 g."]),
        ("Bulletin 6-7 (Winter 1995/1996): 157", ["Winter 1995/1996"]),
        ("from October to December 1956 on", ["from October to December 1956"]),
        ("Tajné 1955-1959, ČLR", ["1955-1959"]),
        ("于1956年10月30日在北京", ["1956年10月30日"]),
        ("0423/57, p. 37-64, 25n, d. 479, l. 9-10", []),
        ("017.267/56 and 014.498/7 and 2296/7", []),
        ("tel. 202-691-4000, No. 1956, 1,956 men, DY 30/3603/77", []),
        ("you may 1956 times", ["1956"]),
    ],
)
def test_dates_are_found_where_they_stand(text: str, printed: list[str]) -> None:
    assert [date.printed for date in find(text)] == printed


def test_an_impossible_day_is_found_with_its_problem() -> None:
    (date,) = find("on 31 April 1956 he left")
    assert (date.edtf, date.printed) == (None, "31 April 1956")


_PIECES = st.lists(
    st.sampled_from(
        ["30", "1956", " ", ".", "-", "/", "October ", "the ", "c. ", "[", "]", "late "]
    )
)


@given(st.text() | _PIECES.map("".join))
def test_offsets_cut_the_text_and_dates_stand_apart(text: str) -> None:
    end = 0
    for date in find(text):
        assert text[date.start : date.end] == date.printed
        assert date.start >= end
        end = date.end
