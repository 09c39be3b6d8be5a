"""Why nothing was found: the conditions that nothing meets, and what is near to each.

Where each condition alone is met by something, those are told without which all the others
would be met together.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from edossier import references
from edossier.names import keys, same
from edossier.references import ArchivalReference
from edossier.search.analysis import tokens
from edossier.search.describe import describe_part
from edossier.search.expanding import NamesHere
from edossier.search.fields import Field, spoken_name
from edossier.search.nodes import And, Name, Node, Phrase, Word
from edossier.search.results import Lacking
from edossier.search.suggest import distance

__all__ = ["Signatures", "lacking"]

_MOST_TRIED = 12
_MOST_NEAR = 5
# A name this near may be meant, though it is none that could be the same.
_NEAR = 0.55
_MOST_SIBLINGS = 2_000


class Signatures(Protocol):
    """What an engine tells of the archival units it has."""

    def has(self, path: str) -> bool: ...

    def below(self, path: str, most: int) -> list[str]: ...


def lacking(
    root: Node, *, count: Callable[[Node], int], here: NamesHere, signatures: Signatures
) -> tuple[Lacking, ...]:
    """Give the conditions of a query that finds nothing which are to blame.

    Args:
        root: The query, its names in all their forms.
        count: Says how many hits a tree has.
    """
    items = root.items[:_MOST_TRIED] if isinstance(root, And) else (root,)
    alone = {place: count(item) for place, item in enumerate(items)}
    blamed = [place for place in alone if not alone[place]]
    if blamed or len(items) < 2:
        return tuple(
            Lacking(
                describe_part(items[place]),
                0,
                None,
                tuple(_near(items[place], here, signatures, count))[:_MOST_NEAR],
            )
            for place in blamed
        )
    found = []
    for place, item in enumerate(items):
        others = tuple(other for at, other in enumerate(items) if at != place)
        rest = others[0] if len(others) == 1 else And(others, 0, 0)
        total = count(rest)
        if total:
            found.append(Lacking(describe_part(item), alone[place], total, ()))
    return tuple(found)


def _near(
    item: Node, here: NamesHere, signatures: Signatures, count: Callable[[Node], int]
) -> Iterator[str]:
    """Give queries near to a condition that nothing meets."""
    match item:
        case Name(text=text, field=field):
            yield from _near_names(text, field, here)
        case Field(name="person" | "place" as field, value=value):
            yield from _near_names(spoken_name(value), field, here)
        case Field(name="ref", value=value):
            yield from _near_signatures(value, signatures)
        case Word(text=text) | Phrase(text=text):
            yield from _beginnings(text, count)
            yield from _near_names(text, None, here)


def _near_names(text: str, field: str | None, here: NamesHere) -> Iterator[str]:
    """Give the names here that sound most like one, whether or not they could be the same."""
    likely = here.forms_with_keys(keys(text))[:20]
    ranked = sorted((-same(text, form).score, form) for form in likely)
    for score, form in ranked[:_MOST_NEAR]:
        if score < -_NEAR:
            yield f'{field}:"{form}"' if field else form


def _beginnings(text: str, count: Callable[[Node], int]) -> Iterator[str]:
    """Give the beginning of a number of several parts that something has: 0423 of 0423/58."""
    words = [token for token in tokens(text) if token.words == 1]
    if not any(char.isdigit() for char in text):
        return
    for end in range(len(words) - 1, 0, -1):
        beginning = text[words[0].start : words[end - 1].end]
        if count(Word(beginning, 0, len(beginning))):
            yield beginning
            return


def _near_signatures(typed: str, signatures: Signatures) -> Iterator[str]:
    """Give the nearest unit above one that nothing is from, and those beside it."""
    read = references.parse(typed)
    values = [level.value for level in read.levels]
    start = f"{read.repository}/" if read.repository else ""
    for length in range(len(values) - 1, 0, -1):
        upper = start + "/".join(values[:length])
        if not signatures.has(upper):
            continue
        beside = _nearest(values[length], signatures.below(upper, _MOST_SIBLINGS))
        yield from (_asked(read, [*values[:length], value]) for value in beside)
        yield _asked(read, values[:length])
        return
    if read.repository and values:
        beside = _nearest(values[0], signatures.below(read.repository, _MOST_SIBLINGS))
        yield from (_asked(read, [value]) for value in beside)


def _nearest(value: str, others: Iterable[str]) -> list[str]:
    """Give the values next to one: by number where both are numbers, else by letters."""

    def away(other: str) -> tuple[int, int, str]:
        if value.isdecimal() and other.isdecimal() and len(value) < 9 and len(other) < 9:
            return (0, abs(int(value) - int(other)), other)
        return (1, distance(value.casefold(), other, 8), other)

    return sorted(others, key=away)[:3]


def _asked(read: ArchivalReference, values: Sequence[str]) -> str:
    """Give the query for a unit: as a path where the archive is named, else in printed levels."""
    if read.repository:
        path = "/".join(value.replace("/", "~") for value in (read.repository, *values))
        return f'ref:"{path}"' if " " in path else f"ref:{path}"
    levels = zip(read.levels, values, strict=False)
    return f'ref:"{", ".join(f"{level.label} {value}".strip() for level, value in levels)}"'
