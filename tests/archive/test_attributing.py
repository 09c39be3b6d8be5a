"""Whose a name is: what is proposed, decided, taken back; pages, redirects and a rebuild."""

import pytest

from edossier.authorities import Authority, NameForm
from edossier.errors import DecisionError
from edossier.keeping import open_archive, writing

AT = "2026-04-01T09:00:00Z"
VELL = Authority("", "person", "Marta Welle", (NameForm("Marta Vell", "en", None, "Bulletin 3"),))
OREL = Authority("", "person", "Jan Orel", (NameForm("Ján Orel"),), "1899", "1960")


def acting(kept, act):
    from edossier_site.archive import actions

    with writing(open_archive(kept.archive.path)) as writer:
        done = act(actions, writer)
        actions.follow_log(writer)
        return done


def take_in(kept, *records):
    return acting(kept, lambda actions, writer: actions.take_in_authorities(writer, records, at=AT))


def rule(kept, verdict, name, other=None, **given):
    given = {"reason": "The letters agree.", "at": AT, "by": "Ada Quill"} | given
    return acting(kept, lambda actions, writer: actions.rule(writer, verdict, name, other, **given))


def undo(kept, identifier):
    return acting(kept, lambda actions, writer: actions.unrule(writer, identifier, at=AT))


def every_row():
    """All that names rest on, without the keys of rows, which a rebuild gives anew."""
    from edossier_site.archive import models

    agents = models.Agent.objects.order_by("kind", "slug")
    agent = ("agent__kind", "agent__slug")
    return (
        list(agents.values_list("kind", "slug", "name", "order", "documents", "passages")),
        sorted(
            models.NamedForm.objects.exclude(agent=None).values_list(
                *agent, "form", "times", "first"
            )
        ),
        sorted(models.Mention.objects.exclude(agent=None).values_list(*agent, "order", "role")),
        sorted(models.Facet.objects.values_list("name", "value", "label", "documents")),
        sorted(models.NameProposal.objects.values_list(*agent, "authority", "score", "because")),
        sorted(models.NameRuling.objects.values_list("id", "name", "other", "verdict")),
    )


def get(path):
    from django.conf import settings
    from django.test import Client

    from edossier_site.start import prepare

    prepare(settings.ARCHIVE.path)
    return Client(SERVER_NAME="localhost").get(path)


def proposed():
    from edossier_site.archive.queries import proposed_lines

    return {(line.name, line.authority): line for line in proposed_lines()}


def numbers(slug):
    from edossier_site.archive.queries import agent_page

    return [line.document.number for line in agent_page("person", slug).documents.items]


PAIR = ("person/marta-vell", "person/marta-welle.1")


@pytest.fixture
def named(harbour):
    assert take_in(harbour, VELL, OREL) == (2, 0)
    return harbour


def test_a_record_is_proposed_with_score_and_reason_and_links_nothing(named):
    line = proposed()[PAIR]
    assert (line.score, line.because) == (1.0, "the record has the form Marta Vell")
    shown = get("/persons/marta-vell/")
    assert shown.status_code == 200
    assert "Not confirmed" in shown.content.decode()
    assert "1899" in get("/persons/jan-orel.1/").content.decode()


def test_the_same_records_again_write_nothing(named):
    from edossier.keeping import log_position

    before = log_position(named.archive)
    assert take_in(named, VELL.__class__("marta-welle.1", "person", "Marta Welle")) == (0, 0)
    assert log_position(named.archive) == before


def test_a_confirmed_name_is_the_records_and_its_address_leads_there(named):
    rule(named, "confirmed", proposed()[PAIR].id)
    led = get("/persons/marta-vell/")
    assert (led.status_code, led["Location"]) == (302, "/persons/marta-welle.1/")
    page = get("/persons/marta-welle.1/").content.decode()
    assert "<h1>Marta Welle</h1>" in page
    assert "MARTA VELL" in page
    assert "first in Essay paragraph 1" in page
    assert "Not confirmed" not in page
    assert "The letters agree." in page


def test_a_decision_taken_back_leaves_the_rows_as_they_were(named):
    before = every_row()
    done = rule(named, "confirmed", proposed()[PAIR].id)
    assert every_row() != before
    undo(named, done.id)
    assert every_row() == before
    assert get("/persons/marta-vell/").status_code == 200


def test_not_the_same_is_proposed_no_more_and_no_merge_undoes_it(named):
    done = rule(named, "rejected", proposed()[PAIR].id)
    assert PAIR not in proposed()
    take_in(named, Authority("", "person", "Somebody Else"))
    assert PAIR not in proposed()
    with pytest.raises(DecisionError, match=f"undo {done.id}"):
        rule(named, "merged", "persons/marta-vell", "marta-welle.1", reason="Again.")
    rule(named, "merged", "persons/marta-vell", "jan-orel.1")
    with pytest.raises(DecisionError, match="is not"):
        rule(named, "merged", "jan-orel.1", "marta-welle.1")


def test_a_merge_of_records_leads_both_old_addresses_on(named):
    rule(named, "confirmed", proposed()[PAIR].id)
    take_in(named, Authority("", "person", "Martha Vellova"))
    rule(named, "merged", "marta-welle.1", "martha-vellova.1")
    assert get("/persons/marta-vell/")["Location"] == "/persons/martha-vellova.1/"
    assert get("/persons/marta-welle.1/")["Location"] == "/persons/martha-vellova.1/"


def test_a_split_gives_some_documents_to_another(named):
    before = every_row()
    done = rule(named, "split", "persons/marta-vell", documents=["7/2"])
    assert done.other == "person/marta-vell.part1"
    assert numbers("marta-vell.part1") == ["2"]
    assert "2" not in numbers("marta-vell")
    assert get("/persons/marta-vell.part1/").status_code == 200
    undo(named, done.id)
    assert every_row() == before


def test_everything_is_the_same_after_a_rebuild(named, first):
    from edossier_site.archive.follow import follow, rebuild

    rule(named, "confirmed", proposed()[PAIR].id)
    rule(named, "split", "persons/jan-orel", documents=["7/2"])
    named.put(first.model_copy(update={"title": "The Harbour Talks, revised"}))
    follow(named.archive)
    before = every_row()
    rebuild(named.archive)
    assert every_row() == before


@pytest.mark.parametrize(
    ("verdict", "name", "other", "told"),
    [
        ("confirmed", "99", None, "There is no proposal"),
        ("merged", "persons/nobody", "jan-orel.1", "There is no name or record"),
        ("merged", "persons/jan-orel", "persons/jan-orel", "are one already"),
        ("rejected", "persons/jan-orel", "persons/jan-orel", "are one"),
    ],
)
def test_what_cannot_be_decided_says_why(named, verdict, name, other, told):
    with pytest.raises(DecisionError, match=told):
        rule(named, verdict, name, other)


def test_a_decision_needs_a_reason(named):
    with pytest.raises(DecisionError, match="needs a reason"):
        rule(named, "merged", "persons/jan-orel", "jan-orel.1", reason=" ")
