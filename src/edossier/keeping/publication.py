"""A publication: one version of a dossier as it was published, and its files.

source/<file as given>            and its corrections file, if there was one
dossier.json                      the dossier without its documents
documents/0001.json ...           one document a file, in the dossier's order
publication.json                  permanent names, versions, when, by which edossier
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from edossier.dossier import Document, Dossier
from edossier.errors import KeepingError
from edossier.keeping import inventory, log
from edossier.keeping.archive import Archive
from edossier.keeping.disk import explained
from edossier.keeping.inventory import Inventory
from edossier.keeping.log import Event

__all__ = [
    "GivenFile",
    "Publication",
    "PublishedDocument",
    "content_files",
    "events",
    "load",
    "load_document",
    "log_position",
    "newest_versions",
    "source_path",
    "versions_of",
]

_DOSSIER = "dossier.json"
_PUBLICATION = "publication.json"
_SOURCE = "source/"


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """What publishing adds to a document.

    Attributes:
        ark: Its permanent name, the same through all versions.
        version: How often its own content has changed, from one.
        number: The document's number in this version of the dossier.
        was_declared_new: Whether an editor said that it is none of those published before.
    """

    ark: str
    version: int
    number: str
    was_declared_new: bool = False


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was given: the dossier's own first, then its corrections."""

    name: str
    sha512: str


@dataclass(frozen=True, slots=True)
class Publication:
    """One version of a dossier, whole.

    Attributes:
        ark: Of the dossier.
        version: Counts the dossier's publishes, from one.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        dossier: Its `ark` and those of its documents are filled.
        documents: One for each of `dossier.documents`, in order.
        files: What it was made from.
        edossier: The version of edossier that read the files.
    """

    ark: str
    version: int
    at: str
    dossier: Dossier
    documents: tuple[PublishedDocument, ...]
    files: tuple[GivenFile, ...]
    edossier: str


def content_files(publication: Publication) -> dict[str, bytes]:
    """Give the files that edossier writes for a publication, by logical path."""
    told = {
        "ark": publication.ark,
        "version": publication.version,
        "at": publication.at,
        "edossier": publication.edossier,
        "documents": [
            {"file": _document_path(place), **asdict(published)}
            for place, published in enumerate(publication.documents)
        ],
        "files": [asdict(given) for given in publication.files],
    }
    documents = {
        _document_path(place): _written(document.model_dump_json(indent=1))
        for place, document in enumerate(publication.dossier.documents)
    }
    head = _written(publication.dossier.model_dump_json(indent=1, exclude={"documents"}))
    about = _written(json.dumps(told, ensure_ascii=False, indent=1))
    return {_DOSSIER: head, **documents, _PUBLICATION: about}


def load(archive: Archive, ark: str, version: int | None = None) -> Publication:
    """Give one version of a dossier, the newest where none is asked for.

    Raises:
        KeepingError: There is no such dossier or version, or its files are damaged.
    """
    stored = _Stored.find(archive, ark, version)
    told = stored.json(_PUBLICATION)
    head = stored.json(_DOSSIER)
    try:
        documents = [stored.document(entry.pop("file")) for entry in told["documents"]]
        return Publication(
            ark=told["ark"],
            version=told["version"],
            at=told["at"],
            dossier=Dossier.model_validate({**head, "documents": documents}),
            documents=tuple(PublishedDocument(**entry) for entry in told["documents"]),
            files=tuple(GivenFile(**entry) for entry in told["files"]),
            edossier=told["edossier"],
        )
    except (ValidationError, KeyError, TypeError) as error:
        raise stored.damaged() from error


def load_document(archive: Archive, ark: str, document: str, version: int) -> Document:
    """Give one version of a document of the dossier `ark`, by the document's own ARK.

    Raises:
        KeepingError: There is no such document or version, or its files are damaged.
    """
    for number in range(_Stored.find(archive, ark, None).version, 0, -1):
        stored = _Stored.find(archive, ark, number)
        for entry in stored.json(_PUBLICATION)["documents"]:
            if entry["ark"] == document and entry["version"] == version:
                try:
                    return stored.document(entry["file"])
                except ValidationError as error:
                    raise stored.damaged() from error
    raise KeepingError(f"There is no version {version} of {document} in {archive.path}.")


def versions_of(archive: Archive, ark: str) -> int:
    """Say how many versions a dossier has; 0 if there is no such dossier."""
    path = archive.object_folder(ark) / inventory.FILE_NAME
    return inventory.read_inventory(path).head if path.is_file() else 0


def source_path(archive: Archive, publication: Publication, name: str) -> Path:
    """Give where a file lies that the publication was made from, by its name.

    Raises:
        KeepingError: It was not made from such a file.
    """
    return _Stored.find(archive, publication.ark, publication.version).path(_SOURCE + name)


def events(archive: Archive, after: int = 0) -> Iterator[Event]:
    """Give what was published, withdrawn and restored after the log's entry `after`, in order.

    Raises:
        KeepingError: An entry of the log is missing or damaged.
    """
    return log.events_in(archive.log, after=after)


def newest_versions(archive: Archive) -> dict[str, int]:
    """Give the newest version of every dossier by ARK, the first published first.

    Raises:
        KeepingError: An entry of the log is missing or damaged.
    """
    return {event.ark: event.version for event in events(archive) if event.kind == "published"}


def log_position(archive: Archive) -> int:
    """Give the number of the log's last entry, 0 if there is none."""
    return log.last_number(archive.log)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A version of an object on disk."""

    folder: Path
    inventory: Inventory
    version: int

    @classmethod
    def find(cls, archive: Archive, ark: str, version: int | None) -> "_Stored":
        folder = archive.object_folder(ark)
        if not (folder / inventory.FILE_NAME).is_file():
            raise KeepingError(f"There is no dossier {ark} in {archive.path}.")
        known = inventory.read_inventory(folder / inventory.FILE_NAME)
        if version is not None and not 1 <= version <= known.head:
            raise KeepingError(f"There is no version {version} of {ark}: it has {known.head}.")
        return cls(folder, known, version or known.head)

    def path(self, logical_path: str) -> Path:
        stored = self.inventory.stored_path(self.version, logical_path)
        if stored is None:
            raise KeepingError(f"Version {self.version} in {self.folder} has no {logical_path}.")
        return self.folder / stored

    def json(self, logical_path: str) -> dict[str, Any]:
        path = self.path(logical_path)
        try:
            value = json.loads(self._bytes(path))
        except ValueError as error:
            raise KeepingError(f"{path} is damaged: restore it from a copy.") from error
        if not isinstance(value, dict):
            raise self.damaged()
        return value

    def document(self, logical_path: str) -> Document:
        """Read one document; its bytes are read and checked in one pass, for there are many."""
        path = self.path(logical_path)
        try:
            return Document.model_validate_json(self._bytes(path))
        except ValidationError as error:
            if any(one["type"] == "json_invalid" for one in error.errors(include_url=False)):
                raise KeepingError(f"{path} is damaged: restore it from a copy.") from error
            raise

    def _bytes(self, path: Path) -> bytes:
        with explained("read", path):
            return path.read_bytes()

    def damaged(self) -> KeepingError:
        return KeepingError(
            f"Version {self.version} in {self.folder} is damaged or of a newer edossier: "
            "run edossier verify."
        )


def files_with_sources(
    publication: Publication, sources: Mapping[str, Path]
) -> dict[str, bytes | Path]:
    """Give all files of a publication by logical path, those it was made from among them."""
    given = {_SOURCE + name: path for name, path in sources.items()}
    return {**given, **content_files(publication)}


def _document_path(place: int) -> str:
    return f"documents/{place + 1:04d}.json"


def _written(content: str) -> bytes:
    return f"{content}\n".encode()
