"""Which printed forms are one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.names import compatible, group


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("P. Yudin", "P.F. Yudin", True),
        ("Pavel Yudin", "P.F. Yudin", True),
        ("Yudin", "P.V. Yudin", True),
        ("Pavel Yudin", "P.V. Yudin", True),
        ("P.F. Yudin", "P.V. Yudin", False),
        ("Pavel Yudin", "Petr Yudin", False),
        ("Ambassador P. Yudin", "c. Yudin", True),
        ("Ia.K. Petkov", "Iakov Petkov", True),
        ("Ján Bušniak", "Ján Busňiak", False),
        ("Mao’s", "Mao Zedong", True),
        ("Chairman Mao", "Mao Zedong", True),
        ("Zhihua Shen", "Shen Zhihua", True),
        ("Zhou Enlai", "Zhou Enshou", False),
        ("Chen Yi", "Chen Yun", False),
        ("Nagy Imre", "Imre Nagy", True),
        ("Юдин П.Ф.", "П.Ф. Юдин", True),
        ("John Adams, Sr.", "John Adams, Jr.", False),
    ],
)
def test_forms_fit_or_contradict_each_other(a: str, b: str, expected: bool) -> None:
    assert compatible(a, b) is expected
    assert compatible(b, a) is expected


def test_a_form_that_fits_two_people_goes_to_the_one_named_more_often() -> None:
    forms = ["P.V. Yudin", "P.F. Yudin", "P.F. Yudin", "P. Yudin", "Yudin", "Pavel Yudin"]
    groups = {each.forms for each in group(forms)}
    assert groups == {("P.V. Yudin",), ("P.F. Yudin", "P. Yudin", "Yudin", "Pavel Yudin")}


def test_a_group_is_named_by_its_fullest_form() -> None:
    (only,) = group(["Chairman Mao", "Mao", "Mao Zedong", "Mao’s"])
    assert only.name == "Mao Zedong"


_FORMS = st.sampled_from(
    [
        f"{given}{family}"
        for given in ("", "P. ", "P.F. ", "P.V. ", "Pavel ", "Petr ", "c. ", "Pavel F. ")
        for family in ("Yudin", "Mao", "Sall")
    ]
)


@given(st.lists(_FORMS | st.text(max_size=12)))
def test_groups_part_the_forms_and_hold_no_contradiction(forms: list[str]) -> None:
    groups = group(forms)
    placed = [form for each in groups for form in each.forms]
    assert sorted(placed) == sorted(set(forms))
    for each in groups:
        assert all(compatible(a, b) for a in each.forms for b in each.forms)
