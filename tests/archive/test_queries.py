"""Every query gives what was published, in a fixed order, with a fixed number of questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from edossier.dossier import Essay, Paragraph, Section
from edossier_site.archive import queries
from edossier_site.archive.follow import follow
from edossier_site.archive.queries import NotHereError


@pytest.fixture
def talks(harbour) -> str:
    """The ARK of the first dossier."""
    return queries.resolve("7").ark


def document(number: str) -> str:
    return queries.resolve(f"7/{number}").ark


def titles(lines) -> list[str]:
    return [line.title for line in lines]


def test_home_shows_what_is_here(harbour):
    page = queries.home()
    assert titles(page.dossiers.items) == ["The Customs Affair", "The Harbour Talks"]
    assert page.documents == 4
    assert [(line.id, line.documents, line.citations) for line in page.archives] == [
        ("AVPRF", 4, 1)
    ]
    assert [(line.name, line.documents, line.passages) for line in page.persons] == [
        ("Marta Vell", 2, 2),
        ("Ján Orel", 2, 1),
    ]
    assert [(line.year, line.documents) for line in page.years] == [(1953, 2), (1954, 1)]


def test_a_dossier_has_its_documents_in_order_and_its_links(talks):
    page = queries.dossier_page(talks)
    assert titles(page.documents.items) == [
        "Conversation with Marta Vell, 5 January 1953",
        "Marta Vell to Ján Orel",
        "Notes without a date",
    ]
    assert [line.is_title_made for line in page.documents.items] == [False, True, False]
    assert page.links.documents == {"1": f"/{document('1')}", "3": f"/{document('3')}"}
    assert page.links.agents == {
        "Marta Vell": "/persons/marta-vell/",
        "Ján Orel": "/persons/jan-orel/",
    }
    assert page.links.places == {"Port Sable": "/places/port-sable/"}
    assert page.links.repositories == {"AVPRF": "/archives/AVPRF/"}


def test_a_list_carries_no_texts_a_page_does(talks):
    line = queries.dossier_page(talks).documents.items[0]
    assert line.document.texts == ()
    assert line.has_texts
    assert line.languages == ("en",)
    assert len(queries.document_page(line.ark).document.texts[0].paragraphs) == 2


def test_a_document_knows_what_stands_beside_it(talks):
    page = queries.document_page(document("2"))
    assert page.previous is not None
    assert page.next is not None
    assert (page.previous.document.number, page.next.document.number) == ("1", "3")
    assert queries.document_page(document("1")).previous is None
    assert queries.document_page(document("3")).next is None


def test_a_document_has_its_path_through_the_archive(talks):
    page = queries.document_page(document("1"))
    assert page.repository is not None
    assert page.repository.id == "AVPRF"
    assert [(unit.level, unit.value) for unit in page.tree] == [
        ("fond", "0100"),
        ("opis", "46"),
        ("delo", "12"),
    ]
    assert page.tree[-1].address == "/archives/AVPRF/fond-0100/opis-46/delo-12/"


def test_a_document_knows_who_cites_it_and_in_which_words(talks):
    page = queries.document_page(document("3"))
    [mention] = page.around.cited_by
    assert page.around.cited_by_total == 1
    assert mention.address == f"/{talks}#p1"
    assert (mention.part, mention.number) == ("essay", "1")
    assert mention.passage.words == "Document 3"


def test_a_form_of_a_name_leads_to_its_person(talks):
    page = queries.document_page(document("1"))
    assert page.links.agents["J. Orel"] == "/persons/jan-orel/"


def test_a_unit_of_an_archive_shows_all_that_is_in_it(harbour):
    page = queries.archive_page("AVPRF", "fond-0100/opis-46")
    assert [unit.value for unit in page.ancestors] == ["0100"]
    assert [(unit.value, unit.documents, unit.citations) for unit in page.children.page.items] == [
        ("7", 0, 1),
        ("9", 1, 0),
        ("12", 2, 0),
    ]
    assert page.documents.total == 3
    [citation] = page.cited_by.items
    assert citation.number == "1"
    assert citation.address.endswith("#note-1")
    assert citation.passage.words == "AVPRF f. 0100, op. 46, d. 7, l. 8"


def test_documents_of_two_dossiers_meet_in_one_file(harbour):
    page = queries.archive_page("AVPRF", "fond-0100/opis-46/delo-12")
    assert {line.dossier.number for line in page.documents.items} == {"7", "8"}


def test_a_person_has_every_form_role_and_passage(harbour):
    page = queries.agent_page("person", "marta-vell")
    assert [form.form for form in page.forms] == ["Marta Vell", "MARTA VELL"]
    assert [(line.document.number, line.roles) for line in page.documents.items] == [
        ("2", ("author",)),
        ("1", ("mentioned",)),
    ]
    assert [(line.part, line.passage.words) for line in page.passages.items] == [
        ("essay", "Marta Vell"),
        ("title", "Marta Vell"),
    ]


def test_a_place_has_its_passages(harbour):
    page = queries.place_page("port-sable")
    assert [line.address.partition("#")[2] for line in page.passages.items] == ["p1", "text-1-p2"]
    assert page.documents.total == 1


def test_the_chronology_goes_by_event_then_date_the_undated_last(harbour):
    page = queries.chronology()
    assert titles(page.documents.items) == [
        "Marta Vell to Ján Orel",
        "Conversation with Marta Vell, 5 January 1953",
        "Report of the customs house",
        "Notes without a date",
    ]


def narrowed(**asked: str):
    return queries.chronology(1, queries.conditions_of(asked.items()))


def test_the_chronology_narrows_by_year_and_archive(harbour):
    assert narrowed(date="1954").documents.total == 1
    assert narrowed(date="1953", archive="AVPRF").documents.total == 2


@pytest.mark.parametrize("identifier", ["7/1", "ark:/{}", "ark:{}", "https://example.org/ark:/{}"])
def test_an_identifier_is_resolved_as_people_write_it(talks, identifier):
    ark = document("1")
    found = queries.resolve(identifier.format(ark.removeprefix("ark:/")))
    assert (found.kind, found.ark, found.version) == ("document", ark, None)


def test_a_version_is_part_of_what_is_resolved(talks):
    assert queries.resolve(f"{talks}/v1").address == f"/{talks}/v1"


NOT_HERE = [
    lambda: queries.resolve("9"),
    lambda: queries.resolve("7/99"),
    lambda: queries.resolve("ark:/99999/b0000000000b"),
    lambda: queries.resolve("not an identifier at all"),
    lambda: queries.dossier_page("ark:/99999/b0000000000b"),
    lambda: queries.dossier_page(queries.resolve("7").ark, 2),
    lambda: queries.dossier_page(queries.resolve("7").ark, page=2),
    lambda: queries.document_page("ark:/99999/b0000000000b"),
    lambda: queries.document_page(document("1"), 2),
    lambda: queries.versions("ark:/99999/b0000000000b"),
    lambda: queries.difference(queries.resolve("7").ark, 1, 2),
    lambda: queries.difference(document("1"), 1, 2),
    lambda: queries.difference("ark:/99999/b0000000000b", 1, 2),
    lambda: queries.archive_page("NOWHERE"),
    lambda: queries.archive_page("AVPRF", "fond-0100/opis-99"),
    lambda: queries.archive_page("AVPRF", "/".join(["fond-0100"] * 500)),
    lambda: queries.agent_page("person", "nobody"),
    lambda: queries.agent_page("organisation", "marta-vell"),
    lambda: queries.place_page("nowhere"),
    lambda: queries.chronology(2),
    lambda: queries.year_page(1899),
    lambda: queries.year_page(10**30),
    lambda: queries.year_page(1953, 2),
    lambda: narrowed(archive="NOWHERE"),
    lambda: narrowed(person="nobody"),
    lambda: narrowed(dossier="99"),
    lambda: queries.conditions_of([("lang", "cs")] * 9),
    lambda: queries.persons(0),
    lambda: queries.sitemap(2),
]


def test_what_is_not_here_is_said_and_nothing_else_is_raised(harbour):
    for ask in NOT_HERE:
        with pytest.raises(NotHereError):
            ask()


def test_two_dossiers_of_one_number_are_not_guessed_between(harbour, second):
    assert second.series is not None
    harbour.put(
        second.model_copy(
            update={"series": second.series.model_copy(update={"name": "Other Papers"})}
        )
    )
    follow(harbour.archive)
    with pytest.raises(NotHereError):
        queries.resolve("8")


def many_documents(dossier, count: int):
    """The same dossier with more documents, and an essay that mentions each."""
    pattern = dossier.documents[0]
    more = (
        pattern.model_copy(update={"number": str(n), "registry_number": f"{n}/90", "ark": "new"})
        for n in range(len(dossier.documents) + 1, count + 1)
    )
    documents = (*dossier.documents, *more)
    essay = Essay(sections=(Section(paragraphs=tuple(_mention(n) for n in range(1, count + 1))),))
    return dossier.model_copy(update={"documents": documents, "essay": essay})


def _mention(number: int) -> Paragraph:
    text = f"See Document {number}."
    span = {"start": 4, "end": len(text) - 1, "kind": "document", "target": str(number)}
    return Paragraph.model_validate({"text": text, "spans": [span]})


def questions(ask) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_no_page_asks_more_of_a_larger_archive(harbour, first):
    talks, one = queries.resolve("7").ark, document("1")
    pages = {
        "home": (lambda: queries.home(), 12),
        "dossier": (lambda: queries.dossier_page(talks), 8),
        "document": (lambda: queries.document_page(one), 15),
        "archive": (lambda: queries.archive_page("AVPRF", "fond-0100/opis-46"), 13),
        "person": (lambda: queries.agent_page("person", "marta-vell"), 13),
        "place": (lambda: queries.place_page("port-sable"), 10),
        "chronology": (lambda: narrowed(date="1953", archive="AVPRF", person="marta-vell"), 7),
        "year": (lambda: queries.year_page(1953), 5),
        "sitemap": (lambda: queries.sitemap(), 14),
        "versions": (lambda: queries.versions(talks), 3),
    }
    before = {name: questions(ask) for name, (ask, _) in pages.items()}
    assert {n: asked for n, asked in before.items() if asked > pages[n][1]} == {}
    harbour.put(many_documents(first, 40))
    follow(harbour.archive)
    assert queries.dossier_page(talks).documents.total == 40
    after = {name: questions(ask) for name, (ask, _) in pages.items()}
    assert {n: asked for n, asked in after.items() if asked > pages[n][1]} == {}


def test_a_long_list_comes_in_pages(site, first):
    site.put(many_documents(first, 120))
    follow(site.archive)
    one, two = queries.chronology(1).documents, queries.chronology(5).documents
    assert (one.number, one.pages, one.total, one.previous, one.next) == (1, 5, 120, None, 2)
    assert (two.previous, two.next, len(two.items)) == (4, None, 20)
    assert len({line.ark for line in (*one.items, *two.items)}) == 45
