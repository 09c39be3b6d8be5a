"""The line and the caret: under the place whatever stands before it, and never wider than asked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier_cli.pointing import point, printable

WIDE = "蔣介石於台北"


def columns_of(text):
    """Count columns by a rule of its own: wide letters two, marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def under_the_caret(pointed):
    """Give the character whose first column the caret stands under."""
    column = 0
    for char in pointed.line:
        if column == pointed.before and not unicodedata.combining(char):
            return char
        column += columns_of(char)
    return ""


def test_a_short_line_is_shown_whole_with_the_range_marked():
    pointed = point("First.\nIt rained, as Document 7 tells.\nLast.", 21, 31, columns=80)
    assert pointed.line == "It rained, as Document 7 tells."
    assert pointed.line[pointed.before :][: len(pointed.marks)] == "Document 7"
    assert pointed.marks == "^~~~~~~~~~"


def test_wide_letters_before_the_place_take_two_columns():
    pointed = point(f"{WIDE}, X", 8, 9, columns=40)
    assert pointed.before == 14
    assert under_the_caret(pointed) == "X"
    assert len(point(f"{WIDE}, X", 0, 3, columns=40).marks) == 6


def test_a_mark_on_a_letter_takes_no_column():
    assert under_the_caret(point("Busn\u030ciak X", 9, 10, columns=40)) == "X"


def test_a_tab_goes_to_the_next_eighth_column():
    pointed = point("ab\tX", 3, 4, columns=40)
    assert (pointed.line, pointed.before) == ("ab      X", 8)


def test_a_long_line_is_cut_on_both_sides_of_the_place():
    text = "word " * 200 + "PLACE " + "word " * 200
    pointed = point(text, 1000, 1005, columns=60)
    assert pointed.line.startswith("…")
    assert pointed.line.endswith("…")
    assert columns_of(pointed.line) <= 60
    assert pointed.line[pointed.before :].startswith("PLACE")
    assert pointed.marks == "^~~~~"


def test_a_line_is_cut_between_words_and_not_before_a_place_near_its_start():
    text = "It rained, as Document 7 tells; and so it did for weeks on both sides of the border."
    pointed = point(text, 14, 24, columns=50)
    assert pointed.line == "It rained, as Document 7 tells; and so it did…"
    pointed = point(text, 77, 83, columns=50)
    assert pointed.line == "…it did for weeks on both sides of the border."
    assert pointed.line[pointed.before :].startswith("border")


def test_a_range_over_several_lines_is_marked_to_the_end_of_its_first():
    pointed = point("One two\nthree", 4, 13, columns=40)
    assert (pointed.line, pointed.marks) == ("One two", "^~~")


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u2028", "\ud800"])
def test_what_could_command_a_terminal_is_shown_as_a_mark(char):
    assert printable(f"a{char}[2Jb") == "a\ufffd[2Jb"
    pointed = point(f"a{char}b X", 4, 5, columns=40)
    assert char not in pointed.line
    assert under_the_caret(pointed) == "X"


def test_a_line_of_a_million_letters_is_cut_at_once():
    text = "蔣" * 1_000_000
    for start in range(0, 1_000_000, 1000):
        assert columns_of(point(text, start, start + 9, columns=80).line) <= 80


_TEXTS = st.text(st.sampled_from("ab \t\n蔣e\u0301\x1b…"), max_size=300)


@given(
    text=_TEXTS, start=st.integers(0, 300), length=st.integers(0, 40), columns=st.integers(20, 90)
)
def test_the_line_fits_and_the_caret_stands_under_the_place(text, start, length, columns):
    pointed = point(text, start, start + length, columns=columns)
    assert columns_of(pointed.line) <= columns
    assert pointed.before + len(pointed.marks) <= columns + 1
    assert pointed.marks[0] == "^"
    if start < len(text) and text[start] not in "\n\t\u0301\x1b":
        assert under_the_caret(pointed) == text[start]
