"""Books and newspapers in Chinese and Japanese: their volumes and pages are no archive's."""

import pytest

from edossier.references import parse


@pytest.mark.parametrize(
    "printed",
    [
        "见《毛泽东年谱》第3卷，第12页。",
        "《人民日报》1956年11月1日，第1版。",
        "『日本外交文書』昭和期III第3巻、123頁。",
        "沈志华：《毛泽东、斯大林与朝鲜战争》，广东人民出版社2003年版，第211页。",
    ],
)
def test_a_title_with_volume_and_page_is_a_book(printed):
    reference = parse(printed)
    assert reference.status == "not-archival"
    assert not reference.levels


def test_an_edition_behind_a_record_lends_it_no_page():
    reference = parse(
        "АВПРФ，ф.0100，оп.43，п.302，д.10，л.5-6，《俄罗斯档案汇编》第5卷，第1209页。"
    )
    assert [(leaves.first, leaves.last) for leaves in reference.leaves] == [("5", "6")]
    assert {level.level for level in reference.levels} == {"fond", "opis", "delo"}
