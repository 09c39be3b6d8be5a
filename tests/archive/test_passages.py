"""A passage shows its words, with a little around them."""

from hypothesis import given
from hypothesis import strategies as st

from edossier_site.archive.passages import passage_around


@given(st.text(max_size=900), st.data())
def test_a_passage_cuts_the_very_words_out_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = passage_around(text, start, end)
    assert passage.text in text
    assert text[start:end].startswith(passage.words)
    assert len(passage.text) <= 600 + 2 * 120
    assert passage.is_cut_before or text.startswith(passage.text)
    assert passage.is_cut_after or text.endswith(passage.text)


def test_a_passage_is_cut_between_words():
    text = "word " * 200
    passage = passage_around(text, 500, 504)
    assert passage.text.startswith("word ")
    assert passage.text.endswith(" word")
    assert passage.is_cut_before
    assert passage.is_cut_after
