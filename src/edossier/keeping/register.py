"""Registers: what people decided, each in an OCFL object of its own that holds one JSON file.

Each version of the object is the register as it was; an entry taken back is no more in the newest,
and stays in those before.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from edossier.errors import KeepingError
from edossier.keeping import inventory, store
from edossier.keeping.archive import Archive
from edossier.keeping.disk import explained
from edossier.keeping.opening import Writer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Register"]

Entry = TypeVar("Entry", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Register(Generic[Entry]):
    """One register.

    Attributes:
        ark: The name of its OCFL object.
        file_name: Of the file in it.
        field: Of that file, under which the entries stand.
        what: What they are in a sentence: "withdrawals".
        entry: Makes one of its fields.
    """

    ark: str
    file_name: str
    field: str
    what: str
    entry: Callable[..., Entry]

    def entries(self, archive: Archive, version: int | None = None) -> tuple[Entry, ...]:
        """Give its entries, in the order in which they were made; none where there is no register.

        Args:
            version: Of the register; None for the newest.

        Raises:
            KeepingError: There is no such version, or the register is damaged.
        """
        folder = archive.object_folder(self.ark)
        if version is None and not (folder / inventory.FILE_NAME).is_file():
            return ()
        known = inventory.read_inventory(folder / inventory.FILE_NAME)
        number = known.head if version is None else version
        if not 1 <= number <= known.head:
            raise KeepingError(f"There is no version {number} of the {self.what} in {folder}.")
        path = folder / (known.stored_path(number, self.file_name) or self.file_name)
        with explained("read", path):
            content = path.read_bytes()
        try:
            return tuple(self.entry(**fields) for fields in json.loads(content)[self.field])
        except (ValueError, TypeError, KeyError) as error:
            raise KeepingError(f"{path} is damaged: restore it from a copy.") from error

    def put(
        self,
        writer: Writer,
        kind: str,
        about: str,
        entries: Iterable[Entry],
        *,
        at: str,
        by: str | None,
    ) -> None:
        """Write its next version and a line in the log.

        Args:
            kind: Of the event: see `log.Event`.
            about: What the event is about: an ARK, or the id of an entry.

        Raises:
            KeepingError: The archive cannot be written; nothing was changed.
        """
        path = writer.archive.object_folder(self.ark) / inventory.FILE_NAME
        content = {self.field: [asdict(entry) for entry in entries]}
        written = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
        store.put_version(
            writer.archive,
            store.NewVersion(
                kind=kind,
                ark=about,
                files={self.file_name: written},
                previous=inventory.read_inventory(path) if path.is_file() else None,
                created=at,
                message=f"{kind.capitalize()}: {about}",
                user=by,
            ),
            on_step=writer.on_step,
        )
