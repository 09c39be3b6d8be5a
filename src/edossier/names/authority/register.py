"""Agents found by any of their forms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edossier.errors import AuthorityError
from edossier.names.authority.agents import Agent, AgentKind, NameForm, script_of_form
from edossier.names.spellings.written import bare

__all__ = ["AgentRow", "Authority", "FormRow"]

_KINDS: frozenset[str] = frozenset({"person", "corporate body", "family", "place"})


@dataclass(frozen=True, slots=True)
class AgentRow:
    """A row of agents: years are None where none is known."""

    id: str
    kind: AgentKind
    name: str
    born: int | None
    died: int | None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of forms; language and system are empty where none is said."""

    agent: str
    text: str
    language: str
    system: str
    source: str


class Authority:
    """An authority file, in memory.

    Args:
        agents: One row an agent.
        forms: One row a form, in the order in which they are shown.
        sources: Codes that forms may name as their source, and what they stand for.

    Raises:
        AuthorityError: A form names no source that is listed, or an agent that is not there; an
            agent is there twice, is of no known kind, or has no form.
    """

    def __init__(
        self, agents: Iterable[AgentRow], forms: Iterable[FormRow], sources: Mapping[str, str]
    ) -> None:
        self.sources = dict(sources)
        self._rows: dict[str, AgentRow] = {}
        for row in agents:
            if row.id in self._rows:
                raise AuthorityError(f"Agent {row.id} is there twice: leave one of the rows out.")
            if row.kind not in _KINDS:
                raise AuthorityError(f"Agent {row.id} is of no known kind: {row.kind}.")
            self._rows[row.id] = row
        self._forms: dict[str, list[FormRow]] = {agent: [] for agent in self._rows}
        for form in forms:
            self._check(form)
            self._forms[form.agent].append(form)
        bare_of_forms = [agent for agent, listed in self._forms.items() if not listed]
        if bare_of_forms:
            raise AuthorityError(f"Agent {bare_of_forms[0]} has no form of its name.")
        self._by_key: dict[str, list[str]] | None = None
        self._by_family: dict[str, list[str]] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Agent]:
        return (self.agent(agent) for agent in self._rows)

    def agent(self, agent: str) -> Agent:
        """Give the agent of an id.

        Raises:
            KeyError: There is none.
        """
        row = self._rows[agent]
        forms = tuple(_form(form) for form in self._forms[agent])
        return Agent(row.id, row.kind, row.name, row.born, row.died, forms)

    def find(self, text: str) -> tuple[Agent, ...]:
        """Give every agent that has a form: case, accents, hyphens and blanks mean nothing.

        Several agents of one form stay several: which is meant, only a reader can say.
        """
        return tuple(map(self.agent, self._index().get(bare(text), ())))

    def find_by_family(self, text: str) -> tuple[Agent, ...]:
        """Give every person with this family name, in any of its forms."""
        if self._by_family is None:
            self._by_family = {}
            for agent in self:
                for key in {bare(form.text): None for form in agent.family_names}:
                    self._by_family.setdefault(key, []).append(agent.id)
        return tuple(map(self.agent, self._by_family.get(bare(text), ())))

    def _check(self, form: FormRow) -> None:
        if form.source not in self.sources:
            raise AuthorityError(
                f"The form {form.text} of {form.agent} names no source that is listed: "
                f"{form.source or 'nothing'}."
            )
        if form.agent not in self._forms:
            raise AuthorityError(
                f"The form {form.text} is of no agent that is there: {form.agent}."
            )

    def _index(self) -> Mapping[str, Sequence[str]]:
        if self._by_key is None:
            made: dict[str, list[str]] = {}
            for agent, forms in self._forms.items():
                for key in dict.fromkeys(bare(form.text) for form in forms):
                    made.setdefault(key, []).append(agent)
            made.pop("", None)
            self._by_key = made
        return self._by_key


def _form(row: FormRow) -> NameForm:
    language, system = row.language or None, row.system or None
    return NameForm(row.text, script_of_form(row.text), language, system, row.source)
