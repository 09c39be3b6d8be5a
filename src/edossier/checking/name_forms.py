"""Forms of names that are likely one person's, misspelled; found by keys and not pair by pair.

R-SPELL-1  the same letters, and other accents, apostrophes or hyphens: Bušniak, Busňiak
R-SPELL-2  family names of six letters or more with one letter more, less, other or exchanged,
           not among the last two (which languages decline), under the same full forename
           or the same two initials: K.A. Krutikov, K.A. Krutykov
R-SPELL-3  the same family name and first forename, and two second ones: P.F., P.V. Yudin
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from edossier.names import parse_person
from edossier.names.words import key_of
from edossier.text.folding import fold

__all__ = ["NameForm", "find_clashes", "find_misspellings", "name_form"]

_SHORTEST = 4  # letters of a family name whose accents tell
_SHORTEST_CLOSE = 6  # letters of one that is compared letter by letter
_LONGEST = 30
_MOST = 8  # forms under one key that are compared with each other


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as printed, taken apart.

    Attributes:
        family: As printed.
        key: Its letters alone, folded: "busniak".
        forenames: Composed and in small letters, accents kept, initials with their stops.
        plain: The forenames folded, initials without stops.
    """

    printed: str
    family: str
    key: str
    forenames: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def spelling(self) -> str:
        """Give the family name composed and in small letters, accents kept."""
        return _spelling(self.family)


def name_form(printed: str) -> NameForm | None:
    """Take a printed name apart; None where it shows no family name."""
    person = parse_person(printed)
    key = _letters(person.family or "")
    if person.family is None or not key or len(key) > _LONGEST:
        return None
    plain = tuple(_letters(name) for name in person.forenames)
    forenames = tuple(_spelling(name) for name in person.forenames)
    return NameForm(printed, person.family, key, forenames, plain)


def find_misspellings(forms: Iterable[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    """Give pairs of forms by R-SPELL-1 and R-SPELL-2, one for each two spellings."""
    forms = list(forms)
    seen: set[tuple[str, str]] = set()
    for one, other in _near_pairs(forms):
        pair = (_whole(one), _whole(other))
        spellings = (one.spelling, other.spelling)
        told = spellings if spellings[0] != spellings[1] else pair
        if told in seen or told[::-1] in seen or not _is_slip(one, other):
            continue
        seen.add(told)
        yield one, other


def find_clashes(forms: Iterable[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    """Give pairs of forms by R-SPELL-3, one for each two second initials of a name."""
    by_name: dict[tuple[str, str], dict[str, NameForm]] = {}
    for form in forms:
        if len(form.plain) >= 2 and form.plain[0] and form.plain[1]:
            second = by_name.setdefault((form.key, form.plain[0][0]), {})
            second.setdefault(form.plain[1], form)
    for second in by_name.values():
        told: set[tuple[str, str]] = set()
        for one, other in combinations(list(second.values())[:_MOST], 2):
            initials = (one.plain[1][0], other.plain[1][0])
            if initials not in told and _clash(one, other):
                told.update({initials, initials[::-1]})
                yield one, other


def _near_pairs(forms: Sequence[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    """Give pairs that share the letters of the family name, or all but one of them."""
    by_key: dict[str, dict[tuple[str, ...], NameForm]] = {}
    for form in forms:
        different = (form.spelling, *form.forenames)
        by_key.setdefault(form.key, {}).setdefault(different, form)
    for same in by_key.values():
        yield from combinations(_spread(list(same.values())), 2)
    by_deletion: dict[str, dict[str, NameForm]] = {}
    for form in forms:
        if len(form.key) >= _SHORTEST_CLOSE and form.plain:
            for shorter in _deletions(form.key):
                by_deletion.setdefault(shorter, {}).setdefault(f"{form.key} {form.plain}", form)
    for near in by_deletion.values():
        yield from combinations(list(near.values())[:_MOST], 2)


def _spread(forms: Sequence[NameForm]) -> list[NameForm]:
    """Give at most a few forms of one key, some of each spelling."""
    by_spelling: dict[str, list[NameForm]] = {}
    for form in forms:
        by_spelling.setdefault(form.spelling, []).append(form)
    return [form for same in list(by_spelling.values())[:_MOST] for form in same[:_MOST]]


def _is_slip(one: NameForm, other: NameForm) -> bool:
    if not _forenames_fit(one.plain, other.plain):
        return False
    if one.key == other.key:
        is_other_forename = any(
            len(a) > 1 and a == b and one.forenames[at] != other.forenames[at]
            for at, (a, b) in enumerate(zip(one.plain, other.plain, strict=False))
        )
        return len(one.key) >= _SHORTEST and (one.spelling != other.spelling or is_other_forename)
    return _is_sure(one, other) and _differ_in_one(one.key, other.key)


def _clash(one: NameForm, other: NameForm) -> bool:
    first, second = (one.plain[0], other.plain[0]), (one.plain[1], other.plain[1])
    if not _is_one(*first) or _is_one(*second):
        return False
    return one.forenames[1].endswith(".") or other.forenames[1].endswith(".")


def _is_sure(one: NameForm, other: NameForm) -> bool:
    """Say whether the forenames alone make two forms one person's: one full, or two initials."""
    pairs = [(a, b) for a, b in zip(one.plain, other.plain, strict=False) if a == b]
    return any(len(a) >= 3 for a, _ in pairs) or len(pairs) >= 2


def _forenames_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(_is_one(a, b) for a, b in zip(one, other, strict=False))


def _is_one(one: str, other: str) -> bool:
    """Say whether one forename is the other, or its beginning as an initial is."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) <= 2 and long.startswith(short))


def _differ_in_one(one: str, other: str) -> bool:
    """Say whether one letter more, less, other or exchanged makes two keys one."""
    short, long = sorted((one, other), key=len)
    at = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    is_exchanged = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (is_exchanged and short[at + 2 :] == long[at + 2 :])


def _deletions(key: str) -> Iterator[str]:
    """Give a key, and what is left of it without one letter; the last two are never left out."""
    yield key
    for at in range(len(key) - 2):
        yield key[:at] + key[at + 1 :]


def _whole(form: NameForm) -> str:
    return " ".join((*form.forenames, form.spelling))


def _spelling(name: str) -> str:
    """Give what two forms must share to be spelled alike; Russian may leave the dots of ё out."""
    return " ".join(key_of(name).replace("ё", "е").split())


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).text if c.isalnum())
