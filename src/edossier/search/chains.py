"""Archival references as terms: a citation is found by any beginning of its chain of levels.

`f. 0100, op. 49, p. 410, d. 9` is found by `f. 0100`, by `f. 0100, op. 49`, by `op. 49` alone,
and with its container (papka 410) or without; typed as a path, by `avprf/0100/49`,
`avprf/0100/49/9` and `avprf/0100/49/410/9`. Values are compared as printed, zeros kept (fond 0100
and fond 100 are two), Cyrillic letters as Latin ones.
"""

from collections.abc import Iterator

from edossier.references import ArchivalReference, Leaves, Level
from edossier.references.name_forms import romanise_name
from edossier.references.naming import archives_named
from edossier.references.tree import path_of
from edossier.text.folding import fold

__all__ = ["chain_terms", "path_facets", "wanted_paths", "wanted_terms"]

_MOST_LEAVES = 400
_LONGEST_VALUE = 200
_PAPKA = ("p.", "p", "п.", "п")
# Stands for a stroke inside a value; readers type "~" for it, as addresses have it.
_STROKE = "\u2215"


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
    yield from _path_terms(reference)


def wanted_paths(typed: str) -> list[str]:
    """Give the terms of which one finds what a reader types as a path: "avprf/0100/49".

    Returns:
        None of them where `typed` is no path, or its first part no archive.
    """
    archive, *steps = (part.strip() for part in typed.strip().strip("/").split("/"))
    if not steps or not all(steps) or not archive:
        return []
    holders = [found.id for found in archives_named(archive)] or [archive]
    below = "/".join(_folded(romanise_name(step)).replace("~", _STROKE) for step in steps)
    return [f"{_path_start(holder)}{below}" for holder in holders]


def path_facets(reference: ArchivalReference) -> dict[str, tuple[str, str]]:
    """Give the fond and the file that a reference names: each as a path to type, and in words.

    >>> from edossier.references import parse
    >>> path_facets(parse("AVPRF f. 0100, op. 49, p. 410, d. 9"))["file"]
    ('AVPRF/0100/49/9', 'AVPRF, fond 0100, opis 49, delo 9')
    """
    archive = reference.repository or reference.repository_printed
    path = path_of(reference)
    if not archive or not path or path[0].isad != "fonds":
        return {}
    found = {"fond": _path_facet(archive, path[:1])}
    file = next((i for i, level in enumerate(path) if level.isad == "file"), None)
    if file is not None:
        found["file"] = _path_facet(archive, path[: file + 1])
    return found


def _path_facet(archive: str, path: tuple[Level, ...]) -> tuple[str, str]:
    values = [_printed_value(level) for level in path]
    words = [
        value if level.level == "bestand" else f"{level.level.replace('_', ' ')} {value}"
        for level, value in zip(path, values, strict=True)
    ]
    typed = [value.replace("/", "~") for value in (archive, *values)]
    return "/".join(typed), ", ".join([archive, *words])


def _path_terms(reference: ArchivalReference) -> Iterator[str]:
    """Give a reference as paths that are typed: each step down, with what shelves and without."""
    archive = reference.repository or reference.repository_printed
    if not archive:
        return
    start = _path_start(archive)
    path = path_of(reference)
    boxes = [box for box in reference.containers if box not in path]
    file = next((i for i, level in enumerate(path) if level.isad == "file"), len(path))
    for way in (path, (*path[:file], *boxes, *path[file:])) if boxes else (path,):
        values = [_value(level) for level in way]
        for length in range(1, len(values) + 1):
            yield start + "/".join(values[:length])
        if file < len(path):
            whole = start + "/".join(values)
            yield from (f"{whole}/{leaf}" for leaf in _leaves(reference.leaves))


def _path_start(archive: str) -> str:
    return f"path={_folded(archive).replace('~', _STROKE).replace('/', _STROKE)}/"


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
    return _folded(romanise_name(_printed_value(level))).replace("/", _STROKE)


def _printed_value(level: Level) -> str:
    return f"{level.label} {level.value}".strip() if level.level == "bestand" else level.value


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
