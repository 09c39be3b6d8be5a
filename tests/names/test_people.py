"""Persons in titles and running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.names import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Soviet Ambassador to the PRC, A.S. Paniushkin, with others", ["A.S. Paniushkin"]),
        ("comrades K.E. Voroshilov and Zhu De", ["K.E. Voroshilov", "Zhu De"]),
        ("Comrades K.E. Voroshilov and Zhu De", ["K.E. Voroshilov", "Zhu De"]),
        ("the ambassador of the GDR, c. Fr. Everhartze", ["Fr. Everhartze"]),
        ("Ambassador of the People’s Republic of Bulgaria, Ia.K. Petkov", ["Ia.K. Petkov"]),
        ("Record of comrades Stalin and Molotov", ["Stalin", "Molotov"]),
        ("Nikita Khrushchev’s Secret Speech", ["Nikita Khrushchev"]),
        ("a talk of Kim Il Sung with Ho Chi Minh", ["Kim Il Sung", "Ho Chi Minh"]),
        ("a talk with Chou En-lai and Mao Tse-tung", ["Chou En-lai", "Mao Tse-tung"]),
        ("Thomas J. Christensen, Useful Adversaries", ["Thomas J. Christensen"]),
        ("Vermerk über ein Gespräch mit Genossen Walter Ulbricht", ["Walter Ulbricht"]),
        ("Gespräch des Botschafters König mit Marschall Tito", ["König", "Tito"]),
        ("Niederschrift, Genosse Hermann Matern", ["Hermann Matern"]),
        ("Záznam o rozhovoru s. Novotného se s. Chruščovem", ["Novotného", "Chruščovem"]),
        ("Zpráva velvyslance Bušniaka o návštěvě", ["Bušniaka"]),
        ("Запись беседы с послом А.С. Панюшкиным", ["А.С. Панюшкиным"]),
        ("Беседа тов. Хрущева Н.С. с Мао", ["Хрущева Н.С."]),
        ("Письмо министра Молотова В.М.", ["Молотова В.М."]),
        ("Notatka z rozmowy tow. Gomułki z ambasadorem Ponomarenko", ["Gomułki", "Ponomarenko"]),
        ("Kádár János elvtárs beszélgetése", ["Kádár János"]),
        ("Raportul ministrului Nicolae Ceaușescu", ["Nicolae Ceaușescu"]),
        ("Scrisoarea tovarășului Gheorghiu-Dej", ["Gheorghiu-Dej"]),
        ("Entretien de l'ambassadeur Maurice Dejean", ["Maurice Dejean"]),
        ("letter of Karl von Clausewitz", ["Karl von Clausewitz"]),
    ],
)
def test_a_person_is_found_by_the_form_of_the_name(text: str, names: list[str]) -> None:
    language = "hu" if "elvtárs" in text else None
    assert [name.printed for name in find_people(text, language)] == names


@pytest.mark.parametrize(
    "text",
    [
        "the Soviet Union and the Great Leap Forward",
        "the Cold War International History Project",
        "Princeton University Press, St. Petersburg",
        "the Central Committee of the Communist Party",
        "Hong Kong and San Francisco",
        "the General Consulate in Shanghai and the Prime Minister",
        "AVPRF f. 0100, op. 49, d. 9, l. 202-03",
        "Zhong Su dalun zhan de qiyuan",
        "the Secretary General of the United Nations",
        "Der Botschafter der Deutschen Demokratischen Republik",
        "Archiv Ministerstva zahraničních věcí České republiky",
    ],
)
def test_what_only_looks_like_a_name_is_left(text: str) -> None:
    assert find_people(text) == ()


def test_a_bare_family_name_is_found_once_its_bearer_is_known() -> None:
    text = "Yudin told Khrushchev that Yudin’s report was late."
    assert find_people(text) == ()
    found = find_people(text, known=["Pavel Yudin"])
    assert [(name.printed, name.kind) for name in found] == [("Yudin", "known"), ("Yudin", "known")]


_PIECES = st.lists(
    st.sampled_from(
        [
            "P.F.",
            " ",
            "Yudin",
            "c. ",
            "Mao ",
            "Zedong",
            ", ",
            "and ",
            "Ambassador ",
            "von ",
            "’s",
            "\n",
        ]
    )
)


@given(st.text() | _PIECES.map("".join))
def test_offsets_cut_the_text_and_names_stand_apart(text: str) -> None:
    end = 0
    for name in find_people(text):
        assert text[name.start : name.end] == name.printed
        assert name.start >= end
        assert name.start < name.end
        end = name.end


def test_an_office_after_a_name_is_no_further_name_of_a_list():
    text = "To Mr Johann Halder, Envoy of the Republic, and comrades Novák and Weber"
    assert [found.printed for found in find_people(text)] == ["Johann Halder", "Novák", "Weber"]
