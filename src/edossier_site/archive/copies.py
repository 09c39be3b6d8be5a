"""Where a note says that one record is a copy of another: "another copy in ..."."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from edossier.dossier import Dossier
from edossier.references.surroundings import relation_of
from edossier_site.archive.anchors import note_anchor

__all__ = ["copies_of"]

# "also 5 April 1956, ..." goes on to another record.
_TOO_LITTLE = ("also", "also in")


def copies_of(dossier: Dossier) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Give the pairs of copies that references are in, by their note's id and their place."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for note in dossier.notes:
        spans = sorted(
            (span.start, span.end, int(span.target))
            for span in note.spans
            if span.kind == "reference" and span.target and span.target.isdecimal()
        )
        for (_, end, before), (start, _, after) in pairwise(spans):
            relation, lead_in = relation_of(note.text[end:start])
            if relation == "copy" and lead_in.casefold().strip(" .:") not in _TOO_LITTLE:
                name = f"{note_anchor(note.id)}/{after}"
                found[note.id, before].append(name)
                found[note.id, after].append(name)
    return {key: tuple(names) for key, names in found.items()}
