"""The log -> the index: every part of a dossier is found, once, in its newest version."""

import pytest

from edossier.keeping import Withdrawal, restore, withdraw, writing
from edossier.search.query import parse
from edossier_site.searching.follow import follow, index_of, rebuild


def found(archive, typed, **options):
    hits = index_of(archive).search(parse(typed), limit=50, **options).hits
    return {(hit.part, hit.number) for hit in hits}


FOUND = [
    ("", {("essay", None), ("document", "1"), ("document", "2"), ("note", "1")}),
    ("archive:AVPRF", {("document", "1")}),
    ("date:1956 archive:AVPRF", {("document", "1")}),
    ("archive:MZV", {("document", "2")}),
    ("archive:AMZV", {("document", "2")}),
    ('archive:"Archiv Ministerstva zahraničních věcí"', {("document", "2")}),
    ("drunkenness", {("essay", None)}),
    ("orlik", {("essay", None), ("document", "1"), ("document", "2"), ("note", "1")}),
    ("cites:RGANI", {("note", "1")}),
    ('ref:"f. 0100, op. 49"', {("document", "1")}),
    ("krabice", {("document", "2")}),
    ("0423/57", {("document", "2")}),
    ("event:1956-10-30", {("document", "1")}),
    ("dated:1956-10-30", set()),
    ("kind:memorandum", {("document", "1")}),
    ("person:jan", {("essay", None), ("document", "1"), ("document", "2"), ("note", "1")}),
    ('person:"Marta Vell"', {("document", "1"), ("document", "2")}),
    ('place:"Port Sable"', {("essay", None)}),
    ('person:"Ada Quill"', {("essay", None)}),
    ("dossier:46 part:document", {("document", "1"), ("document", "2")}),
    ('person:"Harbour Board"', {("essay", None)}),
    ("harbours part:document", {("document", "1")}),
    ("introduction", {("essay", None)}),
]


@pytest.mark.parametrize(("typed", "parts"), FOUND)
def test_each_part_of_a_published_dossier_is_found(harbour, typed, parts):
    assert found(harbour.archive, typed) == parts


def test_the_facet_of_persons_has_no_organisations(harbour):
    facets = index_of(harbour.archive).search(parse("")).facets
    assert {facet.value for facet in facets["person"]} == {"J. Orlík", "Marta Vell", "Ada Quill"}


def test_a_hit_leads_to_its_place_on_its_page(harbour):
    (essay,) = index_of(harbour.archive).search(parse("drunkenness")).hits
    assert essay.address == f"/{essay.dossier}"
    assert essay.passages[0].anchor == "p1"
    (note,) = index_of(harbour.archive).search(parse("cites:RGANI")).hits
    assert note.address == f"/{note.dossier}#note-1"


def test_a_new_version_takes_the_place_of_the_old(harbour):
    archive = harbour.archive
    documents = harbour.dossier().documents
    changed = documents[0].model_copy(update={"title": "Memorandum on customs"})
    harbour.put(harbour.dossier(documents=(changed, documents[1])))
    assert follow(archive) == 2
    assert found(archive, "customs") == {("document", "1")}
    assert found(archive, "dossier:46") == found(archive, "")
    assert len(found(archive, "")) == 4


def test_following_and_rebuilding_give_the_same_hits_with_the_same_scores(harbour):
    archive = harbour.archive
    documents = harbour.dossier().documents
    harbour.put(harbour.dossier(documents=documents[:1]))
    follow(archive)
    typed = "orlik OR harbour OR envoys"
    followed = index_of(archive).search(parse(typed))
    assert rebuild(archive) == 2
    rebuilt = index_of(archive).search(parse(typed))
    assert [(hit.id, hit.score) for hit in rebuilt.hits] == [
        (hit.id, hit.score) for hit in followed.hits
    ]


def test_following_twice_changes_nothing(harbour):
    assert follow(harbour.archive) == follow(harbour.archive) == 1
    assert len(found(harbour.archive, "")) == 4


def test_an_event_indexed_twice_is_there_once(harbour):
    index = index_of(harbour.archive)
    with index.writing() as change:
        change.position = 0
    assert follow(harbour.archive) == 1
    assert len(found(harbour.archive, "")) == 4


def test_an_index_of_another_log_is_made_again(harbour):
    index = index_of(harbour.archive)
    with index.writing() as change:
        change.position = 99
    assert follow(harbour.archive) == 1


def test_dossiers_followed_one_by_one_are_found_as_after_a_rebuild(harbour):
    archive = harbour.archive
    for number in range(47, 51):
        series = harbour.dossier().series.model_copy(update={"number": str(number)})
        documents = tuple(
            document.model_copy(update={"source": None, "registry_number": None})
            for document in harbour.dossier().documents
        )
        harbour.put(harbour.dossier(series=series, documents=documents))
        follow(archive)
    queries = ["orlik OR harbour", "envoys", "part:note", ""]
    followed = [index_of(archive).search(parse(typed), limit=100) for typed in queries]
    assert len(followed[-1].hits) == 5 * 4
    rebuild(archive)
    for typed, before in zip(queries, followed, strict=True):
        after = index_of(archive).search(parse(typed), limit=100)
        assert after.hits == before.hits
        assert after.facets == before.facets


def withdraw_in(archive, publication, place=None):
    ark = publication.ark if place is None else publication.documents[place].ark
    entry = Withdrawal(
        ark=ark,
        kind="dossier" if place is None else "document",
        dossier=publication.ark,
        title="A title",
        number=None,
        reason="Asked for.",
        at="2026-04-01T09:00:00Z",
    )
    with writing(archive) as writer:
        withdraw(writer, entry)
    return ark


def restore_in(archive, ark):
    with writing(archive) as writer:
        restore(writer, ark, at="2026-05-01T09:00:00Z")


@pytest.mark.parametrize("make", [follow, rebuild])
def test_a_withdrawn_document_is_not_found_until_it_is_restored(kept, make):
    archive = kept.archive
    publication = kept.put(kept.dossier()).publication
    follow(archive)
    ark = withdraw_in(archive, publication, 0)
    assert make(archive) == 2
    assert found(archive, "") == {("essay", None), ("document", "2"), ("note", "1")}
    assert index_of(archive).search(parse("archive:AVPRF")).total == 0
    assert ark not in str(index_of(archive).search(parse("")).to_json())
    restore_in(archive, ark)
    assert make(archive) == 3
    assert found(archive, "archive:AVPRF") == {("document", "1")}


@pytest.mark.parametrize("make", [follow, rebuild])
def test_of_a_withdrawn_dossier_nothing_is_found(kept, make):
    archive = kept.archive
    publication = kept.put(kept.dossier()).publication
    withdraw_in(archive, publication)
    make(archive)
    results = index_of(archive).search(parse(""))
    assert results.total == 0
    assert all(not values for values in results.facets.values())


def test_many_withdrawals_at_once_are_followed_as_one_by_one(kept, monkeypatch):
    monkeypatch.setattr("edossier_site.searching.follow._FEW_EVENTS", 0)
    archive = kept.archive
    publication = kept.put(kept.dossier()).publication
    follow(archive)
    first = withdraw_in(archive, publication, 0)
    withdraw_in(archive, publication)
    restore_in(archive, publication.ark)
    follow(archive)
    assert found(archive, "") == {("essay", None), ("document", "2"), ("note", "1")}
    restore_in(archive, first)
    follow(archive)
    assert ("document", "1") in found(archive, "")
