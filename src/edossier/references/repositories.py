"""The authority table of archives: their names and acronyms, and where a text prints one.

A name that several archives share is never given to the first of them: it has candidates.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from edossier.references.acronyms import WORD, is_acronym, is_printed_as
from edossier.references.flatten import flatten
from edossier.references.name_forms import romanise_name, shorter_forms

__all__ = ["PrintedName", "Repository", "all_repositories", "by_id", "find", "find_names"]


@dataclass(frozen=True, slots=True)
class Repository:
    """One archive or library.

    Attributes:
        id: Stable id, the acronym that the field uses: "AVPRF".
        country: ISO 3166 code, None for an international body.
        tradition: How its citations are written: "russian", "german", "czech" ...
        seats: The city as it may be printed after the name.
        printed: Other names and acronyms met in print.
        is_checked: False where the names come from memory: they serve to recognise the
            archive and are not to be shown as facts.
    """

    id: str
    name: str
    name_en: str
    country: str | None
    city: str | None
    seats: tuple[str, ...]
    tradition: str
    printed: tuple[str, ...]
    is_checked: bool


@dataclass(frozen=True, slots=True)
class PrintedName:
    """Where a text prints the name of one archive, or of one of several.

    Attributes:
        ids: The archives that bear the name; empty for a name that only the dossier defines.
    """

    start: int
    end: int
    ids: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """One word of the names that begin alike; `ends` holds who is named when it is the last."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    ends: dict[str, tuple[str, ...]] = field(default_factory=dict)


_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_BETWEEN = re.compile(r"[\s\u00a0.,:;/&\-–—‑\"“”„«»()°º№]{0,4}")
_MAX_WORDS = 16
_MOST_WORDS = 100_000  # words that are remembered
_SHORT = 60  # letters of a word that may well come again


@cache
def all_repositories() -> tuple[Repository, ...]:
    """Give every archive of the authority table, in its order."""
    table = files("edossier.references").joinpath("tables", "repositories.json")
    return tuple(
        Repository(**{**row, "printed": tuple(row["printed"]), "seats": tuple(row["seats"])})
        for row in json.loads(table.read_text("utf-8"))
    )


@cache
def _ids() -> Mapping[str, Repository]:
    return {repository.id: repository for repository in all_repositories()}


def by_id(repository_id: str) -> Repository | None:
    """Give the archive of this id, None where the table has none."""
    return _ids().get(repository_id)


def find(name: str) -> tuple[Repository, ...]:
    """Give every archive that bears this name or acronym, in the order of the table.

    >>> [archive.id for archive in find("АВП РФ")]
    ['AVPRF']
    """
    whole = [m for m in find_names(name) if not _letters(name[: m.start] + name[m.end :])]
    if not whole:
        return ()
    return tuple(repository for repository in all_repositories() if repository.id in whole[0].ids)


def find_names(
    text: str, defined: Mapping[str, tuple[str, ...]] | None = None
) -> list[PrintedName]:
    """Find the archives named in `text`, the longest name at each place, in order.

    Args:
        text: Any text.
        defined: Acronyms that the text itself defines, each with the ids it may stand for;
            these win over the table.
    """
    printed = WORD.findall(text)
    own = _tree_of(tuple(defined.items())) if defined else None
    at_words = list(range(len(printed))) if own else _first_words(printed)
    found = list(_wide_names(text))
    if not at_words:
        return found
    words, tree = list(WORD.finditer(text)), _tree()
    free = 0
    for at in at_words:
        if at < free:
            continue
        best = (own and _longest(own, text, words, at)) or _longest(tree, text, words, at)
        if best is None or _is_compound(text, words[at], found):
            continue
        size, ids = best
        found.append(PrintedName(words[at].start(), words[at + size - 1].end(), ids))
        free = at + size
    return sorted(found, key=lambda name: (name.start, -name.end))


def _first_words(printed: list[str]) -> list[int]:
    """Say which words, alone or with the next, may be the first of an archive's name."""
    nodes = enumerate(map(_firsts().__getitem__, printed), start=1)
    return [
        after - 1
        for after, node in nodes
        if node is not None
        and (node.ends or after == len(printed) or _fold_word(printed[after]) in node.next)
    ]


def _is_compound(text: str, word: re.Match[str], found: list[PrintedName]) -> bool:
    """Say whether a short acronym is the second part of another's: "OASD/ISA" names no archive."""
    start = word.start()
    if (
        text[start - 1 : start] != "/"
        or len(word[0]) > 4
        or not text[start - 2 : start - 1].isalpha()
    ):
        return False
    return not (found and found[-1].end == start - 1)


def _letters(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _longest(
    tree: _Node, text: str, words: list[re.Match[str]], at: int
) -> tuple[int, tuple[str, ...]] | None:
    node, best = tree, None
    for count, word in enumerate(words[at : at + _MAX_WORDS], start=1):
        if count > 1:
            between = text[words[at + count - 2].end() : word.start()]
            if len(between) > 4 or not _BETWEEN.fullmatch(between):
                break
        after = node.next.get(_fold_word(word.group()))
        if after is None:
            break
        node = after
        ids = _who(node, text[words[at].start() : word.end()]) if node.ends else None
        if ids is not None:
            best = (count, ids)
    return best


def _who(node: _Node, printed: str) -> tuple[str, ...] | None:
    """Say who is named, None where nobody; an acronym only where its capitals are printed too.

    An archive that only the dossier names has no id, and is named all the same.
    """
    named = [
        owners
        for name, owners in node.ends.items()
        if not is_acronym(name) or is_printed_as(name, printed)
    ]
    return tuple(dict.fromkeys(i for owners in named for i in owners)) if named else None


class _Firsts(dict[str, "_Node | None"]):
    """Gives of a word as printed the names of the table that start with it; remembers answers."""

    def __missing__(self, word: str) -> _Node | None:
        folded = _fold_word(word)
        node = _tree().next.get(folded)
        if node is not None and word.islower() and folded not in _written_out():
            node = None
        if len(word) <= _SHORT and len(self) < _MOST_WORDS:
            self[word] = node
        return node


@cache
def _written_out() -> frozenset[str]:
    """Give the first words of names that may be printed in small letters: no acronyms.

    A Georgian acronym is one of them: its script has no capitals.
    """
    names = (name for name in _owners() if not is_acronym(name) or name.islower())
    return frozenset(_fold_word(words[0]) for name in names if (words := WORD.findall(name)))


@cache
def _firsts() -> _Firsts:
    return _Firsts()


class _Folds(dict[str, str]):
    """Words folded; those that are short enough to come again are remembered."""

    def __missing__(self, word: str) -> str:
        folded = flatten(word).text.replace("'", "")
        if len(word) <= _SHORT and len(self) < _MOST_WORDS:
            self[word] = folded
        return folded


_fold_word = _Folds().__getitem__


@lru_cache(maxsize=32)
def _tree_of(names: tuple[tuple[str, tuple[str, ...]], ...]) -> _Node:
    """Make the tree of a dossier's own acronyms, once for all that is looked for in it."""
    return _make_tree(dict(names))


def _make_tree(names: Mapping[str, tuple[str, ...]]) -> _Node:
    root = _Node()
    for name, ids in names.items():
        for words in {tuple(WORD.findall(name)), *_joined(name)}:
            node = root
            for word in words:
                node = node.next.setdefault(_fold_word(word), _Node())
            node.ends[name] = ids
    return root


def _joined(name: str) -> Iterator[tuple[str, ...]]:
    """An acronym of several words is printed closed up as well: "АВП РФ", "АВПРФ"."""
    if is_acronym(name) and len(words := WORD.findall(name)) > 1:
        yield ("".join(words),)


def _names_of(repository: Repository) -> set[str]:
    latin = {romanise_name(repository.name)} - {repository.name}
    named = {repository.id, repository.name, repository.name_en, *repository.printed, *latin}
    return named | {short for name in named for short in shorter_forms(name)}


@cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for repository in all_repositories():
        for name in sorted(_names_of(repository)):
            key = spelled.setdefault(name, name)
            owners[key].append(repository.id)
    return {name: tuple(ids) for name, ids in owners.items()}


@cache
def _tree() -> _Node:
    return _make_tree({n: ids for n, ids in _owners().items() if not _WIDE.search(n)})


@cache
def _wide() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    wide = {name: ids for name, ids in _owners().items() if _WIDE.search(name)}
    longest_first = sorted(wide, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), wide


def _wide_names(text: str) -> Iterator[PrintedName]:
    """Names in Chinese, Japanese and Thai, where no blank parts the words."""
    if text.isascii():
        return
    pattern, wide = _wide()
    for match in pattern.finditer(text):
        yield PrintedName(match.start(), match.end(), wide[match.group()])
