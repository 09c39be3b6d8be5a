"""What a reader may have pasted into the search box: a whole citation, or words alone.

Scholars type what stands in a footnote. A query that is a citation and nothing else is looked for
as one; in quotation marks its words are looked for. Words may be an archive's name: they are looked
for, and beside what they find the archive is offered.
"""

import re

from edossier import references
from edossier.references import ArchivalReference, Level
from edossier.search.fields import FIELDS
from edossier.search.nodes import And, Phrase, Query, Word

__all__ = ["citation_asked", "words_asked"]

_LONGEST_CITATION = 400
_LEAD_IN = re.compile(r"\s*(?:source|sources|see|quelle|źródło|pramen|источник)\s*:\s*", re.I)
_FIELD = re.compile(rf"(?<![^\W_])(?:{'|'.join(FIELDS)}):", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”„‟«»]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")


def citation_asked(text: str) -> ArchivalReference | None:
    """Give the citation that a query is; None where it is words, however many of them in one.

    It is a citation only where nothing in it is left unread and its levels are beyond doubt: one
    that has its label and a number, or two that are numbers where the archive is named.
    """
    if len(text) > _LONGEST_CITATION or not _DIGIT.search(text):
        return None
    if _FIELD.search(text) or _QUOTES.search(text):
        return None
    read = references.parse(_LEAD_IN.sub("", text, count=1).strip())
    if read.status not in ("parsed", "partial") or any(
        _LETTERS.search(rest.text) for rest in read.remainder
    ):
        return None
    steps = [step for step in (*read.levels, *read.containers) if _DIGIT.search(step.value)]
    labelled = sum(map(_is_labelled, steps))
    if read.repository is None:
        return read if labelled > 1 and labelled == len(read.levels + read.containers) else None
    return read if labelled or len(steps) > 1 else None


def words_asked(query: Query) -> str | None:
    """Give the words of a query that has nothing but words; None where it has conditions."""
    items = query.root.items if isinstance(query.root, And) else (query.root,)
    if not all(isinstance(item, Word | Phrase) for item in items):
        return None
    return " ".join(_QUOTES.sub(" ", query.text).split())


def _is_labelled(step: Level) -> bool:
    return bool(_LETTERS.search(step.label) or step.label.strip().endswith("."))
