"""Archival references as terms: a citation is found by any beginning of its chain of levels.

`f. 0100, op. 49, p. 410, d. 9` is found by `f. 0100`, by `f. 0100, op. 49`, by `op. 49` alone,
and with its container (papka 410) or without. Values are compared as printed, zeros kept:
fond 0100 and fond 100 are two.
"""

from collections.abc import Iterator

from edossier.references import ArchivalReference, Leaves, Level
from edossier.text.folding import fold

__all__ = ["chain_terms", "wanted_terms"]

_MOST_LEAVES = 400
_LONGEST_VALUE = 200
_PAPKA = ("p.", "p", "п.", "п")


def chain_terms(reference: ArchivalReference) -> Iterator[str]:
    """Give every term that finds `reference`."""
    starts = [""]
    if reference.repository:
        starts.append(_start(reference.repository))
    values = [_value(level) for level in reference.levels]
    for start in starts:
        for length in range(1, len(values) + 1):
            yield start + "/".join(values[:length])
        if start:
            yield start
    for level in reference.levels:
        yield f"{level.level}={_value(level)}"
    whole = "/".join(values)
    shelved = [f"{container.level}={_value(container)}" for container in reference.containers]
    shelved += [f"leaf={leaf}" for leaf in _leaves(reference.leaves)]
    for term in shelved:
        yield term
        for length in range(1, len(values) + 1):
            yield "/".join(values[:length]) + "/" + term
    if reference.doc_number:
        yield f"number={_folded(reference.doc_number)}"
    if not whole and reference.repository is None:
        yield f"printed={_folded(reference.printed)}"


def wanted_terms(reference: ArchivalReference) -> list[list[str]]:
    """Give the terms that a reference asked for needs: all lists, one term of each.

    A reference that begins below the top ("op. 49") is matched by the names of its levels.
    """
    wanted: list[list[str]] = []
    values = [_value(level) for level in reference.levels]
    from_top = bool(values) and _begins_at_top(reference)
    if reference.repository:
        start = _start(reference.repository)
        wanted.append([start + "/".join(values) if from_top else start])
    elif from_top:
        wanted.append(["/".join(values)])
    if not from_top:
        wanted += [[f"{level.level}={_value(level)}"] for level in reference.levels]
    upper = "/".join(values) + "/" if from_top else ""
    wanted += [[f"{upper}{box.level}={_value(box)}"] for box in reference.containers]
    leaves = [f"{upper}leaf={leaf}" for leaf in _leaves(reference.leaves)]
    # Where no archive is named, "p." may be a page or a papka.
    leaves += [f"{upper}papka={run.first}" for run in reference.leaves if run.label in _PAPKA]
    if leaves:
        wanted.append(leaves)
    if reference.doc_number:
        wanted.append([f"number={_folded(reference.doc_number)}"])
    return wanted


def _begins_at_top(reference: ArchivalReference) -> bool:
    return reference.levels[0].isad in (None, "fonds")


def _start(repository: str) -> str:
    return f"@{_folded(repository)}/"


def _value(level: Level) -> str:
    """Give the value of a level; of a Bestand with its letters: "DY 30" and "NY 30" are two."""
    printed = f"{level.label} {level.value}" if level.level == "bestand" else level.value
    return _folded(printed).replace("/", "\u2215")


def _folded(printed: str) -> str:
    return " ".join(fold(printed).text.split())[:_LONGEST_VALUE]


def _leaves(runs: tuple[Leaves, ...]) -> Iterator[str]:
    """Give each leaf of the runs; of a run without end only its first and last."""
    for run in runs:
        yield _folded(run.first)
        if run.last == run.first:
            continue
        if run.first.isdecimal() and run.last.isdecimal() and len(run.last) < 7:
            first, last = int(run.first), int(run.last)
            if 0 < last - first < _MOST_LEAVES:
                yield from map(str, range(first + 1, last))
        yield _folded(run.last)
