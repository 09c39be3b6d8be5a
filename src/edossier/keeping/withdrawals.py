"""Withdrawals: what was published and may not be shown any more, a record of people's own.

The OCFL object `edossier:withdrawals` holds one file, `withdrawals.json`: what is withdrawn now,
when, by whom and why. Each version of the object is the register as it was; nothing that was
published is removed from its own object.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from edossier.errors import KeepingError, WithdrawalError
from edossier.keeping import inventory, store
from edossier.keeping.archive import Archive
from edossier.keeping.disk import explained
from edossier.keeping.log import WITHDRAWALS
from edossier.keeping.opening import Writer

__all__ = ["REGISTER", "Withdrawal", "restore", "withdraw", "withdrawals"]

REGISTER = "withdrawals.json"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One entry of the register: it can be read without the object that it is about.

    Attributes:
        ark: Of the dossier or document withdrawn, with all its versions.
        dossier: The ARK of the dossier; `ark` itself where that is withdrawn.
        title: What it was called, as a list shows it.
        number: Of a document in its dossier when it was withdrawn; None for a dossier.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        by: Who decided it; None where that was not said.
    """

    ark: str
    kind: Literal["dossier", "document"]
    dossier: str
    title: str
    number: str | None
    reason: str
    at: str
    by: str | None = None


def withdrawals(archive: Archive, version: int | None = None) -> Mapping[str, Withdrawal]:
    """Give what is withdrawn, by ARK, in the order in which it was.

    Args:
        version: Of the register; None for the newest.

    Raises:
        KeepingError: There is no such version, or the register is damaged.
    """
    folder = archive.object_folder(WITHDRAWALS)
    if version is None and not (folder / inventory.FILE_NAME).is_file():
        return {}
    known = inventory.read_inventory(folder / inventory.FILE_NAME)
    number = known.head if version is None else version
    if not 1 <= number <= known.head:
        raise KeepingError(f"There is no version {number} of the withdrawals in {folder}.")
    path = folder / (known.stored_path(number, REGISTER) or REGISTER)
    with explained("read", path):
        content = path.read_bytes()
    try:
        entries = [Withdrawal(**entry) for entry in json.loads(content)["withdrawn"]]
    except (ValueError, TypeError, KeyError) as error:
        raise KeepingError(f"{path} is damaged: restore it from a copy.") from error
    return {entry.ark: entry for entry in entries}


def withdraw(writer: Writer, withdrawal: Withdrawal) -> None:
    """Write a withdrawal into the register and the log.

    Raises:
        WithdrawalError: It gives no reason, names nothing published, or what is withdrawn already.
        KeepingError: The archive cannot be written; nothing was withdrawn.
    """
    register = withdrawals(writer.archive)
    if not withdrawal.reason.strip():
        raise WithdrawalError("A withdrawal needs a reason: a reader will be told it.")
    if not writer.catalogue.is_taken(withdrawal.ark):
        raise WithdrawalError(f"Nothing is published under {withdrawal.ark}.")
    if (known := register.get(withdrawal.ark)) is not None:
        raise WithdrawalError(f"{known.ark} is withdrawn already, since {known.at[:10]}.")
    _put(
        writer,
        "withdrawn",
        withdrawal.ark,
        {**register, withdrawal.ark: withdrawal},
        at=withdrawal.at,
        by=withdrawal.by,
    )


def restore(writer: Writer, ark: str, *, at: str, by: str | None = None) -> Withdrawal:
    """Take a withdrawal back; give what the register said of it.

    Raises:
        WithdrawalError: It is not withdrawn.
        KeepingError: The archive cannot be written; nothing was restored.
    """
    register = withdrawals(writer.archive)
    if ark not in register:
        raise WithdrawalError(f"{ark} is not withdrawn: there is nothing to restore.")
    rest = {other: entry for other, entry in register.items() if other != ark}
    _put(writer, "restored", ark, rest, at=at, by=by)
    return register[ark]


def _put(
    writer: Writer,
    kind: Literal["withdrawn", "restored"],
    ark: str,
    register: Mapping[str, Withdrawal],
    *,
    at: str,
    by: str | None,
) -> None:
    path = writer.archive.object_folder(WITHDRAWALS) / inventory.FILE_NAME
    content = {"withdrawn": [asdict(entry) for entry in register.values()]}
    store.put_version(
        writer.archive,
        store.NewVersion(
            kind=kind,
            ark=ark,
            files={REGISTER: (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()},
            previous=inventory.read_inventory(path) if path.is_file() else None,
            created=at,
            message=f"{kind.capitalize()}: {ark}",
            user=by,
        ),
        on_step=writer.on_step,
    )
