"""Names in all their forms, on the reference dossier and on one with people easily mixed up."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from edossier.dossier import Agent, Document, Text
from edossier.keeping import Occasion, create_archive, publish, writing
from edossier.reading import read_file
from edossier.search.engines.tantivy import Names, SearchIndex
from edossier.search.expanding import MOST_FORMS, expand
from edossier.search.query import parse
from edossier.search.unit import Named, Passage, Unit
from edossier_cli.commands.search import command
from edossier_site.searching.follow import follow, index_of
from searching.conftest import make_dossier, paragraph

REFERENCE = Path(__file__).parents[3] / "shared/dossiers/e-dossier-46.txt"
PRINTED = ("Chen Yi", "Chen Yun", "Zhou Enlai", "Zhou Enshou", "Mikojan", "A.I. Mikoyan")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The reference dossier, published and indexed."""
    archive = create_archive(tmp_path_factory.mktemp("names") / "archive", name="Archive")
    occasion = Occasion("2026-01-01T12:00:00Z", "0.1.0", Random(46))
    with writing(archive) as writer:
        publish(writer, read_file(REFERENCE).dossier, [REFERENCE], occasion)
    follow(archive)
    return index_of(archive)


@pytest.fixture
def mixed(kept):
    """An archive with a document for each of several people."""
    documents = tuple(
        Document(
            number=str(number),
            texts=(
                Text(
                    kind="translation",
                    language="en",
                    paragraphs=(
                        paragraph(f"The envoy saw {name} at noon.", (name, "person", name)),
                    ),
                ),
            ),
        )
        for number, name in enumerate(PRINTED, start=1)
    )
    agents = tuple(Agent(name=name, forms=(name,)) for name in PRINTED)
    kept.put(make_dossier(documents=documents, agents=agents, notes=()))
    follow(kept.archive)
    return kept


def ids(index: SearchIndex, typed: str, **names: object) -> set[str]:
    found = index.search(parse(typed), limit=100, names=Names(**names))
    return {hit.id for hit in found.hits}


def numbers(index: SearchIndex, typed: str, **names: object) -> set[str | None]:
    found = index.search(parse(typed), limit=100, names=Names(**names))
    return {hit.number for hit in found.hits}


ALIKE = [
    ("Chiang Kai-shek", "蔣介石", "Чан Кайши", "Jiang Jieshi", "chiang kai-shek"),
    ("Khrushchev", "Chruščov", "Хрущёв", "chruščov"),
    ("Yudin", "Judin", "Юдин"),
    ("Chou En-lai", "Zhou Enlai", "Чжоу Эньлай", "zhou enlai"),
    ("Peking", "Beijing", "北京"),
    ('person:"Chou En-lai"', 'person:"Zhou Enlai"', 'person:"Чжоу Эньлай"', "Zhou Enlai"),
    ("person:Judin", "person:Yudin", "person:Юдин", "Yudin"),
    ("place:Peking", "place:Beijing", "place:北京", "Peking"),
]


@pytest.mark.shared
@pytest.mark.parametrize("forms", ALIKE)
def test_every_form_of_a_name_gives_the_same_hits(reference, forms):
    found = [ids(reference, typed) for typed in forms]
    assert found[0]
    assert all(one == other for one, other in pairwise(found))


@pytest.mark.shared
@pytest.mark.parametrize("typed", [typed for forms in ALIKE for typed in forms])
def test_every_hit_says_which_form_it_has_and_where(reference, typed):
    for hit in reference.search(parse(typed), limit=100).hits:
        assert hit.forms
        assert all(form.places for form in hit.forms)


@pytest.mark.shared
def test_what_is_typed_may_hold_a_name_beside_other_words(reference):
    assert ids(reference, "advisers Чжоу Эньлай") <= ids(reference, "Zhou Enlai")
    assert ids(reference, "-Judin") == ids(reference, "-Yudin")
    assert ids(reference, "Judin OR nobody") == ids(reference, "Yudin")


def test_people_of_like_names_are_kept_apart(mixed):
    index = index_of(mixed.archive)
    assert numbers(index, "Chen Yi") == {"1"}
    assert numbers(index, "Ch'en I") == {"1"}
    assert numbers(index, "Zhou Enlai") == {"3"}
    assert numbers(index, "Chou En-lai") == {"3"}
    assert numbers(index, 'person:"Chen Yi"') == {"1"}


def test_the_form_that_was_typed_comes_first(tmp_path):
    index = SearchIndex(tmp_path)
    named = (Named("Mikoyan"),)
    often = Unit("often", "/", "document", "d", passages=(Passage("text", "Mikoyan " * 9),))
    once = Passage("text", "Mikojan " + "came and went and came again " * 200)
    with index.writing() as change:
        change.replace_dossier("d", [replace(often, people=named)])
        change.replace_dossier("e", [Unit("once", "/", "document", "e", passages=(once,))])
        change.position = 1
    assert [hit.id for hit in index.search(parse("Mikojan")).hits] == ["once", "often"]
    assert index.search(parse("Mikoyan")).hits[0].id == "often"


def test_a_form_can_be_dropped_and_all_forms_turned_off(mixed):
    index = index_of(mixed.archive)
    assert numbers(index, "Микоян") == {"5", "6"}
    assert numbers(index, "Микоян", without=frozenset({"Mikojan"})) == {"6"}
    assert numbers(index, "Микоян", are_exact=True) == set()
    assert numbers(index, "exact:Микоян") == set()
    assert numbers(index, 'exact:"Chou En-lai"') == set()
    assert numbers(index, 'exact:"Zhou Enlai"') == {"3"}
    assert numbers(index, '"Chou En-lai"') == set()


def test_plain_words_are_no_names(mixed):
    found = index_of(mixed.archive).search(parse("envoy noon"))
    assert found.expanded == ()
    assert found.total == len(PRINTED)


def test_forms_of_a_dossier_that_is_withdrawn_find_nothing(mixed):
    index = index_of(mixed.archive)
    with index.writing() as change:
        change.remove_dossier(index.search(parse("Mikoyan")).hits[0].dossier)
        change.position += 1
    assert index.search(parse("Микоян")).total == 0


def test_no_more_than_64_forms_are_searched():
    class Here:
        """An archive with every word, and none of the names."""

        def forms_with_keys(self, _wanted):
            return ()

        def forms_spelled(self, _names):
            return ()

        def has_words(self, _text):
            return True

        def is_mostly_named(self, _word):
            return True

    asked = parse(
        "China Czechoslovakia Poland Hungary Germany Moscow Yugoslavia Bulgaria Japan Romania"
    )
    forms = expand(asked, Here()).forms
    assert len(forms) == MOST_FORMS
    assert all(form.is_searched for form in forms)


def test_the_page_names_the_forms_and_has_a_button_for_each(mixed):
    from django.test import Client

    from edossier_site.start import configure, prepare

    prepare(mixed.archive.path)
    configure(mixed.archive.path)
    client = Client(headers={"host": "localhost"})

    def get(**asked):
        return client.get("/search", asked).content.decode()

    html = get(q="Микоян")
    assert "Also searched:" in html
    assert 'name="without" value="Mikojan"' in html
    assert "<mark>Mikojan</mark>" in html
    assert '<bdi>Mikojan</bdi> in: <a href="' in html
    html = get(q="Микоян", without="Mikojan", sort="date")
    assert "Left out:" in html
    assert "without=Mikojan" in html  # kept in the links of the page
    assert "1 found" in html
    assert "Nothing was found" in get(q="Микоян", exact="1")
    assert "2 found" in get(q="Микоян", without="Mikojan", also="Mikojan")


def test_the_command_says_what_it_also_searched(mixed):
    def run(*arguments):
        return CliRunner().invoke(command, [*arguments, "-C", str(mixed.archive.path)]).stdout

    assert "Also searched: Mikojan" in run("Микоян").replace("Mikoyan, ", "")
    assert "Also searched" not in run("Микоян", "--exact")
    assert "1 found" in run("Микоян", "--without", "Mikojan")
    found = json.loads(run("Микоян", "--json"))
    assert {form["form"] for form in found["expanded"] if form["searched"]} >= {"Mikojan"}
    assert all(form["why"] for form in found["expanded"])
    assert all(hit["forms"] for hit in found["hits"])


@pytest.mark.shared
def test_two_names_side_by_side_are_two(reference):
    assert ids(reference, "Khrushchev Mao") == ids(reference, "Khrushchev") & ids(reference, "Mao")
    found = reference.search(parse("Khrushchev Voroshilov"))
    assert found.total == 0
    assert [one.words for one in found.lacking] == ["Khrushchev", "Voroshilov"]


def test_a_part_of_a_name_is_no_name_beside_the_rest(tmp_path):
    index = SearchIndex(tmp_path)
    people = ("William M. Rountree", "Wilhelm", "Hathaway", "Cheney", "Howard P.", *_williams())
    units = [
        Unit(name, "/", "document", "d", people=(Named(name),), passages=(Passage("text", name),))
        for name in people
    ]
    with index.writing() as change:
        change.replace_dossier("d", units)
        change.position = 1
    assert ids(index, "William Manning Rountree") == {"William M. Rountree"}
    found = index.search(parse("William Pierce Sebald"))
    assert not any(form.is_searched for form in found.expanded)
    assert ids(index, "Yu Ta-wei") == set()
    assert ids(index, "Chen Yi") == set()
    assert ids(index, "Howard Parsons") == set()


def _williams() -> list[str]:
    return [f"William {chr(letter)}ones" for letter in range(ord("A"), ord("Z"))] * 3
