"""What a link of an edition leads to: a document, a page or a note of its own or another volume.

    #pg_72   #d12fn3   frus1952-54v08   frus1952-54v08#d12   other.xml#pg_72
    https://history.state.gov/historicaldocuments/frus1952-54v08/d12

A volume goes by the number that its dossier has in its series, a document by its own.

Source:
    The `ref/@target` of the volumes of *Foreign Relations of the United States*, and the addresses
    that their publisher gives to volumes, documents and pages.
"""

import re
from dataclasses import dataclass

__all__ = ["Pointer", "pointer_of"]

_SITE = "https://history.state.gov/historicaldocuments"
_FRAGMENT = (
    r"(?:d(?P<document>\d{1,5}[A-Za-z]?)(?P<note>fn[\w.-]{1,20})?|pg_(?P<page>[\w.-]{1,20}))"
)
_OWN = re.compile(rf"#?{_FRAGMENT}")
_VOLUME = r"(?P<volume>[A-Za-z][\w.-]{1,80}?)(?:\.xml)?"
_OTHER = re.compile(rf"{_VOLUME}#(?:{_FRAGMENT}|[\w.-]{{1,80}})")
# Without a place in it only what can be nothing else: a forgotten "#" is no volume.
_WHOLE = re.compile(r"(?P<volume>frus[\w.-]{2,80}?|[A-Za-z][\w.-]{1,80}?(?=\.xml))(?:\.xml)?")
_AT_SITE = re.compile(
    r"https?://history\.state\.gov/historicaldocuments/(?P<volume>frus[\w.-]{2,80})"
    rf"(?:/{_FRAGMENT})?/?"
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a link leads.

    Attributes:
        volume: The number of another dossier in its series; None for the link's own.
        document: A document's number; page: a page's; both None for the whole volume.
        note: The id of a note of that document.
    """

    volume: str | None
    document: str | None = None
    page: str | None = None
    note: str | None = None

    @property
    def words(self) -> str:
        """What it is, for who cannot follow it: "Document 12 of frus1952-54v08"."""
        of = f" of {self.volume}" if self.volume else ""
        if self.note:
            return f"Note to document {self.document}{of}"
        if self.document:
            return f"Document {self.document}{of}"
        if self.page:
            return f"Page {self.page}{of}"
        return self.volume or "This volume"

    @property
    def published(self) -> str | None:
        """The address at which the series' own publisher has it; None where that is not certain."""
        if self.volume is None or not self.volume.startswith("frus"):
            return None
        document = f"/d{self.document}" if self.document else ""
        page = f"/pg_{self.page}" if self.page else ""
        return f"{_SITE}/{self.volume}{document}{page}"


def pointer_of(target: str) -> Pointer | None:
    """Read the target of a link; None for what leads to no volume of an edition.

    >>> pointer_of("frus1952-54v08#d12").words
    'Document 12 of frus1952-54v08'
    """
    for form in (_OWN, _OTHER, _WHOLE, _AT_SITE):
        match = form.fullmatch(target)
        if match is not None:
            said = match.groupdict()
            document, note = said.get("document"), said.get("note")
            return Pointer(
                said.get("volume"),
                document,
                said.get("page"),
                f"d{document}{note}" if note else None,
            )
    return None
