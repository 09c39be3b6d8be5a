"""What stands around a reference: "Source:", "See", credits, a registry number, classification."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from edossier.references.reference import CitedCredit

__all__ = [
    "Relation",
    "aside_pattern",
    "definition_words",
    "ends_sentence",
    "find_credits",
    "find_registry_number",
    "find_relative",
    "is_aside",
    "lead_in_end",
    "relation_of",
    "relative_end",
]


# How a record is cited: itself, to compare, as another copy, as a published parallel.
Relation = Literal["cited", "compare", "copy", "published"]
_CLAUSE = 300  # code points before a citation in which its lead-in stands
_OPENS_CLAUSE = re.compile(
    r"(?:^|[;,.:(\[—–，；。：（「“])\s{0,3}(?:(?:and|but|und|et|e|y|и|i|a)\s)?$"
)
# "another copy is in the Kennedy Library", "Durchschlag im Bundesarchiv"
_LEADS_ON = re.compile(
    r"(?:(?:is|are|was|ist|est|est conservée|jest|je)\s?)?"
    r"(?:(?:in|at|im|in der|dans|en|w|v|u|na|в|у)\s?)?(?:the|den|dem|der|le|la|les|el|los)?"
)
# A sentence ends behind a word or number, not behind an abbreviation or a lead-in.
_CLAUSES = re.compile(
    r"(?:(?<=[^\W\d_]{4}[.!?])|(?<=[\d)][.!?])|(?<=[.!?][”\"’»]))\s{1,3}(?=[^\W\d_a-zа-я])|[。\n]"
)


@cache
def _words(kind: str) -> tuple[tuple[str, str | None], ...]:
    table = files("edossier.references").joinpath("tables", "citation_words.json")
    rows = [row for row in json.loads(table.read_text("utf-8")) if row["kind"] == kind]
    pairs = [(word, row["role"]) for row in rows for word in row["words"]]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def _any_of(kind: str) -> str:
    return _pattern_of([word for word, _ in _words(kind)])


def _pattern_of(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).removesuffix(r"\.") + r"\.?" for word in longest_first)


def definition_words() -> str:
    """Give a pattern of "henceforth", "далее", "以下简称": what follows is a short form."""
    return _any_of("definition")


@cache
def _before(kind: str) -> re.Pattern[str]:
    pattern = rf"[\s\[(“\"„«]{{0,4}}(?:{_any_of(kind)})(?![^\W_])[\s:：.,;]{{0,4}}"
    return re.compile(pattern, re.IGNORECASE)


def lead_in_end(text: str) -> int:
    """Give where "Source:", "See also" and the like end; 0 where the text starts with none."""
    match = _before("lead-in").match(text)
    return match.end() if match else 0


def relation_of(before: str) -> tuple[Relation, str]:
    """Say how a citation is cited by the words before it, and give these words as printed.

    R-RELATE-1: the last lead-in of its clause tells: "see also" compares, "another copy in" leads
    to a copy. "See" opens a clause; what leads to a copy or a print stands right before.

    Args:
        before: What stands between the citation before, or the start, and this one.
    """
    near = before[-_CLAUSE:]
    if not any(map(near.casefold().__contains__, _lead_in_signs())):
        return "cited", ""
    clause = _CLAUSES.split(near)[-1]
    for last in reversed(list(_lead_in().finditer(clause))):
        role = _roles_of_lead_ins()[_folded(last[0])]
        gap = clause[last.end() :].strip(" :.,")
        if role in {"published", "copy"} and not _LEADS_ON.fullmatch(gap):
            continue
        if role in {"cited", "compare"} and not _OPENS_CLAUSE.search(clause[: last.start()]):
            continue
        return role, last[0].strip()
    return "cited", ""


def ends_sentence(text: str) -> bool:
    """Say whether a sentence ends in `text`."""
    return _CLAUSES.search(text) is not None


@cache
def _lead_in() -> re.Pattern[str]:
    wide = _pattern_of([word for word, _ in _words("lead-in") if _is_wide(word)])
    narrow = _pattern_of([word for word, _ in _words("lead-in") if not _is_wide(word)])
    return re.compile(rf"(?<![^\W_])(?:{narrow})(?![^\W_])|(?:{wide})", re.IGNORECASE)


@cache
def _lead_in_signs() -> tuple[str, ...]:
    """Give what some lead-in has in it, folded."""
    forms = {_folded(word) for word, _ in _words("lead-in")}
    return tuple(form for form in forms if not any(other in form for other in forms - {form}))


@cache
def _roles_of_lead_ins() -> dict[str, Relation]:
    return {_folded(word): cast("Relation", role or "cited") for word, role in _words("lead-in")}


def _folded(word: str) -> str:
    return word.casefold().rstrip(". ")


def find_relative(text: str) -> Iterator[tuple[int, int]]:
    """Find "Ibid." and its like in running text.

    In small letters a word that is one of the language too ("isto", "samas") counts only at the
    start of a clause; "ibid." counts anywhere.
    """
    if any(map(text.lower().__contains__, _relative_signs(is_ascii=text.isascii()))):
        yield from (match.span() for match in _relative().finditer(text))


@cache
def _relative_signs(*, is_ascii: bool) -> tuple[str, ...]:
    """Give what some word of the kind has in it, in small letters, that a text may hold."""
    forms = {word.rstrip(".").lower() for word, _ in _words("relative")}
    # Where "ibidem" stands, "ibid" does.
    fewest = (form for form in forms if not any(other in form for other in forms - {form}))
    return tuple(sorted(form for form in fewest if form.isascii() or not is_ascii))


@cache
def _relative() -> re.Pattern[str]:
    wide = [word for word, _ in _words("relative") if _is_wide(word)]
    narrow = [word for word, _ in _words("relative") if not _is_wide(word)]
    small = [word[0].lower() + word[1:] for word in narrow]
    anywhere = [word for word in small if word.startswith(("ib", "ebd", "ebend"))]
    in_clause = [word for word in small if word not in anywhere]
    clause = rf"(?:(?<=[;,.:(\[–—])|(?<=[;,.:(\[–—]\s)|^)(?:{_pattern_of(in_clause)})"
    latin = rf"(?<![^\W_])(?:{_pattern_of([*narrow, *anywhere])})|{clause}"
    return re.compile(rf"(?:{latin})(?![^\W_])|(?:{_pattern_of(wide)})", re.MULTILINE)


def _is_wide(word: str) -> bool:
    return "\u3400" <= word[0] <= "\u9fff"


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
    r"(?:^|[,;“”\"]\s{0,3})(?:č\.\s?j\.\s?)?(?P<number>\d[\d.]{0,11}/[\d./-]{1,14}(?:-[A-Z]{1,3})?)"
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
