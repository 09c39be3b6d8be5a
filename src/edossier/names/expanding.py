"""A typed name and the other forms of it among those that an archive has.

query --keys--> forms of the lexicon that share most of the rarest --rules--> expanded forms
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Protocol

from edossier.names.spellings import Sameness, keys, same_by_rules
from edossier.names.spellings.written import bare

__all__ = ["Expanded", "KeyedForms", "Lexicon", "expand"]

_MOST_COMPARED = 32
_MOST_SEEN = 3000
_MOST_FORMS = 64
# Weight of keys that any form is taken to have besides its own, lest short forms rank too high.
_SHORTEST = 100


class Lexicon(Protocol):
    """Forms of names that can be asked for by key."""

    def forms_with_keys(self, keys: Iterable[str], /) -> Iterable[str]:
        """Give the forms that share a key, those that are likeliest to be meant first."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A form of a lexicon that is a typed name in another spelling, and why."""

    form: str
    sameness: Sameness


def expand(query: str, lexicon: Lexicon, *, most: int = _MOST_FORMS) -> tuple[Expanded, ...]:
    """Give the forms of a lexicon that rules take for a typed name, or nearly, the surest first.

    What only an authority file knows is not here: ask it for its forms, and expand each.
    Forms that only differ from it in case, marks and hyphens are there too: they are found by
    their own spelling, and a search wants to show them.

    Args:
        most: How many forms are given.

    >>> [found.form for found in expand("Khrushchev", KeyedForms(["Хрущёв", "Bulganin"]))]
    ['Хрущёв']
    """
    found = []
    for at, form in enumerate(lexicon.forms_with_keys(keys(query))):
        if at == _MOST_COMPARED:
            break
        sameness = same_by_rules(query, form)
        if form != query and sameness.tier != "different":
            found.append(Expanded(form, sameness))
    found.sort(key=lambda one: (-one.sameness.score, one.form))
    return tuple(found[:most])


class KeyedForms:
    """A lexicon in memory: distinct forms, and which of them have a key.

    It is filled once; keys are computed then, about 8,000 forms a second.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(forms))
        holders: dict[str, list[int]] = defaultdict(list)
        for at, form in enumerate(self._forms):
            for key in (*keys(form), f"={bare(form)}"):
                holders[key].append(at)
        self._holders: Mapping[str, frozenset[int]] = {
            key: frozenset(has) for key, has in holders.items()
        }
        self._weights = [0.0] * len(self._forms)
        for has in holders.values():
            weight = self._weight(len(has))
            for at in has:
                self._weights[at] += weight

    def __len__(self) -> int:
        return len(self._forms)

    def forms_with_keys(self, keys: Iterable[str], /) -> Iterable[str]:
        """Give the forms that share a key, those first that share most of the rarest.

        Keys that very many forms have rank what rarer keys have found, and find nothing more.
        """
        holders = sorted((self._holders[key] for key in keys if key in self._holders), key=len)
        shared: dict[int, float] = {}
        for has in holders:
            weight = self._weight(len(has))
            is_rare = not shared or len(shared) + len(has) <= _MOST_SEEN
            for at in has if is_rare else has & shared.keys():
                shared[at] = shared.get(at, 0.0) + weight
        # A form of many readings shares some key with anything: what it does not share counts too.
        likely = nlargest(
            _MOST_COMPARED, shared, key=lambda at: shared[at] / (self._weights[at] + _SHORTEST)
        )
        return [self._forms[at] for at in likely]

    def _weight(self, holders: int) -> float:
        """Give what a key says that so many forms have: the fewer, the more."""
        return log(1 + len(self._forms) / holders)
