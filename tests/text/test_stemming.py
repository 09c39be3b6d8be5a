"""Stemming: by the rules of each language that has any, None for the others, safe in threads."""

import importlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.text.stemming import has_stemmer, stem, stemmed_languages

ONE_STEM = [
    ("en", "conversation", "conversations"),
    ("de", "gespräch", "gesprächen"),
    ("cs", "záznam", "záznamu"),
    ("pl", "rozmowa", "rozmowy"),
    ("ru", "беседа", "беседы"),
    ("hu", "nagykövetség", "nagykövetségről"),
    ("ro", "ambasador", "ambasadorilor"),
    ("fr", "entretien", "entretiens"),
]


@pytest.mark.parametrize(("language", "one", "other"), ONE_STEM)
def test_inflected_forms_share_a_stem(language, one, other):
    assert stem(one, language) == stem(other, language) is not None


@pytest.mark.parametrize("language", ["sk", "uk", "bg", "zh", None, "", "x-unknown"])
def test_a_language_without_a_stemmer_gives_none(language):
    assert not has_stemmer(language)
    assert stem("rozhovory", language) is None


def test_region_and_script_of_a_language_tag_are_passed_over():
    assert stem("ambassadors", "en-GB") == stem("ambassadors", "en")
    assert has_stemmer("sr-Cyrl")


@pytest.mark.parametrize("word", ["mao", "liu", "17a56", "0423", "x" * 1000])
def test_names_of_two_letters_numbers_and_endless_words_are_left_alone(word):
    assert stem(word, "cs") is None


@given(st.text(), st.sampled_from(stemmed_languages()))
def test_no_word_breaks_a_stemmer(word, language):
    found = stem(word, language)
    assert found is None or found


def test_threads_do_not_disturb_one_another():
    words = [f"{word}{ending}" for word in ("ambassador", "letter", "talk") for ending in ("s", "")]
    wanted = [stem.__wrapped__(word, "en") for word in words] * 50
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda word: stem.__wrapped__(word, "en"), words * 50)) == wanted


@pytest.mark.parametrize(
    ("language", "algorithm", "sentence"),
    [
        ("en", "english", "ambassadors conversations concerning relations running happily"),
        ("de", "german", "gesprächen botschafters häuser beziehungen größten delegationen"),
        ("fr", "french", "entretiens ambassadeurs régulièrement relations étrangères"),
        ("ru", "russian", "беседы послами отношениях китайской записью переговоров"),
        ("hu", "hungarian", "nagykövetségről beszélgetésekben kapcsolatainak államokkal"),
        ("cs", "czech", "záznamu rozhovorech velvyslanectvím čínského vztazích"),
        ("pl", "polish", "rozmowy ambasadorami stosunkach radzieckiego notatkami"),
        ("ro", "romanian", "ambasadorilor convorbirile relațiilor guvernului chineză"),
        ("sr", "serbian", "razgovorima ambasadora односима владе разговорима"),
        ("es", "spanish", "embajadores conversaciones relaciones gobiernos rápidamente"),
    ],
)
def test_compiled_stemmers_give_what_those_written_out_in_python_do(language, algorithm, sentence):
    # An index is made on one machine and asked on another, which may have no compiled ones.
    module = importlib.import_module(f"snowballstemmer.{algorithm}_stemmer")
    written_out = getattr(module, f"{algorithm.capitalize()}Stemmer")()
    for word in sentence.split():
        assert stem(word, language) == written_out.stemWord(word)
