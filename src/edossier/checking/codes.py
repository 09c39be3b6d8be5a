"""The name of each thing that a rule can find, and how grave it is.

Each has a section of docs/reference/findings.md: what, why, an example, the mend.
"""

from collections.abc import Mapping
from types import MappingProxyType

from edossier.dossier import Severity

__all__ = ["CODES"]

CODES: Mapping[str, Severity] = MappingProxyType(
    {
        "note-missing": "error",
        "note-never-called": "warning",
        "note-called-twice": "warning",
        "note-out-of-order": "warning",
        "dossier-empty": "error",
        "documents-none": "warning",
        "document-missing": "error",
        "document-never-mentioned": "info",
        "document-number-twice": "error",
        "document-twice": "error",
        "acronym-unlisted": "warning",
        "acronym-unused": "warning",
        "source-unparsed": "error",
        "source-doubtful": "warning",
        "short-form-alone": "warning",
        "record-cited-twice": "info",
        "record-cited-differently": "warning",
        "person-spelled-twice": "warning",
        "person-initials-clash": "warning",
        "date-unreadable": "warning",
        "date-before-event": "error",
        "event-date-differs": "info",
        "quotation-not-found": "warning",
        "quotation-marks": "warning",
        "heading-glued": "info",
        "furniture-left-out": "info",
        "characters-repaired": "info",
        "unread-text": "warning",
        "page-without-text": "warning",
        "picture-left-out": "info",
        "letters-unknown": "warning",
        "text-by-machine": "info",
    }
)
"""By code, in the order of the page: the apparatus, the records, the names, the print."""
