"""Paragraphs stand beside each other only where print says so, and none is ever lost."""

from hypothesis import given
from hypothesis import strategies as st

from edossier_site.archive.alignment import align

PARAGRAPHS = st.lists(
    st.sampled_from(["1. a", "2. b", "(3) c", "§ 4 d", "5) e", "f", "1.5 g"]), max_size=12
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_stands_in_one_row_and_in_order(left, right):
    rows = align(left, right).rows
    assert [index for row in rows for index in row.left] == list(range(len(left)))
    assert [index for row in rows for index in row.right] == list(range(len(right)))


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_known_one_way_round_is_known_the_other(left, right):
    one, other = align(left, right), align(right, left)
    assert one.basis == other.basis
    assert [(row.left, row.right) for row in one.rows] == [
        (row.right, row.left) for row in other.rows
    ]


def shape(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    return [(len(row.left), len(row.right)) for row in align(left, right).rows]


def test_equal_counts_go_one_to_one():
    assert shape(["a", "b"], ["x", "y"]) == [(1, 1), (1, 1)]


def test_without_numbers_unequal_counts_are_one_row():
    assert shape(["a", "b", "c"], ["x", "y"]) == [(3, 2)]
    assert align(["a", "b", "c"], ["x", "y"]).basis == "none"


def test_numbers_part_the_rows_and_equal_stretches_between_go_one_to_one():
    left = ["head", "1. a", "more", "2. b", "3. c", "still"]
    right = ["1. x", "2. y", "3. z", "on"]
    assert shape(left, right) == [(1, 0), (2, 1), (1, 1), (1, 1), (1, 1)]


def test_a_number_that_comes_twice_says_nothing():
    assert align(["1. a", "1. b", "c"], ["1. x", "y"]).basis == "none"


def test_numbers_in_another_order_say_nothing():
    assert align(["1. a", "2. b", "c"], ["2. x", "1. y"]).basis == "none"


def test_a_decimal_or_a_year_is_no_number_of_a_paragraph():
    assert align(["1.5 million", "a", "b"], ["1.5 Millionen", "x"]).basis == "none"
    assert align(["1956 came", "a", "b"], ["1956 kam", "x"]).basis == "none"


def test_ten_thousand_numbered_paragraphs_are_aligned():
    left = [f"{number}. a" for number in range(9999)]
    assert len(align(left, [*left, "end"]).rows) == 10_000 - 1
