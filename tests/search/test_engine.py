"""The engine: fields, order and paging, facets, suggestions, several writers, rebuilding."""

import threading
from datetime import date

import pytest

from edossier.errors import KeepingError
from edossier.references import parse as parse_reference
from edossier.search.engines.tantivy import SearchIndex
from edossier.search.query import parse
from edossier.search.unit import Days, HeldArchive, Named, Passage

AVPRF = HeldArchive(
    "AVPRF",
    "Archive of Foreign Policy of the Russian Federation",
    ("AVPRF", "АВП РФ", "Arkhiv vneshnei politiki Rossiiskoi Federatsii"),
    "RU",
)
AMZV = HeldArchive("AMZV", "Archive of the Ministry of Foreign Affairs", ("MZV",), "CZ")


@pytest.fixture
def corpus(unit, days):
    """Five records of several languages, and an essay."""
    return [
        unit(
            1,
            "Conversation about advisers in Moscow.",
            title="Memorandum of conversation",
            dated=days("1953-02-02"),
            event=days("1953-01-05"),
            kinds=("memorandum of conversation", "memorandum"),
            archives=(AVPRF,),
            references=(parse_reference("AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8-11"),),
            people=(Named("Pavel Yudin", ("P. Yudin", "P.F. Yudin")),),
            places=(Named("Moscow", ("Moskva",)),),
            languages=("en",),
        ),
        unit(
            2,
            "Záznam z besedy s předsedou Mao Cetungem.",
            "cs",
            dated=days("1956-10-14"),
            kinds=("record of conversation",),
            archives=(AMZV,),
            languages=("cs",),
        ),
        unit(3, "Rozhovory o pomoci.", "sk", dated=days("1957-01-01", "1957-12-31")),
        unit(4, "致蔣介石的信", "zh", dated=Days(date(1958, 1, 1), None), languages=("zh-Hant",)),
        unit(
            5,
            "See the fond.",
            part="note",
            cited=(AVPRF,),
            references=(parse_reference("AVPRF f. 0100, op. 49, p. 410, d. 9"),),
        ),
        unit(6, "Arrogance, drunkenness, and so on.", part="essay", number=None),
    ]


FOUND = [
    ("conversations", {"1"}),
    ("zaznamu", {"2"}),
    ("rozhovor", set()),
    ("rozhovor*", {"3"}),
    ("蔣介石", {"4"}),
    ("介蔣", set()),
    ("ce-tungem", {"2"}),
    ("archive:AVPRF", {"1"}),
    ("archive:avprf", {"1"}),
    ('archive:"АВП РФ"', {"1"}),
    ('archive:"Foreign Policy"', {"1"}),
    ("archive:MZV", {"2"}),
    ("archive:foreign", {"1", "2"}),
    ("cites:AVPRF", {"5"}),
    ("country:CZ", {"2"}),
    ("country:Russia", {"1"}),
    ('ref:"f. 0100"', {"1", "5"}),
    ('ref:"f. 0100, op. 49"', {"5"}),
    ('ref:"AVPRF f. 0100, op. 46"', {"1"}),
    ('ref:"АВПРФ, ф. 0100, оп. 46, д. 12"', {"1"}),
    ('ref:"f. 0100, op. 4"', set()),
    ('ref:"f. 100"', set()),
    ('ref:"f. 0100, op. 46, p. 362"', {"1"}),
    ('ref:"f. 0100, op. 46, p. 410"', set()),
    ('ref:"AVPRF f. 0100, op. 46, d. 12, l. 10"', {"1"}),
    ('ref:"AVPRF f. 0100, op. 46, d. 12, l. 12"', set()),
    ("ref:avprf/0100", {"1", "5"}),
    ("ref:avprf/0100/49", {"5"}),
    ('ref:"ф. 0100 оп. 49"', {"5"}),
    ("ref:avprf/0100/46/12", {"1"}),
    ("ref:AVPRF/0100/46/362/12", {"1"}),
    ('ref:"авп рф/0100/46/362/12/10"', {"1"}),
    ("ref:avprf/0100/46/12/9", {"1"}),
    ("ref:avprf/0100/46/12/12", set()),
    ("ref:avprf/0100/46/410/12", set()),
    ("ref:avprf/100/46", set()),
    ("ref:avprf/0100/4", set()),
    ("ref:rgani/0100/49", set()),
    ("AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 9", {"1"}),
    ("АВП РФ. Ф. 0100. Оп. 49. П. 410. Д. 9", {"5"}),
    ("f. 0100, op. 49", {"5"}),
    ('archive:"Foreign Policy Archive"', {"1"}),
    ('archive:"Archiv vneshnei politiki"', {"1"}),
    ('archive:"Arkhiv vneshney politiki"', {"1"}),
    ('cites:"Archive for Foreign Policy"', set()),
    ("date:1953", {"1"}),
    ("dated:1953-01", set()),
    ("event:1953-01", {"1"}),
    ("date:1957-06", {"3"}),
    ("date:1956..1957", {"2", "3"}),
    ("date:1999", {"4"}),
    ("date:..1955", {"1"}),
    ("kind:memorandum", {"1"}),
    ('kind:"Memorandum of Conversation"', {"1"}),
    ("kind:memo", set()),
    ("lang:cs", {"2"}),
    ("lang:zh", {"4"}),
    ("lang:zh-hant", {"4"}),
    ("dossier:46 part:note", {"5"}),
    ('dossier:"ark:/99999/fk4dossier" part:note', {"5"}),
    ("dossier:47", set()),
    ("ark:/99999/fk4unit3", {"3"}),
    ("person:yudin", {"1"}),
    ('person:"P. Yudin"', {"1"}),
    ('person:"Yudin, Pavel"', {"1"}),
    ('person:"Yudin Pavel"', {"1"}),  # the family name first is the same name
    ("place:moskva", {"1"}),
    ("-archive:AVPRF part:document", {"2", "3", "4"}),
    ("part:note OR lang:cs", {"2", "5"}),
]


@pytest.mark.parametrize(("typed", "numbers"), FOUND)
def test_a_field_finds(corpus, index_with, typed, numbers):
    found = index_with(corpus).search(parse(typed))
    assert {hit.number for hit in found.hits} == numbers
    assert found.total == len(numbers)


def test_hits_are_counted_by_fond_and_by_file(corpus, index_with):
    facets = index_with(corpus).search(parse("")).facets
    assert [(f.value, f.label, f.count) for f in facets["fond"]] == [
        ("AVPRF/0100", "AVPRF, fond 0100", 2)
    ]
    assert [(f.value, f.label, f.count) for f in facets["file"]] == [
        ("AVPRF/0100/46/12", "AVPRF, fond 0100, opis 46, delo 12", 1),
        ("AVPRF/0100/49/9", "AVPRF, fond 0100, opis 49, delo 9", 1),
    ]


PRINTED = [
    "AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8",
    "SAPMO, DY 30/3605, Bl. 25-27",
    "MZV Teritoriální odbory – Tajné 1955-1959, ČLR, krabice 2, obal 10",
    "FO 371/086759",
    "BStU, MfS, HA IX, Nr. 10391, Bl. 5",
    "ЦДАГО України. Ф. 1. Оп. 32. Спр. 2612. Арк. 63",
    "ЦДА, Ф. 1Б; оп. 6; а.е. 307",
]


@pytest.mark.parametrize("printed", PRINTED)
def test_what_a_facet_of_fond_or_file_says_finds_what_it_counts(unit, index_with, printed):
    index = index_with([unit(1, references=(parse_reference(printed),)), unit(2)])
    facets = index.search(parse("")).facets
    values = [f.value for name in ("fond", "file") for f in facets[name]]
    assert values
    for value in values:
        assert index.search(parse(f'ref:"{value}"')).total == 1


def test_the_passage_that_was_found_is_marked_in_the_json(corpus, index_with):
    shown = index_with(corpus).search(parse("drunkenness")).to_json()
    (hit,) = shown["hits"]
    assert (hit["part"], hit["number"], hit["matched"]) == ("essay", None, ["drunkenness"])
    (passage,) = hit["passages"]
    assert passage["text"] == "Arrogance, drunkenness, and so on."
    assert passage["marks"] == [[11, 22]]
    assert set(shown) >= {
        "query", "understood", "expanded", "total", "took_ms", "hits", "facets",
    }  # fmt: skip


def test_facets_count_all_hits_and_not_the_page(corpus, index_with):
    facets = index_with(corpus).search(parse(""), limit=1).facets
    counted = {name: {f.value: f.count for f in values} for name, values in facets.items()}
    assert counted["archive"] == {"AVPRF": 1, "AMZV": 1}
    assert counted["country"] == {"RU": 1, "CZ": 1}
    assert counted["year"] == {"1953": 1, "1956": 1, "1957": 1, "1958": 1}
    assert counted["kind"]["memorandum"] == 1
    assert counted["person"] == {"Pavel Yudin": 1}
    assert counted["dossier"] == {"46": 6}
    assert {f.label for f in facets["language"]} == {"English", "Czech", "Chinese (zh-Hant)"}


def test_languages_without_stems_are_named(corpus, index_with):
    assert index_with(corpus).search(parse("mao")).unstemmed == ("sk", "zh")


def test_a_title_weighs_more_than_a_text(unit, index_with):
    in_text = unit(1, "the harbour of Port Sable and more", title="Customs")
    in_title = unit(2, passages=(Passage("title", "The harbour of Port Sable and more", "en"),))
    hits = index_with([in_text, in_title]).search(parse("harbour")).hits
    assert [hit.number for hit in hits] == ["2", "1"]


@pytest.mark.parametrize("sort", ["relevance", "date"])
@pytest.mark.parametrize("typed", ["harbour", "harbour OR customs", "part:document"])
def test_pages_of_hits_fit_together_though_all_tie(unit, days, index_with, sort, typed):
    text = ("harbour", "harbour customs", "customs customs")
    units = [
        unit(i, text[i % 3], dossier=f"ark:/99999/fk4d{i % 4}", dated=days(f"195{i % 3}-01-01"))
        for i in range(60)
    ]
    index = index_with(units)
    whole = index.search(parse(typed), limit=100, sort=sort)
    pages = [index.search(parse(typed), limit=7, offset=o, sort=sort).hits for o in range(0, 70, 7)]
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole.hits]
    assert whole.total == len({hit.id for hit in whole.hits})
    keys = [(-hit.score, int(hit.number or 0)) for hit in whole.hits]
    if sort == "relevance" and typed != "part:document":
        assert [key[0] for key in keys] == sorted(key[0] for key in keys)


def test_by_date_the_event_comes_first_and_the_undated_last(unit, days, index_with):
    units = [
        unit(1, "a", dated=days("1956-11-22"), event=days("1956-10-30")),
        unit(2, "a", dated=days("1956-11-01")),
        unit(3, "a"),
        unit(4, "a", dated=Days(None, date(1950, 1, 1))),
    ]
    hits = index_with(units).search(parse("a"), sort="date").hits
    assert [hit.number for hit in hits] == ["4", "1", "2", "3"]


SUGGESTED = [
    ("drunkeness", "drunkenness"),
    ("conversatoin moscow", "conversation moscow"),
    ('"adviserz in moscow"', '"advisers in moscow"'),
    ("xonversation", "conversation"),
    ("person:Yudni", 'person:"pavel yudin"'),
    ("archive:AVPRV", 'archive:"avprf"'),
    ("kind:memorandom", 'kind:"memorandum"'),
    ("conversation drunkenness", "drunkenness"),
]


@pytest.mark.parametrize(("typed", "suggested"), SUGGESTED)
def test_a_query_that_finds_nothing_is_answered_by_one_that_does(
    corpus, index_with, typed, suggested
):
    index = index_with(corpus)
    found = index.search(parse(typed))
    assert found.total == 0
    assert suggested in [suggestion.query for suggestion in found.suggestions]
    for suggestion in found.suggestions:
        assert index.search(parse(suggestion.query)).total == suggestion.total > 0


def test_no_suggestion_is_made_where_nothing_is_near(corpus, index_with):
    assert index_with(corpus).search(parse("zzzzzzzz")).suggestions == ()


def test_an_index_that_is_not_there_finds_nothing(tmp_path):
    index = SearchIndex(tmp_path / "search")
    assert index.position == 0
    assert index.search(parse("mao")).total == 0


def test_a_change_is_seen_by_a_reader_that_was_open_before(unit, index_with):
    index = index_with([unit(1, "harbour")])
    reader = SearchIndex(index.folder)
    assert reader.search(parse("harbour")).total == 1
    with index.writing() as change:
        change.replace_dossier(unit(1).dossier, [unit(2, "harbour"), unit(3, "harbour")])
        change.position = 2
        assert reader.search(parse("harbour")).total == 1
    assert reader.search(parse("harbour")).total == 2
    assert reader.position == 2


def test_a_change_that_fails_leaves_the_index_as_it_was(unit, index_with):
    index = index_with([unit(1, "harbour")])

    def fail():
        with index.writing() as change:
            change.remove_dossier(unit(1).dossier)
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        fail()
    assert (index.search(parse("harbour")).total, index.position) == (1, 1)
    with index.writing() as change:
        change.position = 2
    assert (index.search(parse("harbour")).total, index.position) == (1, 2)


def test_a_rebuild_is_made_beside_the_index_and_then_turned_to(unit, index_with):
    index = index_with([unit(1, "harbour")])
    with index.writing(afresh=True) as change:
        assert change.position == 0
        assert index.search(parse("harbour")).total == 1
        change.replace_dossier(unit(1).dossier, [unit(1, "customs")])
        change.position = 1
    assert index.search(parse("harbour")).total == 0
    assert index.search(parse("customs")).total == 1
    assert [path.name for path in index.folder.iterdir() if path.name.isdecimal()] == ["2"]


def test_a_second_writer_waits_for_the_first(unit, index_with):
    index = index_with([])
    started = threading.Event()

    def second() -> None:
        started.set()
        with SearchIndex(index.folder).writing() as change:
            change.replace_dossier("b", [unit(2, "second", dossier="b")])
            change.position += 1

    thread = threading.Thread(target=second)
    with index.writing() as change:
        thread.start()
        started.wait(10)
        change.replace_dossier("a", [unit(1, "first", dossier="a")])
        change.position = 5
    thread.join(30)
    assert index.position == 6
    assert index.search(parse("first OR second")).total == 2


def test_a_damaged_index_is_said_in_one_sentence(unit, index_with):
    index = index_with([unit(1, "harbour")])
    for path in (index.folder / "1").iterdir():
        path.unlink()
    with pytest.raises(KeepingError, match="run `edossier rebuild`"):
        SearchIndex(index.folder).search(parse("harbour"))


def test_a_damaged_position_means_that_nothing_is_indexed(unit, index_with):
    index = index_with([unit(1, "harbour")])
    (index.folder / "current.json").write_text("{")
    assert SearchIndex(index.folder).position == 0


def test_an_index_with_a_damaged_part_is_said_in_one_sentence(unit, index_with):
    index = index_with([unit(1, "harbour")])
    for path in (index.folder / "1").glob("*.term"):
        path.write_bytes(b"")
    with pytest.raises(KeepingError, match="run `edossier rebuild`"):
        SearchIndex(index.folder).search(parse("harbour"))


def test_an_index_that_cannot_be_written_is_said_in_one_sentence(unit, tmp_path):
    (tmp_path / "search").write_text("a file stands where the folder should be")

    def write():
        with SearchIndex(tmp_path / "search").writing():
            pass

    with pytest.raises(KeepingError, match="cannot be written"):
        write()
