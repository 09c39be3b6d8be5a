"""A finding: one thing about a file that its editor should know."""

from typing import Literal

from edossier.dossier.evidence import Anchor, Value

__all__ = ["Finding", "Related", "Severity"]

Severity = Literal["error", "warning", "info"]


class Related(Value):
    """Another place that a finding speaks of.

    Attributes:
        label: What stands there, for a person: "note 9", "document 8".
        anchor: The range of the SourceText; None where it lies in another dossier.
        place: The same for a person, "12:5" or "¶12".
        dossier: The label of the other dossier; None for the same one.
    """

    label: str
    anchor: Anchor | None = None
    place: str | None = None
    dossier: str | None = None


class Finding(Value):
    """One remark on a file.

    Attributes:
        code: The rule's name, "unread-text"; documented in docs/reference/findings.md.
        message: One sentence: what, and the mend.
        anchor: The range of the SourceText it speaks of; None for the file as a whole.
        place: The same for a person, "12:5" or "¶12".
        related: The other places it speaks of, in the order of the file.
    """

    severity: Severity
    code: str
    message: str
    anchor: Anchor | None = None
    place: str | None = None
    related: tuple[Related, ...] = ()
