"""Records of authorities, and editors' decisions on names: two registers of people's own.

The OCFL object `edossier:authorities` holds `authorities.json`, every record as it now is;
`edossier:names` holds `names.json`: which names are whose, which are not, when, by whom and why.
Each version of an object is the register as it was; a decision taken back is no more in the
newest, and stays in those before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from edossier.authorities import Attribution, Authority, Ruling, authority_from_fields
from edossier.errors import DecisionError
from edossier.keeping.archive import Archive
from edossier.keeping.log import AUTHORITIES, NAMES
from edossier.keeping.opening import Writer
from edossier.keeping.register import Register

__all__ = [
    "NameDecision",
    "NameVerdict",
    "attribute",
    "attribution_of",
    "authorities",
    "keep_authorities",
    "name_decisions",
    "undo_attribution",
]

NameVerdict = Literal["confirmed", "merged", "rejected", "split"]


@dataclass(frozen=True, slots=True)
class NameDecision:
    """What an editor decided of a name: it can be read without what proposed it.

    Attributes:
        id: Made of what it is about.
        verdict: "confirmed", what was proposed, and "merged": `name` is `other`. "rejected": it
            is not, for good. "split": in `documents` alone, `name` is `other`.
        name, other: "person/chou-en-lai": a printed name's page, or a record's.
        name_label, other_label: As they are called.
        documents: ARKs; only of a "split".
        because: Why it was proposed; empty where nothing was.
        score: Of the proposal, from 0 to 1; None where nothing was.
        reason: The editor's own.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        by: Who decided it; None where that was not said.
    """

    id: str
    verdict: NameVerdict
    name: str
    other: str
    name_label: str
    other_label: str
    documents: tuple[str, ...]
    because: str
    score: float | None
    reason: str
    at: str
    by: str | None = None


def _authority(**fields: Any) -> Authority:
    return authority_from_fields(fields)


def _decision(**fields: Any) -> NameDecision:
    return NameDecision(**{**fields, "documents": tuple(fields["documents"])})


_AUTHORITIES = Register(AUTHORITIES, "authorities.json", "authorities", "authorities", _authority)
_NAMES = Register(NAMES, "names.json", "decided", "decisions on names", _decision)


def authorities(archive: Archive, version: int | None = None) -> tuple[Authority, ...]:
    """Give every record, in the order in which they came in.

    Args:
        version: Of the register; None for the newest.

    Raises:
        KeepingError: There is no such version, or the register is damaged.
    """
    return _AUTHORITIES.entries(archive, version)


def keep_authorities(
    writer: Writer, records: Iterable[Authority], *, at: str, by: str | None = None
) -> None:
    """Write all records as they now are, and a line in the log.

    Raises:
        KeepingError: The archive cannot be written; nothing was changed.
    """
    _AUTHORITIES.put(writer, "authorities", AUTHORITIES, records, at=at, by=by)


def name_decisions(archive: Archive, version: int | None = None) -> Mapping[str, NameDecision]:
    """Give what is decided of names, by id, in the order in which it was.

    Args:
        version: Of the register; None for the newest.

    Raises:
        KeepingError: There is no such version, or the register is damaged.
    """
    return {entry.id: entry for entry in _NAMES.entries(archive, version)}


def attribution_of(decided: Iterable[NameDecision]) -> Attribution:
    """Give whom names stand for by these decisions."""
    return Attribution(Ruling(one.verdict, one.name, one.other, one.documents) for one in decided)


def attribute(writer: Writer, decision: NameDecision) -> None:
    """Write a decision into the register and the log.

    Raises:
        DecisionError: It gives no reason, is decided already, or goes against another decision.
        KeepingError: The archive cannot be written; nothing was decided.
    """
    register = name_decisions(writer.archive)
    if not decision.reason.strip():
        raise DecisionError("A decision needs a reason: a reader will be told it.")
    if (known := register.get(decision.id)) is not None:
        raise DecisionError(
            f"{known.id} is {known.verdict} already, since {known.at[:10]}: "
            f"edossier authorities undo {known.id} takes it back."
        )
    _refuse_contradiction(decision, register.values())
    _NAMES.put(
        writer, "attributed", decision.id, [*register.values(), decision], at=decision.at,
        by=decision.by,
    )  # fmt: skip


def _refuse_contradiction(new: NameDecision, decided: Iterable[NameDecision]) -> None:
    attribution = attribution_of(decided)
    held = {frozenset((one.name, one.other)): one.id for one in decided}
    if new.verdict == "rejected":
        if attribution.would_be_circular(new.name, new.other):
            raise DecisionError(
                f"{new.name} and {new.other} are one by a decision: "
                "edossier authorities list --decided shows which to undo first."
            )
        return
    if new.verdict != "split":
        if attribution.would_be_circular(new.name, new.other):
            raise DecisionError(f"{new.name} and {new.other} are one already: nothing is to do.")
        if attribution.of(new.name) != new.name:
            raise DecisionError(
                f"{new.name} is {attribution.of(new.name)} already: undo that first, "
                f"or merge {attribution.of(new.name)}."
            )
        if (pair := attribution.kept_apart(new.name, new.other)) is not None:
            raise DecisionError(
                f"An editor decided that {pair[0]} is not {pair[1]}: "
                f"edossier authorities undo {held[frozenset(pair)]} takes that back."
            )


def undo_attribution(
    writer: Writer, identifier: str, *, at: str, by: str | None = None
) -> NameDecision:
    """Take a decision on a name back; give what the register said.

    Raises:
        DecisionError: Nothing is decided under this id.
        KeepingError: The archive cannot be written; nothing was changed.
    """
    register = name_decisions(writer.archive)
    if identifier not in register:
        raise DecisionError(
            f"Nothing is decided under {identifier!r}: "
            "edossier authorities list --decided shows what is."
        )
    rest = [entry for other, entry in register.items() if other != identifier]
    _NAMES.put(writer, "attribution-undone", identifier, rest, at=at, by=by)
    return register[identifier]
