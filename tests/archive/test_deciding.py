"""What a decision on two records does: to what is wanted, to their pages, and after a rebuild."""

import pytest

from edossier.dossier import Note
from edossier.keeping import open_archive, writing
from edossier.references import parse

AT = "2026-04-01T09:00:00Z"
SOURCE = "AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203"
WITHOUT_PAPKA = "AVPRF f. 0100, op. 49, d. 9, l. 202-203"
ONE_COPY = "RGANI f. 5, op. 30, d. 163, l. 89-92"
ANOTHER = "GARF f. 9576, op. 18, d. 26, l. 312"


def note(number, *citations, between="; "):
    from edossier.dossier import Span

    text, spans, references = "See ", [], []
    for index, printed in enumerate(citations):
        text += between if index else ""
        spans.append(
            Span(start=len(text), end=len(text) + len(printed), kind="reference", target=str(index))
        )
        text += printed
        references.append(parse(printed))
    return Note(
        id=number, number=number, text=f"{text}.", spans=tuple(spans), references=tuple(references)
    )


@pytest.fixture
def harbour(site, first):
    """A document whose record a note cites without its papka; and a note that tells of a copy."""
    from edossier_site.archive.follow import follow

    document = first.documents[0].model_copy(update={"source": parse(SOURCE)})
    notes = (note("1", WITHOUT_PAPKA), note("2", ONE_COPY, ANOTHER, between="; another copy in "))
    site.put(first.model_copy(update={"documents": (document,), "notes": notes}))
    follow(site.archive)
    return site


def decide(kept, named, verdict="confirmed", reason="The stamp agrees."):
    from edossier_site.archive import actions

    with writing(open_archive(kept.archive.path)) as writer:
        done = actions.decide(writer, named, verdict, reason=reason, at=AT, by="Ada Quill")
        actions.follow_log(writer)
        return done


def undo(kept, identifier):
    from edossier_site.archive import actions

    with writing(open_archive(kept.archive.path)) as writer:
        actions.reconsider(writer, identifier, at=AT)
        actions.follow_log(writer)


def suggested():
    from edossier_site.archive.queries import suggested_lines

    return {line.rule: line for line in suggested_lines()}


def wanted():
    from edossier_site.archive import models

    counts = models.Repository.objects.filter(wanted__gt=0).values_list("id", "wanted")
    assert sum(count for _, count in counts) == models.WantedRecord.objects.count()
    return dict(counts)


def page(path):
    from django.conf import settings
    from django.test import Client

    from edossier_site.start import prepare

    prepare(settings.ARCHIVE.path)
    return Client(SERVER_NAME="localhost").get(path).content.decode()


FILE = "/archives/AVPRF/fond-0100/opis-49/delo-9/"


def test_what_is_suggested_changes_nothing(harbour):
    assert set(suggested()) == {"R-LIKE-2", "R-LIKE-7"}
    assert wanted() == {"AVPRF": 1, "RGANI": 1, "GARF": 1}


def test_a_confirmed_record_is_published_once_and_wanted_no_more(harbour):
    decide(harbour, suggested()["R-LIKE-2"].id)
    assert wanted() == {"RGANI": 1, "GARF": 1}
    assert set(suggested()) == {"R-LIKE-7"}


def test_two_wanted_records_that_are_one_are_wanted_once(harbour):
    decide(harbour, suggested()["R-LIKE-7"].id)
    assert sum(wanted().values()) == 2


def test_what_is_rejected_is_suggested_no_more_and_stays_two(harbour):
    decide(harbour, suggested()["R-LIKE-2"].id, "rejected", "Two reports.")
    assert set(suggested()) == {"R-LIKE-7"}
    assert wanted() == {"AVPRF": 1, "RGANI": 1, "GARF": 1}
    assert "Under other data" not in page(FILE)


def test_a_decision_taken_back_leaves_no_trace_in_the_rows(harbour):
    before = (wanted(), suggested())
    for line in before[1].values():
        decide(harbour, line.id)
    for line in before[1].values():
        undo(harbour, line.id)
    assert (wanted(), suggested()) == before


@pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
def test_decisions_survive_a_rebuild(harbour, verdict):
    from edossier_site.archive.follow import rebuild
    from edossier_site.archive.queries import decided_lines

    for line in suggested().values():
        decide(harbour, line.id, verdict)
    before = (wanted(), suggested(), decided_lines())
    rebuild(harbour.archive)
    assert (wanted(), suggested(), decided_lines()) == before
    assert len(before[2]) == 2


def test_a_record_published_later_is_no_more_wanted_under_its_other_data(harbour, first):
    from edossier_site.archive.follow import follow

    decide(harbour, suggested()["R-LIKE-7"].id)
    document = first.documents[0].model_copy(
        update={"source": parse(ANOTHER), "registry_number": None, "date": None, "event_date": None}
    )
    series = first.series.model_copy(update={"number": "99"})
    harbour.put(
        first.model_copy(
            update={"documents": (document,), "notes": (), "series": series, "title": "Another"}
        )
    )
    follow(harbour.archive)
    assert wanted() == {"AVPRF": 1}


def test_a_suggestion_is_on_the_pages_of_both_units_with_its_reason(harbour):
    for path in (
        "/archives/RGANI/fond-5/opis-30/delo-163/",
        "/archives/GARF/fond-9576/opis-18/delo-26/",
    ):
        html = page(path)
        assert "perhaps the same record as" in html
        assert "because a note calls one another copy of the other" in html
    html = page(FILE)
    assert "only one of them names its papka, 410" in html


def test_what_follows_from_a_decision_on_two_files_is_asked_no_more(site, first):
    from edossier_site.archive.follow import follow

    document = first.documents[0].model_copy(update={"source": parse(SOURCE)})
    file = "AVPRF f. 0100, op. 49, d. 9, l. 17"
    notes = (note("1", WITHOUT_PAPKA), note("2", file))
    site.put(first.model_copy(update={"documents": (document,), "notes": notes}))
    follow(site.archive)
    from edossier_site.archive.queries import suggested_lines

    pairs = {line.kind: line for line in suggested_lines()}
    assert set(pairs) == {"unit", "record"}
    decide(site, pairs["unit"].id)
    assert suggested_lines() == ()
    assert wanted() == {"AVPRF": 1}


def test_a_confirmed_pair_is_told_with_who_when_and_why(harbour):
    decide(harbour, suggested()["R-LIKE-7"].id)
    html = page("/archives/GARF/fond-9576/opis-18/delo-26/")
    assert "the same record as" in html
    assert "confirmed on 2026-04-01 by Ada Quill, because The stamp agrees." in html
    assert 'href="/archives/RGANI/fond-5/opis-30/delo-163/"' in html


def test_a_suggestion_is_named_by_its_place_in_the_list_too(harbour):
    from edossier.errors import DecisionError

    assert decide(harbour, "2").id == suggested_id_of(harbour)
    with pytest.raises(DecisionError, match="There is no suggestion 'zzz'"):
        decide(harbour, "zzz")


def suggested_id_of(kept):
    from edossier.keeping import decisions

    (identifier,) = decisions(kept.archive)
    return identifier


def test_a_file_cited_in_two_ways_is_ordered_once_when_an_editor_says_that_it_is_one(site, first):
    from edossier.references.ordering import order_list
    from edossier_site.archive.follow import follow
    from edossier_site.archive.queries import held_items

    notes = (note("1", SOURCE), note("2", "AVPRF f. 100, op. 49, d. 9, l. 202-203"))
    site.put(first.model_copy(update={"documents": (), "notes": notes}))
    follow(site.archive)

    def rows():
        (archive,) = order_list(held_items("AVPRF", only_wanted=True))
        return [(row.reference, row.other_references) for row in archive.rows]

    own, other = "ф. 0100, оп. 49, п. 410, д. 9", "ф. 100, оп. 49, д. 9"
    assert sorted(rows()) == [(own, ()), (other, ())]
    (line,) = suggested().values()
    decide(site, line.id)
    assert rows() == [(own, (other,))]
    undo(site, line.id)
    assert sorted(rows()) == [(own, ()), (other, ())]
