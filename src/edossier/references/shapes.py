"""The usual shape of a chain: which levels, with a label or without, in which printed order.

    AVPRF, f. 0100, op. 46, p. 362, d. 12     "fond: opis: papka: delo:"
    FO 371/127300                              "department series piece"

`tables/usual_shapes.json` has, for each tradition, the shapes of the citations that were read by
hand. A chain in which a level without a label has neighbours that it has in none of them may still
be read rightly; that it is, is not certain.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from edossier.references.parts import Part
from edossier.references.reference import Level

__all__ = ["is_usual", "shape_of"]

_ASIDES = {"date_range", "holding", "nad", "form", "database", "archive_no", "extent"}
_Three = tuple[str, str, str]


def shape_of(levels: Iterable[Part | Level]) -> str:
    """Give the shape of levels and containers, in printed order; a label is shown by a colon.

    Of titles one that stands first is kept: "DFA" in "NAI, DFA, PMUN, J56/78" may be the fonds.
    """
    chain = sorted(levels, key=lambda one: one.start)
    kept = [one for one in chain if one.level not in _ASIDES]
    return " ".join(
        f"{one.level}{':' if one.label else ''}"
        for one in kept
        if one.level != "title" or one is kept[0]
    )


@cache
def is_usual(shape: str, tradition: str) -> bool:
    """Say whether a chain of this shape is usual in a tradition.

    Where every level has its label, it is; in a tradition not listed, every shape is.
    """
    known = _usual().get(tradition)
    return known is None or known.issuperset(_threes(shape))


def _threes(shape: str) -> Iterator[_Three]:
    """Give each level without a label between the two that stand beside it."""
    levels = ["", *shape.split(), ""]
    for three in zip(levels, levels[1:], levels[2:], strict=False):
        if not three[1].endswith(":"):
            yield three


@cache
def _usual() -> dict[str, frozenset[_Three]]:
    table = files("edossier.references").joinpath("tables", "usual_shapes.json")
    rows = json.loads(table.read_text("utf-8")).items()
    return {name: frozenset(three for s in known for three in _threes(s)) for name, known in rows}
