"""The starter authority file: sourced, and knowing whom the field knows."""

import pytest

from edossier.names import starter
from edossier.names.spellings.written import bare


def test_every_form_has_a_source_that_is_listed_and_none_is_a_test_set():
    authority = starter()
    assert len(authority) > 4000
    for agent in authority:
        for form in agent.forms:
            assert authority.sources[form.source], (agent.id, form.text)
    assert not any("data/names" in said for said in authority.sources.values())


def test_no_agent_has_a_form_twice():
    for agent in starter():
        texts = [form.text for form in agent.forms]
        assert len(texts) == len(set(texts)), agent.id


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("Chiang Kai-shek", ["蔣介石", "Jiang Jieshi"]),
        ("Sun Yat-sen", ["孫中山", "孙逸仙", "Sun Zhongshan"]),
        ("Nikita Khrushchev", ["赫魯曉夫", "赫鲁晓夫"]),
        ("Beijing", ["Peking", "北京", "Пекин"]),
        ("Guangzhou", ["Canton", "廣州"]),
        ("Germany", ["Německo", "Németország", "德國", "Германия"]),
    ],
)
def test_forms_that_no_rule_can_tell_belong_to_one_agent(form, others):
    found = starter().find(form)
    assert found
    for other in others:
        assert {a.id for a in found} & {a.id for a in starter().find(other)}, other


def test_an_agent_is_listed_under_one_of_its_forms():
    for agent in starter():
        assert bare(agent.name) in {bare(form.text) for form in agent.forms}, agent.id
