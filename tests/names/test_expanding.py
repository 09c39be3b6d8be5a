"""A typed name finds its other spellings in a lexicon, and names that only look alike stay out."""

from collections.abc import Iterable

import pytest

from edossier.names import KeyedForms, expand

FORMS = [
    *("Wang Jiaxiang", "王稼祥", "Ван Цзясян", "Wang Chia-hsiang", "Wang Jiaqian"),
    *("Пономарёв", "Ponomarev", "Ponomarjow", "Пономарёвым", "Ponomarenko", "Пономаренко"),
    *("Chen Yi", "Chen Yun", "陈毅", "Чэнь Юнь", "Peng Zhen"),
    *("Kádár János", "János Kádár", "Кадар", "Novotný", "Novák"),
]


@pytest.fixture(scope="module")
def lexicon() -> KeyedForms:
    return KeyedForms(FORMS)


def forms_same(query: str, lexicon: KeyedForms) -> set[str]:
    return {found.form for found in expand(query, lexicon) if found.sameness.same}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("王稼祥", {"Wang Jiaxiang", "Ван Цзясян", "Wang Chia-hsiang"}),
        ("Vang Csia-hsziang", {"Wang Jiaxiang", "王稼祥", "Ван Цзясян", "Wang Chia-hsiang"}),
        ("Ponomariov", {"Пономарёв", "Ponomarev", "Ponomarjow", "Пономарёвым"}),
        ("Chen Yi", {"陈毅"}),
        ("Kadar Janos", {"Kádár János", "János Kádár"}),
        ("Xyzzy", set()),
        ("", set()),
    ],
)
def test_a_name_finds_its_other_spellings_and_no_other_name(query, expected, lexicon):
    assert forms_same(query, lexicon) == expected


def test_the_surest_form_stands_first_and_says_why(lexicon):
    found = expand("Wang Jiaxiang", lexicon)
    scores = [one.sameness.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert "Palladius" in next(one.sameness.why for one in found if one.form == "Ван Цзясян")


def test_what_was_typed_is_not_given_again(lexicon):
    assert "Chen Yi" not in {found.form for found in expand("Chen Yi", lexicon)}


def test_no_more_forms_are_given_than_asked_for(lexicon):
    assert len(expand("Ponomarev", lexicon, most=2)) == 2


def test_any_object_that_gives_forms_by_keys_is_a_lexicon():
    class Fixed:
        def forms_with_keys(self, keys: Iterable[str], /) -> list[str]:
            return ["陈毅"] if set(keys) else []

    assert [found.form for found in expand("Chen Yi", Fixed())] == ["陈毅"]


def test_a_common_given_name_does_not_crowd_out_the_rare_family_name():
    families = ("Smirnov", "Popov", "Lebedev", "Kozlov", "Novikov", "Morozov", "Volkov", "Zaitsev")
    crowd = [f"Ivan {family} {at}" for family in families for at in range(300)]
    lexicon = KeyedForms([*crowd, "Иван Петренко"])
    assert forms_same("Ivan Petrenko", lexicon) == {"Иван Петренко"}
