"""An invented dossier in parts, so that a test can break one of them; it has no findings."""

from collections.abc import Sequence

from edossier.dossier import Dossier, Finding
from edossier.formats.text.read import read
from edossier.reading import Reading, read_source_text

ESSAY = (
    "It rained, as Document 1 tells.[1] The envoy wrote of “mud to the knees” (Document 2).\n\n"
    "Later the ice came.[2] Document 3 is the last word."
)
ENTRIES = (
    "2 May 1957, “Note on rain,” A. Poe, Source: AVPRF f. 1, op. 2, d. 3, l. 4-5.",
    "3 May 1957, “Memorandum of conversation with B. Roe of 30 April 1957,” C. Lee, 11/57, "
    "Source: GARF f. 7, op. 2, d. 9, l. 8.\n\nThe roads were mud to the knees, said B. Roe.",
    "4 May 1957, “Note on ice,” A. Poe, Source: AVPRF f. 1, op. 2, d. 4, l. 6-7.",
)
ARCHIVES = (
    "AVPRF - Arkhiv vneshnei politiki rossiiskoi federatsii (Archive of Foreign Policy)",
    "GARF - Gosudarstvennyi arkhiv rossiiskoi federatsii (State Archive)",
)
NOTES = (
    "Ludmila Farthing, Surveying Nowhere: A Life (Orrtown: Cairn, 1988), 5-9.",
    "Farthing, Surveying Nowhere, 61.",
)


def written(
    essay: str = ESSAY,
    entries: Sequence[str] = ENTRIES,
    archives: Sequence[str] = ARCHIVES,
    notes: Sequence[str] = NOTES,
) -> str:
    """Write the dossier as a text file."""
    parts = ["Rain on the Border", "Introduction", essay]
    for number, entry in enumerate(entries, start=1):
        parts += [f"Document {number}", entry]
    if archives:
        parts += ["Archive Acronyms", *archives]
    if notes:
        parts += ["Notes", *(f"[{number}] {note}" for number, note in enumerate(notes, start=1))]
    return "\n\n".join(parts) + "\n"


def reading_of(text: str) -> Reading:
    """Read a text file."""
    return read_source_text(read(text.encode("utf-8"), "rain.txt"))


def dossier_of(text: str) -> Dossier:
    """Read a text file as a dossier."""
    return reading_of(text).dossier


def found_in(text: str) -> list[Finding]:
    """Give all findings on a text file."""
    return list(reading_of(text).findings)


def told(text: str, code: str) -> list[str]:
    """Give what the findings of one code point at, in the words of the file."""
    reading = reading_of(text)
    return [
        reading.source.text[finding.anchor.start : finding.anchor.end] if finding.anchor else ""
        for finding in reading.findings
        if finding.code == code
    ]
