"""What a column may hold, and how its header says so.

A field has one name, which an export writes and a columns file uses: "title", "translation (en)",
"translation (en) 2", "translation (en) translated by", "dossier title". `field_named` reads these
names; `field_of_header` reads what archives write, by the table headers.toml.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, get_args

from edossier.dossier.model import CreditRole
from edossier.text.folding import fold
from edossier.text.language_names import language_tag

__all__ = ["ROLES", "UNHELD", "Field", "Told", "field_named", "field_names", "field_of_header"]

ROLES: tuple[CreditRole, ...] = get_args(CreditRole)
_TEXTS = ("transcription", "translation", "original", "text")
UNHELD = {
    "subjects": "a document has no subjects here yet",
    "extent": "a document has no extent here yet",
    "remarks": "a remark is no field of a document: name the field that it is, or leave it",
    "copy_of_record": "it tells of the catalogue's record, not of the document",
    "publisher": "a publisher is of the whole list: name it under [dossier]",
}
"""Fields that are known and that a Document cannot hold, and why."""

_NAMESPACE = re.compile(
    r"^(?:dc|dcterms|dublin core|bibo|skos|item type metadata|rad|isad)\s?[:.]\s?", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,40})[)\]]")
_WORD = re.compile(r"[^\W_]+|№")
_NAMED_TEXT = re.compile(
    r"(?P<text>transcription|translation|original|text)(?: \((?P<tag>[A-Za-z0-9-]{2,35})\))?"
    r"(?: (?P<place>[2-9]|[1-9]\d))?(?: (?P<role>[a-z]+) by)?"
)
_SHORTEST = 4  # letters of a word that may tell a field from within a longer header


@dataclass(frozen=True, slots=True)
class Field:
    """What a column holds.

    Attributes:
        name: "title", "authors"; "transcription" and the like for texts; "fonds", "series",
            "box", "file", "leaves" for parts of an archival reference; a role for a credit.
        language: BCP 47 of a text or title; None where the header does not say it.
        role: Of whoever made a text, where the column names them and is no text itself.
        label: Printed before a bare number of an archival reference: "ф.".
        place: Tells several texts of one kind and language apart, from 1.
        of_dossier: It is of the list as a whole.
    """

    name: str
    language: str | None = None
    role: CreditRole | None = None
    label: str = ""
    place: int = 1
    of_dossier: bool = False

    @property
    def is_text(self) -> bool:
        """Say whether the column holds texts, or who made them."""
        return self.name in _TEXTS

    @property
    def is_credit(self) -> bool:
        """Say whether the column names those who did something for the document."""
        return self.name in ROLES

    def __str__(self) -> str:
        """Give its name, as an export writes it."""
        words = [f"{self.name} by" if self.is_credit else self.name.replace("_", " ")]
        words = ["dossier", *words] if self.of_dossier else words
        words += [f"({self.language})"] if self.language else []
        words += [str(self.place)] if self.place > 1 else []
        words += [f"{self.role} by"] if self.role else []
        words += [f"[{self.label}]"] if self.label else []
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Told:
    """What a header was understood as, and why."""

    field: Field
    why: str


@cache
def _table() -> Mapping[str, Any]:
    path = resources.files("edossier.formats.tables").joinpath("headers.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words() -> Mapping[str, Field]:
    """Give the field of each normalised header."""
    found: dict[str, Field] = {}
    for field, words in _rows():
        for word in words:
            found.setdefault(_normalised(word), field)
    return found


def _rows() -> Iterator[tuple[Field, list[str]]]:
    table = _table()
    for part in ("fields", "texts", "roles"):
        for name, words in table[part].items():
            yield Field(name), words
    for level in table["levels"]:
        yield Field(level["name"], label=level["label"]), level["words"]
    for name, words in table["dossier"].items():
        yield Field(name, of_dossier=True), words


def field_names() -> tuple[str, ...]:
    """Give the names that a columns file may use; texts and titles take a language beside."""
    names = [str(field) for field, _ in _rows() if not field.label]
    return tuple(dict.fromkeys(names))


def field_named(name: str) -> Field | None:
    """Read a field's own name; None where it is none."""
    name = " ".join(name.split())
    if text := _NAMED_TEXT.fullmatch(name):
        role = next((one for one in ROLES if one == text["role"]), None)
        if text["role"] is None or role is not None:
            place = int(text["place"] or 1)
            return Field(text["text"], language=text["tag"], role=role, place=place)
    titled = re.fullmatch(r"title \(([A-Za-z0-9-]{2,35})\)", name)
    if titled:
        return Field("title", language=titled[1])
    level = re.fullmatch(r"(fonds|series|box|file|leaves)(?: \[([^\]]{0,12})\])?", name)
    if level:
        return Field(level[1], label=level[2] or "")
    known = {str(field): field for field, _ in _rows() if not field.label}
    return known.get(name)


def field_of_header(header: str) -> Told | None:
    """Say what a header means; None where no word of it is known."""
    own = field_named(header)
    if own is not None:
        return Told(own, "the header is the field's own name")
    bare = _NAMESPACE.sub("", _CAMEL.sub(" ", header.strip()))
    whole = _words().get(_normalised(bare))
    if whole is not None:
        return Told(whole, f"the header says “{header.strip()[:60]}”")
    brackets = _BRACKETS.search(bare)
    inside = brackets["inside"] if brackets else ""
    outside = _BRACKETS.sub(" ", bare)
    words = _normalised(outside).split()
    return _with_language(words, inside, header) or _within(words, inside, header)


def _with_language(words: list[str], inside: str, header: str) -> Told | None:
    """Read a header that names a language in brackets, before or behind the field."""
    tag = language_tag(inside.strip(" .")) if inside else None
    field = _words().get(" ".join(words))
    if field is not None and (tag or inside):
        if field.is_text or field.name == "title":
            field = Field(field.name, language=tag)
        said = f" in {tag}" if tag else ""
        return Told(field, f"the header says “{' '.join(header.split())[:60]}”{said}")
    for rest, word in ((words[:-1], words[-1:]), (words[1:], words[:1])):
        tag = language_tag(word[0]) if word and rest else None
        field = _words().get(" ".join(rest)) if tag else None
        if field is not None and (field.is_text or field.name == "title"):
            named = Field(field.name, language=tag)
            return Told(named, f"the header says “{' '.join(header.split())[:60]}” in {tag}")
    return None


def _within(words: list[str], inside: str, header: str) -> Told | None:
    """Take the longest words of the table that a header begins or ends with."""
    for length in range(len(words) - 1, 0, -1):
        for part in (words[:length], words[-length:]):
            phrase = " ".join(part)
            field = _words().get(phrase) if len(phrase) >= _SHORTEST else None
            if field is not None and not field.of_dossier:
                where = "begins" if part == words[:length] else "ends"
                return Told(field, f"the header “{header.strip()[:60]}” {where} with “{phrase}”")
    field = _words().get(_normalised(inside)) if len(inside) >= _SHORTEST else None
    return Told(field, f"the header has “{inside[:40]}” in brackets") if field else None


def _normalised(header: str) -> str:
    return " ".join(_WORD.findall(fold(header.replace("_", " ")).text))
