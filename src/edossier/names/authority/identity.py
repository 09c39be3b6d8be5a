"""Whether two names are one: by what an authority file knows first, by rules second."""

from collections.abc import Iterator
from functools import lru_cache

from edossier.names.authority.agents import Agent, NameForm, script_of_form
from edossier.names.authority.register import Authority
from edossier.names.authority.starting import starter
from edossier.names.spellings import Sameness, same_by_rules
from edossier.names.spellings.written import bare

__all__ = ["same"]

# What it costs that one of the two is in no authority file, and only sounds like a form that is.
_BY_RULE = 0.02
_MOST_AGENTS = 8  # of one form: more have a surname in common, not an identity
# Scripts that leave much of the sound open: only who writes in them is compared with them.
_VAGUE = frozenset({"Arab", "Hebr", "Kana"})
# A name that sounds like one of many forms has many chances to do so: it must be very like.
_ENOUGH = 0.88


def same(one: str, other: str, authority: Authority | None = None) -> Sameness:
    """Say whether two written names are one name.

    Args:
        authority: What is known; the file that ships with the package where none is given.

    >>> same("蔣介石", "Chiang Kai-shek").why
    '蔣介石 is Chiang Kai-shek'
    """
    first, second = sorted((one, other))
    return _same(first, second, starter() if authority is None else authority)


@lru_cache(1 << 16)
def _same(one: str, other: str, authority: Authority) -> Sameness:
    known, others = authority.find(one), authority.find(other)
    shared = {agent.id for agent in known} & {agent.id for agent in others}
    if shared and bare(one) != bare(other):
        agent = next(agent for agent in known if agent.id in shared)
        return Sameness(True, 1.0, "identified", _said(one, other, agent))
    by_rules = same_by_rules(one, other)
    if by_rules.same:
        return by_rules
    found = max(
        (*_nearly(one, known, other), *_nearly(other, others, one)),
        key=lambda said: said.score,
        default=by_rules,
    )
    return found if found.score > by_rules.score else by_rules


def _nearly(one: str, agents: tuple[Agent, ...], other: str) -> Iterator[Sameness]:
    """Compare a name by rules with the forms of the agents that another is known to name."""
    if len(agents) > _MOST_AGENTS:
        return
    script, key = script_of_form(other), bare(one)
    is_alone = other.isalpha()
    for agent in agents:
        if agent.kind == "place" and not _is_parted_alike(one, key, agent):
            continue
        for form in (*agent.forms, *(agent.family_names if is_alone else ())):
            if form.script in _VAGUE and form.script != script:
                continue
            by_rules = same_by_rules(form.text, other)
            if by_rules.score >= _ENOUGH:
                why = f"{one} is {_named(form, agent)}; {by_rules.why}"
                yield Sameness(True, round(by_rules.score - _BY_RULE, 4), "identified", why)


def _is_parted_alike(name: str, key: str, agent: Agent) -> bool:
    """Say whether a place is written in as many words: "Chang Chun" is no Changchun."""
    forms = [form.text for form in agent.forms if bare(form.text) == key]
    return any(len(text.split()) == len(name.split()) for text in forms)


def _said(one: str, other: str, agent: Agent) -> str:
    keys = [bare(one), bare(other)]
    forms = [next(form for form in agent.forms if bare(form.text) == key) for key in keys]
    # The one in a system explains itself by it: "蔣介石 is Chiang Kai-shek in Wade-Giles".
    first, second = (one, forms[0]), (other, forms[1])
    plain, spelt = (second, first) if forms[0].system and not forms[1].system else (first, second)
    said = f"{plain[0]} is {spelt[0]}"
    if spelt[1].system:
        said += f" in {spelt[1].system}"
    return said if bare(agent.name) in keys else f"{said}: both are {agent.name}"


def _named(form: NameForm, agent: Agent) -> str:
    return form.text if form.text == agent.name else f"{agent.name}, also {form.text}"
