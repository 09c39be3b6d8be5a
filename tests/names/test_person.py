"""A printed name taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.names import parse_person


@pytest.mark.parametrize(
    ("printed", "forenames", "family"),
    [
        ("P.F. Yudin", ("P.", "F."), "Yudin"),
        ("Soviet Ambassador to the PRC, A.S. Paniushkin", ("A.", "S."), "Paniushkin"),
        ("Pavel Yudin, Soviet Ambassador", ("Pavel",), "Yudin"),
        ("Chairman of the PRC, Mao Zedong", ("Zedong",), "Mao"),
        ("Minister of Foreign Affairs of the PRC, Chen Yi", ("Yi",), "Chen"),
        ("Yudin, Pavel", ("Pavel",), "Yudin"),
        ("Юдин П.Ф.", ("П.", "Ф."), "Юдин"),
        ("тов. Хрущев", (), "Хрущев"),
        ("Kádár elvtárs", (), "Kádár"),
        ("Genosse Walter Ulbricht", ("Walter",), "Ulbricht"),
        ("Konrad von der Heydte", ("Konrad",), "von der Heydte"),
        ("Martin Luther King, Jr.", ("Martin", "Luther"), "King"),
        ("Chou En-lai", ("En-lai",), "Chou"),
        ("c. Fr. Everhartze", ("Fr.",), "Everhartze"),
        ("Khrushchev’s", (), "Khrushchev"),
        ("", (), None),
    ],
)
def test_titles_are_peeled_and_the_family_name_is_found(
    printed: str, forenames: tuple[str, ...], family: str | None
) -> None:
    name = parse_person(printed)
    assert (name.forenames, name.family) == (forenames, family)


def test_titles_are_kept_as_printed() -> None:
    assert parse_person("Comrade Ambassador P. Yudin").titles == ("Comrade", "Ambassador")


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    assert parse_person(text).printed == text
