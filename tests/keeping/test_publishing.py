"""Publishing: what comes in is what comes out, version by version."""

import json
from random import Random

import pytest

from edossier.errors import CorrectionsError, KeepingError, UndecidedError
from edossier.identifiers import format_ark, mint
from edossier.keeping import (
    events,
    load,
    load_document,
    log_position,
    open_archive,
    source_path,
    versions_of,
)

LONG = "The delegation was received at noon and asked for a loan in roubles. " * 4


@pytest.fixture
def three(document):
    return (
        document(1, title="First", date="1956-01-17", unit="AVPRF/1", leaves="8"),
        document(2, title="Second", date="1956-03-21", text=LONG),
        document(3, title="Third", date="1957-04-15", repository="AMZV", registry_number="423/57"),
    )


def test_what_was_published_is_read_back_the_same(archive, dossier, three, put):
    given = dossier(*three)
    published = put(given)
    loaded = load(archive, published.publication.ark)
    assert loaded == published.publication
    assert published.change == "new"
    assert [d.number for d in loaded.documents] == ["1", "2", "3"]
    assert [d.version for d in loaded.documents] == [1, 1, 1]
    arks = [loaded.ark, *(d.ark for d in loaded.documents)]
    assert len(set(arks)) == 4
    assert all(ark.startswith("ark:/99999/") for ark in arks)
    assert [d.ark for d in loaded.dossier.documents] == arks[1:]


def test_the_same_file_again_changes_nothing(archive, dossier, three, put):
    first = put(dossier(*three))
    again = put(dossier(*three))
    assert again.change == "unchanged"
    assert again.publication == first.publication
    assert log_position(archive) == 1


def test_a_newer_reading_of_the_same_file_is_published_only_when_asked_for(dossier, three, put):
    put(dossier(*three), content="same bytes")
    read_anew = dossier(*three, summary="What a newer edossier reads.")
    assert put(read_anew, content="same bytes").change == "unchanged"
    assert put(read_anew, content="same bytes", again=True).change == "version"
    assert put(read_anew, content="same bytes", again=True).change == "unchanged"


def test_a_corrected_file_is_version_two_and_version_one_stays(archive, dossier, three, put):
    first = put(dossier(*three)).publication
    changed = three[1].model_copy(update={"title": "Second, corrected"})
    second = put(dossier(three[0], changed, three[2], essay="A better essay."))
    assert second.change == "version"
    assert second.publication.ark == first.ark
    assert second.publication.version == 2
    assert [d.version for d in second.publication.documents] == [1, 2, 1]
    assert [d.ark for d in second.publication.documents] == [d.ark for d in first.documents]
    assert load(archive, first.ark, 1) == first
    assert load(archive, first.ark) == second.publication
    assert versions_of(archive, first.ark) == 2
    middle = first.documents[1].ark
    assert load_document(archive, first.ark, middle, 1).title == "Second"
    assert load_document(archive, first.ark, middle, 2).title == "Second, corrected"


def test_documents_that_did_not_change_are_stored_once(archive, dossier, three, put):
    ark = put(dossier(*three)).publication.ark
    put(dossier(*three, essay="A better essay."))
    stored = archive.object_folder(ark) / "v2" / "content"
    names = {str(path.relative_to(stored)) for path in stored.rglob("*") if path.is_file()}
    assert names == {"dossier.json", "publication.json", "source/d.txt"}


def test_a_new_corrections_file_makes_a_version(archive, dossier, three, put):
    ark = put(dossier(*three), content="x").publication.ark
    corrected = dossier(*three, publisher="A publisher")
    second = put(corrected, content="x", corrections='publisher = "A publisher"').publication
    assert (second.ark, second.version) == (ark, 2)
    assert [file.name for file in second.files] == ["d.txt", "d.corrections.toml"]
    assert "A publisher" in source_path(archive, second, "d.corrections.toml").read_text()


def test_the_log_tells_what_was_published_in_what_order(archive, dossier, three, put):
    first = put(dossier(*three)).publication
    other = put(dossier(*three, series=("Bulletin", "8"))).publication
    put(dossier(*three, essay="A better essay."))
    told = [(event.number, event.kind, event.ark, event.version) for event in events(archive)]
    assert told == [
        (1, "published", first.ark, 1),
        (2, "published", other.ark, 1),
        (3, "published", first.ark, 2),
    ]
    assert [event.number for event in events(archive, after=2)] == [3]


def test_the_same_record_in_two_dossiers_has_two_arks(dossier, three, put):
    one = put(dossier(*three)).publication
    other = put(dossier(*three, series=("Bulletin", "8"))).publication
    assert one.ark != other.ark
    assert not {d.ark for d in one.documents} & {d.ark for d in other.documents}


def test_series_and_number_are_the_same_in_capitals_and_with_blanks(dossier, three, put):
    ark = put(dossier(*three)).publication.ark
    again = put(dossier(*three, series=("BULLETIN ", " 7"), essay="Another essay."))
    assert again.publication.ark == ark


def test_a_file_without_series_that_holds_a_known_document_is_asked_about(dossier, three, put):
    known = put(dossier(*three, title="One")).publication.ark
    unnamed = dossier(three[0], series=None, title="Two")
    with pytest.raises(UndecidedError, match=f'ark = "{known}"'):
        put(unnamed)
    same = put(unnamed.model_copy(update={"ark": known}))
    assert same.publication.ark == known
    other = put(unnamed.model_copy(update={"ark": "new", "title": "Three"}))
    assert other.change == "new"
    assert other.publication.ark != known


def test_a_mistyped_ark_is_an_error_of_the_corrections(dossier, three, put):
    for wrong in ("ark:/99999/xf93gt2z", "see there"):
        with pytest.raises(CorrectionsError, match="mistyped"):
            put(dossier(*three, ark=wrong))


def test_a_dossier_keeps_the_ark_that_it_had_elsewhere(dossier, three, put):
    moved = dossier(*three, ark="ark:/13030/xf93gt2q", series=None)
    assert put(moved).publication.ark == "ark:/13030/xf93gt2q"
    again = put(moved.model_copy(update={"title": "Mended"}))
    assert (again.publication.ark, again.change) == ("ark:/13030/xf93gt2q", "version")


def test_the_ark_of_a_document_is_none_of_a_dossier(dossier, three, put):
    ark = put(dossier(*three)).publication.documents[0].ark
    with pytest.raises(CorrectionsError, match="a document's ARK"):
        put(dossier(*three, ark=ark, series=None))


def test_series_and_ark_that_disagree_are_asked_about(dossier, three, put):
    one = put(dossier(*three)).publication.ark
    put(dossier(*three, series=("Bulletin", "8")))
    with pytest.raises(UndecidedError, match="correct one of the two"):
        put(dossier(*three, series=("Bulletin", "8"), ark=one))


def test_a_document_that_left_and_came_back_keeps_its_ark_when_told(archive, dossier, three, put):
    first = put(dossier(*three)).publication
    gone = first.documents[1].ark
    put(dossier(three[0], three[2]))
    assert load_document(archive, first.ark, gone, 1).title == "Second"
    back = three[1].model_copy(update={"ark": gone, "title": "Second, found again"})
    third = put(dossier(three[0], back, three[2])).publication
    assert third.documents[1].ark == gone
    assert third.documents[1].version == 2


def test_a_dry_run_decides_all_and_writes_nothing(archive, dossier, three, put):
    published = put(dossier(*three), dry_run=True)
    assert published.change == "new"
    assert log_position(archive) == 0
    with pytest.raises(KeepingError, match="no dossier"):
        load(archive, published.publication.ark)


def test_the_catalogue_is_made_again_when_it_is_lost_or_torn(archive, dossier, three, put):
    ark = put(dossier(*three)).publication.ark
    kept = archive.derived / "catalogue.jsonl"
    whole = kept.read_text()
    for content in (None, "", whole[:40], whole.replace('"event": 1', '"event": 9')):
        kept.unlink() if content is None else kept.write_text(content)
        assert put(dossier(*three, essay=f"With {content}.")).publication.ark == ark


def test_published_files_are_plain_json_for_the_eye(archive, dossier, three, put):
    ark = put(dossier(*three)).publication.ark
    content = archive.object_folder(ark) / "v1" / "content"
    assert json.loads((content / "dossier.json").read_text())["title"] == "A dossier"
    assert json.loads((content / "documents" / "0002.json").read_text())["title"] == "Second"


def test_an_archive_opens_again_and_a_wrong_folder_does_not(archive, tmp_path):
    assert open_archive(archive.path) == archive
    (archive.ocfl / "0=ocfl_1.1").unlink()
    with pytest.raises(KeepingError, match="not an OCFL root"):
        open_archive(archive.path)


def test_two_documents_never_share_an_ark_though_they_share_a_number(archive, dossier, three, put):
    ark = format_ark("99999", mint("99999", Random(7)))
    named = three[0].model_copy(update={"ark": ark})
    twins = [named, three[1].model_copy(update={"number": "1"})]
    with pytest.raises(UndecidedError, match="numbered 1 would both be"):
        put(dossier(*twins))
    assert log_position(archive) == 0
