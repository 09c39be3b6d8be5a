"""Which document a citation is of, and which records are wanted: whatever came first."""

from dataclasses import replace

import pytest
from django.db import connection

from archive.conftest import day, document, first_dossier, reference_to
from edossier.dossier import Essay, Note, Paragraph, Section, Series, Span
from edossier.keeping import writing
from edossier.references import parse
from edossier_site.archive import actions, models, queries
from edossier_site.archive.follow import follow, rebuild


def note(number: str, text: str, *printed: str) -> Note:
    spans = []
    for index, words in enumerate(printed):
        start = text.index(words)
        target = str(index)
        spans.append(Span(start=start, end=start + len(words), kind="reference", target=target))
    references = tuple(map(parse, printed))
    return Note(id=number, number=number, text=text, spans=tuple(spans), references=references)


def dossier(number: str, *, sources: tuple[str, ...] = (), notes: tuple[Note, ...] = (), **more):
    documents = tuple(
        document(
            str(place),
            title=f"Paper {number}/{place}",
            registry_number=f"{place}/q{number}",
            source=parse(source),
        )
        for place, source in enumerate(sources, start=1)
    )
    changes = {"documents": documents, "notes": notes, "agents": (), "places": ()}
    changes["essay"] = more.pop("essay", Essay())
    series = Series(name="Quay Papers", number=number)
    return first_dossier(title=f"Quay {number}", series=series, **changes, **more)


def wanted() -> list[tuple[str, str]]:
    """Unit and leaves of each record wanted, in order."""
    found = models.WantedRecord.objects.order_by("repository_id", "place", "key")
    return [(row.unit.path if row.unit else "", str(row.leaves)) for row in found]


def settled() -> list[tuple[object, ...]]:
    """What is settled of every citation, and every count that follows, in words."""
    cited = [
        (row.part, row.number, row.published and row.published.ark, row.wanted and row.wanted.key)
        for row in models.Citation.objects.order_by("order")
    ]
    units = models.ArchivalUnit.objects.order_by("repository_id", "path")
    counts = [
        (u.repository_id, u.path, u.documents, u.cited, u.wanted, u.isad, u.place,
         sorted(u.traits.values_list("name", "value", "citations")))
        for u in units
    ]  # fmt: skip
    archives = models.Repository.objects.order_by("id")
    return [*cited, *counts, *archives.values_list("id", "documents", "cited", "wanted")]


def counted_wrongly() -> dict[str, tuple[int, int]]:
    """Units and archives whose count of wanted records is not that of counting them anew."""
    wrong = {}
    for archive in models.Repository.objects.all():
        there = models.WantedRecord.objects.filter(repository=archive)
        if there.count() != archive.wanted:
            wrong[archive.id] = (archive.wanted, there.count())
        for unit in models.ArchivalUnit.objects.filter(repository=archive):
            below = [r for r in there if r.unit and f"{r.unit.path}/".startswith(f"{unit.path}/")]
            if len(below) != unit.wanted:
                wrong[unit.path] = (unit.wanted, len(below))
    return wrong


PLACE = "AVPRF f. 0100, op. 46, d. 7, l. 10-12"
CITES = dossier("1", notes=(note("1", f"See {PLACE}.", PLACE),))
HOLDS = dossier("2", sources=(PLACE,))


@pytest.mark.parametrize("order", [(CITES, HOLDS), (HOLDS, CITES)])
def test_what_is_cited_is_wanted_until_it_is_published(site, order):
    for one in order:
        site.put(one)
        follow(site.archive)
        assert counted_wrongly() == {}
    assert wanted() == []
    [cited] = models.Citation.objects.filter(part="note")
    assert cited.published.number == "1"


def test_what_is_withdrawn_is_wanted_again_and_what_is_restored_is_not(site):
    site.put(CITES)
    held = site.put(HOLDS).publication
    follow(site.archive)
    ark = held.documents[0].ark
    with writing(site.archive) as writer:
        actions.withdraw(writer, ark, reason="Asked for.", at="2026-04-01T09:00:00Z")
        actions.follow_log(writer)
    assert wanted() == [("fond-0100/opis-46/delo-7", "[['10', '12']]")]
    assert counted_wrongly() == {}
    with writing(site.archive) as writer:
        actions.restore(writer, ark, at="2026-05-01T09:00:00Z")
        actions.follow_log(writer)
    assert wanted() == []
    assert counted_wrongly() == {}


def test_a_record_cited_twice_is_wanted_once_until_nobody_cites_it(site):
    site.put(CITES)
    other = dossier("3", notes=(note("4", f"Also {PLACE}.", PLACE),))
    site.put(other)
    follow(site.archive)
    assert len(wanted()) == 1
    site.put(other.model_copy(update={"notes": ()}))
    follow(site.archive)
    assert len(wanted()) == 1
    site.put(CITES.model_copy(update={"notes": ()}))
    follow(site.archive)
    assert wanted() == []
    assert models.ArchivalUnit.objects.count() == 0


def test_a_fonds_alone_is_no_record(site):
    site.put(
        dossier("1", notes=(note("1", "See AVPRF f. 0100, op. 46.", "AVPRF f. 0100, op. 46"),))
    )
    follow(site.archive)
    assert wanted() == []
    assert models.ArchivalUnit.objects.get(path="fond-0100/opis-46").cited == 1


def test_a_number_that_two_unlike_records_bear_decides_nothing(site):
    """Both records bear the number that the note prints, in files that differ."""
    sources = ("AVPRF f. 0100, op. 46, d. 7, l. 1-2", "AVPRF f. 0100, op. 46, d. 8, l. 5-6")
    held = dossier("2", sources=sources)
    numbered = tuple(one.model_copy(update={"registry_number": "11/53"}) for one in held.documents)
    site.put(held.model_copy(update={"documents": numbered}))
    text = "A. Poe, 11/53, AVPRF f. 0100, op. 46."
    site.put(dossier("1", notes=(note("1", text, "AVPRF f. 0100, op. 46"),)))
    follow(site.archive)
    [cited] = models.Citation.objects.filter(part="note")
    assert cited.published is None


def test_an_essay_hangs_its_citations_in_the_tree_too(site):
    text = f"He wrote so ({PLACE}) in spring."
    start = text.index(PLACE)
    span = Span(start=start, end=start + len(PLACE), kind="reference", target="0")
    paragraph = Paragraph(text=text, spans=(span,))
    essay = Essay(sections=(Section(paragraphs=(paragraph,)),), references=(parse(PLACE),))
    site.put(dossier("1", essay=essay))
    follow(site.archive)
    [line] = queries.archive_page("AVPRF", "fond-0100/opis-46/delo-7").cited_by.items
    assert (line.part, line.number, line.passage.words) == ("essay", "1", PLACE)
    assert line.address.endswith("#p1")
    assert line.is_wanted
    assert len(wanted()) == 1


def test_a_unit_covers_the_years_of_its_documents_and_those_printed(site):
    [held] = dossier("2", sources=("AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8",)).documents
    dated = held.model_copy(update={"date": day("1955-03-02")})
    site.put(dossier("2").model_copy(update={"documents": (dated,)}))
    printed = "AVPRF f. 0100, op. 46, d. 13, l. 9"
    site.put(dossier("1", notes=(note("1", f"5 April 1958, “Talk,” {printed}.", printed),)))
    follow(site.archive)
    assert queries.archive_page("AVPRF", "fond-0100/opis-46").years == ("1953", "1958")
    file = queries.archive_page("AVPRF", "fond-0100/opis-46/delo-12")
    assert (file.years, file.unit.containers) == (("1953", "1955"), (("papka", "362"),))
    site.put(dossier("1"))
    follow(site.archive)
    assert queries.archive_page("AVPRF").years == ("1953", "1955")


def test_made_again_from_the_log_all_is_the_same(site):
    more = dossier("2", sources=(PLACE, "AVPRF f. 0100, op. 46, p. 3, d. 9, l. 1"))
    for one in (CITES, HOLDS, dossier("3", notes=CITES.notes), more, dossier("3"), CITES):
        site.put(one)
    follow(site.archive)
    before = settled()
    rebuild(site.archive)
    assert settled() == before
    assert counted_wrongly() == {}


def test_a_dossier_added_to_a_larger_tree_asks_no_more(site):
    """Two dossiers alike in what they hold, the second beside three hundred units more."""
    many = [f"AVPRF f. 0100, op. 46, d. {delo}, l. 3" for delo in range(100, 400)]
    asked = []
    for number, between in (("1", ()), ("3", (dossier("2", notes=(
        note("1", "; ".join(many), *many),)),))):  # fmt: skip
        for one in between:
            site.put(one)
            follow(site.archive)
        own = f"AVPRF f. 0100, op. 46, d. {number}, l. 5"
        site.put(dossier(number, notes=(note("1", f"See {own}.", own),)))
        questions = []

        def count(execute, *arguments, questions=questions):
            questions.append(arguments[0])
            return execute(*arguments)

        with connection.execute_wrapper(count):
            follow(site.archive)
        asked.append(len(questions))
    assert asked[1] <= asked[0]


def test_leaves_within_a_document_are_the_document(site):
    inside = "AVPRF f. 0100, op. 46, d. 7, l. 11"
    edge = "AVPRF f. 0100, op. 46, d. 7, l. 12"
    site.put(HOLDS)
    site.put(dossier("1", notes=(note("1", f"{inside}; {edge}.", inside, edge),)))
    follow(site.archive)
    found = models.Citation.objects.filter(part="note").order_by("order")
    assert [row.published is not None for row in found] == [True, False]


def test_a_citation_without_a_key_is_settled_by_its_path(site):
    """An archive that only the dossier names has no key, its chain is certain all the same."""
    source = replace(reference_to("46", "7", leaf="4"), repository=None, repository_printed="QA")
    held = dossier("2").model_copy(
        update={"documents": (document("1", title="Paper", source=source),)}
    )
    text = f"See {source.printed}."
    cites = Note(id="1", number="1", text=text, references=(source,))
    site.put(held)
    site.put(dossier("1").model_copy(update={"notes": (cites,)}))
    follow(site.archive)
    [cited] = models.Citation.objects.filter(part="note")
    assert cited.published is not None
