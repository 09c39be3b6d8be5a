"""Who and what the marks of an edition lead to: its lists of persons and places, its documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from edossier.dossier import Agent, Place, SpanKind
from edossier.formats.tei.tree import Element, identifier, line_of, local_name, plain_text

__all__ = ["Names", "names_of"]

_KINDS: dict[str, SpanKind] = {
    "persName": "person",
    "orgName": "organisation",
    "placeName": "place",
    "settlement": "place",
    "country": "place",
    "hi": "emphasis",
    "emph": "emphasis",
    "foreign": "emphasis",
    "q": "quote",
    "said": "quote",
    "ref": "link",
    "ptr": "link",
    "rs": "person",
}
_POINTERS = ("corresp", "ref", "key", "target")
# "Adams, Sherman", "Bulganin, Marshal Nikolai A.": the family name first, one comma.
_INVERTED = re.compile(r"(?P<family>[^,()]{1,60}),\s(?P<given>[^,()]{1,60}),?")
_LISTED = frozenset({"person", "item", "org", "place"})


@dataclass(slots=True)
class Names:
    """What has an id in the edition, and each form in which it was named.

    Attributes:
        persons, organisations, places: The name by its id.
        numbers: The number of each document by its id.
        forms: By kind and name, each printed form in the order of the file.
        dangling: Targets that lead nowhere, each with its line.
    """

    persons: dict[str, str]
    organisations: dict[str, str]
    places: dict[str, str]
    numbers: dict[str, str]
    notes: frozenset[str]
    ids: frozenset[str]
    forms: dict[tuple[SpanKind, str], dict[str, None]] = field(default_factory=dict)
    dangling: dict[str, int] = field(default_factory=dict)

    def span_of(self, name: str, element: Element) -> tuple[SpanKind, str | None] | None:
        """Give kind and target of the span that an element makes of its words; None for none."""
        kind = _KINDS.get(name)
        if kind is None:
            return None
        if kind in ("emphasis", "quote"):
            return kind, None
        if kind == "link":
            return self._link(element)
        return self._named(kind, element)

    def agents(self) -> tuple[Agent, ...]:
        """Give the persons and bodies that were named, in order of their names."""
        found = [
            Agent(name=name, kind=kind, forms=tuple(forms))
            for (kind, name), forms in self.forms.items()
            if kind in ("person", "organisation")
        ]
        return tuple(sorted(found, key=lambda agent: (agent.name, agent.kind)))

    def places_named(self) -> tuple[Place, ...]:
        """Give the places that were named, in order of their names."""
        found = [
            Place(name=name, forms=tuple(forms))
            for (kind, name), forms in self.forms.items()
            if kind == "place"
        ]
        return tuple(sorted(found, key=lambda place: place.name))

    def _named(self, kind: SpanKind, element: Element) -> tuple[SpanKind, str] | None:
        known = {
            "person": self.persons,
            "organisation": self.organisations,
            "place": self.places,
        }[kind]
        printed = _trimmed(plain_text(element, without=frozenset({"note"})))
        name = None
        for attribute in _POINTERS:
            pointed = element.get(attribute)
            if pointed is None:
                continue
            name = known.get(pointed.removeprefix("#"))
            if name is None and pointed.startswith("#") and pointed[1:] not in self.ids:
                self.dangling.setdefault(pointed, line_of(element))
        if name is None and identifier(element) is not None:
            name = known.get(identifier(element) or "")
        if name is None and kind == "place":
            name = printed
        if not name or not printed:
            return None
        self.forms.setdefault((kind, name), {})[printed] = None
        return kind, name

    def _link(self, element: Element) -> tuple[SpanKind, str] | None:
        """Documents of this edition by number; all else as the editors wrote it."""
        target = (element.get("target") or "").strip()
        if target.startswith("#"):
            if target[1:] in self.numbers:
                return "document", self.numbers[target[1:]]
            if target[1:] not in self.ids:
                self.dangling.setdefault(target, line_of(element))
        return ("link", target) if target else None


def names_of(root: Element, numbers: dict[str, str]) -> Names:
    """Collect what has an id: the persons and places of the lists, the documents, the notes."""
    persons: dict[str, str] = {}
    organisations: dict[str, str] = {}
    places: dict[str, str] = {}
    owners = {"persName": persons, "orgName": organisations, "placeName": places}
    listed = {"person": ("persName", persons), "org": ("orgName", organisations),
              "place": ("placeName", places)}  # fmt: skip
    ids: set[str] = set()
    notes: set[str] = set()
    for element in root.iter():
        name, own = local_name(element), identifier(element)
        if own is None:
            continue
        ids.add(own)
        if name == "note":
            notes.add(own)
        elif name in owners:
            owners[name][own] = in_natural_order(plain_text(element))
        elif name in listed:
            inside, owner = listed[name]
            first = next(_named_in(element, inside), None)
            if first is not None:
                owner[own] = in_natural_order(plain_text(first))
    return Names(persons, organisations, places, numbers, frozenset(notes), frozenset(ids))


def _named_in(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if local_name(one) == name)


def in_natural_order(name: str) -> str:
    """Give the given name first: "Adams, Sherman" is Sherman Adams."""
    match = _INVERTED.fullmatch(_trimmed(name))
    return f"{match['given']} {match['family']}" if match else _trimmed(name)


def _trimmed(name: str) -> str:
    """Take the marks off a name's end, but not the stop of an initial: "Vell, Marta A."."""
    name = name.strip(" ,;")
    return name if re.search(r"(?:^|[\s.])[^\W\d_]{1,2}\.$", name) else name.rstrip(" .")
