"""Publish a dossier: decide which one it is and who its documents are, then store it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from edossier.dossier import Document, Dossier, notes_by_document
from edossier.errors import UndecidedError
from edossier.identifiers import format_ark, mint
from edossier.keeping import disk, inventory, store
from edossier.keeping.archive import Archive
from edossier.keeping.content import content_of
from edossier.keeping.identity import NEW, Matching, match
from edossier.keeping.opening import Writer
from edossier.keeping.publication import (
    GivenFile,
    Publication,
    PublishedDocument,
    files_with_sources,
    load,
)
from edossier.keeping.same_dossier import Said, said_of_documents, same_dossier
from edossier.keeping.undecided import undecided_documents

__all__ = ["Change", "Known", "Occasion", "Published", "find_published", "publish"]

Change = Literal["new", "version", "unchanged"]


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did.

    Attributes:
        publication: As it now stands in the archive.
        change: `new` dossier, new `version` of one, or `unchanged`.
        matching: Who is who in the version before; None where there was none, or no change.
    """

    publication: Publication
    change: Change
    matching: Matching | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and by what a dossier is published, and where its new names are drawn from."""

    at: str
    edossier: str
    random: Random


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier that is published already: its ARK, and how many documents it has."""

    ark: str
    documents: int


def find_published(writer: Writer, files: Sequence[Path]) -> Known | None:
    """Find the dossier whose newest version was made from these very bytes: nothing is read.

    Args:
        files: As for `publish`.

    Raises:
        KeepingError: A file cannot be read.
    """
    digests = tuple(given.sha512 for given in _given(files))
    ark = writer.catalogue.dossier_of_files(digests)
    entry = writer.catalogue.newest(ark) if ark is not None else None
    return Known(entry.ark, len(entry.documents)) if entry is not None else None


def publish(
    writer: Writer,
    dossier: Dossier,
    files: Sequence[Path],
    occasion: Occasion,
    *,
    same: Mapping[str, str] | None = None,
    again: bool = False,
    dry_run: bool = False,
) -> Published:
    """Publish a dossier as a new object or a new version, unless it is there already.

    Args:
        dossier: As read, corrections applied. An `ark` in it is an editor's: that of the
            published dossier or document that it is, or one that it had elsewhere. A dossier's
            may also be "new": it is none of those published.
        files: What it was read from: the file as given, then its corrections if there are any.
        same: An editor's answers, by document number: which published document it is, as an
            ARK, or "new".
        again: Publish too if only what edossier reads in the same files has changed.
        dry_run: Decide everything, write nothing.

    Raises:
        UndecidedError: An editor has to say which document or dossier it is.
        CorrectionsError: An ARK in the corrections names nothing here.
        KeepingError: The archive cannot be written; nothing was published.
    """
    given = _given(files)
    digests = tuple(file.sha512 for file in given)
    naan = writer.archive.settings.naan
    which = same_dossier(writer.catalogue, dossier, digests, naan=naan)
    old = None if which.known is None else load(writer.archive, which.known)
    if old is not None and not again and tuple(f.sha512 for f in old.files) == digests:
        return Published(old, "unchanged")
    said = said_of_documents(writer.catalogue, which.known, dossier, same or {}, naan=naan)
    matching = None if old is None else match(old, dossier, said.same)
    if matching is not None and old is not None and matching.suggestions:
        raise undecided_documents(old, dossier, matching)
    publication = _Version(writer, dossier, old, matching, said, occasion.random).made(
        which.named, given, occasion
    )
    if old is not None and _is_same(old, publication):
        return Published(old, "unchanged")
    if not dry_run:
        _put(writer, publication, dict(zip((f.name for f in given), files, strict=True)))
    return Published(publication, "version" if old else "new", matching)


def _given(files: Sequence[Path]) -> tuple[GivenFile, ...]:
    given = []
    for file in files:
        with disk.explained("read", file):
            given.append(GivenFile(_storable(file.name), disk.sha512_of(file)))
    return tuple(given)


def _storable(name: str) -> str:
    """Give a name without what no JSON file can hold."""
    return name.encode(errors="replace").decode()


@dataclass(frozen=True, slots=True)
class _Version:
    """A version in the making: each document's ARK and version, then the whole."""

    writer: Writer
    dossier: Dossier
    old: Publication | None
    matching: Matching | None
    said: Said
    random: Random

    def made(
        self, named: str | None, given: tuple[GivenFile, ...], occasion: Occasion
    ) -> Publication:
        """Give the publication; `named` is the ARK that an editor gave a new dossier."""
        published = self._documents()
        drawn = frozenset(document.ark for document in published)
        ark = self.old.ark if self.old else named or self._draw(drawn)
        documents = tuple(
            document.model_copy(update={"ark": entry.ark})
            for document, entry in zip(self.dossier.documents, published, strict=True)
        )
        return Publication(
            ark=ark,
            version=self.old.version + 1 if self.old else 1,
            at=occasion.at,
            dossier=self.dossier.model_copy(update={"ark": ark, "documents": documents}),
            documents=published,
            files=given,
            edossier=occasion.edossier,
        )

    def _documents(self) -> tuple[PublishedDocument, ...]:
        matches = self.matching.matches if self.matching else ()
        same = {found.index: found.ark for found in matches}
        drawn = frozenset(self.said.named.values())
        published: list[PublishedDocument] = []
        notes = notes_by_document(self.dossier)
        for index, document in enumerate(self.dossier.documents):
            known, number = same.get(index), document.number
            if self.old is not None and known is not None:
                content = content_of(document, notes.get(number, ()))
                entry = _next_version(self.writer.archive, self.old, number, content, known)
            elif number in self.said.named:
                entry = PublishedDocument(self.said.named[number], 1, number)
            else:
                is_declared = self.said.same.get(number) == NEW
                entry = PublishedDocument(self._draw(drawn), 1, number, is_declared)
            drawn |= {entry.ark}
            if any(entry.ark == other.ark for other in published):
                raise UndecidedError(
                    f"Two documents numbered {number} would both be {entry.ark}: give each a "
                    "number of its own."
                )
            published.append(entry)
        return tuple(published)

    def _draw(self, drawn: frozenset[str]) -> str:
        """Draw an ARK that names nothing yet."""
        naan = self.writer.archive.settings.naan
        while True:
            ark = format_ark(naan, mint(naan, self.random))
            if ark not in drawn and not self.writer.catalogue.is_taken(ark):
                return ark


def _next_version(
    archive: Archive, old: Publication, number: str, content: str, ark: str
) -> PublishedDocument:
    """Count a document's version up if its own content is not what it was when last published."""
    earlier, published = _last_seen(archive, old, ark)
    changed = earlier != content
    return PublishedDocument(ark, published.version + changed, number, published.was_declared_new)


def _last_seen(archive: Archive, old: Publication, ark: str) -> tuple[str, PublishedDocument]:
    """Find the content of a document in the newest version of its dossier that holds it."""
    publication = old
    while True:
        pairs = zip(publication.dossier.documents, publication.documents, strict=True)
        for document, published in pairs:
            if published.ark == ark:
                return _content_in(publication.dossier, document), published
        publication = load(archive, old.ark, publication.version - 1)


def _content_in(dossier: Dossier, document: Document) -> str:
    own = tuple(note for note in dossier.notes if note.document == document.number)
    return content_of(document, own)


def _is_same(old: Publication, new: Publication) -> bool:
    """Say whether a publish would change nothing at all."""
    return (old.dossier, old.documents, old.files) == (new.dossier, new.documents, new.files)


def _put(writer: Writer, publication: Publication, sources: Mapping[str, Path]) -> None:
    archive = writer.archive
    previous = (
        None
        if publication.version == 1
        else inventory.read_inventory(archive.object_folder(publication.ark) / inventory.FILE_NAME)
    )
    event = store.put_version(
        archive,
        store.NewVersion(
            kind="published",
            ark=publication.ark,
            files=files_with_sources(publication, sources),
            previous=previous,
            created=publication.at,
            message=f"Published by edossier {publication.edossier}",
        ),
        on_step=writer.on_step,
    )
    writer.catalogue.add(event, publication)
