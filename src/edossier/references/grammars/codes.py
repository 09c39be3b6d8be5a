"""Signatures that one archive has a form of its own for."""

import re
from functools import cache
from importlib.resources import files

from lark import Lark, Token, UnexpectedInput

from edossier.references.grammars.lexing import make_grammar
from edossier.references.parts import Part, Reading, spread
from edossier.references.repositories import Repository

__all__ = ["FORMS", "read"]

# Which form an archive uses, and what the numbers of the form are.
FORMS = {
    "PROV": "victorian",
    "SROWA": "western",
    "PCC": "atom",
    "HR-HDA": "numbered",
    "IISG": "pair",
    "ANK": "polish_path",
    "RNB": "shelfmark",
    "AAN": "polish_titled",
    "AJ": "dashed",
    "AMSZ": "ministry",
}
_LEVELS: dict[str, tuple[tuple[str, str], ...]] = {
    "victorian": (("series", "series"), ("consignment", "series"), ("item", "item")),
    "western": (("series", "series"), ("consignment", "series"), ("item", "item")),
    "atom": (("fonds", "fonds"),),
    "numbered": (("fonds", "fonds"),),
    "shelfmark": (("collection", "fonds"), ("item", "item"), ("leaves", "leaf")),
    "polish_path": (("archive_no", "qualifier"), ("zespol", "fonds"), ("subfonds", "series"),
                    ("series", "series"), ("jednostka", "file")),
    "polish_titled": (("zespol", "fonds"), ("title", "qualifier"), ("jednostka", "file")),
    "ministry": (("zespol", "fonds"), ("wiazka", "container"), ("teczka", "file"),
                 ("leaves", "leaf")),
    "pair": (("collection", "fonds"), ("item", "item")),
    "dashed": (("fonds", "fonds"), ("fascikla", "file"), ("jedinica", "file")),
}  # fmt: skip
_START = re.compile(r"[\s,:;.]{0,4}")


def read(text: str, start: int, repository: Repository | None, form: str) -> Reading:
    """Read the signature after the archive's name; nothing where it has another form."""
    _ = repository
    lead = _START.match(text, start)
    at = lead.end() if lead else start
    try:
        tree = _grammar(form).parse(text[at:])
    except UnexpectedInput:
        return Reading(())
    tokens = [t for t in tree.children if isinstance(t, Token) and t.type != "REST"]
    parts = [
        Part(
            level,
            isad,
            "",
            " ".join(token.split()),
            at + (token.start_pos or 0),
            at + (token.end_pos or 0),
        )
        for (level, isad), token in zip(_levels(form, tokens), tokens, strict=False)
    ]
    rest = [t for t in tree.children if isinstance(t, Token) and t.type == "REST"]
    end = at + (rest[0].start_pos or 0) if rest else len(text.rstrip(" .,;"))
    parts = spread(parts, at, max(end, parts[-1].end)) if parts else []
    return Reading(tuple(parts), rules=(f"R-CODE-3: the archive's own form, {form}",))


def _levels(form: str, tokens: list[Token]) -> tuple[tuple[str, str], ...]:
    has_fonds = bool(tokens) and tokens[0].type == "FONDS"
    return ((("fonds", "fonds"),) if has_fonds else ()) + _LEVELS[form]


@cache
def _grammar(form: str) -> Lark:
    rules = files("edossier.references.grammars").joinpath("codes.lark").read_text("utf-8")
    return make_grammar(rules, form)
