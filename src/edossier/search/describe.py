"""A query in words: what was understood, for the reader to check."""

from datetime import date

from edossier.search.fields import FIELDS, PARTS, DateField, Field
from edossier.search.query import And, Everything, Node, Not, Or, Phrase, Prefix, Query

__all__ = ["describe"]

_PART_WORDS = {part: f"{part}s" for part in PARTS} | {"essay": "essays"}


def describe(query: Query) -> str:
    """Say a query in words.

    >>> from edossier.search.query import parse
    >>> describe(parse("mao -hungary date:1956"))
    'mao, and without hungary, and dated, or of an event, in 1956'
    """
    if isinstance(query.root, Everything):
        return "everything"
    return _say(query.root, inside=False)


def _say(node: Node, *, inside: bool) -> str:
    match node:
        case Prefix(text=text):
            return f"words that begin with {text}"
        case Phrase(text=text, moves=moves):
            return f"“{text}”" + (f" with up to {moves} moves between its words" if moves else "")
        case Not(item=item):
            return f"without {_say(item, inside=True)}"
        case And(items=items):
            said = ", and ".join(_say(item, inside=True) for item in items)
            return f"({said})" if inside else said
        case Or(items=items):
            said = " or ".join(_say(item, inside=True) for item in items)
            return f"({said})" if inside else said
        case DateField():
            return f"{FIELDS[node.name]} {_say_days(node)}"
        case Field():
            return _say_field(node)
        case Everything():
            return "everything"
    return node.text


def _say_field(field: Field) -> str:
    if field.name == "ark":
        return f"with the address {field.value}"
    value = _PART_WORDS[field.value] if field.name == "part" else field.value
    return f"{FIELDS[field.name]} {value}"


def _say_days(field: DateField) -> str:
    first, last = field.earliest, field.latest
    if first is None or last is None:
        return f"from {first} on" if first else f"until {last}"
    if first == last:
        return f"on {first}"
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"in {first.year}" if first.year == last.year else f"in {first.year} to {last.year}"
    is_one_month = first.day == 1 and (first.year, first.month) == (last.year, last.month)
    if is_one_month and _is_month_end(last):
        return f"in {first:%Y-%m}"
    return f"from {first} to {last}"


def _is_month_end(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1
