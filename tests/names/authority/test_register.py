"""An authority file: found by any form, and refused where it contradicts itself."""

import pytest

from edossier.errors import AuthorityError
from edossier.names.authority.register import AgentRow, Authority, FormRow

SOURCES = {"who": "Who's Who of Nowhere, 1961"}
ADLER = AgentRow("adler-anna", "person", "Anna Adler", 1903, 1971)


def form(text: str, agent: str = "adler-anna", source: str = "who") -> FormRow:
    return FormRow(agent, text, "de", "", source)


@pytest.mark.parametrize("asked", ["Anna Adler", "ANNA ADLER", "Anna-Adler", "Ánna  Adler"])
def test_an_agent_is_found_by_its_form_however_that_is_set(asked):
    (found,) = Authority([ADLER], [form("Anna Adler")], SOURCES).find(asked)
    assert (found.id, found.born, found.died) == ("adler-anna", 1903, 1971)
    assert found.forms[0].script == "Latn"


def test_two_agents_of_one_form_stay_two():
    other = AgentRow("adler-anna-2", "person", "Anna Adler", 1920, None)
    both = Authority([ADLER, other], [form("A. Adler"), form("A. Adler", "adler-anna-2")], SOURCES)
    assert [agent.id for agent in both.find("A. Adler")] == ["adler-anna", "adler-anna-2"]


def test_what_nobody_is_called_finds_nobody():
    authority = Authority([ADLER], [form("Anna Adler")], SOURCES)
    assert authority.find("") == authority.find("...") == authority.find("Adlerin") == ()


@pytest.mark.parametrize(
    ("agents", "forms", "said"),
    [
        ([ADLER], [form("Anna Adler", source="")], "names no source that is listed: nothing"),
        ([ADLER], [form("Anna Adler", source="shared/data/names")], "names no source"),
        ([ADLER], [form("Anna Adler"), form("Otto", "otto")], "of no agent that is there: otto"),
        ([ADLER, ADLER], [form("Anna Adler")], "is there twice"),
        ([ADLER], [], "has no form of its name"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(agents, forms, said):
    with pytest.raises(AuthorityError, match=said):
        Authority(agents, forms, SOURCES)
