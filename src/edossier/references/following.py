"""What "Ibid." takes from the citation before it, level by level.

"Там же. Д. 452. Л. 3" restates from its highest printed level down: all that stands above the
delo is that of the citation before, nothing below it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edossier.references.assemble import NO_ARCHIVE, unread_doubt
from edossier.references.confidence import taken_up
from edossier.references.grammars import labelled
from edossier.references.keys import synonym, unit_key
from edossier.references.reference import ArchivalReference, Level
from edossier.references.repositories import by_id
from edossier.references.surroundings import relative_end

__all__ = ["refuse", "take_up"]

_RANK = {"fonds": 0.0, "series": 1.0, "file": 3.0, "item": 4.0}
_OF_QUALIFIER, _OF_CONTAINER = 0.5, 2.0
_SEVERAL = "The citation before names several units; which of them is meant is not said."
_IN_DOUBT = "The citation before is itself in doubt."
_UNPLACED = "At which level it goes on from the citation before is not certain."


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of the way from the fonds down: a level, a container, or what qualifies them."""

    level: Level
    is_container: bool = False

    @property
    def rank(self) -> float:
        if self.is_container:
            return _OF_CONTAINER
        return _RANK.get(self.level.isad or "", _OF_QUALIFIER)

    @property
    def name(self) -> str:
        return synonym(self.level.level)


def refuse(reference: ArchivalReference, why: str) -> ArchivalReference:
    """Give a relative citation as it is printed, with the reason why nothing is taken up."""
    if reference.repository_printed is not None:
        return reference
    doubts = [doubt for doubt in reference.doubts if doubt != NO_ARCHIVE]
    archive = by_id(reference.repository) if reference.repository else None
    # "Ibid., Central Files": alone they would be the National Archives'; here they need not be.
    is_own = archive is not None and archive.tradition != "american"
    return replace(
        reference,
        status="relative",
        repository=reference.repository if is_own else None,
        doubts=(why, *doubts),
        key=None,
    )


def take_up(reference: ArchivalReference, before: ArchivalReference) -> ArchivalReference:
    """Give a citation that goes on from `before` its archive and the levels above its own.

    R-IBID-1: the archive is that of the citation before. R-IBID-2: the highest printed level is
    restated; everything above it is inherited, nothing below. There is a key only where the
    citation before has one and nothing is in doubt here.

    Args:
        reference: The citation as printed, read in the tradition of `before`.
        before: The last archival citation; what it inherited itself is handed on.
    """
    named = before.repository or before.candidates or before.repository_printed
    chain = [*_inherited(before), *_steps(before)]
    if reference.repository_printed is not None or not (named or chain):
        return reference
    own = [step for step in _steps(reference) if step.rank != _OF_QUALIFIER]
    above, doubts = _above(chain, own)
    levels = tuple(_placeless(step.level) for step in above if not step.is_container)
    containers = tuple(_placeless(step.level) for step in above if step.is_container)
    whole = (*levels, *reference.levels)
    doubts += [] if before.key else [_IN_DOUBT]
    doubts += _doubts_of_whole(reference, whole, before.repository)
    word = relative_end(reference.printed) or 0  # the word itself is understood
    key = None
    if before.repository and not doubts:
        shelved = (*containers, *reference.containers)
        key = unit_key(before.repository, (*whole, *shelved), reference.leaves)
    return replace(
        reference,
        status="relative",
        repository=before.repository,
        candidates=before.candidates,
        inherited_levels=levels,
        inherited_containers=containers,
        remainder=tuple(rest for rest in reference.remainder if rest.end > word),
        doubts=tuple(doubts),
        confidence=(*taken_up(has_levels=bool(above)), *reference.confidence),
        key=key,
        readings=(),
    )


def _inherited(reference: ArchivalReference) -> list[_Step]:
    steps = [_Step(level) for level in reference.inherited_levels]
    return _top_down([*steps, *(_Step(box, True) for box in reference.inherited_containers)])


def _steps(reference: ArchivalReference) -> list[_Step]:
    """Give levels and containers from the fonds down, whatever the printed order."""
    steps = [_Step(level) for level in reference.levels if level.level != "title"]
    steps += [_Step(box, True) for box in reference.containers]
    steps.sort(key=lambda step: step.level.start)
    ranks = [step.rank for step in steps if step.rank in _RANK.values()]
    return steps if ranks == sorted(ranks) else _top_down(steps)


def _top_down(steps: list[_Step]) -> list[_Step]:
    return sorted(steps, key=lambda step: step.rank)


def _above(chain: list[_Step], own: Sequence[_Step]) -> tuple[list[_Step], list[str]]:
    """Give what of `chain` stands above the highest of `own`, and what is in doubt about it."""
    if not own:
        files = [step.name for step in chain if step.level.isad == "file"]
        return chain, [_SEVERAL] if len(set(files)) < len(files) else []
    cut, is_placed = min(_place(chain, step) for step in own)
    return chain[:cut], [] if is_placed else [_UNPLACED]


def _place(chain: list[_Step], step: _Step) -> tuple[int, bool]:
    """Say where in `chain` a level belongs, and whether that is certain."""
    for index, known in enumerate(chain):
        if known.name == step.name:
            return index, True
    below = (i for i, known in enumerate(chain) if known.rank >= step.rank)
    index = next(below, len(chain))
    return index, index in {0, len(chain)} or chain[index].rank > step.rank


def _placeless(level: Level) -> Level:
    """Give a level without a place: it is not printed in the citation that inherits it."""
    return replace(level, start=0, end=0)


def _doubts_of_whole(
    reference: ArchivalReference, whole: Sequence[Level], repository: str | None
) -> list[str]:
    """Give the doubts that remain once the levels above are known."""
    archive = by_id(repository) if repository else None
    answered = {NO_ARCHIVE, *labelled.gaps(reference.levels, archive)}
    word = relative_end(reference.printed) or 0
    answered |= {unread_doubt(rest.text) for rest in reference.remainder if rest.end <= word}
    doubts = [doubt for doubt in reference.doubts if doubt not in answered]
    is_labelled = any(synonym(level.level) in {"opis", "delo"} for level in whole)
    return [*doubts, *(labelled.gaps(whole, archive) if is_labelled else ())]
