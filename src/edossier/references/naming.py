"""Which archives a reader means who types a name: whole, in part, or in another romanisation.

`repositories.find` takes a name as it is printed. A reader remembers less of it: "Foreign Policy
Archive" for the *Archive of Foreign Policy of the Russian Federation*, "Archiv vneshnei politiki"
for *Архив внешней политики*. All that the words may name are given, none is chosen.
"""

import re
from collections.abc import Iterator
from functools import cache

from edossier.references.flatten import flatten
from edossier.references.name_forms import romanise_name
from edossier.references.repositories import (
    Repository,
    all_repositories,
    find,
)

__all__ = ["archives_named"]

_WORD = re.compile(r"[^\W_]+")
# Words that any archive may have in its name: alone they name none.
_COMMON = (
    "a and archiv archive archives arkhiv central de der des di do fonds for foreign funds general "
    "historical history in library main military ministry museum national of office policy "
    "public record russian state the und united university v"
)
# Romanisations of one sound, each with the letter that stands for all of them here.
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("shch|sch|szcz|šč", "s"), ("kh|ch|x", "h"), ("zh|ž|rz", "z"), ("sh|š|sz", "s"),
        ("ts|tz|cz", "c"), ("iu|yu|ju", "u"), ("ia|ya|ja", "a"), ("[yij]+", "i"), ("['’ʼʹ]", ""),
        ("(.)\\1", "\\1"),
    )
)  # fmt: skip


def archives_named(text: str) -> tuple[Repository, ...]:
    """Give every archive that `text` may name, in the order of the table.

    An archive of just this name or acronym, whatever its case, comes before all others; else those
    are given that have all of two or more words in one of their names. Words that any archive may
    have in its name tell only where three of them stand together.

    >>> [archive.id for archive in archives_named("avp rf")]
    ['AVPRF']
    """
    exact = find(text) or find(text.upper())
    if exact:
        return exact
    words = _words(text)
    needed = 2 if words - _common() else 3
    if len(words) < needed:
        return ()
    return tuple(
        repository
        for repository in all_repositories()
        if any(words <= known for known in _names_of(repository))
    )


@cache
def _common() -> frozenset[str]:
    return _words(_COMMON)


@cache
def _names_of(repository: Repository) -> tuple[frozenset[str], ...]:
    names = (repository.name, repository.name_en, *repository.printed)
    return tuple(frozenset(_words(name)) for name in names)


def _words(text: str) -> frozenset[str]:
    return frozenset(_sounds_of(flatten(romanise_name(text)).text))


def _sounds_of(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        sound = word.removesuffix("s") if len(word) > 4 else word
        for pattern, letter in _SOUNDS:
            sound = pattern.sub(letter, sound)
        yield sound or word
