"""What is said of the list as a whole: by its columns, its columns file, what stands above it."""

from collections.abc import Mapping, Sequence

from edossier import dates
from edossier.dossier import Anchor, Author, Credit, Evidence, Label, Series
from edossier.formats.tables.cells import Cell, Piece, values_of
from edossier.formats.tables.fields import ROLES
from edossier.formats.tables.remarks import Remarks
from edossier.text.language_names import language_tag

__all__ = ["Head"]


class Head:
    """Reads the fields of the Dossier itself."""

    def __init__(
        self,
        cells: Mapping[str, Sequence[Cell]],
        said: Mapping[str, str],
        caption: Piece | None,
        stem: str,
        remarks: Remarks,
    ) -> None:
        self._cells, self._said, self._caption, self._stem = cells, said, caption, stem
        self._remarks = remarks
        self._evidence: dict[str, Evidence] = {}
        self._labels: list[Label] = []

    def read(self) -> tuple[dict[str, object], dict[str, Evidence], list[Label]]:
        """Give fields, evidence and labels."""
        fields: dict[str, object] = {"title": self._title(), "series": self._series()}
        for name in ("ark", "publisher", "rights", "licence", "summary"):
            fields[name] = self._one(name)
        fields["language"] = language_tag(self._one("language") or "") or None
        published = self._one("published")
        fields["published"] = dates.parse(published).edtf if published else None
        fields["authors"] = self._authors()
        fields["credits"] = self._credits()
        return fields, self._evidence, self._labels

    def _title(self) -> str | None:
        title = self._one("title")
        if title is None and self._caption is not None:
            self._evidence["title"] = self._caption.evidence
            return self._caption.text
        if self._caption is not None:
            self._labels.append(Label(kind="caption", anchor=self._caption.anchor))
        if title is None:
            self._evidence["title"] = Evidence(basis="inferred", rule="title-from-file-name")
            return " ".join(self._stem.replace("_", " ").split())
        return title

    def _one(self, name: str) -> str | None:
        """Give the one value of a field: the columns file's, else that of all rows alike."""
        cells = self._cells.get(name, ())
        self._labels += [cell.label(name) for cell in cells]
        if name in self._said:
            return self._said[name]
        values = dict.fromkeys(cell.whole.text for cell in cells)
        if len(values) > 1:
            self._remarks.add(
                "cell-unread",
                cells[0].place,
                f"The {name.replace('_', ' ')} differs from row to row ({len(values)} values): it "
                "is of the whole list, and is left out.",
                cells[0].whole.anchor,
            )
            return None
        if cells:
            self._evidence[name] = cells[0].whole.evidence
        return next(iter(values), None)

    def _series(self) -> Series | None:
        name, number = self._one("series"), self._one("series_number")
        self._evidence.pop("series_number", None)
        return Series(name=name, number=number) if name else None

    def _several(self, name: str) -> list[tuple[str, Anchor | None]]:
        if name in self._said:
            return [(one.strip(), None) for one in self._said[name].split(";") if one.strip()]
        found: dict[str, Anchor | None] = {}
        for cell in self._cells.get(name, ()):
            values, labels = values_of(cell)
            self._labels += [*labels, cell.label(name)]
            for piece in values:
                found.setdefault(piece.text, piece.anchor)
        return list(found.items())

    def _authors(self) -> tuple[Author, ...]:
        return tuple(
            Author(name=name, evidence={"name": Evidence(anchor=anchor)} if anchor else {})
            for name, anchor in self._several("authors")
        )

    def _credits(self) -> tuple[Credit, ...]:
        return tuple(
            Credit(role=role, agent=agent, evidence={"agent": Evidence(anchor=anchor)})
            for role in ROLES
            for agent, anchor in self._several(role)
        )
