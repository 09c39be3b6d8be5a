"""Editors' decisions on records that may be one: a record of people's own, as withdrawals are.

The OCFL object `edossier:references` holds one file, `references.json`: which suggestions are
confirmed and which rejected now, when, by whom and why. Each version of the object is the register
as it was; a decision taken back is no more in it, and stays in the versions before.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from edossier.errors import DecisionError, KeepingError
from edossier.keeping import inventory, store
from edossier.keeping.archive import Archive
from edossier.keeping.disk import explained
from edossier.keeping.log import REFERENCES
from edossier.keeping.opening import Writer

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


def decisions(archive: Archive, version: int | None = None) -> Mapping[str, Decision]:
    """Give what is decided, by id, in the order in which it was.

    Args:
        version: Of the register; None for the newest.

    Raises:
        KeepingError: There is no such version, or the register is damaged.
    """
    folder = archive.object_folder(REFERENCES)
    if version is None and not (folder / inventory.FILE_NAME).is_file():
        return {}
    known = inventory.read_inventory(folder / inventory.FILE_NAME)
    number = known.head if version is None else version
    if not 1 <= number <= known.head:
        raise KeepingError(f"There is no version {number} of the decisions in {folder}.")
    path = folder / (known.stored_path(number, REGISTER) or REGISTER)
    with explained("read", path):
        content = path.read_bytes()
    try:
        entries = [Decision(**entry) for entry in json.loads(content)["decided"]]
    except (ValueError, TypeError, KeyError) as error:
        raise KeepingError(f"{path} is damaged: restore it from a copy.") from error
    return {entry.id: entry for entry in entries}


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
    _put(
        writer,
        decision.verdict,
        decision.id,
        {**register, decision.id: decision},
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
    rest = {other: entry for other, entry in register.items() if other != identifier}
    _put(writer, "reconsidered", identifier, rest, at=at, by=by)
    return register[identifier]


def _put(
    writer: Writer,
    kind: Literal["confirmed", "rejected", "reconsidered"],
    identifier: str,
    register: Mapping[str, Decision],
    *,
    at: str,
    by: str | None,
) -> None:
    path = writer.archive.object_folder(REFERENCES) / inventory.FILE_NAME
    content = {"decided": [asdict(entry) for entry in register.values()]}
    store.put_version(
        writer.archive,
        store.NewVersion(
            kind=kind,
            ark=identifier,
            files={REGISTER: (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()},
            previous=inventory.read_inventory(path) if path.is_file() else None,
            created=at,
            message=f"{kind.capitalize()}: {identifier}",
            user=by,
        ),
        on_step=writer.on_step,
    )
