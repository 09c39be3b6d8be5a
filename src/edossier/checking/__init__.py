"""What an editor should know of a dossier before it is published; one function a rule."""

from edossier.checking.rules import (
    find_doubtful_sources,
    find_duplicate_numbers,
    find_furniture,
    find_glued_headings,
    find_missing_documents,
    find_missing_notes,
    find_repairs,
    find_unread_text,
    find_wrong_dates,
)
from edossier.dossier import Dossier, Finding
from edossier.text import SourceText

__all__ = ["RULES", "check"]

RULES = (
    find_duplicate_numbers,
    find_missing_documents,
    find_missing_notes,
    find_doubtful_sources,
    find_wrong_dates,
    find_unread_text,
    find_glued_headings,
    find_furniture,
    find_repairs,
)
"""Every rule, the gravest first."""


def check(dossier: Dossier, source: SourceText) -> tuple[Finding, ...]:
    """Apply every rule, and give what they find in the order of the file."""
    findings = [finding for rule in RULES for finding in rule(dossier, source)]
    return tuple(
        sorted(findings, key=lambda finding: finding.anchor.start if finding.anchor else -1)
    )
