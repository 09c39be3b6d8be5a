"""What the dossier itself says of its archives: acronyms and the names that it gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from edossier.references.flatten import flatten
from edossier.references.name_forms import romanise_name
from edossier.references.repositories import (
    by_id,
    find,
    find_names,
)

__all__ = ["Context"]

_TELLING = 4  # letters of an acronym that two archives hardly share


@dataclass(frozen=True, slots=True)
class Context:
    """The acronyms that a dossier defines.

    Attributes:
        acronyms: Each acronym with the name given beside it: "NA" -> "Národní archiv".
    """

    acronyms: Mapping[str, str] = field(default_factory=dict)

    def ids(self) -> dict[str, tuple[str, ...]]:
        """Give each acronym the ids of the archives that it may stand for here.

        R-REPO-2: the name decides. Where no archive bears just this name, those of the acronym's
        archives are kept whose name shares seven words in ten with it. A name in a third language
        shares none: an acronym of four letters or more that one archive alone bears then decides.
        """
        return {acronym: _ids(acronym, name) for acronym, name in self.acronyms.items()}


@lru_cache(maxsize=256)
def _ids(acronym: str, name: str) -> tuple[str, ...]:
    named = {i for found in find_names(name) for i in found.ids}
    known = [repository.id for repository in find(acronym)]
    both = [i for i in known if i in named]
    if both:
        return tuple(both)
    if known:
        alike = tuple(i for i in known if _is_alike(i, name))
        is_telling = len(known) == 1 and sum(map(str.isalpha, acronym)) >= _TELLING
        return alike or (tuple(known) if is_telling else ())
    exact = [repository.id for repository in find(name)]
    return tuple(exact)


def _is_alike(repository_id: str, name: str) -> bool:
    """Say whether seven words in ten are common to a name of the archive and the name given."""
    repository = by_id(repository_id)
    if repository is None:
        return False
    given = [_words(part) for part in re.split(r"[()]", name) if part.strip()]
    english = repository.name_en.partition("(")[0]
    names = (repository.name, english, romanise_name(repository.name))
    return any(_share(_words(own), part) >= 0.7 for own in names for part in given)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _words(name: str) -> set[str]:
    return {word[:6] for word in flatten(name).text.replace("'", "").split() if len(word) > 2}
