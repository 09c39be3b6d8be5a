"""Archival references that cannot be read, or only with a doubt, in documents and in notes."""

from collections.abc import Iterator

from edossier.checking.places import Places, note_passages
from edossier.dossier import Dossier, Finding
from edossier.references import ArchivalReference
from edossier.text.folding import fold

__all__ = ["find_doubtful_sources", "find_unparsed_sources"]


def find_unparsed_sources(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document whose source is no citation that can be read."""
    for document in dossier.documents:
        if document.source is not None and document.source.status == "unknown":
            yield places.finding(
                "source-unparsed",
                f"The source of document {document.number} is no citation known here: mend it, "
                "or correct it in the corrections file.",
                places.of(document, "source"),
            )


def find_doubtful_sources(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each source and each reference of a note that was read with a doubt."""
    listed = frozenset(fold(each.acronym).text for each in dossier.repositories)
    for document in dossier.documents:
        reference = document.source
        if reference is None or reference.status == "unknown" or not reference.doubts:
            continue
        if _is_own_archive(reference, listed):
            continue
        start, end = _doubtful_part(reference)
        yield places.finding(
            "source-doubtful",
            f"The source of document {document.number} is in doubt: {' '.join(reference.doubts)}",
            places.in_source(document, start, end),
        )
    for passage, note in zip(note_passages(dossier), dossier.notes, strict=True):
        for span in passage.spans:
            index = int(span.target) if span.target and span.target.isdecimal() else -1
            if span.kind != "reference" or not 0 <= index < len(note.references):
                continue
            reference = note.references[index]
            is_doubtful = reference.doubts and reference.status in ("partial", "ambiguous")
            if is_doubtful and not _is_own_archive(reference, listed):
                start, end = _doubtful_part(reference)
                yield places.finding(
                    "source-doubtful",
                    f"A reference of note {note.id} is in doubt: {' '.join(reference.doubts)}",
                    places.within(passage, span.start + start, span.start + end),
                )


def _is_own_archive(reference: ArchivalReference, listed: frozenset[str]) -> bool:
    """Say whether only the archive is in doubt, and the dossier says which: by list or "Ibid."."""
    if reference.status == "relative" and len(reference.doubts) == 1:
        return True  # "Ibid., d. 4": a reader looks one citation up
    is_unknown = reference.repository is None and not reference.candidates
    printed = fold(reference.repository_printed or "").text
    is_whole = not reference.remainder and not reference.readings and len(reference.doubts) == 1
    return is_unknown and is_whole and printed in listed


def _doubtful_part(reference: ArchivalReference) -> tuple[int, int]:
    """Give the narrowest range that a doubt can be of: an unread stretch, else unlabelled leaves.

    Offsets of `reference.printed`; the whole where nothing narrower is known.
    """
    if len(reference.remainder) == 1:
        return reference.remainder[0].start, reference.remainder[0].end
    bare = [leaves for leaves in reference.leaves if not leaves.label]
    if reference.status == "ambiguous" and len(bare) == 1:
        start, end = bare[0].start, bare[0].end
        lead = len(reference.printed[start:end]) - len(reference.printed[start:end].lstrip(" /,"))
        return start + lead, end
    return 0, len(reference.printed)
