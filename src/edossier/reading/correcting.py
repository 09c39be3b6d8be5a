"""Corrections put into a dossier: each field that an editor gave, with who, when and why."""

from collections.abc import Callable, Mapping
from typing import Any

from edossier import dates
from edossier.dossier import (
    Author,
    DateStatement,
    Document,
    Dossier,
    Evidence,
    Paragraph,
    Series,
)
from edossier.errors import CorrectionsError
from edossier.identifiers import parse_ark
from edossier.reading.acronyms import acronym_names
from edossier.reading.corrections import Correction, Corrections
from edossier.reading.elsewhere import elsewhere_of
from edossier.reading.kinds import kind_named
from edossier.reading.words import kinds
from edossier.references import Context, parse

__all__ = ["apply_corrections"]


def apply_corrections(dossier: Dossier, corrections: Corrections) -> Dossier:
    """Give the dossier with its corrections applied.

    Raises:
        CorrectionsError: One points at a document that is not there, or is no value for its
            field; the message gives its line.
    """
    _check_numbers(dossier, corrections)
    context = Context(acronyms=acronym_names(dossier.repositories))
    for correction in corrections.entries:
        if correction.document is None:
            dossier = _correct_dossier(dossier, correction)
    documents = tuple(
        _correct_document(document, corrections, context) for document in dossier.documents
    )
    return dossier.model_copy(update={"documents": documents})


def _check_numbers(dossier: Dossier, corrections: Corrections) -> None:
    numbers = [document.number for document in dossier.documents]
    named = [(c.document, c.where) for c in corrections.entries if c.document is not None]
    named += [(number, corrections.same_where[number]) for number in corrections.same]
    for number, where in named:
        if number not in numbers:
            known = ", ".join(dict.fromkeys(numbers)) or "none"
            raise CorrectionsError(
                f"{where}: there is no document {number} in the dossier; it has {known[:300]}."
            )
        if numbers.count(number) > 1:
            raise CorrectionsError(
                f"{where}: the dossier has several documents {number}; give each its own number."
            )


def _correct_dossier(dossier: Dossier, correction: Correction) -> Dossier:
    name = correction.field
    if name == "authors":
        return _correct_authors(dossier, correction)
    if name == "series":
        return _correct_series(dossier, correction)
    value = _text(correction)
    if name == "published" and value is not None:
        value = _edtf(correction, value)
    if name == "ark" and value not in (None, "new"):
        value = _ark(correction, value)
    before = getattr(dossier, name)
    evidence = {**dossier.evidence, name: _evidence(correction, dossier.evidence.get(name), before)}
    return dossier.model_copy(update={name: value, "evidence": evidence})


def _correct_authors(dossier: Dossier, correction: Correction) -> Dossier:
    """Put other authors in place; the ranges of the old ones stay accounted for."""
    authors = tuple(_author(correction, entry) for entry in _list(correction))
    before = "; ".join(author.name for author in dossier.authors) or None
    evidence = {**dossier.evidence, "authors": _evidence(correction, None, before)}
    for index, author in enumerate(dossier.authors):
        for name, old in author.evidence.items():
            evidence[f"authors[{index}].{name}"] = _evidence(correction, old, None)
    return dossier.model_copy(update={"authors": authors, "evidence": evidence})


def _author(correction: Correction, entry: Any) -> Author:
    fields = entry if isinstance(entry, Mapping) else {"name": entry}
    name, affiliation = fields.get("name"), fields.get("affiliation") or None
    known = set(fields) <= {"name", "affiliation"}
    if not known or not isinstance(name, str) or not isinstance(affiliation, str | None):
        raise _error(correction, 'an author is a name, or { name = "...", affiliation = "..." }')
    why = _evidence(correction, None, None)
    evidence = {"name": why} | ({"affiliation": why} if affiliation else {})
    return Author(name=name, affiliation=affiliation, evidence=evidence)


def _correct_series(dossier: Dossier, correction: Correction) -> Dossier:
    value = correction.value
    fields = {"name": value} if isinstance(value, str) else value
    if not isinstance(fields, Mapping) or not set(fields) <= {"name", "number"}:
        raise _error(correction, 'a series is { name = "...", number = "..." }')
    old = dossier.series
    evidence = {
        **dossier.evidence,
        "series": _evidence(correction, None, _series_text(old) if old else None),
    }
    for name, entry in (old.evidence if old else {}).items():
        evidence[f"series.{name}"] = _evidence(correction, entry, None)
    series = None
    if fields.get("name"):
        number = fields.get("number")
        why = _evidence(correction, None, None)
        series = Series(
            name=str(fields["name"]),
            number=None if number in (None, "") else str(number),
            evidence={"name": why, "number": why},
        )
    return dossier.model_copy(update={"series": series, "evidence": evidence})


def _series_text(series: Series) -> str:
    return f"{series.name}, {series.number}" if series.number else series.name


def _correct_document(document: Document, corrections: Corrections, context: Context) -> Document:
    for correction in corrections.entries:
        if correction.document == document.number:
            document = _correct_field(document, correction, context)
    return document


def _correct_field(document: Document, correction: Correction, context: Context) -> Document:
    name = correction.field
    evidence = dict(document.evidence)
    if name in ("authors", "recipients"):
        return _correct_names(document, correction)
    if name == "elsewhere":
        return _correct_elsewhere(document, correction, context)
    value = _value_maker(name, context)(correction)
    evidence[name] = _evidence(correction, evidence.get(name), _as_text(getattr(document, name)))
    update: dict[str, Any] = {name: value, "evidence": evidence}
    if name == "title":
        update["title_spans"] = ()
    return document.model_copy(update=update)


def _correct_names(document: Document, correction: Correction) -> Document:
    name = correction.field
    values = _list(correction)
    if not all(isinstance(value, str) and value for value in values):
        raise _error(correction, 'write a list of names: ["A", "B"]')
    old = getattr(document, name)
    evidence = dict(document.evidence)
    for index in range(max(len(values), len(old))):
        key = f"{name}[{index}]"
        before = old[index] if index < len(old) else None
        evidence[key] = _evidence(correction, evidence.get(key), before)
    return document.model_copy(update={name: tuple(values), "evidence": evidence})


def _correct_elsewhere(document: Document, correction: Correction, context: Context) -> Document:
    """Put the places that the editor names in the place of those that were read."""
    values = _list(correction)
    if not all(isinstance(value, str) and value.strip() for value in values):
        raise _error(correction, 'write a list of places: ["FRUS, 1955-57, vol. XXIV, doc. 123"]')
    old = document.elsewhere
    evidence = {
        name: why for name, why in document.evidence.items() if not name.startswith("elsewhere[")
    }
    for index in range(max(len(values), len(old))):
        before = old[index].text if index < len(old) else None
        evidence[f"elsewhere[{index}]"] = _evidence(correction, None, before)
    places = tuple(elsewhere_of(" ".join(value.split()), context) for value in values)
    return document.model_copy(update={"elsewhere": places, "evidence": evidence})


def _value_maker(name: str, context: Context) -> Callable[[Correction], Any]:
    def reference(correction: Correction) -> Any:
        text = _text(correction)
        return parse(text, context) if text else None

    def date(correction: Correction) -> Any:
        text = _text(correction)
        if not text:
            return None
        time = dates.parse(text).time
        return DateStatement(edtf=_edtf(correction, text), text=text, time=time)

    def kind(correction: Correction) -> Any:
        text = _text(correction)
        if text and kind_named(text) is None:
            known = ", ".join(each.name for each in kinds())
            raise _error(correction, f"“{text[:60]}” is no kind of document; it may be {known}")
        return text

    def summary(correction: Correction) -> Any:
        text = _text(correction)
        return Paragraph(text=text) if text else None

    def ark(correction: Correction) -> Any:
        text = _text(correction)
        return _ark(correction, text) if text else None

    special = {
        "source": reference,
        "date": date,
        "event_date": date,
        "kind": kind,
        "summary": summary,
        "ark": ark,
    }
    return special.get(name, _text)


def _text(correction: Correction) -> str | None:
    """Give a text with single blanks; None for the empty string: not stated."""
    value = correction.value
    if isinstance(value, Mapping | list | bool):
        raise _error(correction, f"the {correction.field} is a text in quotation marks")
    return " ".join(str(value).split()) or None


def _list(correction: Correction) -> list[Any]:
    value = correction.value
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return [value] if value else []
    raise _error(correction, 'write a list: ["A", "B"]')


def _edtf(correction: Correction, text: str) -> str:
    parsed = dates.parse(text)
    if parsed.edtf is None:
        raise _error(correction, f"“{text[:60]}” is no date: {parsed.problem or 'it names no day'}")
    return parsed.edtf


def _ark(correction: Correction, text: str) -> str:
    if parse_ark(text) is None:
        raise _error(correction, f"“{text[:60]}” is no ARK, such as ark:/99999/fk4x")
    return text


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, DateStatement | Paragraph):
        return value.text
    printed: str | None = getattr(value, "printed", None)
    return printed


def _evidence(correction: Correction, old: Evidence | None, before: str | None) -> Evidence:
    """Say who corrected; a range that a rule merely rested on is not taken over."""
    keeps = old is not None and old.basis != "inferred"
    return Evidence(
        basis="corrected",
        anchor=old.anchor if old is not None and keeps else None,
        by=correction.by,
        on=correction.on,
        reason=correction.reason,
        printed=before,
    )


def _error(correction: Correction, said: str) -> CorrectionsError:
    return CorrectionsError(f"{correction.where}: {said}.")
