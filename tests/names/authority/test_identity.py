"""Two names: one by the authority file, by its forms and the rules, or by the rules alone."""

import pytest

from edossier.names import same, same_by_rules
from edossier.names.authority import Authority
from edossier.names.authority.register import AgentRow, FormRow


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jiang Jieshi", "Chiang Kai-shek"),
        ("蔣介石", "Чан Кайши"),
        ("Canton", "Гуанчжоу"),
        ("Sun Yat-sen", "Sun Zhongshan"),
    ],
)
def test_what_no_rule_tells_the_authority_knows(one, other):
    assert not same_by_rules(one, other).same
    found = same(one, other)
    assert (found.same, found.tier) == (True, "identified")
    assert found == same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chang Ch'ün", "Chang Wen-chin"),  # the first is spelt as a city is
        ("毛泽东", "毛泽覃"),
        ("广州", "广东"),
        ("Петербург", "Kaliningrad"),
        ("Zhou Enlai", "Zhou Enshou"),
        ("Chen Yi", "Chen Yun"),
    ],
)
def test_what_only_sounds_like_a_form_is_not_taken_for_it(one, other):
    assert not same(one, other).same


def test_the_reason_is_a_sentence_for_a_reader():
    agents = [AgentRow("chiang", "person", "Chiang Kai-shek", 1887, 1975)]
    forms = [
        FormRow("chiang", "Chiang Kai-shek", "en", "Wade-Giles", "list"),
        FormRow("chiang", "蔣介石", "zh-Hant", "", "list"),
    ]
    authority = Authority(agents, forms, {"list": "a list of persons"})
    assert same("蔣介石", "Chiang Kai-shek", authority).why == (
        "蔣介石 is Chiang Kai-shek in Wade-Giles"
    )
    nearly = same("蔣介石", "Tschiang Kai-schek", authority)
    assert nearly.same
    assert nearly.why.startswith("蔣介石 is Chiang Kai-shek; ")
