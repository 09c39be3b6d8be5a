"""Who is the same document: the one question whose wrong answer can never be taken back.

    R-ID-0  an editor named the document's ARK, or declared it new
    R-ID-6  same identifier in another collection (a table's id column); tried first
    R-ID-1  same repository and registry number
    R-ID-2  same archival unit, leaves and date; missing leaves are never equal
    R-ID-3  same text of 200 characters or more
    R-ID-4  title and date are stated, and nothing but the number differs at all
    R-ID-5  one left over on either side between the same two certain neighbours, with the same
            date or nearly the same title; the dossier's beginning or end stands for one of the two

Rules 6 and 1 to 4 hold only where exactly one document on either side, not yet claimed, is meant.
Any other likeness is a suggestion, for an editor to decide. The number in the file counts for
nothing.
"""

import difflib
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from edossier.dossier import Document, Dossier
from edossier.keeping.content import content_of
from edossier.keeping.publication import Publication

__all__ = ["NEW", "Match", "Matching", "Suggestion", "certain_keys", "match"]

NEW = "new"

_LONG_TEXT = 200
_COMPARED_TITLE = 300
_NEARLY = 0.8

Keys = Callable[[Document], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """A document that is certainly one published before.

    Attributes:
        index: In the new dossier's documents.
        ark: The document's, from before.
        rule: "R-ID-1" ...
    """

    index: int
    ark: str
    rule: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document that may be one published before; an editor has to say.

    Attributes:
        candidates: ARKs, in the old dossier's order.
    """

    index: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Who is who in two versions of a dossier.

    Attributes:
        matches: In the new dossier's order.
        suggestions: The same; empty where nothing is in doubt.
        added: Indices of the documents that are new.
        gone: ARKs of the old documents that the new dossier has no more.
    """

    matches: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]
    added: tuple[int, ...]
    gone: tuple[str, ...]

    def ark_of(self, index: int) -> str | None:
        """Give the ARK of the document at `index`, None where it has none from before."""
        return next((match.ark for match in self.matches if match.index == index), None)


def match(old: Publication, new: Dossier, same: Mapping[str, str]) -> Matching:
    """Say which documents of a dossier are those of its earlier version.

    Args:
        old: The version before.
        new: The dossier as read now.
        same: What an editor decided: by document number, an ARK or `NEW`.
    """
    table = _Table(old, new)
    for index, document in enumerate(new.documents):
        said = same.get(document.number)
        if said == NEW:
            table.declared.add(index)
        elif said is not None:
            table.claim_by_ark(index, said)
    for rule, keys in _RULES:
        table.claim_by_keys(rule, keys)
    table.claim_between_neighbours()
    return table.matching()


def certain_keys(document: Document) -> frozenset[str]:
    """Give what makes a document certainly known: equal keys of two documents are rules 1 to 3."""
    return _registry(document) | _unit(document) | _long_texts(document)


def _registry(document: Document) -> frozenset[str]:
    source, number = document.source, document.registry_number
    if not number or source is None:
        return frozenset()
    repository = source.repository or source.repository_printed
    return frozenset({_key("registry", repository, number)} if repository else ())


def _unit(document: Document) -> frozenset[str]:
    source, date = document.source, document.date
    if source is None or source.key is None or not source.leaves or date is None:
        return frozenset()
    leaves = (
        f"{leaves.first}-{leaves.last}{'v' if leaves.verso else ''}" for leaves in source.leaves
    )
    return frozenset({_key("unit", source.key, *leaves, date.edtf)})


def _long_texts(document: Document) -> frozenset[str]:
    texts = ("\n".join(paragraph.text for paragraph in text.paragraphs) for text in document.texts)
    return frozenset(_key("text", text) for text in texts if len(text) >= _LONG_TEXT)


def _whole(document: Document) -> frozenset[str]:
    if document.title is None or document.date is None:
        return frozenset()
    return frozenset({_key("whole", content_of(document))})


def _identifiers(document: Document) -> frozenset[str]:
    """Give its numbers in other collections: certain only among versions of one dossier."""
    return frozenset(
        _key("identifier", place.series or "", place.number)
        for place in document.elsewhere
        if place.kind == "identifier" and place.number
    )


_RULES: tuple[tuple[str, Keys], ...] = (
    ("R-ID-6", _identifiers),
    ("R-ID-1", _registry),
    ("R-ID-2", _unit),
    ("R-ID-3", _long_texts),
    ("R-ID-4", _whole),
)


def _key(kind: str, *parts: str) -> str:
    joined = "\x1f".join(" ".join(part.split()).casefold() for part in parts)
    return f"{kind}:{hashlib.sha256(joined.encode(errors='replace')).hexdigest()[:32]}"


@dataclass(slots=True)
class _Table:
    """The two versions while they are being matched, by index."""

    old: Publication
    new: Dossier
    pairs: dict[int, int] = field(default_factory=dict)  # new index -> old index
    rules: dict[int, str] = field(default_factory=dict)  # new index -> rule
    elsewhere: dict[int, str] = field(default_factory=dict)  # new index -> ARK not in `old`
    declared: set[int] = field(default_factory=set)

    def claim(self, index: int, old_index: int, rule: str) -> None:
        self.pairs[index] = old_index
        self.rules[index] = rule

    def claim_by_ark(self, index: int, ark: str) -> None:
        for old_index, published in enumerate(self.old.documents):
            if published.ark == ark:
                self.claim(index, old_index, "R-ID-0")
                return
        self.elsewhere[index] = ark  # of a still earlier version

    def free_new(self) -> list[int]:
        return [
            index
            for index in range(len(self.new.documents))
            if index not in self.pairs and index not in self.elsewhere
        ]

    def free_old(self) -> list[int]:
        claimed = set(self.pairs.values())
        return [index for index in range(len(self.old.documents)) if index not in claimed]

    def may_be_same(self, index: int, old_index: int) -> bool:
        """A document declared new is only ever one that was declared new before."""
        return index not in self.declared or self.old.documents[old_index].was_declared_new

    def claim_by_keys(self, rule: str, keys: Keys) -> None:
        old_by_key = _grouped(self.old.dossier.documents, self.free_old(), keys)
        new_by_key = _grouped(self.new.documents, self.free_new(), keys)
        olds: dict[int, set[int]] = {}
        news: dict[int, set[int]] = {}
        for key in old_by_key.keys() & new_by_key.keys():
            for index, old_index in product(new_by_key[key], old_by_key[key]):
                if self.may_be_same(index, old_index):
                    olds.setdefault(index, set()).add(old_index)
                    news.setdefault(old_index, set()).add(index)
        for index, found in olds.items():
            old_index = next(iter(found))
            if len(found) == 1 and news[old_index] == {index}:
                self.claim(index, old_index, rule)

    def claim_between_neighbours(self) -> None:
        gaps = self._gaps(self.free_old(), {old: new for new, old in self.pairs.items()})
        for index in self.free_new():
            before, after = self.pairs.get(index - 1), self.pairs.get(index + 1)
            is_first, is_last = index == 0, index == len(self.new.documents) - 1
            if (before is None and not is_first) or (after is None and not is_last):
                continue
            if before is None and after is None:
                continue
            old_index = gaps.get((before, after))
            if (
                old_index is not None
                and self.may_be_same(index, old_index)
                and _alike(self.old.dossier.documents[old_index], self.new.documents[index])
            ):
                self.claim(index, old_index, "R-ID-5")

    def _gaps(
        self, free: Iterable[int], claimed: Mapping[int, int]
    ) -> dict[tuple[int | None, int | None], int]:
        """Give each old document that stands alone between two claimed ones, by those two."""
        last = len(self.old.documents) - 1
        gaps: dict[tuple[int | None, int | None], int] = {}
        for old_index in free:
            before = old_index - 1 if old_index - 1 in claimed else None
            after = old_index + 1 if old_index + 1 in claimed else None
            if (before is not None or old_index == 0) and (after is not None or old_index == last):
                gaps[before, after] = old_index
        return gaps

    def matching(self) -> Matching:
        free_old = self.free_old()
        bounds = {old_index: self._bounds(old_index) for old_index in free_old}
        suggestions = []
        added = []
        for index in self.free_new():
            candidates = tuple(
                self.old.documents[old_index].ark
                for old_index in free_old
                if index not in self.declared
                and (
                    bounds[old_index][0] < index < bounds[old_index][1]
                    or _resemble(self.old.dossier.documents[old_index], self.new.documents[index])
                )
            )
            if candidates:
                suggestions.append(Suggestion(index, candidates))
            else:
                added.append(index)
        known = {index: self.old.documents[place].ark for index, place in self.pairs.items()}
        known.update(self.elsewhere)
        self.rules.update(dict.fromkeys(self.elsewhere, "R-ID-0"))
        return Matching(
            matches=tuple(Match(index, known[index], self.rules[index]) for index in sorted(known)),
            suggestions=tuple(suggestions),
            added=tuple(added),
            gone=tuple(self.old.documents[old_index].ark for old_index in free_old),
        )

    def _bounds(self, old_index: int) -> tuple[int, int]:
        """Give the claimed places in the new dossier between which an old document would stand."""
        old_to_new = {old: new for new, old in self.pairs.items()}
        before = max((place for place in old_to_new if place < old_index), default=None)
        after = min((place for place in old_to_new if place > old_index), default=None)
        return (
            -1 if before is None else old_to_new[before],
            len(self.new.documents) if after is None else old_to_new[after],
        )


def _grouped(
    documents: Sequence[Document], indices: Iterable[int], keys: Keys
) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for index in indices:
        for key in keys(documents[index]):
            grouped.setdefault(key, []).append(index)
    return grouped


def _alike(old: Document, new: Document) -> bool:
    """Say whether two documents have the same date or nearly the same title."""
    if old.date is not None and new.date is not None and old.date.edtf == new.date.edtf:
        return True
    if old.title is None or new.title is None:
        return False
    one, other = (title[:_COMPARED_TITLE].casefold().split() for title in (old.title, new.title))
    if 2 * len(set(one) & set(other)) < min(len(set(one)), len(set(other))):
        return False  # the letters need not be compared
    matcher = difflib.SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False)
    return matcher.real_quick_ratio() >= _NEARLY and matcher.ratio() >= _NEARLY


def _resemble(old: Document, new: Document) -> bool:
    return _alike(old, new) or not certain_keys(old).isdisjoint(certain_keys(new))
