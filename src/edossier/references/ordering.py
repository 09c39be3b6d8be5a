"""An order list for the reading room: which files to ask for, in the archive's own words.

A reader in an archive orders files, not documents: one row a file, with the leaves and the
documents wanted from it, in the order in which the files stand: archive, fond, opis', delo, leaf,
numbers by their size. What was printed stays as it was printed; only the words that label it are
the archive's own, where `data/own_words.tsv` has them.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from edossier.references.repositories import by_id

__all__ = ["OrderItem", "OrderRow", "OrderStep", "OrderedArchive", "order_list"]

_DIGITS = re.compile(r"(\d+)")
_PLAIN = re.compile(r"[0-9]{1,9}")
_DASH = "\u2013"
# What stands before an unlabelled value of such a level, where another value stands before it.
_JOINED = {
    "piece": "/", "archivnummer": "/", "archivaliensignatur": "/", "nr": "/", "band": "/",
    "series": " ",
}  # fmt: skip
_SHELVES = ("papka", "portfel", "reel", "roll", "microfilm", "box", "container", "karton")


@dataclass(frozen=True, slots=True)
class OrderStep:
    """One level or container of the way to a file.

    Attributes:
        level: The word of the authority table: "fond", "papka".
        label: As printed, "f."; empty where none was.
        isad: "fonds", "series", "file", "item"; None for a container, or for years.
    """

    level: str
    label: str
    value: str
    isad: str | None = None

    @property
    def is_container(self) -> bool:
        """It only shelves: a papka, a box."""
        return self.isad is None and (self.level in _SHELVES or self.level in _containers())


@dataclass(frozen=True, slots=True)
class OrderItem:
    """What is wanted: a document that was published, or a record that is only cited.

    Attributes:
        archive: Its id in the authority table, else the name that stands for it.
        path: From the fonds down to the narrowest level stated; empty where none is.
        shelves: Containers that only shelve: papka, reel.
        leaves: Runs of leaves, first and last, as printed.
        years: Printed beside the levels, or in which a document is dated: "1956".
        title, address: For the eye; `address` None where it has no page.
        file: Names the file where an editor has decided that two ways lead to one: items of an
            archive that share it lie in one file. Empty where nothing is decided.
    """

    archive: str
    path: tuple[OrderStep, ...]
    shelves: tuple[OrderStep, ...]
    leaves: tuple[tuple[str, str], ...]
    years: tuple[str, ...]
    title: str
    address: str | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One file to ask for.

    Attributes:
        reference: The way to it in the words of the archive: "ф. 0100, оп. 49, п. 410, д. 9".
        other_references: Other ways by which the same file is cited, as an editor decided.
        leaves: In the archive's words, "л. 8, 202–203"; empty where none is stated.
        levels: Values by ISAD(G) level, "container" for what shelves, else the level's own word,
            "date_range"; several parted by ", ".
        years: Of all items; years that follow each other as one run, "1955–1958".
        is_file: The way leads to a file; else what is stated is not enough to order one.
        whole: How many of the items state no leaf.
        items: By leaf, then as given.
    """

    reference: str
    other_references: tuple[str, ...]
    leaves: str
    levels: dict[str, str]
    years: tuple[str, ...]
    is_file: bool
    whole: int
    items: tuple[OrderItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedArchive:
    """What is wanted of one archive.

    Attributes:
        name, name_en, city: Of the authority table, where they are checked there.
    """

    archive: str
    name: str | None
    name_en: str | None
    city: str | None
    rows: tuple[OrderRow, ...]


def order_list(items: Iterable[OrderItem]) -> tuple[OrderedArchive, ...]:
    """Give what is wanted, archive by archive, one row a file, in the order of the shelves."""
    wanted: dict[str, dict[tuple[str, ...], list[OrderItem]]] = defaultdict(
        lambda: defaultdict(list)
    )
    decided: dict[tuple[str, str], tuple[str, ...]] = {}
    for item in items:
        way = _file_of(item)
        if item.file:
            way = decided.setdefault((item.archive, item.file), way)
        wanted[item.archive][way].append(item)
    return tuple(_archive(archive, wanted[archive]) for archive in sorted(wanted, key=str.casefold))


def _archive(archive: str, by_file: dict[tuple[str, ...], list[OrderItem]]) -> OrderedArchive:
    known = by_id(archive)
    is_shown = known is not None and known.is_checked
    in_order = sorted(by_file, key=lambda path: ([_natural_of_text(value) for value in path], path))
    country = known.country if known else None
    return OrderedArchive(
        archive=archive,
        name=known.name if known and is_shown else None,
        name_en=known.name_en if known and is_shown else None,
        city=known.city if known and is_shown else None,
        rows=tuple(_row(by_file[path], country) for path in in_order),
    )


def _row(items: Sequence[OrderItem], country: str | None) -> OrderRow:
    by_way: dict[tuple[str, ...], list[OrderItem]] = defaultdict(list)
    for item in items:
        by_way[_file_of(item)].append(item)
    path = _to_file(items[0].path)
    own, *others = by_way.values()
    shelves = _shelves(own)
    runs = [run for item in items for run in item.leaves]
    is_file = any(step.isad == "file" for step in path)
    return OrderRow(
        reference=_way_in_words(own, country),
        other_references=tuple(_way_in_words(other, country) for other in others),
        leaves=_leaves_in_words(runs, country),
        levels=_levels([*path, *shelves]),
        years=_runs_of_years({year for item in items for year in item.years}),
        is_file=is_file or bool(shelves and path),
        whole=sum(1 for item in items if not item.leaves),
        items=tuple(sorted(items, key=_leaf_order)),
    )


def _way_in_words(items: Sequence[OrderItem], country: str | None) -> str:
    """Word the way to the file of items that state it alike, with all that shelves it."""
    path = _to_file(items[0].path)
    file = next((i for i, step in enumerate(path) if step.isad == "file"), len(path))
    return _in_words([*path[:file], *_shelves(items), *path[file:]], country)


def _file_of(item: OrderItem) -> tuple[str, ...]:
    return tuple(f"{step.value} {step.level}" for step in _to_file(item.path))


def _to_file(path: Sequence[OrderStep]) -> tuple[OrderStep, ...]:
    """Give the way down to the file: an item in it is brought with it."""
    file = next((i for i, step in enumerate(path) if step.isad == "file"), None)
    return tuple(path) if file is None else tuple(path[: file + 1])


def _shelves(items: Sequence[OrderItem]) -> list[OrderStep]:
    """Give each container of the file once; two papkas of one file are both said."""
    steps = {(step.level, step.value): step for item in items for step in item.shelves}
    return [steps[key] for key in sorted(steps, key=lambda key: (key[0], _natural_of_text(key[1])))]


def _levels(steps: Iterable[OrderStep]) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for step in steps:
        # "Teritoriální odbory – Tajné, 1955-1959, krabice 1": the years are no box.
        other = "container" if step.is_container else step.level
        found[step.isad or other].append(step.value)
    return {level: ", ".join(values) for level, values in found.items()}


def _runs_of_years(years: Iterable[str]) -> tuple[str, ...]:
    """Give the years in order, those that follow each other as first and last."""
    runs: list[list[str]] = []
    for year in sorted(set(years), key=_natural_of_text):
        is_next = bool(runs) and _PLAIN.fullmatch(year) and _PLAIN.fullmatch(runs[-1][-1])
        if is_next and int(year) == int(runs[-1][-1]) + 1:
            runs[-1] = [runs[-1][0], year]
        else:
            runs.append([year])
    return tuple(_DASH.join(run) for run in runs)


def _in_words(steps: Sequence[OrderStep], country: str | None) -> str:
    made = ""
    for step in steps:
        words = _step_in_words(step, country)
        joined = _JOINED.get(step.level) if words == step.value else None
        made += f"{(joined or ', ') if made else ''}{words}"
    return made


def _step_in_words(step: OrderStep, country: str | None) -> str:
    own = _own_words().get((country or "", step.level))
    if own is not None:
        word, is_after = own
        return f"{step.value} {word}" if is_after else f"{word} {step.value}"
    label = " ".join(step.label.split())
    if not label and step.isad is None and step.level in _SHELVES:
        label = step.level
    if not label:
        return step.value
    if country == "HU":  # "288. f. 5. cs.": the number stands before its label
        return f"{step.value.rstrip('.')}. {label}"
    return f"{label} {step.value}"


def _leaves_in_words(runs: Iterable[tuple[str, str]], country: str | None) -> str:
    said = ", ".join(
        first if first == last else f"{first}{_DASH}{last}" for first, last in _merged(runs)
    )
    if not said:
        return ""
    word, is_after = _own_words().get((country or "", "leaf"), ("", False))
    return " ".join(filter(None, [said, word] if is_after else [word, said]))


def _merged(runs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give each leaf once, by number; runs that share a leaf are one."""
    made: list[tuple[str, str]] = []
    for first, last in sorted(set(runs), key=lambda run: [_natural_of_text(leaf) for leaf in run]):
        if made and _overlap(made[-1], (first, last)):
            widest = max(int(made[-1][1]), int(last))
            made[-1] = (made[-1][0], str(widest))
        else:
            made.append((first, last))
    return made


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if not all(_PLAIN.fullmatch(leaf) for leaf in (*one, *other)):
        return False
    return int(other[0]) <= int(one[1])


def _leaf_order(item: OrderItem) -> tuple[bool, tuple[tuple[int, str], ...]]:
    first = item.leaves[0][0] if item.leaves else ""
    return not item.leaves, _natural_of_text(first)


def _natural_of_text(text: str) -> tuple[tuple[int, str], ...]:
    """Sort numbers by their size: 9 before 9a before 10."""
    parts = _DIGITS.split(text.casefold())
    return tuple(
        (int(part) if len(part) < 40 else 10**40, "") if i % 2 else (-1, part)
        for i, part in enumerate(parts)
        if part
    )


@cache
def _containers() -> frozenset[str]:
    table = files("edossier.references").joinpath("tables", "level_words.json")
    rows = json.loads(table.read_text("utf-8"))
    return frozenset(row["level"] for row in rows if row["isad"] == "container")


@cache
def _own_words() -> dict[tuple[str, str], tuple[str, bool]]:
    table = files("edossier.references").joinpath("tables", "own_words.json")
    return {
        (row["country"], row["level"]): (row["word"], row["is_after"])
        for row in json.loads(table.read_text("utf-8"))
    }
