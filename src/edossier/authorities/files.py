"""Which kind of file of authorities it is, by its content; and its records."""

from pathlib import Path

from edossier.authorities.entities import wikidata_entities
from edossier.authorities.linked import read_linked
from edossier.authorities.listing import tei_people
from edossier.authorities.record import Authority
from edossier.authorities.tables import read_table
from edossier.errors import UnreadableError

__all__ = ["read_authorities"]

_LARGEST_BYTES = 500_000_000


def read_authorities(path: Path) -> tuple[Authority, ...]:
    """Read a file of records: CSV, JSON-LD, Wikidata entities as JSON lines, a list in TEI.

    Raises:
        UnreadableError: It cannot be read, or a row of it is wrong: says which, and the mend.
    """
    name = path.name
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise UnreadableError(f"{path}: larger than {_LARGEST_BYTES} bytes; part it.")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror}; is it the right file?") from error
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = tuple(tei_people(content, name))
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableError(
                f"{name}: byte {error.start} is no UTF-8; save it as UTF-8."
            ) from error
        found = _of_text(text, name)
    if not found:
        raise UnreadableError(f"{name}: there is no record in it.")
    return found


def _of_text(text: str, name: str) -> tuple[Authority, ...]:
    start = text.lstrip()[:1]
    if start == "{" and '"@graph"' in text:
        return tuple(read_linked(text, name))
    if start in ("{", "["):
        return tuple(wikidata_entities(text, name))
    return tuple(read_table(text, name))
