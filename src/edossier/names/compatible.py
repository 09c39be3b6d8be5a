"""Which printed forms can name one person, and which forms of a dossier do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from edossier.names.person import PersonName, parse_person
from edossier.names.words import key_of

__all__ = ["Group", "compatible", "group"]


@dataclass(frozen=True, slots=True)
class Group:
    """Forms that name one person.

    Attributes:
        name: The fullest form, without titles.
        forms: As printed, each once, in order of first mention.
    """

    name: str
    forms: tuple[str, ...]


def compatible(a: str, b: str) -> bool:
    """Say whether two printed names can be one person's; accents count, titles do not.

    >>> compatible("P. Yudin", "Pavel Yudin"), compatible("P.F. Yudin", "P.V. Yudin")
    (True, False)
    """
    return _fit(parse_person(a), parse_person(b))


def group(forms: Iterable[str]) -> tuple[Group, ...]:
    """Gather printed forms by person; forms that contradict each other never stand together.

    The forms that say most are placed first. A form that fits several persons goes to the one
    named most often by fuller forms, at equal counts to the one named first.

    Args:
        forms: In the order of the text, a form as often as it is printed.
    """
    counts = Counter(forms)
    first_seen = {form: index for index, form in enumerate(counts)}
    names = {form: parse_person(form) for form in counts}
    people: list[_Person] = []
    by_family: dict[str, list[_Person]] = {}
    for form in sorted(counts, key=lambda form: (_fullness(names[form]), first_seen[form])):
        person = names[form]
        known: list[_Person] = []
        for key in _family_keys(person):
            known += [each for each in by_family.get(key, []) if each not in known]
        fitting = [each for each in known if all(_fit(person, name) for name in each.names)]
        if fitting:
            chosen = max(fitting, key=lambda each: (each.count, -each.first_seen))
        else:
            chosen = _Person(first_seen[form])
            people.append(chosen)
        chosen.add(form, person, counts[form], first_seen[form])
        for key in _family_keys(person):
            if chosen not in by_family.setdefault(key, []):
                by_family[key].append(chosen)
    people.sort(key=lambda each: each.first_seen)
    return tuple(
        Group(each.fullest, tuple(sorted(each.forms, key=first_seen.__getitem__)))
        for each in people
    )


@dataclass(eq=False)
class _Person:
    """A group while it is filled."""

    first_seen: int
    count: int = 0
    forms: list[str] = field(default_factory=list)
    names: list[PersonName] = field(default_factory=list)

    def add(self, form: str, name: PersonName, count: int, seen: int) -> None:
        self.forms.append(form)
        if name not in self.names:
            self.names.append(name)
        self.count += count
        self.first_seen = min(self.first_seen, seen)

    @property
    def fullest(self) -> str:
        best = max(self.names, key=lambda name: sum(map(len, (*name.given, *name.initials))))
        return best.plain or best.printed


def _fullness(name: PersonName) -> tuple[int, int]:
    """Sort forms that say most first: by the number of forenames, then by their letters."""
    return (-len(name.forenames), -sum(map(len, name.forenames)))


def _family_keys(name: PersonName) -> list[str]:
    """Give the words that can be the family name."""
    keys = [key_of(name.family)] if name.family else [""]
    if name.order == "open" and name.forenames:
        keys.append(key_of(name.forenames[0]))
    return keys


def _fit(a: PersonName, b: PersonName) -> bool:
    if a.suffix and b.suffix and key_of(a.suffix).strip(".") != key_of(b.suffix).strip("."):
        return False
    if a.family is None or b.family is None:
        return key_of(a.plain or a.printed) == key_of(b.plain or b.printed)
    if key_of(a.family) == key_of(b.family):
        return _forenames_fit(a.forenames, b.forenames)
    # Where the order is open, "Sall Ezhef" and "Ezhef Sall" are the same two words.
    is_open = "open" in (a.order, b.order) and len(a.forenames) == len(b.forenames) == 1
    if not is_open:
        return False
    return (key_of(a.family), key_of(a.forenames[0])) == (
        key_of(b.forenames[0]),
        key_of(b.family),
    )


def _forenames_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Compare forenames place by place: what one form leaves out does not contradict."""
    if not a or not b:
        return True
    return all(_is_one(first, second) for first, second in zip(a, b, strict=False))


def _is_one(a: str, b: str) -> bool:
    first, second = key_of(a), key_of(b)
    if first.endswith(".") or second.endswith("."):
        short, long = sorted((first.rstrip("."), second.rstrip(".")), key=len)
        return long.startswith(short)
    return first == second
