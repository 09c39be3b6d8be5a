"""What a search gives back, and its one JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from edossier.search.expanding import NameForm

__all__ = [
    "FACETS",
    "Facet",
    "FoundPassage",
    "Hit",
    "HitForm",
    "Lacking",
    "Results",
    "Sort",
    "Suggestion",
]

Sort = Literal["relevance", "date"]

FACETS = (
    "archive", "fond", "file", "country", "year", "kind", "person", "place", "language", "dossier",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A stretch of a hit, as printed, with what matched in it.

    Attributes:
        marks: Half-open ranges of `text`, in code points, in order, none touching another.
        kind: What it is a stretch of: "title", "summary", "text", "note" ...
        anchor: The id of its element on the hit's page; None where it has none.
        is_cut_before, is_cut_after: Whether the passage goes on beyond `text`.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    kind: str
    language: str | None = None
    anchor: str | None = None
    is_cut_before: bool = False
    is_cut_after: bool = False


@dataclass(frozen=True, slots=True)
class HitForm:
    """A form of a name for which a hit was found.

    Attributes:
        form: The form looked for.
        typed: The words of the query that it is a form of.
        printed: What the hit prints for the bearer of `form`, where it is not `form` itself.
        places: Kind and anchor of the passages that have it.
    """

    form: str
    typed: str
    printed: str | None
    places: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One document, essay or note that was found.

    Attributes:
        matched: The words that matched, as printed, each once.
        forms: The forms of the names of the query that it has.
        time: Of day, as the document states it.
    """

    id: str
    address: str
    dossier: str
    dossier_label: str
    part: str
    number: str | None
    title: str | None
    title_language: str | None
    date: str | None
    score: float
    passages: tuple[FoundPassage, ...]
    matched: tuple[str, ...]
    forms: tuple[HitForm, ...] = ()
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One value and how many of all hits have it; `value` is what its field takes."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that finds something."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """A condition that is to blame where nothing is found.

    Attributes:
        words: The condition in words.
        alone: How many hits it has alone.
        total: How many the others have together; None where nothing meets this one.
        near: Queries near to it that may be meant.
    """

    words: str
    alone: int
    total: int | None
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, and what is known of all of them.

    Attributes:
        facets: By the names in FACETS; most frequent first, years in order.
        unstemmed: Languages in the index whose words are found as written only.
        suggestions: Other queries, where this one finds nothing.
        expanded: The other forms of the names of the query.
        lacking: Where this one finds nothing, the conditions that are to blame.
        more: Of each facet, how many values it has beyond those given, as far as counted.
    """

    query: str
    understood: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Facet, ...]]
    unstemmed: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    expanded: tuple[NameForm, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    took_ms: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Give the JSON object that `edossier search --json` prints."""
        return {
            "query": self.query,
            "understood": self.understood,
            "expanded": [_form_to_json(form) for form in self.expanded],
            "total": self.total,
            "took_ms": self.took_ms,
            "hits": [_hit_to_json(hit) for hit in self.hits],
            "facets": {
                name: [{"value": f.value, "label": f.label, "count": f.count} for f in values]
                for name, values in self.facets.items()
            },
            "unstemmed": list(self.unstemmed),
            "lacking": [
                {
                    "words": one.words,
                    "alone": one.alone,
                    "others": one.total,
                    "near": list(one.near),
                }
                for one in self.lacking
            ],
            "did_you_mean": [{"query": s.query, "total": s.total} for s in self.suggestions],
        }


def _form_to_json(form: NameForm) -> dict[str, Any]:
    return {
        "form": form.form,
        "script": form.script,
        "system": form.system,
        "typed": form.typed,
        "certainty": form.certainty,
        "searched": form.is_searched,
        "why": form.why,
    }


def _hit_to_json(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "address": hit.address,
        "dossier": hit.dossier,
        "dossier_title": hit.dossier_label,
        "part": hit.part,
        "number": hit.number,
        "title": hit.title,
        "title_language": hit.title_language,
        "date": hit.date,
        "time": hit.time,
        "score": hit.score,
        "passages": [
            {
                "text": passage.text,
                "marks": [list(mark) for mark in passage.marks],
                "kind": passage.kind,
                "language": passage.language,
                "anchor": passage.anchor,
            }
            for passage in hit.passages
        ],
        "matched": list(hit.matched),
        "forms": [
            {
                "form": found.form,
                "typed": found.typed,
                "printed": found.printed,
                "places": [{"kind": kind, "anchor": anchor} for kind, anchor in found.places],
            }
            for found in hit.forms
        ],
    }
