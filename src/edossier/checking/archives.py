"""The list of archives against the sources that use its acronyms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier.checking.places import Passage, Places, note_passages, passages
from edossier.dossier import Anchor, Document, Dossier, Finding
from edossier.references import ArchivalReference
from edossier.text.folding import fold

__all__ = ["find_unlisted_acronyms", "find_unused_acronyms"]

_TOKEN = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?=(?:[^\W_]*[A-ZÀ-ÞŁŚŹŻĆŃĘĄŽŠČŘĎŤŇĚŮА-ЯЁ]){2})[A-ZÀ-Þ\w]{2,12}")


@dataclass(frozen=True, slots=True)
class _Cited:
    """A reference and the value that holds it: a document, or the passage of a note."""

    reference: ArchivalReference
    document: Document | None = None
    note: Passage | None = None
    at: int = 0

    def anchor(self, places: Places, printed: str) -> Anchor | None:
        """Give where the printed name of the archive stands."""
        start = max(self.reference.printed.find(printed), 0)
        if self.document is not None:
            return places.in_source(self.document, start, start + len(printed))
        if self.note is not None:
            return places.within(self.note, self.at + start, self.at + start + len(printed))
        return None


def find_unlisted_acronyms(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each acronym of an archive that sources use and the dossier's list lacks."""
    if not dossier.repositories:
        return
    listed = {word for each in dossier.repositories for word in _words(each.acronym)}
    told: set[str] = set()
    for cited in _cited(dossier):
        printed = cited.reference.repository_printed or ""
        words = _words(printed)
        if not _is_acronym(printed) or any(word in listed for word in words):
            continue
        if tuple(words) and printed not in told:
            told.add(printed)
            yield places.finding(
                "acronym-unlisted",
                f"{printed} is used in a source and not in the list of archives: add it there.",
                cited.anchor(places, printed),
            )


def find_unused_acronyms(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each listed acronym that nothing in the dossier uses."""
    if not dossier.repositories:
        return
    used = _words_used(dossier)
    for repository in dossier.repositories:
        words = _words(repository.acronym)
        if words and not all(word in used for word in words):
            yield places.finding(
                "acronym-unused",
                f"{repository.acronym} is listed and nothing cites it: take it out of the list, or "
                "mend the source that means it.",
                places.of(repository, "acronym") or places.of(repository, "name"),
            )


def _cited(dossier: Dossier) -> Iterator[_Cited]:
    for document in dossier.documents:
        if document.source is not None:
            yield _Cited(document.source, document=document)
    for passage, note in zip(note_passages(dossier), dossier.notes, strict=True):
        for span in passage.spans:
            if span.kind == "reference" and span.target and span.target.isdecimal():
                index = int(span.target)
                if index < len(note.references):
                    yield _Cited(note.references[index], note=passage, at=span.start)


def _is_acronym(printed: str) -> bool:
    """Tell "MNL OL" and "SAPMO-BArch" from an archive's name in words."""
    words = _TOKEN.findall(printed)
    return 0 < len(words) <= 3 and all(_ACRONYM.fullmatch(word) for word in words)


def _words(printed: str) -> list[str]:
    return _TOKEN.findall(fold(printed).text)


def _words_used(dossier: Dossier) -> set[str]:
    """Give every word outside the list itself, folded."""
    used: set[str] = set()
    for passage in passages(dossier):
        used.update(_words(passage.text))
    for document in dossier.documents:
        source = document.source.printed if document.source else ""
        for text in (document.title or "", source, *document.authors, *document.recipients):
            used.update(_words(text))
    for section in dossier.essay.sections:
        used.update(_words(section.heading or ""))
    used.update(_words(dossier.summary or ""))
    used.update(word for credit in dossier.credits for word in _words(credit.agent))
    return used
