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
        # As Czech, Hungarian, German and French print of the fifties wrote them.
        ("周恩来", "Czech", "Čou En-laj"),
        ("周恩来", "Hungarian", "Csou En-laj"),
        ("刘少奇", "German", "Liu Schao-tschi"),
        ("毛泽东", "EFEO", "Mao Tsö-tong"),
        ("陈独秀", "Czech", "Čchen Tu-siou"),
        ("彭德怀", "Hungarian", "Peng Tö-huaj"),
        ("贺龙", "Wade-Giles", "Ho Lung"),
        ("郭沫若", "Wade-Giles", "Kuo Mo-jo"),
        ("赵紫阳", "Wade-Giles", "Chao Tzu-yang"),
        ("徐向前", "Pinyin", "Xu Xiangqian"),
        # Korean: forms of library catalogues, and of the ministry's own examples.
        ("김일성", "McCune-Reischauer", "Kim Ilsŏng"),
        ("박헌영", "McCune-Reischauer", "Pak Hŏnyŏng"),
        ("최용건", "McCune-Reischauer", "Ch'oe Yonggŏn"),
        ("이승만", "McCune-Reischauer", "Yi Sŭngman"),
        ("정일권", "McCune-Reischauer", "Chŏng Ilgwŏn"),
        ("선우휘", "McCune-Reischauer", "Sŏnu Hwi"),
        ("한복남", "Revised Romanisation", "Han Bok-nam"),
        ("홍빛나", "Revised Romanisation", "Hong Bit-na"),
        ("はとやま いちろう", "Hepburn", "Hatoyama Ichirō"),
        ("はとやま いちろう", "Kunrei", "Hatoyama Itirô"),
        ("ほんだ じゅんいち", "Hepburn", "Honda Jun'ichi"),
        ("いのうえ きよし", "Hepburn", "Inoue Kiyoshi"),
        ("はった たつお", "Kunrei", "Hatta Tatuo"),
        ("ヴォロシーロフ", "Hepburn", "Voroshīrofu"),
    ],
)
def test_a_form_is_derived_by_its_table(name, system, expected):
    assert by_system(name)[system] == expected


def test_where_pinyin_leaves_efeo_open_both_spellings_are_given():
    found = [form.text for form in forms("江渭清", NOTHING) if form.system == "EFEO"]
    assert found == [
        "Kiang Wei-k'ing", "Kiang Wei-ts'ing", "Tsiang Wei-k'ing", "Tsiang Wei-ts'ing",
    ]  # fmt: skip


def test_a_family_name_alone_has_the_forms_of_the_one_who_bears_it():
    agents = [register.AgentRow("pervukhin", "person", "Mikhail Pervukhin", None, None)]
    rows = [
        ("Mikhail Pervukhin", "en", ""),
        ("Michail Perwuchin", "de", ""),
        ("别尔乌辛", "zh", ""),
    ]
    listed = [register.FormRow("pervukhin", *row, "a-list") for row in rows]
    authority = Authority(agents, listed, {"a-list": "A list"})
    found = forms("Pervukhin", authority)
    assert [form.text for form in found] == ["Perwuchin", "别尔乌辛"]
    two = [*agents, register.AgentRow("other", "person", "Ivan Pervukhin", None, None)]
    more = [*listed, register.FormRow("other", "Ivan Pervukhin", "en", "", "a-list")]
    assert forms("Pervukhin", Authority(two, more, {"a-list": "A list"})) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Novotný",
        "Khrushchev",
        "Ponomarev",
        "",
        "Ђилас",
        "x" * 300,
        "평양",
        "ん゛",
        "っ",
        "김 이 박",
    ],
)
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
    texts = [form.text for form in found]
    assert texts[:3] == ["Liu Hsiao", "Лю Сяо", "Liu Xiao"]
    assert len(texts) == len(set(texts))
    assert [form.source for form in found[:3]] == ["a-list", "a-list", "table: chinese.tsv"]


def test_a_chinese_name_in_palladius_is_not_written_on_as_a_russian_one():
    assert {form.source for form in forms("Чжоу Эньлай", NOTHING)} == {"table: chinese.tsv"}
