"""Archival citations: printed text <-> ArchivalReference, one grammar a tradition."""

from edossier.references.reference import (
    ArchivalReference,
    CitedCredit,
    Leaves,
    Level,
    Remainder,
    reference_from_json,
    reference_to_json,
)

__all__ = [
    "ArchivalReference",
    "CitedCredit",
    "Leaves",
    "Level",
    "Remainder",
    "reference_from_json",
    "reference_to_json",
]
