"""What the archive holds, as far as publishing must know: series, numbers, ARKs, certain keys.

It is derived: `derived/catalogue.jsonl` holds a line for each publish that the log tells of, so
that a new file need not be compared with every dossier on disk; where it is missing or does not
fit the log, it is made again. The caller holds the lock.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from edossier.keeping.archive import Archive
from edossier.keeping.disk import explained
from edossier.keeping.identity import certain_keys
from edossier.keeping.log import Event
from edossier.keeping.publication import Publication, events, load

__all__ = ["FILE_NAME", "Catalogue", "Entry", "forget_catalogue", "series_key", "title_key"]

FILE_NAME = "catalogue.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One publish.

    Attributes:
        seal: The event's `inventory_sha512`.
        series: Series and number, folded; None where the dossier states no number.
        files: Digests of the files it was made from.
        documents: ARKs.
        keys: The certain keys of all its documents.
    """

    event: int
    seal: str
    ark: str
    title: str | None
    series: str | None
    files: tuple[str, ...]
    documents: tuple[str, ...]
    keys: tuple[str, ...]


def series_key(name: str, number: str) -> str:
    """Fold a series and a number, so that blanks and capitals make no other dossier."""
    return "\x1f".join(" ".join(part.split()).casefold() for part in (name, number))


def title_key(title: str) -> str:
    """Fold a title likewise."""
    return " ".join(title.split()).casefold()


def forget_catalogue(archive: Archive) -> None:
    """Remove the catalogue on disk: the next writer makes it again.

    Raises:
        KeepingError: It cannot be removed.
    """
    path = archive.derived / FILE_NAME
    with explained("remove", path):
        path.unlink(missing_ok=True)


class Catalogue:
    """All entries, looked up by what a new dossier may have in common with them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._position = 0
        self._newest: dict[str, Entry] = {}
        self._by_series: dict[str, str] = {}
        self._by_document: dict[str, str] = {}
        self._by_files: dict[tuple[str, ...], dict[str, None]] = {}
        kept = self._kept()
        for entry in kept:
            self._take(entry)
        new = [event for event in events(archive, self._position) if event.kind == "published"]
        made = [_entry_of(archive, event) for event in new]
        for entry in made:
            self._take(entry)
        self._write(made, anew=not kept)

    def newest(self, ark: str) -> Entry | None:
        """Give the newest publish of a dossier."""
        return self._newest.get(ark)

    def dossier_of_series(self, name: str, number: str) -> str | None:
        """Give the ARK of the dossier with this series and number."""
        return self._by_series.get(series_key(name, number))

    def dossier_of_document(self, ark: str) -> str | None:
        """Give the ARK of the dossier that publishes, or once published, a document."""
        return self._by_document.get(ark)

    def dossiers_like(self, title: str | None, keys: frozenset[str]) -> tuple[str, ...]:
        """Give the dossiers with the same title, or with a document that has one of the keys."""
        folded = None if title is None else title_key(title)
        return tuple(
            ark
            for ark, entry in self._newest.items()
            if (folded is not None and entry.title == folded) or not keys.isdisjoint(entry.keys)
        )

    def dossier_of_files(self, files: tuple[str, ...]) -> str | None:
        """Give the dossier whose newest version was made from exactly these files."""
        return next(iter(self._by_files.get(files, ())), None)

    def is_taken(self, ark: str) -> bool:
        """Say whether an ARK names a dossier or document, or once did."""
        return ark in self._newest or ark in self._by_document

    def add(self, event: Event, publication: Publication) -> None:
        """Take in what has just been published."""
        entry = _entry(event, publication)
        self._take(entry)
        self._write([entry], anew=False)

    def _take(self, entry: Entry) -> None:
        self._position = entry.event
        replaced = self._newest.get(entry.ark)
        if replaced is not None:
            self._by_files[replaced.files].pop(entry.ark, None)
        self._newest[entry.ark] = entry
        self._by_files.setdefault(entry.files, {})[entry.ark] = None
        if entry.series is not None:
            self._by_series[entry.series] = entry.ark
        self._by_document.update(dict.fromkeys(entry.documents, entry.ark))

    def _kept(self) -> list[Entry]:
        """Give the lines on disk; none where one is torn or is not of this archive's log."""
        path = self._archive.derived / FILE_NAME
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            kept = [_entry_from_json(json.loads(line)) for line in lines]
        except (OSError, ValueError, TypeError):
            return []
        return kept if kept and self._is_of_log(kept) else []

    def _is_of_log(self, kept: list[Entry]) -> bool:
        """Say whether these are, in order, all publishes that the log tells of up to the last."""
        last = next(events(self._archive, kept[-1].event - 1), None)
        if last is None or last.inventory_sha512 != kept[-1].seal:
            return False
        numbers = [entry.event for entry in kept]
        others = set(range(1, last.number + 1)).difference(numbers)
        return numbers == sorted(set(numbers)) and all(
            next(events(self._archive, number - 1)).kind != "published" for number in others
        )

    def _write(self, entries: list[Entry], *, anew: bool) -> None:
        path = self._archive.derived / FILE_NAME
        lines = [json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries]
        with explained("write", path), path.open("w" if anew else "a", encoding="utf-8") as file:
            file.writelines(lines)


def _entry_of(archive: Archive, event: Event) -> Entry:
    return _entry(event, load(archive, event.ark, event.version))


def _entry(event: Event, publication: Publication) -> Entry:
    dossier = publication.dossier
    series = dossier.series
    return Entry(
        event=event.number,
        seal=event.inventory_sha512,
        ark=publication.ark,
        title=None if dossier.title is None else title_key(dossier.title),
        series=series_key(series.name, series.number) if series and series.number else None,
        files=tuple(given.sha512 for given in publication.files),
        documents=tuple(published.ark for published in publication.documents),
        keys=tuple(sorted(frozenset().union(*map(certain_keys, dossier.documents)))),
    )


def _entry_from_json(value: dict[str, Any]) -> Entry:
    lists = {name: tuple(value[name]) for name in ("files", "documents", "keys")}
    return Entry(**{**value, **lists})
