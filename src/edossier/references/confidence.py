"""The rules that speak for a reading, field by field; what speaks against it are its doubts."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from edossier.references.parts import Part, Reading
from edossier.references.printed_names import NameInText
from edossier.references.reference import Leaves, Rule

__all__ = ["rules_for", "taken_up"]

_SHORTENED = re.compile(r"(\d+)[^\W\d_]?\D{1,5}(\d+)")


def rules_for(
    name: NameInText | None,
    repository: str | None,
    reading: Reading,
    parts: Iterable[Part],
    leaves: tuple[Leaves, ...],
    *,
    is_read_whole: bool,
    has_key: bool,
) -> tuple[Rule, ...]:
    """Give the rules that speak for each field that was filled, in the order of the fields.

    Args:
        is_read_whole: Nothing that casts a doubt was left unread.
    """
    kinds = {part.isad for part in parts} - {"", "leaf", "page"}
    has_number = any(part.level == "doc_number" for part in parts)
    rules = [*_of_repository(name, repository)]
    if kinds or has_number:
        field = "levels" if kinds else "doc_number"
        rules += [_rule(rule, field) for rule in reading.rules]
    if kinds and is_read_whole:
        rules.append(_said("R-AROUND-1", "levels", "nothing that could be a level was left unread"))
    rules += _of_leaves(parts, leaves)
    if has_key:
        rules.append(_said("R-KEY-1", "key", "the archive and every level are certain"))
    return tuple(rules)


def taken_up(*, has_levels: bool) -> tuple[Rule, ...]:
    """Give the rules by which "Ibid." has its archive, and the levels above its own."""
    archive = _said("R-IBID-1", "repository", "the archive is that of the citation before")
    above = _said("R-IBID-2", "levels", "what stands above the highest printed level is inherited")
    return (archive, above) if has_levels else (archive,)


def _of_repository(name: NameInText | None, repository: str | None) -> Iterator[Rule]:
    if repository is None:
        if name is not None and not name.ids:
            yield _said("R-REPO-4", "repository", "the dossier itself says what archive it is")
    elif name is None:
        yield _said("R-REPO-3", "repository", "the form of the number itself names the archive")
    else:
        yield _said(name.rule, "repository", _SAID[name.rule])


_SAID = {
    "R-REPO-1": "the archive is named",
    "R-REPO-2": "the dossier's own list says which archive the acronym stands for",
    "R-REPO-6": "of the archives of this name one alone has citations of this form",
}


def _of_leaves(parts: Iterable[Part], leaves: tuple[Leaves, ...]) -> Iterator[Rule]:
    if not leaves:
        return
    printed = [part.value for part in parts if part.isad in {"leaf", "page"}]
    if all(run.label for run in leaves):
        yield _said("R-LEAF-1", "leaves", "a word for leaves or pages stands beside the numbers")
    else:
        yield _said("R-LEAF-3", "leaves", "the numbers stand last, where leaves stand")
    if any(len(m[2]) < len(m[1]) for value in printed for m in _SHORTENED.finditer(value)):
        yield _said("R-LEAF-2", "leaves", "a shorter last number takes the digits that it lacks")


@cache
def _said(name: str, field: str, says: str) -> Rule:
    """Make a rule once: the same few speak for every citation."""
    return Rule(name, field, says)


@cache
def _rule(rule: str, field: str) -> Rule:
    """Make a rule of what a grammar gives: "R-LABEL-1: the levels carry the labels ..."."""
    name, _, says = rule.partition(": ")
    return Rule(name, field, says)
