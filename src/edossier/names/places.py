"""Places and organisations in running text, from a table of names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from edossier.names.tables import read_table
from edossier.names.words import Word, keys_of, split_words

__all__ = ["FoundPlace", "find_organisations", "find_places", "forms_in_tables", "place_words"]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place or an organisation in running text.

    Attributes:
        start, end: Offsets in the text, code points, half-open.
        name: The canonical name of the table.
    """

    start: int
    end: int
    printed: str
    name: str


def find_places(text: str) -> tuple[FoundPlace, ...]:
    """Find places of the field in `text`, in order; the longest name at each word.

    >>> [(place.printed, place.name) for place in find_places("in Peking and the USSR")]
    [('Peking', 'Beijing'), ('USSR', 'Soviet Union')]
    """
    return _find(text, split_words(text), _names("places.toml"))


def find_organisations(text: str) -> tuple[FoundPlace, ...]:
    """Find parties, ministries, alliances and the like in `text`, in order."""
    return _find(text, split_words(text), _names("organisations.toml"))


def forms_in_tables(name: str) -> tuple[str, ...]:
    """Give every form of the place or the organisation that `name` is, its canonical name first.

    >>> "Peking" in forms_in_tables("北京")
    True
    """
    keys = keys_of(name)
    for table in ("places.toml", "organisations.toml"):
        canonical = _names(table).by_keys.get(keys)
        if canonical is not None:
            return _forms(table)[canonical]
    return ()


def place_words(words: Sequence[Word]) -> frozenset[int]:
    """Give the indexes of the words that are part of a place or an organisation."""
    indexes: set[int] = set()
    for table in ("places.toml", "organisations.toml"):
        for start, end, _ in _runs(words, _names(table)):
            indexes.update(range(start, end))
    return frozenset(indexes)


@dataclass(frozen=True, slots=True)
class _Names:
    """Canonical names by the keys of every printed form, and the most words of a form."""

    by_keys: dict[tuple[str, ...], str]
    longest: int


@cache
def _names(table: str) -> _Names:
    by_keys: dict[tuple[str, ...], str] = {}
    for rows in read_table(table).values():
        for name, forms in rows.items():
            for form in (name, *forms):
                by_keys.setdefault(keys_of(form), name)
    return _Names(by_keys, max(map(len, by_keys)))


@cache
def _forms(table: str) -> dict[str, tuple[str, ...]]:
    rows = read_table(table).values()
    return {name: (name, *forms) for row in rows for name, forms in row.items()}


def _find(text: str, words: Sequence[Word], names: _Names) -> tuple[FoundPlace, ...]:
    found: list[FoundPlace] = []
    for start, end, name in _runs(words, names):
        first, last = words[start].start, words[end - 1].end
        if words[end - 1].text.endswith(("'s", "’s")):
            last -= 2
        found.append(FoundPlace(first, last, text[first:last], name))
    return tuple(found)


def _runs(words: Sequence[Word], names: _Names) -> list[tuple[int, int, str]]:
    runs: list[tuple[int, int, str]] = []
    index = 0
    while index < len(words):
        run = _run_at(words, index, names)
        if run is None:
            index += 1
            continue
        runs.append((index, *run))
        index = run[0]
    return runs


def _run_at(words: Sequence[Word], index: int, names: _Names) -> tuple[int, str] | None:
    if not words[index].text[0].isupper() and words[index].text[0] < "\u3000":
        return None
    keys: list[str] = []
    best: tuple[int, str] | None = None
    for position in range(index, min(index + names.longest, len(words))):
        word = words[position]
        if position > index and (len(word.gap) > 2 or word.gap == "\n\n"):
            break
        keys.append(word.key)
        name = names.by_keys.get(tuple(keys))
        if name is not None:
            best = position + 1, name
    return best
