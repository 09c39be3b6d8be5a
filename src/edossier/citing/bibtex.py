"""BibTeX, in the fields of biblatex.

A document is `@misc` with `entrysubtype`, which biblatex-chicago sets as an archival record and
every other style as the source that it is: `@unpublished` prints no translator, `@letter` is no
type of the standard styles. The archive is the `organization`, the reference the `note`, the
digital archive the `howpublished`. A dossier with a series is a `@report`, without one `@online`.

Source: The biblatex Package, sections 2.1 (entry types), 2.2 (fields) and 2.3.8 (dates: EDTF level
1); the biblatex-chicago package, on `misc`.
"""

from collections.abc import Iterator

from edossier.citing.cited import Cited
from edossier.citing.record import Person, Record, record_of
from edossier.dates import is_edtf

__all__ = ["bibtex"]

# Braces as commands: a parser counts them even behind a backslash.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(cited: Cited) -> str:
    """Give one entry, in UTF-8; signs that TeX takes for its own are escaped.

    Raises:
        CitingError: The leaf that is meant is not one of the document's.
    """
    record = record_of(cited)
    entry_type = "misc"
    if record.kind == "dossier":
        entry_type = "report" if record.genre else "online"
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(record) if value)
    return f"@{entry_type}{{{record.key},\n{fields},\n}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "author", " and ".join(_name(person) for person in record.authors)
    yield "title", _text(record.title)
    yield "translator", " and ".join(_name(person) for person in record.translators)
    yield "date", record.date if record.date and is_edtf(record.date) else None
    if record.kind == "dossier":
        yield "type", _text(record.genre)
        yield "number", _text(record.number) if record.genre else None
        yield (
            "institution" if record.genre else "organization",
            _text(record.publisher or record.edition),
        )
    else:
        yield "entrysubtype", record.kind
        yield "type", _text(record.genre)
        yield "note", _text(record.location)
        yield "organization", _text(record.archive)
        yield "howpublished", _text(record.edition)
        yield "addendum", _text(record.made_by)
        yield "titleaddon", _text(f"No. {record.number}") if record.number else None
    yield "version", f"{record.version}"
    yield "abstract", _text(record.abstract)
    yield "url", record.address.translate(_IN_ADDRESS)
    yield "eprint", record.ark.translate(_IN_ADDRESS) if record.ark else None
    yield "eprinttype", "ark" if record.ark else None


def _text(value: str | None) -> str | None:
    return " ".join(value.split()).translate(_ESCAPES) if value else None


def _name(person: Person) -> str:
    """Write a name in biblatex's order; one that must not be taken apart stands in braces."""
    if person.family is None:
        return f"{{{_text(person.printed)}}}"
    parts = [person.family, *([person.suffix] if person.suffix else []), person.given or ""]
    return ", ".join(_guarded(_text(part) or "") for part in parts)


def _guarded(part: str) -> str:
    return f"{{{part}}}" if " and " in f" {part} " or "," in part else part
