"""No page asks the database more than fifteen questions, however much the archive holds."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse

from archive.conftest import day, document, first_dossier, paragraph, reference_to
from edossier.dossier import Agent, Essay, Place, Section, Series, Text
from edossier_site.archive import queries
from edossier_site.archive.citing import FORMS
from edossier_site.start import prepare

MOST = 15
DOSSIERS, DOCUMENTS = 4, 40


def large_dossier(number: int, *, title: str = "Letters of the harbour"):
    """A dossier whose documents name, cite and lie beside one another."""
    people = [f"Marta Vell {letter}." for letter in "ABCDEFGH"]
    places = [f"Port {name}" for name in ("Sable", "Amber", "Grey", "Rowan")]

    def made(place: int):
        words = f"{people[place % 8]} wrote to {people[(place + 3) % 8]} from {places[place % 4]}."
        text = paragraph(
            words,
            (people[place % 8], "person", people[place % 8]),
            (places[place % 4], "place", places[place % 4]),
        )
        return document(
            str(place + 1),
            title=f"{title} {number}, {place + 1}",
            kind="letter",
            date=day(f"19{50 + place % 9}-0{1 + place % 9}-1{place % 10}"),
            event_date=day(f"19{50 + place % 9}-0{1 + place % 9}"),
            authors=(people[place % 8],),
            recipients=(people[(place + 3) % 8],),
            registry_number=f"{place + 1}/{number}",
            source=reference_to(str(40 + place % 3), str(place % 5), leaf=str(place + 1)),
            texts=tuple(Text(kind=kind, language=language, paragraphs=(text,) * 5)
                        for kind, language in (("original", "cs"), ("translation", "en"))),
        )  # fmt: skip

    essay = tuple(
        paragraph(f"So says Document {n}.", (f"Document {n}", "document", str(n)))
        for n in range(1, DOCUMENTS + 1)
    )
    return first_dossier(
        title=f"{title} {number}",
        series=Series(name="Harbour Papers", number=str(100 + number)),
        essay=Essay(sections=(Section(heading="Introduction", paragraphs=essay),)),
        documents=tuple(map(made, range(DOCUMENTS))),
        agents=tuple(Agent(name=name, forms=(name,)) for name in people),
        places=tuple(Place(name=name, forms=(name,)) for name in places),
    )


@pytest.fixture
def large(harbour):
    """The archive with some hundred documents more; one dossier in two versions."""
    for number in range(DOSSIERS):
        harbour.put(large_dossier(number))
    harbour.put(large_dossier(0, title="Letters of the port"))
    prepare(harbour.archive.path)


def arguments_of(names, ark):
    """Values for the parts of an address, for each way in which they can be filled."""
    given = {"ark": ark, "version": 1, "old": 1, "new": 2, "repository": "AVPRF", "year": 1953,
             "path": "fond-0100/opis-40", "typed": "avprf/0100/40/9",
             "rest": ark.removeprefix("ark:/")}  # fmt: skip
    slugs = {"slug": "marta-vell-a"}
    for form in FORMS if "form" in names else [None]:
        values = {**given, **slugs, "form": form}
        yield {name: values[name] for name in names}


def every_address():
    """One address of each kind that the site has, for a dossier and for a document."""
    home = queries.home()
    dossier = next(line for line in home.dossiers.items if line.version == 2)
    document = queries.dossier_page(dossier.ark).documents.items[5]
    found = {"/search?q=vell", "/search?q=nothingatall", "/search?q=", "/search/help"}
    found |= {"/archives/AVPRF/fond-0100/opis-40/delo-3/?leaf=4", "/a/avprf f. 0100, op. 40, d. 3"}
    found |= {"/chronology/?archive=AVPRF", "/chronology/?page=2", "/years/1953/?by=date"}
    for name, ways in get_resolver().namespace_dict["archive"][1].reverse_dict.lists():
        if not isinstance(name, str):
            continue
        names = ways[0][0][0][1]
        for ark in (dossier.ark, document.ark):
            for arguments in arguments_of(names, ark):
                if name == "place":
                    arguments["slug"] = "port-sable"
                found.add(reverse(f"archive:{name}", kwargs=arguments))
    return sorted(found)


def test_no_page_asks_more_than_fifteen_questions(large):
    client = Client(SERVER_NAME="localhost")
    asked = {}
    for address in every_address():
        questions = []

        def note(execute, sql, params, many, context, questions=questions):
            questions.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            answer = client.get(address)
        assert answer.status_code in (200, 301, 302, 404), f"{answer.status_code} at {address}"
        asked[address] = len(questions)
    assert len([address for address in asked if "ark:" in address]) > 20
    assert {address: count for address, count in asked.items() if count > MOST} == {}
