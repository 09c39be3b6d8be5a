"""Which other forms of names a page searches: as its address says, and as buttons change it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from edossier.search.engines.tantivy import Names
from edossier.search.expanding import NameForm, term_of
from edossier.search.results import HitForm, Results

__all__ = ["ShownForms", "ShownPlace", "asked_names", "in_address", "shown_forms", "shown_places"]

_MOST_ASKED = 64
_LONGEST_FORM = 200
_SCRIPTS = {
    "Arab": "Arabic letters",
    "Cyrl": "Cyrillic letters",
    "Grek": "Greek letters",
    "Hang": "Korean letters",
    "Hani": "Chinese characters",
    "Hebr": "Hebrew letters",
    "Kana": "Japanese letters",
}


@dataclass(frozen=True, slots=True)
class ShownForms:
    """What the page says of the other forms of the names of a query."""

    searched: tuple[NameForm, ...]
    dropped: tuple[NameForm, ...]
    possible: tuple[NameForm, ...]

    def __bool__(self) -> bool:
        return bool(self.searched or self.dropped or self.possible)

    @property
    def explained(self) -> tuple[tuple[str, str], ...]:
        """Each form with what kind of letters it has and why it was searched."""
        return tuple(
            (form.form, "; ".join(filter(None, (form.why, _SCRIPTS.get(form.script or "")))))
            for form in (*self.searched, *self.possible)
        )


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Where in a hit a form stands; `address` leads there."""

    words: str
    address: str


def asked_names(request: HttpRequest) -> Names:
    """Read from an address which forms are searched: `exact=1`, `without=FORM`, `also=FORM`."""
    also = _forms(request.GET.getlist("also"))
    taken_in = {term_of(form) for form in also}
    without = (f for f in _forms(request.GET.getlist("without")) if term_of(f) not in taken_in)
    return Names(request.GET.get("exact") == "1", frozenset(without), frozenset(also))


def in_address(names: Names) -> list[tuple[str, str]]:
    """Give what an address says of the forms that are searched, always in one order."""
    exact = [("exact", "1")] if names.are_exact else []
    without = [("without", form) for form in sorted(names.without)]
    return [*exact, *without, *(("also", form) for form in sorted(names.also))]


def shown_forms(results: Results) -> ShownForms:
    """Part the forms of a query by what became of them."""
    searched = tuple(form for form in results.expanded if form.is_searched)
    rest = [form for form in results.expanded if not form.is_searched]
    return ShownForms(
        searched,
        tuple(form for form in rest if form.certainty == "same"),
        tuple(form for form in rest if form.certainty == "possible"),
    )


def shown_places(form: HitForm, address: str) -> tuple[ShownPlace, ...]:
    """Give where in a hit a form stands, each kind of passage once."""
    page = address.partition("#")[0]
    found: dict[str, ShownPlace] = {}
    for kind, anchor in form.places:
        at = f"{page}#{anchor}" if anchor else address
        found.setdefault(kind, ShownPlace(kind, at))
    return tuple(found.values())


def _forms(typed: Iterable[str]) -> list[str]:
    return [form.strip() for form in typed if 0 < len(form.strip()) <= _LONGEST_FORM][:_MOST_ASKED]
