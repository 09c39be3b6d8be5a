"""What counts as a document's content when two versions of it are compared.

Its own notes do, as an edition prints them with it. Its number does not, nor its ARK, nor where
and on what evidence a value stood in the file; nor, in a span, which number a note or another
document has now. A renumbering or a paragraph
inserted before it in the file leaves a document's version as it was.
"""

import json
from collections.abc import Sequence
from typing import Any

from edossier.dossier import Document, Note

__all__ = ["content_of"]

_MOVING = frozenset({"evidence", "anchor", "number", "ark"})
# Ids of notes are made of the document's number; a note's own number is its label in print.
_MOVING_OF_NOTE = {"id", "document", "evidence"}
_NUMBERED_SPANS = frozenset({"note", "document"})


def content_of(document: Document, notes: Sequence[Note] = ()) -> str:
    """Give a document's own content as one string, equal where the content is equal.

    Args:
        notes: Its own.
    """
    value = document.model_dump(mode="json")
    if notes:
        value["notes"] = [note.model_dump(mode="json", exclude=_MOVING_OF_NOTE) for note in notes]
    return json.dumps(_without_moving(value), ensure_ascii=False, sort_keys=True)


def _without_moving(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_moving(item) for item in value]
    if not isinstance(value, dict):
        return value
    is_numbered = value.get("kind") in _NUMBERED_SPANS and "target" in value
    return {
        key: _without_moving(item)
        for key, item in value.items()
        if key not in _MOVING and not (is_numbered and key == "target")
    }
