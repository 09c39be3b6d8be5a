"""The authority file that ships with the package."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from edossier.names.authority.agents import AgentKind
from edossier.names.authority.register import AgentRow, Authority, FormRow

__all__ = ["starter"]

_KINDS: dict[str, AgentKind] = {
    "person": "person",
    "body": "corporate body",
    "family": "family",
    "place": "place",
}


@cache
def starter() -> Authority:
    """Give the starter authority file: people, places and bodies of the field, read once.

    Raises:
        AuthorityError: The files beside this module contradict each other.
    """
    sources = {code: said for code, said, *_ in _rows("sources.tsv")}
    agents = [
        AgentRow(agent, _KINDS[kind], name, _year(born), _year(died))
        for agent, kind, name, born, died in _rows("agents.tsv")
    ]
    forms = [FormRow(*row) for name in ("forms.tsv", "by_hand.tsv") for row in _rows(name)]
    return Authority(agents, forms, sources)


def _rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a table, without comments and heading; an agent as above is left empty."""
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    above = ""
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        first, *rest = line.split("\t")
        above = first or above
        yield [above, *rest]


def _year(text: str) -> int | None:
    return int(text) if text else None
