"""stub"""

from edossier.errors import UnreadableError
from edossier.text import SourceText


def read(content: bytes, name: str) -> SourceText:
    raise UnreadableError(f"{name}: Word files are not read yet.")
