"""A passage shows its words, with a little around them."""

from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import Span
from edossier_site.archive.passages import passage_around, sentence_around, sentences_of


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


WORDS = st.text("aA. \u201c\u201d1", max_size=80)


@given(WORDS, st.data())
def test_a_sentence_holds_the_very_words(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = sentence_around(text, start, end, sentences_of(text, ()))
    assert passage.text in text
    assert passage.words == text[start:end]


def sentence_with(text: str, words: str, *whole: tuple[str, str]) -> str:
    spans = [
        Span(start=text.index(each), end=text.index(each) + len(each), kind=kind)
        for each, kind in whole
    ]
    start = text.index(words)
    return sentence_around(text, start, start + len(words), sentences_of(text, spans)).text


def test_a_mention_is_shown_with_its_whole_sentence():
    text = "He came. They spoke, as Document 1 shows, of ice. She left."
    assert sentence_with(text, "Document 1") == "They spoke, as Document 1 shows, of ice."


def test_no_sentence_ends_inside_a_quotation_or_a_citation():
    text = "He wrote \u201cCome. At once.\u201d in Document 1. See RGANI, Vol. A. Op. Cit. 5 too."
    quoted = sentence_with(text, "Document 1", ("Come. At once.", "quote"))
    assert quoted.startswith("He wrote")
    cited = sentence_with(text, "RGANI", ("RGANI, Vol. A. Op. Cit. 5", "reference"))
    assert cited == "See RGANI, Vol. A. Op. Cit. 5 too."


def test_of_a_very_long_sentence_a_few_words_are_shown():
    text = "word " * 400 + "Document 1 " + "word " * 400
    start = text.index("Document")
    passage = sentence_around(text, start, start + 10, sentences_of(text, ()))
    assert passage.words == "Document 1"
    assert len(passage.text) < 300
    assert passage.is_cut_before
    assert passage.is_cut_after
