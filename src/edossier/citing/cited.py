"""What is cited, where it was read, and the place in it that is meant."""

import re
from dataclasses import dataclass, field

from edossier.dossier import Document, Dossier
from edossier.errors import CitingError

__all__ = ["Cited", "Edition", "Pinpoint"]

_PARAGRAPH = re.compile(r"([1-9][0-9]{0,5})(?:[-\u2013]([1-9][0-9]{0,5}))?")
_LEAF = re.compile(r"[0-9A-Za-zА-Яа-я]{1,12}(?:[-\u2013 /.][0-9A-Za-zА-Яа-я.]{1,12}){0,4}")


@dataclass(frozen=True, slots=True)
class Edition:
    """Where the reader read it.

    Attributes:
        archive: The name of the digital archive.
        address: The permanent address of what is cited, without its version.
        version: The version that was read: the document's own, or the dossier's.
        published: The day that version was published, ISO 8601; None where unknown.
        publisher: Who publishes the digital archive; None where nobody is named.
        passage: The address of the very paragraph that is cited; None where none is.
    """

    archive: str
    address: str
    version: int
    published: str | None = None
    publisher: str | None = None
    passage: str | None = None

    @property
    def versioned(self) -> str:
        """The address of the version that was read, for ever the same words."""
        return f"{self.address}/v{self.version}"

    @property
    def name(self) -> str:
        """The last part of the address: the ARK's name."""
        return self.address.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place in what is cited.

    Attributes:
        leaf: Of the archive's own count, as the reader writes it: "202", "17a", "202-03".
        paragraph: Of the text that was read, counted from one: "3", "3-5".

    Raises:
        CitingError: One of them cannot be such a place.
    """

    leaf: str | None = None
    paragraph: str | None = None

    def __post_init__(self) -> None:
        if self.leaf is not None and not _LEAF.fullmatch(self.leaf):
            raise CitingError(
                f"{self.leaf[:40]!r} is no leaf: give its number as stamped, such as 202 or 202-03."
            )
        if self.paragraph is not None and not _runs_forward(self.paragraph):
            raise CitingError(
                f"{self.paragraph[:40]!r} is no paragraph: give its number, such as 3 or 3-5."
            )


@dataclass(frozen=True, slots=True)
class Cited:
    """A document of a dossier, the dossier itself, or its essay.

    Attributes:
        document: None where the dossier or its essay is cited.
        is_essay: The essay that introduces the dossier's documents is cited.
    """

    dossier: Dossier
    edition: Edition
    document: Document | None = None
    is_essay: bool = False
    pinpoint: Pinpoint = field(default_factory=Pinpoint)


def _runs_forward(paragraph: str) -> bool:
    found = _PARAGRAPH.fullmatch(paragraph)
    return found is not None and (found[2] is None or int(found[1]) < int(found[2]))
