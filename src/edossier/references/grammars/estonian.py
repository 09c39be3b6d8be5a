"""Estonian citations: "ERAF.1.4.1522, l. 17", and labelled ones, "ERAF, f. 1, n. 302, s. 94"."""

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files

from lark import Lark, Token, UnexpectedInput

from edossier.references.grammars import labelled
from edossier.references.grammars.lexing import make_grammar
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_HEAD = re.compile(
    r"\s?[.,]?\s?(?=(?:[A-Z]{1,2}-)?\d{1,5}(?:[a-z]|[A-Z]{1,3})?(?:/\d{1,2})?\s?(?:\.\s?\d|-\d{1,4}-\d))"
)
_KINDS = {"FOND": "fonds", "OPIS": "series", "DELO": "file"}
_VERSO = re.compile(r"(?<=\d)\s?p(?:öördel|\.)?(?![^\W_])")  # "11p": the back of leaf 11


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation from `start` on, the archive's own dotted form first."""
    head = _HEAD.match(text, start)
    if head is None:
        return _labelled(text, start, repository)
    try:
        tree = _grammar().parse(text[head.end() :])
    except UnexpectedInput:
        return _labelled(text, start, repository)
    tokens = [t for t in tree.children if isinstance(t, Token) and t.type in _KINDS]
    chain = [
        Part(
            t.type.lower(),
            _KINDS[t.type],
            "",
            str(t),
            head.end() + (t.start_pos or 0),
            head.end() + (t.end_pos or 0),
        )
        for t in tokens
    ]
    rest = _labelled(text, chain[-1].end, repository)
    parts = rest.parts
    doubts = [] if all(part.isad not in _KINDS.values() for part in parts) else list(rest.doubts)
    return Reading(
        (*chain, *parts),
        doubts=tuple(doubts),
        rules=("R-CODE-3: the archive's own form, estonian",),
    )


def _labelled(text: str, start: int, repository: Repository | None) -> Reading:
    reading = labelled.read(text, start, repository)
    return replace(reading, parts=tuple(_with_verso(part) for part in reading.parts))


def _with_verso(part: Part) -> Part:
    return replace(part, value=_VERSO.sub(" v", part.value)) if part.isad == "leaf" else part


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("estonian.lark").read_text("utf-8")
    return make_grammar(rules)
