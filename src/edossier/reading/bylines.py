"""Who wrote the dossier: "by Jane Doe, University of Y", or the name alone under the title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from edossier.dossier import Author
from edossier.reading.ledger import Ledger, printed
from edossier.reading.segments import has_initial, looks_like_person
from edossier.reading.series import is_series_name
from edossier.reading.words import alternatives, folded, label_words, table

__all__ = ["has_institution", "is_byline", "names_series_editor", "read_authors", "read_byline"]

_LONGEST = 300
_BREAK = re.compile(r"[,;()]|\s+(?:and|und|et|и|a|i|és|și|&)\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Person:
    """A name and what stands behind it, as ranges of a text."""

    name: Span
    affiliation: Span | None

    def moved(self, by: int) -> "_Person":
        """Give the same with its ranges moved."""
        at = self.affiliation
        name = (self.name[0] + by, self.name[1] + by)
        return _Person(name, (at[0] + by, at[1] + by) if at else None)


def has_institution(text: str) -> bool:
    """Say whether a text names a university, an institute or the like."""
    return _institution().search(folded(text)) is not None


def read_byline(ledger: Ledger, start: int, end: int) -> tuple[Author, ...]:
    """Read a line under a title as its authors; none where it is anything else."""
    if end - start > _LONGEST:
        return ()
    text = ledger.masked(start, end)
    match = _by().match(text)
    people = _byline_people(text)
    if people and match:
        ledger.label("byline", start, start + match.end())
    return _authors(ledger, [person.moved(start) for person in people], end)


def is_byline(text: str) -> bool:
    """Say whether a line would be read as authors.

    >>> is_byline("by Ada Poe, University of Rain"), is_byline("Rain fell on Tabor.")
    (True, False)
    """
    return len(text) <= _LONGEST and bool(_byline_people(text))


def names_series_editor(text: str) -> bool:
    """Say whether a line names who is behind a whole series: "Ada Poe, Series Editor"."""
    return len(text) <= _LONGEST and _series_editor().search(folded(text)) is not None


def _byline_people(text: str) -> list[_Person]:
    if names_series_editor(text):
        return []
    match = _by().match(text)
    people = _people(text, match.end() if match else 0)
    return people if match or _are_surely_names(text, people) else []


def read_authors(ledger: Ledger, start: int, end: int) -> tuple[Author, ...]:
    """Read what stands behind "Author:"; none where no name opens it."""
    if end - start > 1000:
        return ()
    text = ledger.masked(start, end)
    by = _by().match(text)
    people = _people(text, by.end() if by else 0)
    if people and by:
        ledger.label("byline", start, start + by.end())
    return _authors(ledger, [person.moved(start) for person in people], end)


def _people(text: str, at: int) -> list[_Person]:
    """Read names from `at` on, each with what stands behind its comma or in its brackets."""
    people: list[_Person] = []
    for stop, next_at, is_comma in [
        *((m.start(), m.end(), m[0] == ",") for m in _BREAK.finditer(text, at)),
        (len(text), len(text), False),
    ]:
        first, last = _without_blanks(text, at, stop)
        at = next_at
        chunk = text[first:last].rstrip(".")
        if not chunk:
            continue
        in_affiliation = bool(people) and people[-1].affiliation is not None and is_comma
        if _is_name(chunk) and not in_affiliation:
            people.append(_Person((first, last), None))
        elif people:
            known = people[-1].affiliation
            people[-1] = _Person(people[-1].name, (known[0] if known else first, last))
        else:
            return []
    return people


def _without_blanks(text: str, start: int, end: int) -> Span:
    chunk = text[start:end]
    return start + len(chunk) - len(chunk.lstrip()), start + len(chunk.rstrip())


def _is_name(text: str) -> bool:
    is_body = has_institution(text) or is_series_name(text)
    return not is_body and looks_like_person(text, strict=True)


def _are_surely_names(text: str, people: Sequence[_Person]) -> bool:
    """Ask more of a line that no "by" opens: an affiliation, an initial, or two or three words."""
    if not people or len(text) > 160:
        return False
    affiliations = [text[slice(*one.affiliation)] for one in people if one.affiliation]
    if affiliations:
        return not any(character.isdigit() for house in affiliations for character in house)
    names = [text[slice(*person.name)] for person in people]
    return all(has_initial(name) or len(name.split()) in (2, 3) for name in names)


def _authors(ledger: Ledger, people: Sequence[_Person], end: int) -> tuple[Author, ...]:
    authors: list[Author] = []
    at = people[0].name[0] if people else end
    for person in people:
        ledger.label("punctuation", at, person.name[0])
        evidence = {"name": printed(*person.name)}
        at = person.name[1]
        affiliation = None
        if person.affiliation:
            ledger.label("punctuation", at, person.affiliation[0])
            affiliation = ledger.cut(*person.affiliation).text
            evidence["affiliation"] = printed(*person.affiliation)
            at = person.affiliation[1]
        name = ledger.cut(*person.name).text
        authors.append(Author(name=name, affiliation=affiliation, evidence=evidence))
    ledger.label_punctuation(at, end)
    return tuple(authors)


@cache
def _by() -> re.Pattern[str]:
    words = alternatives(table("labels")["head"]["by"])
    return re.compile(rf"(?:{words})\s+(?=[^\W\d_])", re.IGNORECASE)


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(label_words('institution', 'words'))})")


@cache
def _series_editor() -> re.Pattern[str]:
    words = alternatives(label_words("head", "series_editor"))
    return re.compile(rf"^(?:the )?(?:{words})(?!\w)|[,(:] ?(?:{words})[).]?$")
