"""One record of an authority file: a person, a corporate body, a family or a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from edossier.dates import is_edtf
from edossier.errors import UnreadableError

__all__ = [
    "Authority",
    "AuthorityKind",
    "Identifier",
    "NameForm",
    "Role",
    "authority_from_fields",
    "checked",
]

AuthorityKind = Literal["person", "corporate body", "family", "place"]
_LONGEST = 4000
_RESERVED = frozenset("|{}\r\n\x00")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write the name.

    Attributes:
        text: As written.
        language: BCP 47, None where not stated.
        system: Of romanisation: "wade-giles"; None where not stated.
        source: Where it is found; None where not stated.
    """

    text: str
    language: str | None = None
    system: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or post; `start` and `end` are EDTF, None where not stated."""

    title: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """What another file calls the same: scheme "wikidata", "viaf", "gnd", "frus", ..."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A record.

    Attributes:
        id: In this archive, "zhou-enlai.1"; empty until it is taken in.
        name: The form that it goes by.
        forms: The others.
        start, end: Birth and death, or when a body was founded and ended; EDTF.
        note: A short biography, or the scope; None where there is none.
        sources: Where all this is found.
    """

    id: str
    kind: AuthorityKind
    name: str
    forms: tuple[NameForm, ...] = ()
    start: str | None = None
    end: str | None = None
    note: str | None = None
    roles: tuple[Role, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def every_form(self) -> tuple[str, ...]:
        """The name and all other forms, each once."""
        return tuple(dict.fromkeys((self.name, *(form.text for form in self.forms))))


def authority_from_fields(fields: Mapping[str, Any]) -> Authority:
    """Make a record of what `dataclasses.asdict` gives of it.

    Raises:
        TypeError, KeyError: It was never one.
    """
    return Authority(
        **{
            **fields,
            "forms": tuple(NameForm(**form) for form in fields["forms"]),
            "roles": tuple(Role(**role) for role in fields["roles"]),
            "identifiers": tuple(Identifier(**one) for one in fields["identifiers"]),
            "sources": tuple(fields["sources"]),
        }
    )


def checked(authority: Authority, place: str) -> Authority:
    """Give the record if it can be kept.

    Args:
        place: Where it stands, for the message: "people.csv, row 3".

    Raises:
        UnreadableError: It has no name, is of no known kind, or has a date that is no EDTF.
    """
    if authority.kind not in get_args(AuthorityKind):
        kinds = ", ".join(get_args(AuthorityKind))
        raise UnreadableError(f"{place}: {authority.kind!r} is no kind; write one of {kinds}.")
    if not authority.name:
        raise UnreadableError(f"{place}: there is no name; give one, or take the row out.")
    roles = [date for role in authority.roles for date in (role.start, role.end)]
    for date in (authority.start, authority.end, *roles):
        if date is not None and not is_edtf(date):
            raise UnreadableError(
                f"{place}: {date!r} is no EDTF date; write 1898, 1898-03-05 or 1898~."
            )
    for text in _texts(authority):
        if len(text) > _LONGEST or not _RESERVED.isdisjoint(text):
            raise UnreadableError(
                f"{place}: {text[:40]!r} is too long, or holds | {{ }} or a line break; "
                "take them out."
            )
    return authority


def _texts(authority: Authority) -> tuple[str, ...]:
    forms = (part for form in authority.forms for part in _parts(form))
    roles = (role.title for role in authority.roles)
    return (authority.name, authority.note or "", *forms, *roles, *authority.sources)


def _parts(form: NameForm) -> tuple[str, ...]:
    return (form.text, form.language or "", form.system or "", form.source or "")
