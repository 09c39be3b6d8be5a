"""Sentences: where print shows an end, and where it only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.text.sentences import sentences
from edossier.text.source import Range


def cut(text: str, whole=()) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "He met K.A. Krutikov in Beijing.",
        "He met c. Stalin.",
        "See Doc. 5 of the file.",
        "It cost 5. and no more",
        "They agreed.” (Document 12)",
        "Was it so? he asked.",
    ],
)
def test_what_only_seems_an_end_is_none(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("“It rained.”  It snowed", ["“It rained.”", "It snowed"]),
        ("He came in 1956. They met.", ["He came in 1956.", "They met."]),
        ("Пришёл. Ушёл.", ["Пришёл.", "Ушёл."]),
        ("他來了。他走了。", ["他來了。", "他走了。"]),
    ],
)
def test_sentences_end_where_print_shows_it(text, parts):
    assert cut(text) == parts


def test_no_sentence_ends_inside_what_is_kept_whole():
    text = "He said “It rained. It snowed.” They left."
    assert cut(text, [Range(9, 30)]) == ["He said “It rained. It snowed.”", "They left."]


@given(st.text(max_size=200))
def test_sentences_cover_the_text_but_for_blanks(text):
    at = 0
    for each in sentences(text):
        assert text[at : each.start].strip() == ""
        assert each.start < each.end or not text[each.start : each.end].strip()
        at = each.end
    assert text[at:].strip() == ""
