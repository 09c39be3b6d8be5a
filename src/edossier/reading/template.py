"""A corrections file to start from: every field with what was read, each line a comment."""

import json
from collections.abc import Iterator
from typing import Any

from edossier.dossier import Anchor, Document, Dossier, Finding
from edossier.reading.corrections import DOCUMENT_FIELDS, DOSSIER_FIELDS
from edossier.reading.read import Reading
from edossier.text.spacing import squeeze

__all__ = ["template"]

_MOST_SILENCES = 30
_FEW = 30
_SHOWN = 80  # code points of the words at a finding's place
_EXAMPLE = Finding(severity="info", code="furniture-left-out", message="")


def template(reading: Reading) -> str:
    """Print a corrections file for what was read; it changes nothing until a line is opened."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    dossier = reading.dossier
    yield f"# Corrections of {' '.join(reading.source.source_file.name.split())}."
    yield "# They are applied last; the file itself stays as it is."
    yield "#"
    yield "# Take the “# ” off a line and change its value. An empty text says: not stated."
    yield "# Who, when and why may stand beside a value:"
    yield "#"
    yield '#     publisher = { value = "...", by = "...", on = 2026-03-01, reason = "..." }'
    yield ""
    for field in DOSSIER_FIELDS:
        yield f"# {field} = {_dossier_value(dossier, field)}"
    numbers = [document.number for document in dossier.documents]
    for document in dossier.documents:
        yield ""
        if numbers.count(document.number) > 1:
            yield f"# Several documents have the number {document.number}: give each its own."
            continue
        yield f"# [documents.{_key(document.number)}]"
        for field in DOCUMENT_FIELDS:
            yield f"# {field} = {_document_value(document, field)}"
    yield ""
    yield '# Which published document one of these is, where `add` asks: its ARK, or "new".'
    yield ""
    yield "# [same]"
    for document in dossier.documents[:1]:
        yield f'# {_key(document.number)} = "new"'
    yield from _silences(reading)


def _silences(reading: Reading) -> Iterator[str]:
    """Offer a silence for each finding that somebody has to look at."""
    yield ""
    yield "# What `check` finds, where it was looked at and need not be told again: the rule, words"
    yield "# that stand there (or `place`, as `check` prints it), and why. One such table each."
    looked_at = [finding for finding in reading.findings if finding.severity != "info"]
    for finding in looked_at[:_MOST_SILENCES] or [_EXAMPLE]:
        yield ""
        yield "# [[silence]]"
        yield f"# rule = {_quoted(finding.code)}"
        if finding.anchor is not None:
            yield f"# text = {_quoted(_words_at(reading.source.text, finding.anchor))}"
        yield '# reason = "..."'


def _words_at(text: str, anchor: Anchor) -> str:
    """Give the words at a place, with those before it on its line where they are few."""
    start = anchor.start
    if anchor.end - start < _FEW:
        earliest = max(text.rfind("\n", 0, start) + 1, start - _FEW)
        blank = text.find(" ", earliest, start)
        is_cut = earliest > 0 and not text[earliest - 1].isspace()
        start = blank + 1 if is_cut and blank >= 0 else earliest
    return squeeze(text, start, min(anchor.end, start + _SHOWN)).text


def _dossier_value(dossier: Dossier, field: str) -> str:
    if field == "authors":
        entries = [
            f"{{ name = {_quoted(a.name)}, affiliation = {_quoted(a.affiliation)} }}"
            for a in dossier.authors
        ]
        return f"[{', '.join(entries)}]"
    if field == "series":
        name = dossier.series.name if dossier.series else None
        number = dossier.series.number if dossier.series else None
        return f"{{ name = {_quoted(name)}, number = {_quoted(number)} }}"
    return _quoted(getattr(dossier, field))


def _document_value(document: Document, field: str) -> str:
    value: Any = getattr(document, field)
    if field in ("authors", "recipients"):
        return f"[{', '.join(_quoted(name) for name in value)}]"
    if field in ("date", "event_date"):
        return _quoted(value.edtf if value else None)
    if field == "source":
        return _quoted(value.printed if value else None)
    if field == "summary":
        return _quoted(value.text if value else None)
    if field == "elsewhere":
        return f"[{', '.join(_quoted(place.text) for place in value)}]"
    return _quoted(value)


def _quoted(value: str | None) -> str:
    """Write a TOML basic string; JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(value or "", ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(number: str) -> str:
    return number if number.isascii() and number.isalnum() else _quoted(number)
