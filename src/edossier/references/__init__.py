"""Archival citations: printed text <-> ArchivalReference, one grammar a tradition.

    printed text -> the archive's name (repositories) -> the grammar of its tradition (grammars)
        -> parts -> assemble: leaves, remainder, doubts, status, unit key -> ArchivalReference

`parse` reads one citation, `find` finds citations in running text. Doubt is an answer.
"""

from edossier.references.context import Context
from edossier.references.definitions import Definition, context_with, definition_to_json
from edossier.references.find import (
    FoundInText,
    FoundReference,
    find,
    find_all,
    find_in_notes,
)
from edossier.references.format import format  # noqa: A004 - the counterpart of `parse`
from edossier.references.parse import parse
from edossier.references.reference import (
    ArchivalReference,
    CitedCredit,
    Leaves,
    Level,
    Offsets,
    Remainder,
    Rule,
    reference_from_json,
    reference_to_json,
)
from edossier.references.tree import path_of

__all__ = [
    "ArchivalReference",
    "CitedCredit",
    "Context",
    "Definition",
    "FoundInText",
    "FoundReference",
    "Leaves",
    "Level",
    "Offsets",
    "Remainder",
    "Rule",
    "context_with",
    "definition_to_json",
    "find",
    "find_all",
    "find_in_notes",
    "format",
    "parse",
    "path_of",
    "reference_from_json",
    "reference_to_json",
]
