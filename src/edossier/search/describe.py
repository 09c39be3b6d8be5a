"""A query in words: what was understood, for the reader to check."""

from collections.abc import Callable, Mapping
from datetime import date

from edossier.search.codes import country_name, language_name
from edossier.search.fields import FIELDS, DateField, Field
from edossier.search.query import And, Everything, Node, Not, Or, Phrase, Prefix, Query
from edossier.search.times import TimeField, said_times

__all__ = ["describe", "describe_part"]

# How the value of a field is said, where not as typed.
_SAID: Mapping[str, Callable[[str], str]] = {
    "part": lambda part: f"{part}s",
    "lang": language_name,
    "country": country_name,
}


def describe(query: Query) -> str:
    """Say a query in words.

    >>> from edossier.search.query import parse
    >>> describe(parse("mao -hungary date:1956"))
    'mao, and without hungary, and dated, or of an event, in 1956'
    """
    if isinstance(query.root, Everything):
        return "everything"
    return _say(query.root, inside=False)


def describe_part(node: Node) -> str:
    """Say one condition of a query in words."""
    return _say(node, inside=True)


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
        case TimeField():
            return said_times(node.earliest, node.latest)
        case DateField():
            return f"{FIELDS[node.name]} {_say_days(node)}"
        case Field():
            return _say_field(node)
        case Everything():
            return "everything"
    return node.text


def _say_field(field: Field) -> str:
    if field.name == "exact":
        return f"“{field.value}” just as written"
    if field.name == "ark":
        return f"with the address {field.value}"
    say = _SAID.get(field.name, str)
    return f"{FIELDS[field.name]} {say(field.value)}"


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
