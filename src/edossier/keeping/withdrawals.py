"""Withdrawals: what was published and may not be shown any more, a record of people's own.

The OCFL object `edossier:withdrawals` holds one file, `withdrawals.json`: what is withdrawn now,
when, by whom and why. Each version of the object is the register as it was; nothing that was
published is removed from its own object.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from edossier.errors import WithdrawalError
from edossier.keeping.archive import Archive
from edossier.keeping.log import WITHDRAWALS
from edossier.keeping.opening import Writer
from edossier.keeping.register import Register

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


_REGISTER = Register(WITHDRAWALS, REGISTER, "withdrawn", "withdrawals", Withdrawal)


def withdrawals(archive: Archive, version: int | None = None) -> Mapping[str, Withdrawal]:
    """Give what is withdrawn, by ARK, in the order in which it was.

    Args:
        version: Of the register; None for the newest.

    Raises:
        KeepingError: There is no such version, or the register is damaged.
    """
    return {entry.ark: entry for entry in _REGISTER.entries(archive, version)}


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
    _REGISTER.put(
        writer,
        "withdrawn",
        withdrawal.ark,
        [*register.values(), withdrawal],
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
    rest = [entry for other, entry in register.items() if other != ark]
    _REGISTER.put(writer, "restored", ark, rest, at=at, by=by)
    return register[ark]
