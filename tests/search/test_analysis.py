"""Analysis: the terms that a text is found by, where they stand, and where they lead back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.search.analysis import placed_terms, tokens, word_forms

FORMS = [
    ("advisers", "en", {"advisers", "en:advis"}),
    ("Záznamu", "cs", {"zaznamu", "cs:zaznam"}),
    ("Záznamu", None, {"zaznamu"}),
    ("rozhovory", "sk", {"rozhovory"}),
    ("China’s", "en", {"chinas", "china", "en:china"}),
    ("workers'", "en", {"workers", "en:worker"}),
    ("d’État", None, {"detat", "etat"}),
    ("opis’", "ru", {"opis", "ru:opis"}),
    ("Ёлки", None, {"елки"}),
    ("17a", "en", {"17a"}),
    ("Mao", "cs", {"mao"}),
]

WORDS = [
    ("P.F. Yudin", ["p", "f", "pf", "yudin"]),
    ("K.A. Krutikov", ["k", "a", "ka", "krutikov"]),
    ("U.S.S.R.", ["u", "s", "s", "r", "ussr"]),
    ("Sino-Soviet", ["sino", "soviet", "sinosoviet"]),
    ("Mao Ce-tung", ["mao", "ce", "tung", "cetung"]),
    ("0423/57", ["0423", "57"]),
    ("DY 30/3603/77", ["dy", "30", "3603", "77"]),
    ("1956–57", ["1956", "57"]),
    ("1949-1960", ["1949", "1960"]),
    ("蔣介石1956", ["蔣", "介", "石", "1956"]),
    ("조선의", ["조", "선", "의"]),
    ("snake_case", ["snake", "case"]),
    ("co\u00adoperate", ["co", "operate", "cooperate"]),
    ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
    ("e\u0301cole", ["ecole"]),
    ("...", []),
    ("", []),
]


@pytest.mark.parametrize(("word", "language", "forms"), FORMS)
def test_a_word_is_found_by(word, language, forms):
    assert {form for token in tokens(word, language) for form in token.forms} == forms


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_a_text_is_cut_into(text, words):
    assert [token.forms[0] for token in tokens(text)] == words


def test_a_compound_stands_at_the_place_of_its_first_word():
    found = [(token.forms[0], token.position, token.words) for token in tokens("in Ce-tung now")]
    assert found == [("in", 0, 1), ("ce", 1, 1), ("tung", 2, 1), ("cetung", 1, 2), ("now", 3, 1)]


def test_accents_never_keep_a_word_from_being_found():
    for word in ("Bušniak", "Őrzési", "záznamy", "Łódź", "ёлки"):
        plain = word_forms(word, None)[0]
        assert plain in word_forms(word, "cs")


@given(st.text(), st.sampled_from([None, "en", "ru", "zh", "hu"]))
def test_tokens_cut_the_text_in_order(text, language):
    last = (0, -1)
    for token in tokens(text, language):
        assert text[token.start : token.end].strip()
        assert all(token.forms)
        assert not any(character.isspace() for form in token.forms for character in form)
        if token.words == 1:
            assert (token.start, token.position) > last
            assert token.position == last[1] + 1
            last = (token.start, token.position)


@given(st.text())
def test_the_word_as_written_holds_no_colon_since_stems_have_one(text):
    assert not any(":" in form for token in tokens(text) for form in token.forms)


ENDLESS = ["a" * 1_000_000, "a-" * 300_000, "a'" * 500_000, "a." * 300_000, "á\u0301" * 300_000]


@pytest.mark.parametrize("line", ENDLESS, ids=["word", "hyphens", "quotes", "initials", "marks"])
def test_one_line_of_a_million_characters_is_cut(line):
    assert sum(1 for _ in tokens(line, "en")) >= 1


TEXTS_WITH_BLANKS = st.lists(
    st.sampled_from(
        [
            "Ce-tung",
            "U.S.S.R.",
            "a",
            " ",
            "  ",
            "\u00a0",
            "\n",
            "d’État",
            "中国",
            "e\u0301",
            "-",
            ".",
        ]
    )
    | st.text(max_size=8)
).map("".join)


@given(TEXTS_WITH_BLANKS, st.sampled_from([None, "en", "ru"]))
def test_the_terms_for_an_index_are_those_of_the_tokens(text, language):
    slow = [(form, token.position) for token in tokens(text, language) for form in token.forms]
    assert list(placed_terms(text, language)) == slow
