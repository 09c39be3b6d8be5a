"""One row to one Document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from edossier.dates.points import Order
from edossier.dossier import (
    Credit,
    DateStatement,
    Document,
    Elsewhere,
    Evidence,
    Label,
    Paragraph,
    Text,
)
from edossier.formats.tables.cells import Cell, Piece, values_of
from edossier.formats.tables.elsewhere import place_elsewhere
from edossier.formats.tables.fields import ROLES
from edossier.formats.tables.moments import Moment, moment_of, span_of
from edossier.formats.tables.named import mark
from edossier.formats.tables.remarks import Remarks
from edossier.formats.tables.sources import source_of
from edossier.formats.tables.texts import in_languages, text_of
from edossier.identifiers import parse_ark
from edossier.text.language_names import language_tag

__all__ = ["RowReader"]

_PLAIN = ("title", "kind", "registry_number", "classification")
_CHAPTERS = " > "
_BETWEEN_LANGUAGES = (",", "/")  # no name of a language has them
_TEXTS = ("original", "transcription", "translation", "text")
_NAMED: tuple[tuple[str, Literal["person", "place"], str], ...] = (
    ("persons", "person", "persons"),
    ("places", "place", "places"),
)


@dataclass(slots=True)
class _Made:
    """A document in the making."""

    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)


class RowReader:
    """Reads rows one after another; each document gets a number of its own.

    Attributes:
        persons, places: Those that were marked in documents, in order.
    """

    def __init__(self, order: Order | None, archive: str | None, remarks: Remarks) -> None:
        self._order, self._archive, self._remarks = order, archive, remarks
        self._numbers: set[str] = set()
        self._arks: dict[str, str] = {}
        self._count = 0
        self.persons: dict[str, None] = {}
        self.places: dict[str, None] = {}

    def read(self, cells: Sequence[Cell], chapter: Piece | None) -> tuple[Document, list[Label]]:
        """Read the cells of a row that have a field of a document."""
        by_field: dict[str, list[Cell]] = {}
        for cell in cells:
            if cell.field is not None:
                by_field.setdefault(cell.field.name, []).append(cell)
        made = _Made()
        self._number(by_field, made)
        self._plain(by_field, made)
        self._dates(by_field, made)
        self._ark(by_field, made)
        _people(by_field, made)
        _source(by_field, self._archive, made)
        _elsewhere(by_field, made)
        _chapter(by_field, made, chapter)
        made.values["texts"] = self._texts(by_field, made)
        document = Document(**made.values, evidence=made.evidence)
        return self._with_names(document, by_field, made), made.labels

    def _with_names(
        self, document: Document, cells: Mapping[str, Sequence[Cell]], made: _Made
    ) -> Document:
        """Mark the persons and places that the row names, where the document names them."""
        for field_name, kind, named in _NAMED:
            for cell in cells.get(field_name, ()):
                for piece in _several(cell, made):
                    made.labels.append(Label(kind=kind, anchor=piece.anchor))
                    marked = mark(document, kind, piece.text)
                    if marked is None:
                        self._unread(
                            cell, f"“{piece.text[:60]}” is not in the document's own words"
                        )
                        continue
                    document = marked
                    getattr(self, named).setdefault(piece.text)
        return document

    def _number(self, cells: Mapping[str, Sequence[Cell]], made: _Made) -> None:
        self._count += 1
        number = str(self._count)
        for cell in cells.get("number", ())[:1]:
            stated = cell.whole.text
            bare = stated.rstrip(". ")
            if bare and bare not in self._numbers:
                number = bare
                anchor = cell.whole.anchor.model_copy(
                    update={"end": cell.whole.anchor.end - len(stated) + len(bare)}
                )
                made.evidence["number"] = Evidence(anchor=anchor)
                if bare == stated:
                    continue
            elif bare:
                self._remarks.add(
                    "cell-unread",
                    cell.place,
                    f"The number {bare[:40]} stands in a row above too: give each its own.",
                    cell.whole.anchor,
                )
                number = bare
            made.labels.append(cell.label("document number"))
        again, own = 1, number
        while own in self._numbers:
            again += 1
            own = f"{number}-{again}"
        self._numbers.add(own)
        made.values["number"] = own

    def _plain(self, cells: Mapping[str, Sequence[Cell]], made: _Made) -> None:
        for name in _PLAIN:
            for cell in cells.get(name, ())[:1]:
                made.values[name] = cell.whole.text
                made.evidence[name] = cell.whole.evidence
        for cell in cells.get("title", ())[:1]:
            if cell.field is not None and cell.field.language:
                made.values["title_language"] = cell.field.language
                made.evidence["title_language"] = Evidence()
        for cell in cells.get("title_language", ())[:1]:
            if tag := self._tag(cell.whole, cell, made):
                made.values["title_language"] = tag
                made.evidence["title_language"] = cell.whole.evidence
        for cell in cells.get("summary", ())[:1]:
            why = {"text": cell.whole.evidence}
            made.values["summary"] = Paragraph(text=cell.whole.text, evidence=why)

    def _dates(self, cells: Mapping[str, Sequence[Cell]], made: _Made) -> None:
        for name in ("date", "event_date"):
            moment = self._moment(cells, name, made)
            if moment is None or moment.stated is None:
                self._label(cells, (f"{name}_text", f"{name}_time"), made)
                continue
            made.values[name] = self._worded(moment.stated, cells, name, made)
            made.evidence[name] = moment.evidence
            if moment.evidence.basis == "inferred":
                made.labels.append(cells[name][0].label("date"))
        start, end = (self._moment(cells, name, made) for name in ("date_start", "date_end"))
        self._label(cells, ("date_start", "date_end"), made)
        span = span_of(start, end)
        if span is not None and "date" not in made.values:
            made.values["date"] = span
            first = start if start and start.stated else end
            anchor = first.evidence.anchor if first else None
            made.evidence["date"] = Evidence(
                basis="inferred", rule="date-of-columns", anchor=anchor
            )

    def _moment(self, cells: Mapping[str, Sequence[Cell]], name: str, made: _Made) -> Moment | None:
        for cell in cells.get(name, ())[:1]:
            moment = moment_of(cell, self._order)
            if moment.problem is not None:
                self._unread(
                    cell, f"“{_short(cell)}” is no date that can be kept: {moment.problem}"
                )
            if moment.stated is None:
                made.labels.append(cell.label("date not read"))
            return moment
        return None

    def _worded(
        self,
        stated: DateStatement,
        cells: Mapping[str, Sequence[Cell]],
        name: str,
        made: _Made,
    ) -> DateStatement:
        """Put the words beside the date that have a column of their own, and its time of day."""
        update = {}
        for key in ("text", "time"):
            for cell in cells.get(f"{name}_{key}", ())[:1]:
                update[key] = cell.whole.text
        self._label(cells, (f"{name}_text", f"{name}_time"), made)
        return stated.model_copy(update=update) if update else stated

    def _label(
        self, cells: Mapping[str, Sequence[Cell]], names: Sequence[str], made: _Made
    ) -> None:
        made.labels += [cell.label(name) for name in names for cell in cells.get(name, ())]

    def _ark(self, cells: Mapping[str, Sequence[Cell]], made: _Made) -> None:
        for cell in cells.get("ark", ())[:1]:
            ark = parse_ark(cell.whole.text)
            named = str(ark.unversioned) if ark else ""
            if ark is None:
                said = f"“{_short(cell)}” is no ARK, such as ark:/99999/fk4x: mend it."
            elif named in self._arks:
                said = f"{named} stands in {self._arks[named]} too: a document is there only once."
            else:
                self._arks[named] = cell.place
                made.values["ark"], made.evidence["ark"] = named, cell.whole.evidence
                continue
            self._remarks.add("ark-wrong", cell.place, said, cell.whole.anchor)
            made.labels.append(cell.label("ARK not read"))

    def _texts(self, cells: Mapping[str, Sequence[Cell]], made: _Made) -> tuple[Text, ...]:
        texts: list[Text] = []
        for name in _TEXTS:
            own = [c for c in cells.get(name, ()) if c.field is not None and c.field.role is None]
            texts += [text_of(cell, cells, made.labels) for cell in own]
        tags = [
            (tag, piece)
            for cell in cells.get("language", ())
            for piece in _several(cell, made, _BETWEEN_LANGUAGES)
            if (tag := self._tag(piece, cell, made))
        ]
        return tuple(in_languages(texts, tags, made.labels))

    def _tag(self, piece: Piece, cell: Cell, made: _Made) -> str | None:
        tag = language_tag(piece.text)
        if tag is None:
            self._unread(
                cell, f"“{piece.text[:60]}” is no language that is known: write its code, “ru”"
            )
            made.labels.append(Label(kind="language not read", anchor=piece.anchor))
        return tag

    def _unread(self, cell: Cell, said: str) -> None:
        self._remarks.add("cell-unread", cell.place, f"{said}.", cell.whole.anchor)


def _short(cell: Cell) -> str:
    return cell.whole.text[:60]


def _several(cell: Cell, made: _Made, more: tuple[str, ...] = ()) -> list[Piece]:
    """Give the values of a cell; what parts them is understood."""
    values, labels = values_of(cell, more)
    made.labels += labels
    return values


def _people(cells: Mapping[str, Sequence[Cell]], made: _Made) -> None:
    for name in ("authors", "recipients"):
        pieces = [piece for cell in cells.get(name, ()) for piece in _several(cell, made)]
        made.values[name] = tuple(piece.text for piece in pieces)
        made.evidence |= {f"{name}[{i}]": piece.evidence for i, piece in enumerate(pieces)}
    made.values["credits"] = tuple(
        Credit(role=role, agent=piece.text, evidence={"agent": piece.evidence})
        for role in ROLES
        for cell in cells.get(role, ())
        for piece in _several(cell, made)
    )


def _source(cells: Mapping[str, Sequence[Cell]], archive: str | None, made: _Made) -> None:
    found = source_of(cells, archive)
    if found is None:
        made.labels += [cell.label("archive") for cell in cells.get("repository", ())]
        return
    made.values["source"], made.evidence["source"] = found.reference, found.evidence
    made.labels += [cell.label("part of the source") for cell in found.beside]


def _elsewhere(cells: Mapping[str, Sequence[Cell]], made: _Made) -> None:
    places: list[Elsewhere] = []
    for name in ("copy", "publication", "link", "identifier"):
        for cell in cells.get(name, ()):
            for piece in _several(cell, made):
                made.evidence[f"elsewhere[{len(places)}]"] = piece.evidence
                places.append(place_elsewhere(name, piece.text))
    made.values["elsewhere"] = tuple(places)


def _chapter(cells: Mapping[str, Sequence[Cell]], made: _Made, above: Piece | None) -> None:
    for cell in cells.get("chapter", ())[:1]:
        parts = [" ".join(part.split()) for part in cell.text.split(_CHAPTERS.strip())]
        made.values["chapter"] = tuple(part for part in parts if part)
        made.labels.append(cell.label("chapter"))
        return
    if above is not None:
        made.values["chapter"] = (above.text,)
