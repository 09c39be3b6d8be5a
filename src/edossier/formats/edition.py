"""What a reader of a structured format gives: a Dossier that needs no reading of its print."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from edossier.dossier import Dossier, Finding, Severity
from edossier.text import SourceText

__all__ = ["EDITION_CODES", "Edition"]

EDITION_CODES: Mapping[str, Severity] = MappingProxyType(
    {
        "pointer-dangling": "warning",
        "date-far": "warning",
        "date-backwards": "warning",
        "row-broken": "error",
        "ark-wrong": "error",
        "cell-unread": "warning",
        "column-left-out": "warning",
        "sheet-left-out": "info",
        "table-beside": "info",
    }
)
"""By code: what only the encoding of an edition can have wrong."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as read.

    Attributes:
        source: The text that its values are anchored in.
        findings: The irregularities of its encoding.
    """

    dossier: Dossier
    source: SourceText
    findings: tuple[Finding, ...]
