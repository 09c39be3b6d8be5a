"""Every write: into the OCFL root and its log, and from there into the rows.

find_added     say whether a file's very bytes are published already
add_file       publish what `preparing` read
withdraw       show something no more; restore shows it again
decide         say of two records that they are one, or two; reconsider takes it back
take_in_authorities   records of who somebody is, from a file
rule           say whose a name is, or is not; unrule takes it back
follow_log     bring the rows up to the log
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from edossier import keeping
from edossier.authorities import Authority, take_in
from edossier.errors import DecisionError, KeepingError, WithdrawalError
from edossier.keeping import (
    Decision,
    Known,
    Matching,
    NameDecision,
    NameVerdict,
    Occasion,
    Publication,
    Verdict,
    Withdrawal,
    Writer,
    publish,
)
from edossier_site.archive import follow, queries
from edossier_site.archive.addresses import slug
from edossier_site.archive.preparing import Prepared, given_files
from edossier_site.archive.values import AlikeLine, ProposalLine, Resolved

__all__ = [
    "Added",
    "Outcome",
    "add_file",
    "decide",
    "find_added",
    "follow_log",
    "reconsider",
    "restore",
    "rule",
    "take_in_authorities",
    "unrule",
    "withdraw",
]

Outcome = Literal["new", "version", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file.

    Attributes:
        outcome: A `new` dossier, a new `version` of one, `unchanged`, or `refused` for errors.
        publication: As it now stands in the archive; None where it was refused.
        matching: Who is who in the version before; None unless there is a new version.
    """

    prepared: Prepared
    outcome: Outcome
    publication: Publication | None = None
    matching: Matching | None = None


def find_added(writer: Writer, path: Path) -> Known | None:
    """Find the dossier that was made from a file and its corrections as they are; None if none.

    None too for a file that cannot be read: reading it says so in its own words.
    """
    try:
        return keeping.find_published(writer, given_files(path))
    except KeepingError:
        return None


def add_file(
    writer: Writer,
    prepared: Prepared,
    occasion: Occasion,
    *,
    again: bool = False,
    dry_run: bool = False,
) -> Added:
    """Publish a file, unless it has errors or is there already.

    Raises:
        UndecidedError: An editor has to say which document or dossier it is.
        CorrectionsError: An ARK in its corrections names nothing here.
        KeepingError: The archive cannot be written; nothing was published.
    """
    if prepared.errors:
        return Added(prepared, "refused")
    published = publish(
        writer,
        prepared.dossier,
        prepared.files,
        occasion,
        same=prepared.same,
        again=again,
        dry_run=dry_run,
    )
    return Added(prepared, published.change, published.publication, published.matching)


def withdraw(
    writer: Writer, identifier: str, *, reason: str, at: str, by: str | None = None
) -> Withdrawal:
    """Withdraw a document or dossier: it is shown, listed, counted and found no more.

    Args:
        identifier: An ARK, its address, or "46/5".
        reason: Why; readers are told it.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        by: Who decided it; readers are told that too.

    Raises:
        WithdrawalError: There is no such thing, or it is withdrawn already, or no reason given.
        KeepingError: The archive cannot be written; nothing was withdrawn.
    """
    named = _resolved(writer, identifier)
    called = queries.called(named.ark)
    withdrawal = Withdrawal(
        ark=named.ark,
        kind=named.kind,
        dossier=called.dossier,
        title=called.title,
        number=called.number,
        reason=_plain(reason),
        at=at,
        by=_plain(by) or None if by is not None else None,
    )
    keeping.withdraw(writer, withdrawal)
    return withdrawal


def restore(writer: Writer, identifier: str, *, at: str, by: str | None = None) -> Withdrawal:
    """Show again what was withdrawn; give what was said of it.

    Raises:
        WithdrawalError: There is no such thing, or it is not withdrawn.
        KeepingError: The archive cannot be written; nothing was restored.
    """
    named = _resolved(writer, identifier)
    withdrawal = queries.withdrawal_of(named.ark)
    if withdrawal is not None and withdrawal.ark != named.ark:
        raise WithdrawalError(
            f"{named.ark} is withdrawn with its dossier: restore {withdrawal.ark}."
        )
    return keeping.restore(writer, named.ark, at=at, by=_plain(by) or None if by else None)


def decide(
    writer: Writer, named: str, verdict: Verdict, *, reason: str, at: str, by: str | None = None
) -> Decision:
    """Say of two records or files that were suggested whether they are one.

    Args:
        named: The suggestion's id, or its place in the list, from one.
        verdict: "confirmed" makes them one; "rejected" asks no more.
        reason: Why; readers are told it.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        by: Who decided it; readers are told that too.

    Raises:
        DecisionError: There is no such suggestion, or it is decided already, or no reason given.
        KeepingError: The archive cannot be written; nothing was decided.
    """
    follow.follow(writer.archive)
    line = _suggestion(named)
    decision = Decision(
        id=line.id,
        verdict=verdict,
        kind=line.kind,
        first=line.first.key,
        second=line.second.key,
        first_label=line.first.words,
        second_label=line.second.words,
        because=line.because,
        reason=_plain(reason),
        at=at,
        by=_plain(by) or None if by is not None else None,
    )
    keeping.decide(writer, decision)
    return decision


def reconsider(writer: Writer, identifier: str, *, at: str, by: str | None = None) -> Decision:
    """Take a decision back: the pair is suggested again; give what was said of it.

    Raises:
        DecisionError: Nothing is decided under this id.
        KeepingError: The archive cannot be written; nothing was changed.
    """
    by = _plain(by) or None if by else None
    return keeping.reconsider(writer, _plain(identifier)[:100], at=at, by=by)


def take_in_authorities(
    writer: Writer, records: Sequence[Authority], *, at: str, by: str | None = None
) -> tuple[int, int]:
    """Take in records beside those that are there; how many are new, and how many say more now.

    Nothing is written where nothing changes.

    Raises:
        KeepingError: The archive cannot be written; nothing was changed.
    """
    before = {one.id: one for one in keeping.authorities(writer.archive)}
    made = take_in(before.values(), records, slug)
    new = sum(one.id not in before for one in made)
    more = sum(one.id in before and before[one.id] != one for one in made)
    if new or more:
        keeping.keep_authorities(writer, made, at=at, by=_plain(by) or None if by else None)
    return new, more


def rule(
    writer: Writer,
    verdict: NameVerdict,
    name: str,
    other: str | None = None,
    *,
    documents: Sequence[str] = (),
    reason: str,
    at: str,
    by: str | None = None,
) -> NameDecision:
    """Say whose a name is, or is not.

    Args:
        name: A name's page or a record, "persons/chou-en-lai" or "zhou-enlai.1"; without `other`
            the id of a proposal, or its place in the list, from one.
        other: The name or record that it is, or is not; of a "split" None makes a new one.
        documents: Of a "split": ids of the documents in which the name is another's.
        reason: Why; readers are told it.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        by: Who decided it; readers are told that too.

    Raises:
        DecisionError: There is no such name, record, proposal or document, or it is decided, or
            contradicts what is.
        KeepingError: The archive cannot be written; nothing was decided.
    """
    follow.follow(writer.archive)
    because, score = "", None
    arks = tuple(_document(identifier) for identifier in documents)
    if other is None and verdict != "split":
        line = _proposal(name)
        named, of, because, score = line.name, line.authority, line.because, line.score
    else:
        named = _name(name)
        of = _name(other) if other is not None else f"{named}.{_next_part(named)}"
        _check_kinds(named, of)
    decision = NameDecision(
        id=queries.id_of_ruling(named, of, *arks),
        verdict=verdict,
        name=named,
        other=of,
        name_label=queries.called_by(named) or named,
        other_label=queries.called_by(of) or queries.called_by(named) or of,
        documents=arks,
        because=because,
        score=score,
        reason=_plain(reason),
        at=at,
        by=_plain(by) or None if by is not None else None,
    )
    keeping.attribute(writer, decision)
    return decision


def unrule(writer: Writer, identifier: str, *, at: str, by: str | None = None) -> NameDecision:
    """Take a decision on a name back; give what was said of it.

    Raises:
        DecisionError: Nothing is decided under this id.
        KeepingError: The archive cannot be written; nothing was changed.
    """
    by = _plain(by) or None if by else None
    return keeping.undo_attribution(writer, _plain(identifier)[:100], at=at, by=by)


def _proposal(named: str) -> ProposalLine:
    for place, line in enumerate(queries.proposed_lines(), 1):
        if named in (line.id, str(place)):
            return line
    decided = {line.id: line for line in queries.ruling_lines()}
    if named in decided:
        raise DecisionError(
            f"{named} is {decided[named].verdict} already: "
            f"edossier authorities undo {named} takes it back."
        )
    raise DecisionError(
        f"There is no proposal {_plain(named)[:40]!r}: edossier authorities list shows them."
    )


_KINDS = {"persons": "person", "organisations": "organisation"}


def _name(given: str) -> str:
    """Give a name's page or a record, "person/mao", from an address or id of it."""
    bare = _plain(given).strip("/")
    *_, kind, own = f"persons/{bare}".split("/")
    kind = _KINDS.get(kind, kind)
    for tried in (kind, *(() if "/" in bare else ("organisation",))):
        if queries.called_by(f"{tried}/{own}") is not None:
            return f"{tried}/{own}"
    raise DecisionError(
        f"There is no name or record {bare[:60]!r}: edossier authorities list shows the records, "
        "the address of a person's page names a name."
    )


def _check_kinds(name: str, other: str) -> None:
    if name.partition("/")[0] != other.partition("/")[0]:
        raise DecisionError(f"{name} and {other} are of two kinds: they cannot be one.")


def _next_part(name: str) -> str:
    """Give how the next name is told apart that is split from a name."""
    split = [one for one in queries.ruling_lines() if one.other.startswith(f"{name}.part")]
    return f"part{1 + max((int(one.other.rpartition('part')[2]) for one in split), default=0)}"


def _document(identifier: str) -> str:
    try:
        named = queries.resolve(identifier)
    except queries.NotHereError as error:
        raise DecisionError(
            f"{_plain(identifier)[:100]!r} names no document here: {error}."
        ) from error
    if named.kind != "document":
        raise DecisionError(f"{named.ark} is a dossier: name its documents, as 46/5.")
    return named.ark


def _suggestion(named: str) -> AlikeLine:
    lines = queries.suggested_lines()
    for place, line in enumerate(lines, 1):
        if named in (line.id, str(place)):
            return line
    decided = {line.id: line for line in queries.decided_lines()}
    if named in decided:
        raise DecisionError(
            f"{named} is {decided[named].verdict} already: "
            f"edossier references undo {named} takes it back."
        )
    raise DecisionError(
        f"There is no suggestion {_plain(named)[:40]!r}: edossier references list shows them."
    )


def _resolved(writer: Writer, identifier: str) -> Resolved:
    """Say what an identifier names; the rows are brought up to the log first."""
    follow.follow(writer.archive)
    try:
        named = queries.resolve(identifier)
    except queries.NotHereError as error:
        raise WithdrawalError(
            f"{_plain(identifier)[:100]!r} names nothing here: {error}. "
            "edossier list shows the dossiers."
        ) from error
    if named.version is not None:
        raise WithdrawalError(
            f"{named.ark} is withdrawn and restored with all its versions: leave out the version."
        )
    return named


def _plain(text: str) -> str:
    """Give words on one line, without what no file can hold: a byte of the command line."""
    return " ".join(text.encode(errors="replace").decode().split())


def follow_log(writer: Writer) -> int:
    """Bring the rows up to what was published; give the number of the log's last entry.

    Raises:
        KeepingError: The database cannot be written.
    """
    return follow.follow(writer.archive)
