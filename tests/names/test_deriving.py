"""Every form of a name: attested ones with their source, derived ones with their table."""

import pytest

from edossier.names import Authority, forms
from edossier.names.authority import register

NOTHING = Authority([], [], {})


def by_system(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for form in forms(name, NOTHING):
        found.setdefault(form.system or "", form.text)
    return found


@pytest.mark.parametrize(
    ("name", "system", "expected"),
    [
        # Wade-Giles as American library catalogues wrote them, Palladius as Soviet print did.
        ("王稼祥", "Wade-Giles", "Wang Chia-hsiang"),
        ("王稼祥", "Palladius", "Ван Цзясян"),
        ("伍修權", "Wade-Giles", "Wu Hsiu-ch'üan"),
        ("伍修權", "Palladius", "У Сюцюань"),
        ("周恩来", "Pinyin", "Zhou Enlai"),
        ("周恩来", "Wade-Giles", "Chou En-lai"),
        ("周恩来", "Palladius", "Чжоу Эньлай"),
        ("刘晓", "Wade-Giles", "Liu Hsiao"),
        ("Zhang Wentian", "Wade-Giles", "Chang Wen-t'ien"),
        ("Чжан Вэньтянь", "Pinyin", "Zhang Wentian"),
        ("Никита Хрущёв", "ALA-LC", "Nikita Khrushchëv"),
        ("Борис Ельцин", "BGN/PCGN", "Boris Yel’tsin"),
        ("Юрий Андропов", "ISO 9", "Ûrij Andropov"),
        ("Михаил Горбачёв", "scientific", "Michail Gorbačëv"),
        ("Никита Хрущёв", "German", "Nikita Chruschtschow"),
        ("Андрей Громыко", "French", "Andreï Gromyko"),
        ("Вячеслав Молотов", "Polish", "Wiaczesław Mołotow"),
        ("Леонид Брежнев", "Czech", "Leonid Brežněv"),
        ("Юдин", "Hungarian", "Jugyin"),
        ("Георгий Жуков", "Romanian", "Gheorgi Jukov"),
        ("Чжоу Эньлай", "Wade-Giles", "Chou En-lai"),
        ("Võ Nguyên Giáp", "Vietnamese without marks", "Vo Nguyen Giap"),
    ],
)
def test_a_form_is_derived_by_its_table(name, system, expected):
    assert by_system(name)[system] == expected


@pytest.mark.parametrize("name", ["Novotný", "Khrushchev", "Ponomarev", "", "Ђилас", "x" * 300])
def test_nothing_is_derived_where_no_table_is_certain(name):
    assert forms(name, NOTHING) == ()


def test_every_form_says_where_it_comes_from_and_none_is_the_name_itself():
    found = forms("周恩来", NOTHING)
    assert {form.source for form in found} == {"table: chinese.tsv"}
    assert "周恩来" not in {form.text for form in found}


def test_attested_forms_stand_before_derived_ones_and_once():
    agents = [register.AgentRow("liu-xiao", "person", "Liu Xiao", None, None)]
    rows = [("刘晓", "zh-Hans", ""), ("Liu Hsiao", "", "Wade-Giles"), ("Лю Сяо", "ru", "")]
    listed = [register.FormRow("liu-xiao", *row, "a-list") for row in rows]
    found = forms("刘晓", Authority(agents, listed, {"a-list": "A list"}))
    assert [form.text for form in found] == ["Liu Hsiao", "Лю Сяо", "Liu Xiao"]
    assert [form.source for form in found] == ["a-list", "a-list", "table: chinese.tsv"]


def test_a_chinese_name_in_palladius_is_not_written_on_as_a_russian_one():
    assert {form.source for form in forms("Чжоу Эньлай", NOTHING)} == {"table: chinese.tsv"}
