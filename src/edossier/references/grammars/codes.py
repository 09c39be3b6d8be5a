"""Signatures that one archive has a form of its own for."""

import re
from functools import cache
from importlib.resources import files

from lark import Lark, Token, UnexpectedInput

from edossier.references.parts import Part, Reading, spread
from edossier.references.repositories import Repository

__all__ = ["FORMS", "is_australian", "read"]

# Which form an archive uses, and what the numbers of the form are.
FORMS = {
    "OSA": "osa",
    "NAI": "irish",
    "NAA": "australian",
    "PROV": "victorian",
    "SROWA": "western",
    "PCC": "atom",
    "HR-HDA": "numbered",
    "SHD": "defence",
    "IISG": "pair",
    "ANK": "polish_path",
    "RNB": "shelfmark",
    "BnF": "shelfmark",
    "AAN": "polish_titled",
    "AJ": "dashed",
    "AMSZ": "ministry",
    "AN-FR": "cote",
    "AMAE-FR": "quai",
}
_LEVELS: dict[str, tuple[tuple[str, str], ...]] = {
    "osa": (("fonds", "fonds"), ("subfonds", "series"), ("series", "series"),
            ("container", "container"), ("folder", "file")),
    "irish": (("fonds", "fonds"), ("series", "series"), ("file", "file")),
    "australian": (("series", "series"), ("control_symbol", "file")),
    "victorian": (("series", "series"), ("consignment", "series"), ("item", "item")),
    "western": (("series", "series"), ("consignment", "series"), ("item", "item")),
    "atom": (("fonds", "fonds"),),
    "numbered": (("fonds", "fonds"),),
    "shelfmark": (("collection", "fonds"), ("item", "item"), ("leaves", "leaf")),
    "polish_path": (("archive_no", "qualifier"), ("zespol", "fonds"), ("subfonds", "series"),
                    ("series", "series"), ("jednostka", "file")),
    "polish_titled": (("zespol", "fonds"), ("title", "qualifier"), ("jednostka", "file")),
    "defence": (("department", "fonds"), ("series", "series"), ("number", "file")),
    "ministry": (("zespol", "fonds"), ("wiazka", "container"), ("teczka", "file"),
                 ("leaves", "leaf")),
    "cote": (("series", "series"), ("item", "item")),
    "quai": (("series", "series"), ("item", "item")),
    "pair": (("collection", "fonds"), ("item", "item")),
    "dashed": (("fonds", "fonds"), ("fascikla", "file"), ("jedinica", "file")),
}  # fmt: skip
_START = re.compile(r"[\s,:;.]{0,4}")


_AUSTRALIAN = re.compile(
    r"[A-Z]{1,3}\d{1,5}(?:/\d)?,\s(?:[A-Z]{0,3}\d[\w/.-]{0,30}(?:\s[A-Z]{3,12}){0,2})(?:\s[Pp]art\s\d+)?\.?\s*"
)


def is_australian(text: str) -> bool:
    """Say whether the whole text is a series and a control symbol: "A1838, 3107/40/1 part 5"."""
    return _AUSTRALIAN.fullmatch(text) is not None


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
    if form == "osa" and rest:
        parts.append(_title(text, end))
    doubts = (
        ("What the parts of the cote are is inferred.",)
        if form in ("cote", "quai") and parts
        else ()
    )
    return Reading(tuple(parts), doubts, rules=(f"R-CODE-3: the archive's own form, {form}",))


def _levels(form: str, tokens: list[Token]) -> tuple[tuple[str, str], ...]:
    has_fonds = bool(tokens) and tokens[0].type == "FONDS"
    return ((("fonds", "fonds"),) if has_fonds else ()) + _LEVELS[form]


def _title(text: str, start: int) -> Part:
    """What follows the numbers of the Open Society Archives is the title of the series."""
    end = len(text.rstrip(" .;"))
    return Part("title", "qualifier", "", " ".join(text[start:end].split()), start, end)


@cache
def _grammar(form: str) -> Lark:
    rules = files("edossier.references.grammars").joinpath("codes.lark").read_text("utf-8")
    return Lark(rules, start=form, parser="lalr", lexer="contextual")
