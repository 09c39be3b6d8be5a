"""What the dossier itself says of its archives: acronyms and the names that it gives them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edossier.references.flatten import flatten
from edossier.references.repositories import (
    by_id,
    find,
    find_names,
    romanise_name,
)

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The acronyms that a dossier defines.

    Attributes:
        acronyms: Each acronym with the name given beside it: "NA" -> "Národní archiv".
    """

    acronyms: Mapping[str, str] = field(default_factory=dict)

    def ids(self) -> dict[str, tuple[str, ...]]:
        """Give each acronym the ids of the archives that it may stand for here.

        R-REPO-2: the name decides; where no archive bears the name just so, the acronym's
        own archives are kept, those whose name shares most words first left alone.
        """
        return {acronym: _ids(acronym, name) for acronym, name in self.acronyms.items()}


def _ids(acronym: str, name: str) -> tuple[str, ...]:
    named = {i for found in find_names(name) for i in found.ids}
    known = [repository.id for repository in find(acronym)]
    both = [i for i in known if i in named]
    if both:
        return tuple(both)
    if known:
        return tuple(i for i in known if _is_alike(i, name))
    exact = [repository.id for repository in find(name)]
    return tuple(exact)


def _is_alike(repository_id: str, name: str) -> bool:
    """Say whether half of the words of the archive's name are in the name given."""
    repository = by_id(repository_id)
    if repository is None:
        return False
    given = _words(name)
    names = (repository.name, repository.name_en, romanise_name(repository.name))
    return any(len(_words(n) & given) * 2 >= len(_words(n)) for n in names)


def _words(name: str) -> set[str]:
    return {word[:6] for word in flatten(name).text.replace("'", "").split() if len(word) > 2}
