"""Names in citations: in order, turned round, or the family name alone.

Source: The Chicago Manual of Style, 17th edition: 14.76 (two or three authors, more than three,
more than ten), 14.32 (family names in short forms), 16.76-16.87 (names whose family name stands
first are not turned round). MLA Handbook, 9th edition, chapter 5, Author.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from edossier.dossier import Dossier
from edossier.names import PersonName, parse_person

__all__ = [
    "Known",
    "entry_names",
    "family",
    "given",
    "in_order",
    "inverted",
    "known_in",
    "listed",
    "parsed",
]

_MOST_IN_NOTE = 3
_MOST_IN_ENTRY = 10
_OF_MORE = 7


@dataclass(frozen=True, slots=True)
class Known:
    """What a dossier tells of names.

    Attributes:
        bodies: Names of organisations, in every form.
        people: Names of persons, in every form, its own authors among them.
    """

    bodies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


def known_in(dossier: Dossier) -> Known:
    """Give the names that a dossier knows as those of persons or of bodies."""
    forms: dict[str, set[str]] = {"person": set(), "organisation": set()}
    for agent in dossier.agents:
        forms[agent.kind].update((agent.name, *agent.forms))
    forms["person"].update(author.name for author in dossier.authors)
    bodies = frozenset(forms["organisation"])
    return Known(bodies, frozenset(forms["person"]) - bodies)


def parsed(name: str, known: Known) -> PersonName | None:
    """Take a person's name apart; None where it is a body's, or what is the family name is open.

    A person's name of two words of which nothing else is known is read as most are printed, the
    family name last; one that is known to begin with the family name is not turned round.
    """
    if name in known.bodies:
        return None
    person = parse_person(name)
    orders = ("given-family", "open") if name in known.people else ("given-family",)
    is_told = person.family is not None and person.forenames and person.order in orders
    has_small_words = any(part.islower() for part in person.forenames)
    return person if is_told and not has_small_words else None


def listed(names: Sequence[str]) -> str:
    """Join names with commas and "and".

    >>> listed(["A", "B", "C"])
    'A, B, and C'
    """
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def in_order(names: Sequence[str]) -> str:
    """Name up to three people of a note; of more, the first, "et al."."""
    return listed(names) if len(names) <= _MOST_IN_NOTE else f"{names[0]} et al."


def inverted(name: str, known: Known) -> str:
    """Turn a name round for an alphabetical list: "Jersild, Austin".

    A body's name, and one whose family name stands first already or whose order is open, stays.
    """
    person = parsed(name, known)
    if person is None:
        return name
    suffix = f", {person.suffix}" if person.suffix else ""
    return f"{person.family}, {given(person)}{suffix}"


def given(person: PersonName) -> str:
    """Give the forenames, with blanks between initials only where they are printed."""
    plain = person.printed.strip()
    if plain.endswith(str(person.family)) and not person.titles:
        return plain.removesuffix(str(person.family)).strip()
    return PersonName("", forenames=person.forenames).plain


def entry_names(names: Sequence[str], known: Known) -> str:
    """Name the authors of a bibliography entry, the first turned round."""
    shown = names if len(names) <= _MOST_IN_ENTRY else names[:_OF_MORE]
    turned = [inverted(shown[0], known), *shown[1:]]
    if len(names) > len(shown):
        return f"{', '.join(turned)}, et al."
    if len(turned) == 2:
        return f"{turned[0]}, and {turned[1]}" if "," in turned[0] else " and ".join(turned)
    return listed(turned)


def family(name: str, known: Known) -> str:
    """Give the family name, or the whole name where which part it is cannot be told."""
    if name in known.bodies:
        return name
    person = parse_person(name)
    is_told = person.family is not None and (person.order != "open" or name in known.people)
    return str(person.family) if is_told else name
