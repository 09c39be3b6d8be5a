"""The scholar's essay: its sections and paragraphs, and the credits that stand among them."""

from collections.abc import Sequence

from edossier.dossier import Author, Credit, Section
from edossier.reading.calls import Call
from edossier.reading.credits import read_credits
from edossier.reading.head import Head, take_metadata
from edossier.reading.header_parts import split_names
from edossier.reading.headings import Heading
from edossier.reading.ledger import Ledger, printed
from edossier.reading.prose import paragraph_of
from edossier.reading.structure import ESSAY_PARTS, Part

__all__ = ["is_essay_part", "read_section"]


def is_essay_part(part: Part) -> bool:
    """Say whether a part's text is the essay's; a word before the documents is too."""
    names = set(part.names)
    return bool(names & (ESSAY_PARTS | {"essay"})) or "documents" in names


def read_section(
    ledger: Ledger, part: Part, calls: Sequence[Call], head: Head
) -> tuple[Section | None, list[Credit]]:
    """Read one part as a section of the essay.

    Returns:
        The section, None where no paragraph stands under its heading; and the credits in it.
    """
    credited: list[Credit] = []
    paragraphs = []
    if part.heading is not None and part.heading.label_start is not None:
        ledger.label("heading number", part.heading.label_start, part.heading.start)
    for piece in part.pieces:
        found = read_credits(ledger, piece.start, piece.end)
        credited += found
        if not found and not take_metadata(ledger, head, piece):
            paragraphs.append(paragraph_of(ledger, piece.start, piece.end, calls))
    heading = part.heading
    if heading is None:
        return (Section(paragraphs=tuple(paragraphs)) if paragraphs else None), credited
    if not paragraphs and part.names != ("essay",):
        ledger.label("heading", heading.start, heading.label_end)
        return None, credited
    credited += _signatures(ledger, heading, head)
    name = ledger.cut(heading.start, heading.end).text
    evidence = {"heading": printed(heading.start, heading.end)}
    return Section(heading=name, paragraphs=tuple(paragraphs), evidence=evidence), credited


def _signatures(ledger: Ledger, heading: Heading, head: Head) -> list[Credit]:
    """Take who signs a heading: the author, where the head names none, else as introducing."""
    if heading.signed is None:
        return []
    ledger.label_punctuation(heading.end, heading.label_end)
    text = ledger.source.text
    names = [ledger.trim(*name) for name in split_names(text, *heading.signed)]
    if head.authors:
        return [
            Credit(role="edited", agent=text[slice(*name)], evidence={"agent": printed(*name)})
            for name in names
        ]
    head.authors += [
        Author(name=text[slice(*name)], evidence={"name": printed(*name)}) for name in names
    ]
    return []
