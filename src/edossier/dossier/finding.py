"""A finding: one thing about a file that its editor should know."""

from typing import Literal

from edossier.dossier.evidence import Anchor, Value

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning", "info"]


class Finding(Value):
    """One remark on a file.

    Attributes:
        code: The rule's name, "unread-text"; documented in docs/reference/findings.md.
        message: One sentence: what, and the mend.
        anchor: The range of the SourceText it speaks of; None for the file as a whole.
        place: The same for a person, "12:5" or "¶12".
    """

    severity: Severity
    code: str
    message: str
    anchor: Anchor | None = None
    place: str | None = None
