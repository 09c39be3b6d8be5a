"""Where a document lies: its archival reference in a citation, and the leaf that is meant.

The reference stands as the source prints it, the range of leaves too: "l. 202-03" is what the
archive's own count says, and a number shortened by another rule could not be found again.

Source: The Chicago Manual of Style, 17th edition: 14.222 (item, collection, depository), 14.225
(folios). It asks for no one form of the levels: they are the archive's.
"""

import re
from dataclasses import dataclass

from edossier.citing.cited import Cited
from edossier.errors import CitingError
from edossier.references import ArchivalReference
from edossier.references.surroundings import lead_in_end

__all__ = ["Source", "cited_leaf", "source_of"]

_NUMBERS = re.compile(r"[0-9]{1,9}")
# A stop that belongs to an abbreviation, "9 l." or "12 ob.", stays where the sentence's goes.
_ABBREVIATED = re.compile(r"(?:^|[\s\d])[^\W\d_]{1,3}\.$")
_BLANKS = " ,;:"
_SENTENCE = re.compile(r"\.\s+[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Source:
    """An archival reference in two parts.

    Attributes:
        archive: As printed, "AVPRF"; None where the reference does not begin with it.
        location: The rest, or all.
    """

    archive: str | None
    location: str

    @property
    def words(self) -> str:
        """Both, with a comma between."""
        return ", ".join(filter(None, [self.archive, self.location]))


def source_of(cited: Cited) -> Source | None:
    """Give where the cited document lies, its leaves replaced by the leaf that is meant.

    Raises:
        CitingError: The leaf is not one of the document's.
    """
    source = cited.document.source if cited.document else None
    leaf = cited.pinpoint.leaf
    if source is None:
        if leaf is not None:
            raise CitingError(f"Leaf {leaf} cannot be cited: no archival source is stated.")
        return None
    printed = _without_credits(source)
    if leaf is not None:
        printed = _with_leaf(source, printed, leaf)
    else:
        printed = _without_remarks(source, printed)
    printed = printed[lead_in_end(printed) :]
    words = " ".join(printed.split()).rstrip(_BLANKS)
    if words.endswith(".") and not _ABBREVIATED.search(words):
        words = words[:-1].rstrip(_BLANKS)
    name = source.repository_printed
    if name and words.startswith(name):
        return Source(name, words.removeprefix(name).lstrip(_BLANKS))
    return Source(None, words) if words else None


def cited_leaf(cited: Cited) -> str | None:
    """Give the leaf that is meant, after the archive's own word: "l. 202"."""
    leaf = cited.pinpoint.leaf
    if leaf is None:
        return None
    source = cited.document.source if cited.document else None
    label = source.leaves[0].label if source and source.leaves else ""
    return f"{label.strip() or ('leaves' if _is_range(leaf) else 'leaf')} {leaf}"


def _is_range(leaf: str) -> bool:
    return "-" in leaf or "–" in leaf


def _without_credits(source: ArchivalReference) -> str:
    """Leave out who obtained or translated it, where the reference says so at its end."""
    if not source.credits:
        return source.printed
    start = min(credit.start for credit in source.credits)
    ends = [level.end for level in (*source.levels, *source.containers)]
    ends += [leaves.end for leaves in source.leaves]
    is_last = all(end <= start for end in ends)
    return source.printed[:start].rstrip(_BLANKS + ".(") if is_last and start else source.printed


def _without_remarks(source: ArchivalReference, printed: str) -> str:
    """Leave out the sentences behind the last level: "Secret. Also pouched to Moscow."."""
    ends = [level.end for level in (*source.levels, *source.containers)]
    ends += [leaves.end for leaves in source.leaves]
    placed = (source.offsets.year, source.offsets.doc_number, source.offsets.extent)
    last = max([*ends, *(place[1] for place in placed if place)], default=0)
    if source.status != "parsed" or not last:
        return printed
    return printed[:last] if _SENTENCE.match(printed, last) else printed


def _with_leaf(source: ArchivalReference, printed: str, leaf: str) -> str:
    _check_leaf(source, leaf)
    cited = f"{source.leaves[0].label.strip() if source.leaves else ''} {leaf}".strip()
    if not source.leaves:
        word = "leaves" if _is_range(leaf) else "leaf"
        return f"{printed.rstrip(_BLANKS + '.')}, {word} {leaf}"
    start = min(leaves.start for leaves in source.leaves)
    end = max(leaves.end for leaves in source.leaves)
    return f"{printed[:start]}{cited}{printed[end:]}"


def _check_leaf(source: ArchivalReference, leaf: str) -> None:
    """Refuse a leaf outside all runs, where these and it are numbers."""
    asked = [int(number) for number in _NUMBERS.findall(leaf)][:2]
    runs = [(_number(leaves.first), _number(leaves.last)) for leaves in source.leaves]
    if not asked or not runs or any(None in run for run in runs):
        return
    first, last = asked[0], asked[-1]
    if last < first:
        shared = len(str(first)) - len(str(last))
        last = int(str(first)[:shared] + str(last))
    if not any(a <= first and last <= b for a, b in runs if a is not None and b is not None):
        printed = source.printed[source.leaves[0].start : source.leaves[-1].end]
        raise CitingError(f"Leaf {leaf} is not one of the document's leaves, {printed}.")


def _number(leaf: str) -> int | None:
    found = _NUMBERS.match(leaf)
    return int(found[0]) if found else None
