"""Highlighting: the passages that show why a hit was found, cut exactly, quick on long texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.search.highlight import Highlighter
from edossier.search.query import parse
from edossier.search.unit import Passage

MARKED = [
    ("drunkenness", "en", "arrogance, drunkenness, and so on", ["drunkenness"]),
    ("adviser", "en", "the Soviet advisers came", ["advisers"]),
    ("busniak", "cs", "řekl J. Bušniak, že", ["Bušniak"]),
    ("zaznamu", "cs", "Záznam z besedy", ["Záznam"]),
    ("advis*", "en", "Advisers advised, an advantage", ["Advisers", "advised"]),
    ('"great leap"', "en", "a great leap, not a leap great", ["great leap"]),
    ('"leap great"~2', "en", "a great leap", ["great", "leap"]),
    ("0423/57", None, "number 0423/57, not 57", ["0423/57"]),
    ("Ce-tung", "cs", "Mao Cetunga a Mao Cetung", ["Cetung"]),
    ("cetung", "cs", "Mao Ce-tung", ["Ce-tung"]),
    ("蔣介石", "zh", "致蔣介石的信", ["蔣介石"]),
    ("etat", "en", "a coup d’État there", ["d’État"]),
    ("mao -hungary", "en", "Mao spoke of Hungary", ["Mao"]),
    ("mao OR hungary", "en", "Mao spoke of Hungary", ["Mao", "Hungary"]),
    ('person:"Yudin, Pavel"', "en", "to Pavel Yudin from", ["Pavel Yudin"]),
    ("archive:AVPRF", "en", "AVPRF f. 0100", []),
    ("strasse", "de", "in der Straße dort", ["Straße"]),
]


@pytest.mark.parametrize(("typed", "language", "text", "words"), MARKED)
def test_what_matched_is_marked(typed, language, text, words):
    passages, matched = Highlighter(parse(typed)).find([Passage("text", text, language)])
    marked = [p.text[start:end] for p in passages for start, end in p.marks]
    assert marked == words
    assert set(matched) == set(words)


def test_a_long_passage_is_cut_between_words_around_what_matched():
    text = "The filler runs on. " * 200 + "Then came drunkenness at last. " + "More filler. " * 200
    (passage,), _ = Highlighter(parse("drunkenness")).find([Passage("text", text, "en", "p3")])
    assert len(passage.text) < 600
    assert passage.is_cut_before
    assert passage.is_cut_after
    assert passage.anchor == "p3"
    assert f" {passage.text} " in text
    ((start, end),) = passage.marks
    assert passage.text[start:end] == "drunkenness"


def test_the_passage_with_most_of_the_words_is_shown():
    passages = [Passage("text", "only mao"), *[Passage("text", "mao here")] * 5]
    passages.append(Passage("text", "mao with khrushchev", anchor="best"))
    found, _ = Highlighter(parse("mao khrushchev")).find(passages)
    assert len(found) == 3
    assert found[-1].anchor == "best"


def test_a_million_characters_in_one_passage_are_marked():
    text = "mao and liu " * 84_000
    passages, matched = Highlighter(parse("liu zhou")).find([Passage("text", text, "en")])
    assert matched == ("liu",)
    assert all(len(passage.text) < 600 for passage in passages)


WORDS = ["mao", "liu", "Bušniak", "advisers", "Ce-tung", "P.F.", "蔣介", "l'État", ",", "0423/57"]
QUERIES = [
    "mao",
    "busniak liu",
    "adv*",
    '"mao liu"',
    '"liu mao"~3',
    "cetung",
    "蔣",
    "0423/57",
    "etat OR pf",
]
texts = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)


@given(st.lists(texts, max_size=4), st.sampled_from(QUERIES))
def test_marks_cut_the_printed_text_in_order(given_texts, typed):
    passages = [Passage("text", text, "en") for text in given_texts]
    found, _ = Highlighter(parse(typed)).find(passages)
    for passage in found:
        assert any(passage.text in whole for whole in given_texts)
        here = 0
        for start, end in passage.marks:
            assert here <= start < end <= len(passage.text)
            here = end
        assert passage.marks
