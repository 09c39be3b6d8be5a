"""A fault that `verify` finds."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing in the archive that is not as it was written.

    Attributes:
        path: The file or folder it is about.
        message: What is wrong with it: "differs from what was stored".
    """

    path: Path
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"
