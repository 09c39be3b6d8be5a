"""The log -> rows: in order, whole, and the same again."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from edossier.dossier import Document, Dossier
from edossier.errors import KeepingError
from edossier.keeping import load
from edossier_site.archive import follow as following
from edossier_site.archive import models, queries, rows
from edossier_site.archive.follow import follow, rebuild


def all_rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the numbers that the database gives rows."""
    found = {}
    for model in apps.get_app_config("archive").get_models():
        fields = [f.attname for f in model._meta.concrete_fields if f.attname != "id"]
        plain = [f for f in fields if not is_counted(model, f)]
        found[model.__name__] = sorted(map(repr, model.objects.values_list(*plain)))
    return found


def is_counted(model: type, attname: str) -> bool:
    field = next(f for f in model._meta.concrete_fields if f.attname == attname)
    return field.is_relation and field.related_model._meta.pk.attname == "id"


def public_values() -> list[object]:
    """What every page of the archive is made of."""
    dossiers = [line.ark for line in queries.dossiers().items]
    documents = list(models.Document.objects.order_by("ark").values_list("ark", flat=True))
    persons = [(line.kind, line.slug) for line in queries.persons().items]
    units = models.ArchivalUnit.objects.order_by("path").values_list("repository_id", "path")
    return [
        queries.home(),
        queries.chronology(),
        queries.archives(),
        queries.sitemap(),
        *(queries.dossier_page(ark) for ark in dossiers),
        *(queries.versions(ark) for ark in [*dossiers, *documents]),
        *(queries.document_page(ark) for ark in documents),
        *(queries.agent_page(kind, slug) for kind, slug in persons),
        *(queries.place_page(line.slug) for line in queries.places().items),
        *(queries.archive_page(repository, path) for repository, path in units),
    ]


def changed(dossier: Dossier, **changes: object) -> Dossier:
    return dossier.model_copy(update=changes)


def renumbered(document: Document, number: str) -> Document:
    return document.model_copy(update={"number": number})


@pytest.fixture
def second_version(harbour, first):
    """Document 2 is gone, document 3 has become 2, and its title is corrected."""
    one, _, three = first.documents
    corrected = renumbered(three, "2").model_copy(update={"title": "Notes without any date"})
    harbour.put(changed(first, title="The Harbour Talks, corrected", documents=(one, corrected)))
    follow(harbour.archive)
    return harbour


def test_an_empty_log_gives_empty_tables(site):
    assert follow(site.archive) == 0
    assert queries.home().dossiers.total == 0


def test_following_twice_changes_nothing(harbour):
    before = all_rows()
    assert follow(harbour.archive) == 2
    assert all_rows() == before


def test_a_value_comes_back_as_it_was_published(harbour):
    line = queries.dossiers().items[-1]
    published = load(harbour.archive, line.ark).dossier
    page = queries.dossier_page(line.ark)
    assert page.dossier == published.model_copy(
        update={"documents": (), "labels": (), "ignored": ()}
    )
    for document in published.documents:
        assert queries.document_page(document.ark or "").document == document


def test_following_one_by_one_is_following_all_at_once(site, first, second):
    for dossier in (first, second, changed(first, title="Corrected")):
        site.put(dossier)
        follow(site.archive)
    one_by_one = all_rows(), public_values()
    rebuild(site.archive)
    assert (all_rows(), public_values()) == one_by_one


def test_a_new_version_replaces_what_follows_from_the_old(second_version):
    page = queries.dossier_page(queries.resolve("7").ark)
    assert page.version == 2
    assert [line.version for line in page.versions] == [2, 1]
    assert [(line.document.number, line.version) for line in page.documents.items] == [
        ("1", 1),
        ("2", 2),
    ]
    assert queries.home().documents == 3


def test_the_old_version_stays_as_it_was(second_version, first):
    page = queries.dossier_page(queries.resolve("7").ark, 1)
    assert not page.is_current
    assert page.dossier.title == first.title
    assert [line.document.number for line in page.documents.items] == ["1", "2", "3"]
    assert page.documents.items[2].title == "Notes without a date"


def test_a_document_left_out_still_answers(second_version):
    gone = queries.dossier_page(queries.resolve("7").ark, 1).documents.items[1]
    page = queries.document_page(gone.ark)
    assert not page.line.is_current
    assert page.dossier_version == 1
    assert gone.address not in {line.address for line in queries.sitemap().items}


def test_rebuilding_gives_the_same_pages(second_version):
    before = all_rows(), public_values()
    assert rebuild(second_version.archive) == 3
    assert (all_rows(), public_values()) == before


def test_a_deleted_database_is_made_again(second_version):
    before = public_values()
    connection.close()
    shutil.rmtree(second_version.archive.derived)
    assert rebuild(second_version.archive) == 3
    assert public_values() == before


@pytest.mark.parametrize("make", [follow, rebuild])
def test_a_failure_in_the_middle_leaves_whole_events(harbour, monkeypatch, make, first):
    before = public_values()
    harbour.put(changed(first, title="Corrected"))
    stored = following.store

    def fail(publication, number):
        stored(publication, number)
        if number == 3:
            raise KeepingError("killed here")

    monkeypatch.setattr(following, "store", fail)
    with pytest.raises(KeepingError, match="killed here"):
        make(harbour.archive)
    assert public_values() == before
    monkeypatch.undo()
    assert follow(harbour.archive) == 3
    assert queries.dossiers().items[0].title == "Corrected"


def test_rows_made_by_other_rules_are_made_again(harbour, monkeypatch):
    models.Dossier.objects.update(title="As another version of the code had it")
    monkeypatch.setattr(following, "MADE_BY", "rows-0")
    follow(harbour.archive)
    assert queries.dossiers().items[0].title == "The Customs Affair"


def test_rows_of_another_log_are_made_again(harbour):
    models.FollowPosition.objects.update(position=9)
    models.Dossier.objects.update(title="Published after the copy was made")
    assert follow(harbour.archive) == 2
    assert queries.dossiers().items[0].title == "The Customs Affair"


def test_rows_of_an_event_that_the_log_does_not_hold_are_made_again(harbour):
    models.FollowPosition.objects.update(seal="0" * 128)
    models.Dossier.objects.update(title="Published elsewhere")
    follow(harbour.archive)
    assert queries.dossiers().items[0].title == "The Customs Affair"


def test_a_damaged_database_is_an_error_that_names_the_mend_and_rebuild_mends_it(harbour):
    before = public_values()
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(KeepingError, match="edossier rebuild"):
        follow(harbour.archive)
    assert rebuild(harbour.archive) == 2
    assert public_values() == before


def test_a_database_of_other_tables_is_made_again(harbour):
    connection.close()
    with sqlite3.connect(connection.settings_dict["NAME"]) as other:
        other.execute("ALTER TABLE archive_dossier RENAME COLUMN authors TO makers")
    other.close()
    assert rebuild(harbour.archive) == 2
    assert queries.home().documents == 4


def test_a_read_only_folder_is_one_clear_line(site, monkeypatch):
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(site.archive.derived))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(KeepingError, match=r"Cannot write .*: Permission denied"):
        follow(site.archive)


def test_no_page_holds_a_number_that_the_database_gave_a_row(harbour):
    """Rows deleted and made again get new numbers; nothing public may change with them."""
    before = public_values()
    rebuild(harbour.archive)
    assert models.Mention.objects.order_by("pk").first() is not None
    assert public_values() == before


def test_made_by_is_of_this_code(harbour):
    assert models.FollowPosition.objects.get().made_by == rows.MADE_BY
