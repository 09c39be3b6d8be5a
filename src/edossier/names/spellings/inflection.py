"""Names in case endings, as they stand in running text: what they may be in the nominative."""

import itertools
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from edossier.names.spellings.written import Written, is_initial, write

__all__ = ["nominatives"]

_SHORTEST = 4  # letters of a word that may carry an ending
_STEM = 3
_MOST = 16
# Hungarian "-val, -vel" doubles the last consonant: "Mikojannal".
_DOUBLING = ("al", "el")


@cache
def _endings() -> Mapping[str, Mapping[str, list[str]]]:
    text = (files(__package__) / "endings.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    made: dict[str, dict[str, list[str]]] = {}
    for script, ending, nominatives_ in rows[1:]:
        listed = [nominative.strip("-") for nominative in nominatives_.split()]
        made.setdefault(script, {})[ending] = listed
    return made


@lru_cache(1 << 14)
def nominatives(name: Written) -> tuple[Written, ...]:
    """Give what a name may be without its case endings; itself left out."""
    endings = _endings().get(name.script or "", {})
    choices = [_of_word(word, endings) for word in name.words]
    words = itertools.islice(itertools.product(*choices), _MOST)
    found = dict.fromkeys(" ".join(choice) for choice in words)
    found.pop(" ".join(name.words), None)
    return tuple(write(text) for text in found)


def _of_word(word: str, endings: Mapping[str, list[str]]) -> list[str]:
    if len(word) <= _SHORTEST or is_initial(word):
        return [word]
    found = [word]
    for length in range(min(6, len(word) - _STEM), 0, -1):
        ending = word[-length:]
        found += [word[:-length] + nominative for nominative in endings.get(ending, ())]
    is_doubled = word.endswith(_DOUBLING) and word[-3] == word[-4]
    if is_doubled:
        found.insert(1, word[:-3])
    return list(dict.fromkeys(found))[:8]
