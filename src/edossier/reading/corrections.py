"""An editor's corrections: `NAME.corrections.toml` beside the file, applied last.

    publisher = "Wilson Center"

    [documents.5]
    date = { value = "1956-11-22", by = "A. Editor", on = 2026-03-01, reason = "a slip" }

    [same]
    5 = "ark:/99999/fk4x"

    [[silence]]
    rule = "source-doubtful"
    text = "SAPMO DY 30/3603/77"
    reason = "the leaf was seen in the reading room"

A value is written alone or with who corrected it, when and why. An empty string says that the
field is not stated. `[same]` answers which published document a document is ("new": none).
`[[silence]]` says of a finding that it was looked at, and why it need not be told again.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edossier.errors import CorrectionsError
from edossier.identifiers import parse_ark

__all__ = [
    "DOCUMENT_FIELDS",
    "DOSSIER_FIELDS",
    "Correction",
    "Corrections",
    "Silence",
    "read_corrections",
]

DOSSIER_FIELDS = (
    "title",
    "authors",
    "language",
    "published",
    "publisher",
    "rights",
    "licence",
    "series",
    "summary",
    "ark",
)
DOCUMENT_FIELDS = (
    "title",
    "kind",
    "date",
    "event_date",
    "authors",
    "recipients",
    "registry_number",
    "classification",
    "source",
    "elsewhere",
    "summary",
    "ark",
)
_DETAILS = frozenset({"value", "by", "on", "reason"})
_SILENCE_FIELDS = ("rule", "place", "text", "reason", "by", "on")
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Correction:
    """One field and what it should be.

    Attributes:
        document: The number of its document, None for a field of the dossier.
        value: As the file gives it: a string, a list, a table.
        by, on, reason: As the editor gave them.
        where: "NAME, line 3", for messages.
    """

    document: str | None
    field: str
    value: Any
    by: str | None
    on: str | None
    reason: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Findings that need not be told again.

    Attributes:
        rule: Their code, "source-doubtful".
        reason: Why; never empty.
        place: Where, as a finding prints it: "12:5", "¶12"; "12" is all of line 12. None is
            anywhere.
        text: Words that stand there, wherever that may be after the next edit; None is any.
        by, on: As the editor gave them.
        where: "NAME, line 3", for messages.
    """

    rule: str
    reason: str
    place: str | None
    text: str | None
    by: str | None
    on: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that one corrections file says.

    Attributes:
        same: For a document's number the ARK of the published document that it is, or "new".
        same_where: Where each of these answers stands, for messages.
    """

    entries: tuple[Correction, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    same_where: Mapping[str, str] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()


def read_corrections(path: Path) -> Corrections:
    """Read a corrections file.

    Raises:
        CorrectionsError: It cannot be read, is no TOML, or names a field that does not exist;
            the message gives the line.
    """
    text = _text_of(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, error) from None
    except RecursionError:
        raise CorrectionsError(f"{path} is nested too deeply: write plain fields.") from None
    return _Reader(path.name, _lines(text)).read(table)


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorrectionsError(f"{path} cannot be read ({error.strerror}).") from None
    if len(content) > _LARGEST:
        raise CorrectionsError(f"{path} is larger than {_LARGEST // 1024 // 1024} MB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CorrectionsError(
            f"{path.name}, line {line}: this is not UTF-8; save it so."
        ) from None


def _not_toml(path: Path, error: tomllib.TOMLDecodeError) -> CorrectionsError:
    message = " ".join(str(error).split())
    at = re.search(r" \(at line (\d+), column \d+\)$", message)
    place = f", line {at[1]}" if at else ""
    said = message[: at.start()] if at else message.removesuffix(" (at end of document)")
    return CorrectionsError(f"{path.name}{place}: {said[:200]}; mend the TOML there.")


_HEADER = re.compile(r"\s*(?P<brackets>\[\[?)\s*(?P<path>[^\]\n]{1,200})\]")
_KEY = re.compile(r"\s*(?P<path>[\w\"'.\- ]{1,200}?)\s*=")
_STEP = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """Give the line of each key; the first one where a key stands in several places.

    The tables of a list are counted from 0: ("silence", "0", "rule").
    """
    found: dict[tuple[str, ...], int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = _steps(header["path"])
            found.setdefault(table, number)
            if header["brackets"] == "[[":
                counts[table] += 1
                table = (*table, str(counts[table] - 1))
                found[table] = number
        elif key := _KEY.match(line):
            found.setdefault((*table, *_steps(key["path"])), number)
    return found


def _steps(path: str) -> tuple[str, ...]:
    return tuple(first or second or third for first, second, third in _STEP.findall(path))


class _Reader:
    """Turns the table of one file into corrections."""

    def __init__(self, name: str, lines: Mapping[tuple[str, ...], int]) -> None:
        self._name = name
        self._lines = lines

    def read(self, table: Mapping[str, Any]) -> Corrections:
        entries: list[Correction] = []
        same: dict[str, str] = {}
        silences: tuple[Silence, ...] = ()
        for key, value in table.items():
            if key == "documents":
                entries += self._documents(value)
            elif key == "same":
                same = self._same(value)
            elif key == "silence":
                silences = self._silences(value)
            elif key in DOSSIER_FIELDS:
                entries.append(self._entry(None, key, value, (key,)))
            else:
                raise self._unknown((key,), f"“{key}” is no field of a dossier", DOSSIER_FIELDS)
        where = {number: self._where(("same", number)) for number in same}
        return Corrections(tuple(entries), same, where, silences)

    def _documents(self, value: Any) -> Iterator[Correction]:
        if not isinstance(value, dict):
            raise self._error(("documents",), "write a table for each document: [documents.5]")
        for number, fields in value.items():
            path: tuple[str, ...] = ("documents", number)
            if not isinstance(fields, dict):
                raise self._error(path, f"write its fields under [documents.{number}]")
            for name, entry in fields.items():
                if name not in DOCUMENT_FIELDS:
                    raise self._unknown(
                        (*path, name), f"“{name}” is no field of a document", DOCUMENT_FIELDS
                    )
                yield self._entry(number, name, entry, (*path, name))

    def _same(self, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self._error(("same",), 'write an answer for each document: 5 = "new"')
        for number, answer in value.items():
            if answer == "new":
                continue
            if not isinstance(answer, str) or parse_ark(answer) is None:
                raise self._error(("same", number), 'the answer is an ARK or "new"')
        return dict(value)

    def _silences(self, value: Any) -> tuple[Silence, ...]:
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self._error(("silence",), "write each silence under [[silence]]")
        return tuple(
            self._silence(entry, ("silence", str(index))) for index, entry in enumerate(value)
        )

    def _silence(self, entry: Mapping[str, Any], path: tuple[str, ...]) -> Silence:
        said: dict[str, str | None] = dict.fromkeys(_SILENCE_FIELDS)
        for name, value in entry.items():
            if name not in _SILENCE_FIELDS:
                raise self._unknown(
                    (*path, name), f"“{name}” says nothing of a silence", _SILENCE_FIELDS
                )
            if isinstance(value, dict | list):
                raise self._error((*path, name), f"the {name} is a text in quotation marks")
            said[name] = " ".join(_plain(value).split()) or None
        rule, reason = said["rule"], said["reason"]
        if rule is None:
            raise self._error(path, 'say which rule is silenced: rule = "source-doubtful"')
        if reason is None:
            raise self._error(path, 'say why it is silenced: reason = "..."')
        return Silence(
            rule, reason, said["place"], said["text"], said["by"], said["on"], self._where(path)
        )

    def _entry(
        self, document: str | None, name: str, value: Any, path: tuple[str, ...]
    ) -> Correction:
        details: dict[str, str | None] = {}
        if isinstance(value, dict) and "value" in value:
            for detail in value:
                if detail not in _DETAILS:
                    raise self._unknown(
                        path, f"“{detail}” says nothing of a correction", sorted(_DETAILS)
                    )
            details = {key: _plain(value[key]) for key in ("by", "on", "reason") if key in value}
            value = value["value"]
        return Correction(
            document,
            name,
            value,
            details.get("by"),
            details.get("on"),
            details.get("reason"),
            self._where(path),
        )

    def _where(self, path: tuple[str, ...]) -> str:
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return f"{self._name}, line {self._lines[path[:length]]}"
        return self._name

    def _error(self, path: tuple[str, ...], said: str) -> CorrectionsError:
        return CorrectionsError(f"{self._where(path)}: {said}.")

    def _unknown(self, path: tuple[str, ...], said: str, known: Any) -> CorrectionsError:
        return self._error(path, f"{said}; it may be {', '.join(known)}")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else str(value)
