"""What stands around a reference: "Source:", "See", credits, a registry number, classification."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from edossier.references.reference import CitedCredit

__all__ = [
    "aside_pattern",
    "find_credits",
    "find_registry_number",
    "is_aside",
    "lead_in_end",
    "relative_end",
    "relative_pattern",
]


@cache
def _words(kind: str) -> tuple[tuple[str, str | None], ...]:
    table = files("edossier.references").joinpath("tables", "citation_words.json")
    rows = [row for row in json.loads(table.read_text("utf-8")) if row["kind"] == kind]
    pairs = [(word, row["role"]) for row in rows for word in row["words"]]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def _any_of(kind: str) -> str:
    return "|".join(re.escape(word).removesuffix(r"\.") + r"\.?" for word, _ in _words(kind))


@cache
def _before(kind: str) -> re.Pattern[str]:
    pattern = rf"[\s\[(“\"„«]{{0,4}}(?:{_any_of(kind)})(?![^\W_])[\s:：.,;]{{0,4}}"
    return re.compile(pattern, re.IGNORECASE)


def lead_in_end(text: str) -> int:
    """Give where "Source:", "See also" and the like end; 0 where the text starts with none."""
    match = _before("lead-in").match(text)
    return match.end() if match else 0


@cache
def relative_pattern() -> re.Pattern[str]:
    """Give a pattern of "Ibid." and its like in running text, before a label or number."""
    words = _any_of("relative")
    return re.compile(
        rf"(?<![^\W_])(?:{words})(?![^\W_])(?=[\s.,;:–(-]{{1,4}}(?:[^\W\d_]{{1,10}}[.\s]{{1,3}}){{0,2}}\d)"
    )


def relative_end(text: str) -> int | None:
    """Give where "Ibid.", "Там же" ends; None where the text does not start so."""
    match = _before("relative").match(text)
    return match.end() if match else None


@cache
def _credit() -> re.Pattern[str]:
    verb = _any_of("credit")
    return re.compile(
        rf"(?<![^\W_])(?P<verbs>(?i:{verb})(?:(?:\s?,\s?(?:and\s)?|\s(?:and|und|et|a|и)\s)"
        rf"(?i:{verb})){{0,4}})(?:\s(?:for|to)\s[^\s,;.]{{1,30}}(?:\s[^\s,;.]{{1,30}}){{0,3}}?)?"
        r"\s{1,2}(?P<by>(?:by|von|par|od)\s{1,2})?"
        r"(?P<agent>[A-ZÀ-ÞА-ЯЁŁŚŽŠČŘĎŤŇŐŰ][^;\]\[()]{1,100}?)"
        r"(?=\s{0,2}(?:[;\])]|$|\.\s{0,3}$|(?<![\s.][A-ZА-Я])\.\s"
        rf"|(?:,|\sand|,\sand)\s(?i:{verb})))"
    )


# Verbs that are plain words of English too: only "by" makes a credit of them.
_NEEDS_BY = {"translated", "edited", "provided", "obtained", "contributed", "donated", "compiled"}
_REGISTRY = re.compile(
    r"(?:^|[,;“”\"]\s{0,3})(?P<number>(?:č\.\s?j\.\s?)?\d[\d.]{0,11}/[\d./-]{1,14}(?:-[A-Z]{1,3})?)"
    r"(?=\s{0,3}(?:[,;]|$))"
)
_DRAFTED = r"drafted by .{1,120}|contributed by|géppel írt.{0,40}"


def aside_pattern() -> str:
    """Give a pattern of the words that begin what is said after a reference."""
    return f"{_any_of('aside')}|{_any_of('credit')}|drafted by"


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('aside')}|{_DRAFTED})(?![^\W_])[\s;,.:]{{0,4}}", re.IGNORECASE)


def find_credits(text: str) -> tuple[CitedCredit, ...]:
    """Find who obtained, donated, translated, edited or funded: "Translated by Gary Goldberg"."""
    found: list[CitedCredit] = []
    for match in _credit().finditer(text):
        if not match["by"] and match["verbs"].casefold() in _NEEDS_BY:
            continue
        agent = match["agent"].strip(" ,.")
        found += [CitedCredit(role, agent, *match.span()) for role in _roles(match["verbs"])]
    return tuple(found)


def _roles(verbs: str) -> Iterator[str]:
    for word in re.split(r"[\s,]+", verbs.casefold()):
        yield from (
            role for verb, role in _words("credit") if role and verb.rstrip(".") == word.rstrip(".")
        )


def find_registry_number(text: str) -> tuple[str, int, int] | None:
    """Find the registry number that stands before the archive: "014.498/7, J. Bušniak, MZV"."""
    match = _REGISTRY.search(text)
    return (match["number"], match.start("number"), match.end("number")) if match else None


def is_aside(text: str) -> bool:
    """Say whether `text` only classifies or describes the copy: "Top Secret; Sensitive"."""
    rest = text.strip(" \t\n;,.:()[]")
    while rest:
        match = _aside().match(rest)
        if match is None:
            return False
        rest = rest[match.end() :]
    return True
