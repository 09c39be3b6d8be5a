"""What changed between two versions: field by field, paragraph by paragraph, word by word.

The work is bounded: a paragraph or a list too long to be compared word by word is shown as
taken out and put in whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from edossier.dossier import Credit, DateStatement, Document, Dossier

__all__ = [
    "DocumentDifference",
    "DossierDifference",
    "FieldChange",
    "HeldDocument",
    "ParagraphChange",
    "Run",
    "compare_documents",
    "compare_dossiers",
    "compare_words",
]

# A word with the blanks after it: blanks alone would be everywhere, and slow to align.
_WORD = re.compile(r"(?:[^\W_]+|[\W_])\s*")
# Aligning takes time with the product of the lengths: a second for about two million pairs.
_MOST_PAIRS = 1_000_000
_MOST_PAIRS_IN_ALL = 5_000_000
_MOST_PARAGRAPHS = 1500

RunKind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value changed.

    Attributes:
        field: "title", "date", "authors" ...
        old, new: As shown; None where nothing was stated.
        runs: The same word by word.
    """

    field: str
    old: str | None
    new: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that changed, went or came.

    Attributes:
        old_number, new_number: From one in its part; None where it is not in that version.
    """

    kind: Literal["changed", "removed", "added"]
    old_number: int | None
    new_number: int | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TextDifference:
    """What changed in one text of a document, `number` from one."""

    number: int
    language: str | None
    paragraphs: tuple[ParagraphChange, ...]


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """What changed in a document.

    Attributes:
        kind: "renumbered" where only its number in the dossier changed.
        old_number, new_number: None where that version does not have it.
    """

    ark: str
    kind: Literal["added", "removed", "changed", "renumbered"]
    old_number: str | None
    new_number: str | None
    old_version: int | None
    new_version: int | None
    fields: tuple[FieldChange, ...] = ()
    texts: tuple[TextDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierDifference:
    """What changed in a dossier; what stayed the same is left out."""

    fields: tuple[FieldChange, ...]
    essay: tuple[ParagraphChange, ...]
    notes: tuple[ParagraphChange, ...]
    about: tuple[ParagraphChange, ...]
    documents: tuple[DocumentDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing that a page shows has changed."""
        return not (self.fields or self.essay or self.notes or self.about or self.documents)


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document as one version of a dossier holds it."""

    ark: str
    version: int
    document: Document


def compare_dossiers(
    old: Dossier,
    old_documents: Sequence[HeldDocument],
    new: Dossier,
    new_documents: Sequence[HeldDocument],
) -> DossierDifference:
    """Say what changed. Documents, matched by ARK, come in the new order, then those gone."""
    before = {held.ark: held for held in old_documents}
    after = {held.ark for held in new_documents}
    changes = [_document_change(before.get(held.ark), held) for held in new_documents]
    documents = [change for change in changes if change is not None]
    documents += [_document_gone(held) for held in old_documents if held.ark not in after]
    return DossierDifference(
        fields=tuple(_field_changes(_dossier_fields(old), _dossier_fields(new))),
        essay=compare_paragraphs(_essay(old), _essay(new)),
        notes=compare_paragraphs(_notes(old), _notes(new)),
        about=compare_paragraphs([p.text for p in old.about], [p.text for p in new.about]),
        documents=tuple(documents),
    )


def compare_documents(old: HeldDocument, new: HeldDocument) -> DocumentDifference:
    """Say what changed from one version of a document to another."""
    texts: list[TextDifference] = []
    for index in range(max(len(old.document.texts), len(new.document.texts))):
        was, now = old.document.texts[index : index + 1], new.document.texts[index : index + 1]
        paragraphs = compare_paragraphs(
            [p.text for text in was for p in text.paragraphs],
            [p.text for text in now for p in text.paragraphs],
        )
        if paragraphs:
            texts.append(TextDifference(index + 1, (now or was)[0].language, paragraphs))
    fields = tuple(_field_changes(_document_fields(old.document), _document_fields(new.document)))
    return DocumentDifference(
        ark=new.ark,
        kind="changed" if fields or texts or old.version != new.version else "renumbered",
        old_number=old.document.number,
        new_number=new.document.number,
        old_version=old.version,
        new_version=new.version,
        fields=fields,
        texts=tuple(texts),
    )


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    """Say which paragraphs changed, went or came, in order."""
    if max(len(old), len(new)) > _MOST_PARAGRAPHS:
        return _all_replaced(old, new)
    return tuple(_Comparing(old, new).changes())


def compare_words(old: str, new: str, *, most_pairs: int = _MOST_PAIRS) -> tuple[Run, ...]:
    """Say which words stayed, went and came.

    >>> [(run.kind, run.text) for run in compare_words("a long talk", "a short talk")]
    [('same', 'a '), ('removed', 'long '), ('added', 'short '), ('same', 'talk')]

    Args:
        most_pairs: How many pairs of words may be compared before the texts are shown whole.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > most_pairs:
        return _whole(old, new)
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(before[a:b])))
        else:
            runs += _whole("".join(before[a:b]), "".join(after[c:d]))
    return tuple(runs)


def _whole(old: str, new: str) -> tuple[Run, ...]:
    return tuple(run for run in (Run("removed", old), Run("added", new)) if run.text)


class _Comparing:
    """Compares the changed stretches of two lists of paragraphs, within one bound for all."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self._pairs_left = _MOST_PAIRS_IN_ALL

    def changes(self) -> Iterator[ParagraphChange]:
        matcher = SequenceMatcher(None, self._old, self._new, autojunk=False)
        for tag, *ends in matcher.get_opcodes():
            if tag != "equal":
                yield from self._stretch(*ends)

    def _stretch(self, a: int, b: int, c: int, d: int) -> Iterator[ParagraphChange]:
        """Pair the paragraphs one to one; what one side has more of went or came."""
        shared = min(b - a, d - c)
        for old, new in zip(range(a, a + shared), range(c, c + shared), strict=True):
            yield ParagraphChange("changed", old + 1, new + 1, self._words(old, new))
        for old in range(a + shared, b):
            yield ParagraphChange("removed", old + 1, None, _whole(self._old[old], ""))
        for new in range(c + shared, d):
            yield ParagraphChange("added", None, new + 1, _whole("", self._new[new]))

    def _words(self, old: int, new: int) -> tuple[Run, ...]:
        before, after = self._old[old], self._new[new]
        bound = min(self._pairs_left, _MOST_PAIRS)
        self._pairs_left -= min(bound, (before.count(" ") + 1) * (after.count(" ") + 1))
        return compare_words(before, after, most_pairs=bound)


def _all_replaced(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    if list(old) == list(new):
        return ()
    return (
        *(ParagraphChange("removed", n, None, (Run("removed", t),)) for n, t in enumerate(old, 1)),
        *(ParagraphChange("added", None, n, (Run("added", t),)) for n, t in enumerate(new, 1)),
    )


def _document_change(old: HeldDocument | None, new: HeldDocument) -> DocumentDifference | None:
    if old is None:
        return DocumentDifference(new.ark, "added", None, new.document.number, None, new.version)
    if (old.version, old.document.number) == (new.version, new.document.number):
        return None
    return compare_documents(old, new)


def _document_gone(old: HeldDocument) -> DocumentDifference:
    return DocumentDifference(old.ark, "removed", old.document.number, None, old.version, None)


def _field_changes(old: dict[str, str | None], new: dict[str, str | None]) -> Iterator[FieldChange]:
    for field, before in old.items():
        after = new[field]
        if before != after:
            runs = compare_words(before or "", after or "")
            yield FieldChange(field, before, after, runs)


def _dossier_fields(dossier: Dossier) -> dict[str, str | None]:
    series = dossier.series
    authors = [", ".join(filter(None, [a.name, a.affiliation])) for a in dossier.authors]
    acronyms = [
        ": ".join(filter(None, [r.acronym, r.name or r.name_en])) for r in dossier.repositories
    ]
    return {
        "title": dossier.title,
        "series": " ".join(filter(None, [series.name, series.number])) if series else None,
        "authors": _joined(authors),
        "language": dossier.language,
        "published": dossier.published,
        "publisher": dossier.publisher,
        "rights": dossier.rights,
        "licence": dossier.licence,
        "summary": dossier.summary,
        "credits": _credits(dossier.credits),
        "repositories": _joined(acronyms),
    }


def _document_fields(document: Document) -> dict[str, str | None]:
    return {
        "title": document.title,
        "kind": document.kind,
        "date": _date(document.date),
        "event_date": _date(document.event_date),
        "authors": _joined(document.authors),
        "recipients": _joined(document.recipients),
        "registry_number": document.registry_number,
        "classification": document.classification,
        "source": document.source.printed if document.source else None,
        "summary": document.summary.text if document.summary else None,
        "credits": _credits(document.credits),
    }


def _date(statement: DateStatement | None) -> str | None:
    return f"{statement.text} ({statement.edtf})" if statement else None


def _credits(given: Sequence[Credit]) -> str | None:
    return _joined([f"{credit.role} by {credit.agent}" for credit in given])


def _joined(values: Sequence[str]) -> str | None:
    return "; ".join(values) or None


def _essay(dossier: Dossier) -> list[str]:
    return [p.text for section in dossier.essay.sections for p in section.paragraphs]


def _notes(dossier: Dossier) -> list[str]:
    return [note.text for note in dossier.notes]
