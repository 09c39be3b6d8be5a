"""The archive as a place on disk."""

from dataclasses import dataclass
from pathlib import Path

from edossier.keeping import layout
from edossier.keeping.log import EXTENSION
from edossier.keeping.settings import Settings

__all__ = ["Archive"]


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive.

    Attributes:
        path: Its folder, absolute.
    """

    path: Path
    settings: Settings

    @property
    def ocfl(self) -> Path:
        """The OCFL root: all that was published."""
        return self.path / "ocfl"

    @property
    def log(self) -> Path:
        """The folder of the log."""
        return self.ocfl / "extensions" / EXTENSION

    @property
    def staging(self) -> Path:
        """Where a version is made before it is renamed into the OCFL root."""
        return self.path / "staging"

    @property
    def lock(self) -> Path:
        """The file that the one writer locks."""
        return self.path / "lock"

    @property
    def derived(self) -> Path:
        """Database, index and kept pages: `edossier rebuild` makes them again."""
        return self.path / "derived"

    def object_folder(self, object_id: str) -> Path:
        """Where an object lies, or would lie: that of a dossier has its ARK as its identifier."""
        return self.ocfl / layout.folder_of(object_id)
