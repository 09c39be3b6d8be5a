"""Folding: blind to accents, case and print; idempotent; with a map back that cuts exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.text.folding import fold

PAIRS = [
    ("Bušniak", "busniak"),
    ("Busňiak", "busniak"),
    ("ČLR, krabice", "clr, krabice"),
    ("Łódź", "lodz"),
    ("Đilas", "dilas"),
    ("Straße", "strasse"),
    ("İnönü", "inonu"),
    ("ılık", "ilik"),
    ("Ёжиков", "ежиков"),
    ("Чуйков", "чуйков"),
    ("Київ", "київ"),
    ("ﬁle ﬂag", "file flag"),
    ("opis’ zapis′", "opis' zapis'"),
    ("Tønnesson", "tonnesson"),
    ("Őrzési egység", "orzesi egyseg"),
    ("a\u00a0b", "a b"),
    ("１９５６", "1956"),
    ("1956–1958", "1956-1958"),
    ("co\u00adoperate", "cooperate"),
    ("ガ", "ガ"),
    ("蔣介石", "蔣介石"),
    ("조선", "조선"),
    ("ἀρχεῖον", "αρχειον"),
    ("Σίσυφος", "σισυφοσ"),
    ("سِلْم", "سلم"),
    ("हिन्दी", "हिन्दी"),
    ("e\u0301cole", "ecole"),
]

hostile_text = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("éš\u0301\u0306\u0308\u0327иіужкßﬁıİ가ᄀ\u1161\u11a8ㅏか\u3099ﾞ\u0345´ΐ"),
    )
)


@pytest.mark.parametrize(("printed", "folded"), PAIRS)
def test_spellings_a_reader_takes_for_one_another_fold_alike(printed, folded):
    assert fold(printed).text == folded


@given(hostile_text)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


@given(hostile_text)
def test_offsets_rise_and_end_at_the_end(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(hostile_text, hostile_text, hostile_text)
def test_a_range_of_the_folded_text_leads_back_to_what_it_was_made_from(before, word, after):
    text = f"{before} {word} {after}"
    folded = fold(text)
    start = len(fold(before).text) + 1
    end = len(fold(f"{before} {word}").text)
    cut = slice(*folded.source_range(start, end))
    assert fold(text[cut]).text.strip() == folded.text[start:end].strip()


def test_an_expanded_letter_leads_back_to_itself():
    assert fold("die Straße dort").source_range(4, 11) == (4, 10)
    assert fold("die Straße dort").source_range(8, 9) == (8, 9)
    assert fold("die Straße dort").source_range(9, 10) == (8, 9)


def test_a_million_marks_on_one_letter_fold_quickly():
    assert fold("e" + "\u0301" * 1_000_000).text == "e"
    assert len(fold("か" + "\u3099" * 1_000_000).text) < 40
