"""Where an address typed from a footnote leads: "avprf/0100/49/410/9/202", "АВПРФ ф. 0100 оп. 49".

With labels the citation is parsed as any other. Bare numbers are followed down the tree, each to
the unit of that number; a papka or reel between them is stepped over where it shelves the unit
that follows. What is not known here is said, and nothing is chosen among several readings.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from edossier.references import parse, path_of
from edossier.references.naming import archives_named
from edossier.text.folding import fold
from edossier_site.archive import models
from edossier_site.archive.addresses import natural_order, slug
from edossier_site.archive.citations import units_of
from edossier_site.archive.holdings import TypedPlace
from edossier_site.archive.queries.children import children_called
from edossier_site.archive.queries.lines import (
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.queries.nearest import not_shelving
from edossier_site.archive.traits import YEAR
from edossier_site.archive.values import UnitLine

__all__ = ["typed_place"]

_LONGEST = 300
_MOST_STEPS = 6
_MOST_NAME_WORDS = 16
_ARCHIVES = 1000
_NEAR = 10
_BREAK = re.compile(r"\s*[/,;|]+\s*")
_LABELLED = re.compile(r"([^\W\d_]+)\.?\s*(?=\d)")
_PAIR = re.compile(r"[^\W\d_]+\.?\s+\S*\d\S*|\S+")
_FILES = ("file", "item")


@dataclass(slots=True)
class _Walk:
    """How far a typed address was followed."""

    chain: list[UnitLine] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    containers: list[tuple[str, str]] = field(default_factory=list)
    leaf: str | None = None
    near: list[UnitLine] = field(default_factory=list)


def typed_place(typed: str) -> TypedPlace:
    """Follow an address as a reader types it from a footnote, as far as is known here.

    Args:
        typed: An archive by any of its names, then the steps; any punctuation, any script.
    """
    plain = _plain(typed)
    archive, rest, near = _archive(plain)
    if archive is None:
        return TypedPlace(plain, None, near=tuple(map(repository_line, near)), why="archive")
    walk = _follow(archive, rest) if rest else _Walk()
    return TypedPlace(
        typed=plain,
        repository=repository_line(archive),
        chain=tuple(walk.chain),
        missing=tuple(walk.missing),
        containers=tuple(walk.containers),
        leaf=walk.leaf,
        near=tuple(walk.near[:_NEAR]),
        why="step" if walk.missing or walk.near else "nothing",
    )


def _plain(typed: str) -> str:
    """Make blanks plain, and leave out what no footnote prints."""
    text = unicodedata.normalize("NFC", typed[:_LONGEST])
    kept = "".join(" " if char.isspace() else char for char in text)
    kept = "".join(char for char in kept if unicodedata.category(char)[0] != "C")
    return " ".join(kept.split()).strip(" /,;")


def _archive(
    plain: str,
) -> tuple[models.Repository | None, str, list[models.Repository]]:
    """Give the archive that the first words name and what stands after it; else those like it."""
    known = list(repositories()[:_ARCHIVES])
    first, _, rest = plain.partition("/")
    words = first.split()
    near: list[models.Repository] = []
    for count in range(min(len(words), _MOST_NAME_WORDS), 0, -1):
        name = " ".join(words[:count]).strip(" ,;.:")
        found = _called(name, known)
        if len(found) == 1:
            after = " ".join(words[count:])
            return found[0], ", ".join(filter(None, [after.strip(" ,;"), rest])), []
        near = near or found
    return None, "", near or _like(first, known)


def _called(name: str, known: Sequence[models.Repository]) -> list[models.Repository]:
    ids = {repository.id for repository in archives_named(name)} if name else set()
    folded, made = fold(name).text, slug(name)
    return [
        row
        for row in known
        if row.id in ids
        or made == row.id
        or folded in {fold(one).text for one in (row.id, row.acronym, row.name, row.name_en) if one}
    ]


def _like(name: str, known: Sequence[models.Repository]) -> list[models.Repository]:
    """Give the archives here whose acronym or name is spelled nearly so."""
    names: dict[str, models.Repository] = {}
    for row in known:
        for one in (row.id, row.acronym, row.name, row.name_en):
            names.setdefault(fold(one or "").text, row)
    called = fold(name).text[:80]
    near = get_close_matches(called, [one for one in names if one], n=_NEAR, cutoff=0.6)
    return list({row.id: row for row in (names[one] for one in near)}.values())


def _follow(archive: models.Repository, rest: str) -> _Walk:
    """Read the steps as a citation where they have labels, else follow them one by one."""
    if not _LABELLED.search(rest):
        return _by_numbers(archive, rest)
    parsed = _by_labels(archive, rest)
    if parsed.chain and not parsed.missing:
        return parsed
    # The letters of "DY 30" only look like a label.
    walked = _by_numbers(archive, rest)
    is_whole = bool(walked.chain) and not walked.missing
    return walked if is_whole or len(walked.chain) > len(parsed.chain) else parsed


def _by_labels(archive: models.Repository, rest: str) -> _Walk:
    """Read the address as a citation of the archive, and look its units up."""
    name = archive.acronym or archive.name or archive.id
    printed = f"{archive.id if archive.is_known else name} {_BREAK.sub(', ', rest)}"
    reference = parse(printed)
    wanted = units_of(reference)
    paths = [unit.path for unit in wanted]
    there = {row.path: row for row in units().filter(repository=archive, path__in=paths)}
    depth = next((i for i, path in enumerate(paths) if path not in there), len(paths))
    walk = _Walk([unit_line(there[path]) for path in paths[:depth]])
    walk.missing = [f"{step.level.replace('_', ' ')} {step.value}" for step in wanted[depth:]]
    unknown = not_shelving([there[path] for path in paths[:depth]], reference)
    walk.missing[:0] = [f"{box.level.replace('_', ' ')} {box.value}" for box in unknown]
    steps = {(one.level, one.value) for one in path_of(reference)}
    boxes = [(b.level, b.value) for b in reference.containers if (b.level, b.value) not in steps]
    strange = {(box.level, box.value) for box in unknown}
    walk.containers = [(box[0].replace("_", " "), box[1]) for box in boxes if box not in strange]
    if reference.leaves and not walk.missing:
        walk.leaf = reference.leaves[0].first
    if walk.missing and depth < len(wanted):
        step = wanted[depth]
        walk.near = _near(archive, step.parent if depth else "", step.value, step.level)
    elif boxes and walk.chain and walk.chain[-1].isad not in _FILES:
        walk.near = [unit_line(row) for row in _shelved(archive, walk.chain[-1].path, boxes[0][1])]
    return walk


def _by_numbers(archive: models.Repository, rest: str) -> _Walk:
    """Follow bare values down the tree."""
    walk = _Walk()
    values = [value for part in _BREAK.split(rest) for value in _values(part)]
    at = 0
    while at < len(values) and at < _MOST_STEPS:
        step = _step(archive, walk, values, at)
        if step == 0:
            break
        at += step
    walk.missing = values[at:]
    if walk.missing and not walk.near:
        parent = walk.chain[-1].path if walk.chain else ""
        walk.near = _near(archive, parent, walk.missing[0], None)
    return walk


def _values(part: str) -> list[str]:
    """Give the values of a part of the address: "f 0100 op 49" has two, "DY 30" is one."""
    part = part.strip()
    if len(re.findall(r"\d+", part)) < 2 or not _LABELLED.search(part):
        return [part] if part else []
    return _PAIR.findall(part)


def _step(archive: models.Repository, walk: _Walk, values: Sequence[str], at: int) -> int:
    """Take one step down, and say how many values it took: none where it leads nowhere."""
    parent = walk.chain[-1].path if walk.chain else ""
    value = values[at]
    called = _exactly(archive, parent, value)
    shelved = _shelved(archive, parent, value) if parent else []
    if shelved and at + 1 < len(values):
        after = [row for row in shelved if _is_called(row.value, values[at + 1])]
        if len(after) == 1:
            walk.containers.append((_word_of(after[0], value), value))
            walk.chain.append(unit_line(after[0]))
            # Both a papka and a delo have this number: the reader may have meant the other.
            walk.near += called
            return 2
    if called:
        walk.chain.append(called[0])
        walk.near += called[1:]
        return 1
    if shelved:
        walk.containers.append((_word_of(shelved[0], value), value))
        walk.near += [unit_line(row) for row in shelved]
        return 1
    is_in_file = bool(walk.chain) and walk.chain[-1].isad in _FILES
    leaf = re.search(r"\d{1,6}[^\W\d_]?(?![^\W_])", value)
    if is_in_file and at == len(values) - 1 and leaf:
        walk.leaf = leaf[0]
        return 1
    return 0


def _exactly(archive: models.Repository, parent: str, value: str) -> list[UnitLine]:
    return [
        line
        for line in children_called(archive.id, parent, value)
        if _is_called(line.value, value) and _has_label(line, value)
    ]


def _is_called(own: str, typed: str) -> bool:
    """Say whether a typed value is a unit's: blanks are nothing, zeros are."""
    bare = {typed, _LABELLED.sub("", typed, count=1)}
    return _joined(own) in {_joined(one) for one in bare}


def _joined(value: str) -> str:
    return re.sub(r"[\s.]+", "", fold(value).text)


def _has_label(line: UnitLine, typed: str) -> bool:
    """Say whether the label typed may be that of the unit's level, where one was typed."""
    label = _LABELLED.match(typed)
    if label is None or _joined(line.value) == _joined(typed):
        return True
    return fold(label[1]).text[:1] == fold(line.label or line.level).text[:1]


def _shelved(archive: models.Repository, parent: str, value: str) -> list[models.ArchivalUnit]:
    """Give the units right below one that a papka or reel of this number shelves."""
    bare = _LABELLED.sub("", value, count=1).strip()
    found = models.ArchivalUnit.objects.filter(
        pk__in=models.UnitTrait.objects.filter(value__in={value, bare}, unit__parent=parent)
        .exclude(name=YEAR)
        .filter(unit__repository=archive)
        .values("unit")
    )
    return list(found.order_by("order", "path")[:50])


def _word_of(unit: models.ArchivalUnit, value: str) -> str:
    traits = unit.traits.exclude(name=YEAR).order_by("name")
    return next((one.name for one in traits if value.endswith(one.value)), "container")


def _near(archive: models.Repository, parent: str, value: str, level: str | None) -> list[UnitLine]:
    """Give units that may be meant: of this number but for zeros, or deeper, or beside it."""
    below = children_called(archive.id, parent, value)
    order = natural_order(_LABELLED.sub("", value, count=1))
    found = {line.path: line for line in below}
    if level and parent:
        deeper = units().filter(repository=archive, order=order, level=level)
        lower = deeper.filter(path__startswith=f"{parent}/")[:_NEAR]
        found |= {row.path: unit_line(row) for row in lower}
    if not found:
        beside = units().filter(repository=archive, parent=parent)
        after = list(beside.filter(order__gte=order)[: _NEAR // 2])
        before = list(beside.filter(order__lt=order).order_by("-order", "-path")[: _NEAR // 2])
        found = {row.path: unit_line(row) for row in (*reversed(before), *after)}
    return list(found.values())
