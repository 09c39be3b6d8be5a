"""What an editor should know of a dossier before it is published; one function a rule.

    rules (one module a subject) -> findings with anchors -> places for a person

`check` applies the rules to one dossier, `check_archive` to all dossiers of an archive together.
What a rule can find has a name in `codes` and a section in docs/reference/findings.md. Rules know
nothing of what an editor has silenced.
"""

from edossier.checking.across import ARCHIVE_CODES, check_archive
from edossier.checking.checks import RULES, check
from edossier.checking.codes import CODES

__all__ = ["ARCHIVE_CODES", "CODES", "RULES", "check", "check_archive"]
