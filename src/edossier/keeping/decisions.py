"""Editors' decisions on records that may be one: a record of people's own, as withdrawals are.

The OCFL object `edossier:references` holds one file, `references.json`: which suggestions are
confirmed and which rejected now, when, by whom and why. Each version of the object is the register
as it was; a decision taken back is no more in it, and stays in the versions before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from edossier.errors import DecisionError
from edossier.keeping.archive import Archive
from edossier.keeping.log import REFERENCES
from edossier.keeping.opening import Writer
from edossier.keeping.register import Register

__all__ = ["REGISTER", "Decision", "Verdict", "decide", "decisions", "reconsider"]

REGISTER = "references.json"
Verdict = Literal["confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided of two records: it can be read without what suggested it.

    Attributes:
        id: Of the suggestion, made of the two keys.
        verdict: "confirmed": they are one. "rejected": they are two, and it is asked no more.
        kind: "record", or "unit" for two files.
        first, second: The keys of the records or files.
        first_label, second_label: As a citation of it was printed.
        because: The reason of the suggestion.
        reason: The editor's own.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        by: Who decided it; None where that was not said.
    """

    id: str
    verdict: Verdict
    kind: str
    first: str
    second: str
    first_label: str
    second_label: str
    because: str
    reason: str
    at: str
    by: str | None = None


_REGISTER = Register(REFERENCES, REGISTER, "decided", "decisions", Decision)


def decisions(archive: Archive, version: int | None = None) -> Mapping[str, Decision]:
    """Give what is decided, by id, in the order in which it was.

    Args:
        version: Of the register; None for the newest.

    Raises:
        KeepingError: There is no such version, or the register is damaged.
    """
    return {entry.id: entry for entry in _REGISTER.entries(archive, version)}


def decide(writer: Writer, decision: Decision) -> None:
    """Write a decision into the register and the log.

    Raises:
        DecisionError: It gives no reason, or is decided already.
        KeepingError: The archive cannot be written; nothing was decided.
    """
    register = decisions(writer.archive)
    if not decision.reason.strip():
        raise DecisionError("A decision needs a reason: a reader will be told it.")
    if (known := register.get(decision.id)) is not None:
        raise DecisionError(
            f"{known.id} is {known.verdict} already, since {known.at[:10]}: "
            f"edossier references undo {known.id} takes it back."
        )
    _REGISTER.put(
        writer,
        decision.verdict,
        decision.id,
        [*register.values(), decision],
        at=decision.at,
        by=decision.by,
    )


def reconsider(writer: Writer, identifier: str, *, at: str, by: str | None = None) -> Decision:
    """Take a decision back: it is a suggestion again; give what the register said.

    Raises:
        DecisionError: Nothing is decided under this id.
        KeepingError: The archive cannot be written; nothing was changed.
    """
    register = decisions(writer.archive)
    if identifier not in register:
        raise DecisionError(f"Nothing is decided under {identifier}: there is nothing to undo.")
    rest = [entry for other, entry in register.items() if other != identifier]
    _REGISTER.put(writer, "reconsidered", identifier, rest, at=at, by=by)
    return register[identifier]
