"""Withdrawing and restoring: the register, the log, and what may not be withdrawn."""

import json

import ocfl
import pytest

from edossier.errors import KeepingError, WithdrawalError
from edossier.keeping import (
    Withdrawal,
    events,
    load,
    log_position,
    log_unlogged,
    newest_versions,
    open_archive,
    restore,
    verify,
    withdraw,
    withdrawals,
    writing,
)

AT = "2026-04-01T09:00:00Z"
REASON = "The family of the person named asked for it."


@pytest.fixture
def published(put, dossier, document):
    """A dossier of two documents, published."""
    documents = [document(n, title=f"Letter {n}", date=f"1956-0{n}-01") for n in (1, 2)]
    return put(dossier(*documents)).publication


def withdrawal_of(publication, place=None, **changes):
    ark = publication.ark if place is None else publication.documents[place].ark
    values = {
        "ark": ark,
        "kind": "dossier" if place is None else "document",
        "dossier": publication.ark,
        "title": "A title",
        "number": None if place is None else publication.documents[place].number,
        "reason": REASON,
        "at": AT,
    }
    return Withdrawal(**{**values, **changes})


def take_out(archive, withdrawal):
    with writing(archive) as writer:
        withdraw(writer, withdrawal)


def bring_back(archive, ark, **said):
    with writing(archive) as writer:
        return restore(writer, ark, at="2026-05-01T09:00:00Z", **said)


def test_nothing_is_withdrawn_in_a_new_archive(archive):
    assert withdrawals(archive) == {}


def test_a_withdrawal_is_in_the_register_and_in_the_log(archive, published):
    withdrawal = withdrawal_of(published, 1, by="Ada Quill")
    take_out(archive, withdrawal)
    assert withdrawals(archive) == {withdrawal.ark: withdrawal}
    last = list(events(archive))[-1]
    assert (last.kind, last.ark, last.version, last.at) == ("withdrawn", withdrawal.ark, 1, AT)


def test_what_was_published_stays_where_it_was(archive, published):
    before = {path: path.read_bytes() for path in archive.object_folder(published.ark).rglob("*.*")}
    take_out(archive, withdrawal_of(published))
    assert {path: path.read_bytes() for path in before} == before
    assert load(archive, published.ark) == published
    assert newest_versions(archive) == {published.ark: 1}


def test_restoring_takes_the_entry_out_and_keeps_the_register_as_it_was(archive, published):
    first, second = withdrawal_of(published, 0), withdrawal_of(published, 1)
    take_out(archive, first)
    take_out(archive, second)
    assert bring_back(archive, first.ark) == first
    assert list(withdrawals(archive)) == [second.ark]
    assert list(withdrawals(archive, 2)) == [first.ark, second.ark]
    assert [event.kind for event in events(archive)][-3:] == ["withdrawn", "withdrawn", "restored"]


def test_the_root_stays_valid_to_both_judges(archive, published):
    take_out(archive, withdrawal_of(published, 0, by="Ada Quill"))
    bring_back(archive, published.documents[0].ark, by="Ada Quill")
    take_out(archive, withdrawal_of(published))
    assert list(verify(archive)) == []
    root = ocfl.StorageRoot(root=str(archive.ocfl))
    assert root.validate(log_warnings=True)
    assert (root.num_objects, root.good_objects) == (2, 2)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_withdrawal_without_a_reason_is_refused(archive, published, reason):
    with pytest.raises(WithdrawalError, match="needs a reason"):
        take_out(archive, withdrawal_of(published, 0, reason=reason))
    assert withdrawals(archive) == {}


def test_what_is_withdrawn_cannot_be_withdrawn_again(archive, published):
    take_out(archive, withdrawal_of(published, 0))
    with pytest.raises(WithdrawalError, match=r"is withdrawn already, since 2026-04-01"):
        take_out(archive, withdrawal_of(published, 0))
    assert log_position(archive) == 2


def test_what_was_never_published_cannot_be_withdrawn(archive, published):
    with pytest.raises(WithdrawalError, match="Nothing is published under ark:/99999/x"):
        take_out(archive, withdrawal_of(published, 0, ark="ark:/99999/x"))


def test_what_is_not_withdrawn_cannot_be_restored(archive, published):
    with pytest.raises(WithdrawalError, match="is not withdrawn"):
        bring_back(archive, published.ark)


def test_a_dossier_is_published_again_after_a_withdrawal(
    archive, published, put, dossier, document
):
    take_out(archive, withdrawal_of(published, 0))
    again = put(dossier(document(1, title="Letter 1", date="1956-01-01"), essay="Another."))
    assert (again.change, again.publication.version) == ("version", 2)
    assert again.publication.ark == published.ark
    assert again.publication.documents[0].ark == published.documents[0].ark
    assert list(withdrawals(archive)) == [published.documents[0].ark]
    assert list(verify(archive)) == []


def test_lost_entries_of_the_log_are_written_again_as_they_were(archive, published):
    take_out(archive, withdrawal_of(published, 0))
    bring_back(archive, published.documents[0].ark)
    told = list(events(archive))
    for path in sorted(archive.log.rglob("0*.json"))[1:]:
        path.unlink()
    with writing(archive) as writer:
        log_unlogged(writer)
    assert list(events(archive)) == told


def test_a_damaged_register_is_named(archive, published):
    take_out(archive, withdrawal_of(published, 0))
    path = next(archive.ocfl.rglob("withdrawals.json"))
    path.write_text(json.dumps({"withdrawn": [{"ark": "x"}]}))
    with pytest.raises(KeepingError, match=r"withdrawals\.json is damaged"):
        withdrawals(archive)
    assert [problem.path for problem in verify(archive)] == [path]


def test_an_event_of_a_newer_edossier_is_not_guessed_at(archive, published):
    take_out(archive, withdrawal_of(published, 0))
    path = max(archive.log.rglob("0*.json"))
    path.write_text(path.read_text().replace('"withdrawn"', '"merged"'))
    with pytest.raises(KeepingError, match="tells of something merged"):
        list(events(open_archive(archive.path)))
