"""The page of a document."""

import pytest

from archive.views.reading import read
from edossier.dossier import DateStatement, Evidence, Paragraph, Text
from edossier.references import parse


def with_first(dossier, **changes):
    """The dossier with its first document changed."""
    first, *rest = dossier.documents
    return dossier.model_copy(update={"documents": (first.model_copy(update=changes), *rest)})


@pytest.fixture
def shown(client, publish, first, documents):
    """The page of the first document, after it was changed."""

    def show(**changes):
        publish(with_first(first, **changes))
        return read(client, documents[0].address)

    return show


def test_all_its_data_is_there(client, documents):
    page = read(client, documents[0].address)
    assert page.texts("h1") == ["Conversation with Marta Vell, 5 January 1953"]
    assert page.fact("Date") == "2 February 1953"
    assert page.fact("Event") == "5 January 1953"
    assert page.fact("Kind") == "memorandum of conversation"
    assert page.fact("Author") == "J. Orel"
    assert page.fact("Registry number") == "11/53"
    assert page.links()["J. Orel"] == "/persons/jan-orel/"
    assert page.links()["The Harbour Talks"] == documents[0].dossier.address


def test_the_source_is_a_path_through_the_archives_tree(client, documents):
    page = read(client, documents[0].address)
    steps = page.select("ol.tree")[0]
    assert [" ".join(step.text_content().split()) for step in steps] == [
        "AVPRF",
        "fond 0100",
        "opis 46",
        "delo 12",
        "leaf 8",
    ]
    assert [a.get("href") for a in steps.iter("a")] == [
        "/archives/AVPRF/",
        "/archives/AVPRF/fond-0100/",
        "/archives/AVPRF/fond-0100/opis-46/",
        "/archives/AVPRF/fond-0100/opis-46/delo-12/",
    ]
    assert "printed “AVPRF f. 0100, op. 46, d. 12, l. 8”" in page.fact("Source")


def test_a_box_is_one_step_whether_it_leads_to_the_file_or_only_shelves_it(shown):
    leading = shown(source=parse("AMZV, Teritoriální odbory, krabice 2, obal 7"))
    assert leading.fact("Source").count("krabice") == 2, "once as a step, once as printed"
    shelving = shown(source=parse("AVPRF f. 0100, op. 46, p. 362, d. 12, l. 8"))
    assert shelving.fact("Source").count("362") == 2


def test_who_cites_it_is_shown_with_the_passage(client, documents, talks):
    page = read(client, documents[0].address)
    assert page.links()["Essay paragraph 1"] == f"{talks.address}#p1"
    assert page.texts("mark") == ["Document 1"]


def test_its_neighbours_are_a_step_away(client, documents):
    links = [
        {
            a.get("rel"): a.get("href")
            for a in read(client, line.address).select("nav.neighbours")[0]
        }
        for line in documents
    ]
    one, two, three = (line.address for line in documents)
    assert links == [{"next": two}, {"prev": one, "next": three}, {"prev": two}]


def test_a_title_made_here_says_that_none_is_printed(client, documents):
    page = read(client, documents[1].address)
    assert page.texts("h1") == ["Marta Vell to Ján Orel"]
    assert page.texts("summary")[0] == "inferred"
    assert "No title is printed" in page.texts("p.basis-why")[0]


def test_an_unknown_date_is_said_to_be_unknown(client, documents):
    assert read(client, documents[2].address).fact("Date") == "not stated"


def test_what_was_printed_of_a_date_stands_beside_it(shown):
    page = shown(date=DateStatement(edtf="1953-02-02", text="2.II.53"))
    assert page.fact("Date") == "2 February 1953 printed “2.II.53”"


def test_two_texts_stand_side_by_side_each_in_its_language_and_direction(shown):
    texts = (
        Text(kind="original", language="ar", paragraphs=(Paragraph(text="البحر"),) * 2),
        Text(kind="translation", language="en", paragraphs=(Paragraph(text="The sea"),) * 2),
    )
    page = shown(texts=texts)
    assert page.texts("h2")[0] == "Two texts"
    assert page.texts("h3")[:2] == ["Original", "Translation"]
    assert len(page.select("section.parallel-text")) == 2
    assert "aligned" in page.select("div.parallel")[0].get("class")
    arabic = page.root.get_element_by_id("text-1-p1")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    english = page.root.get_element_by_id("text-2-p2")
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")


def parallel(shown, left: list[str], right: list[str]):
    sides = (("original", left), ("translation", right))
    return shown(
        texts=tuple(
            Text(kind=kind, paragraphs=tuple(Paragraph(text=one) for one in side))
            for kind, side in sides
        )
    )


def rows(page) -> list[list[str]]:
    """The paragraphs of each text, by the rows that stand beside each other."""
    return [
        [
            " ".join(one.text_content().split())
            for one in section.iter("div")
            if one.get("class") == "stretch"
        ]
        for section in page.select("section.parallel-text")
    ]


def test_as_many_paragraphs_stand_one_beside_the_other(shown):
    page = parallel(shown, ["Ano", "Ne"], ["Yes", "No"])
    assert rows(page) == [["Ano ¶ ⇄", "Ne ¶ ⇄"], ["Yes ¶ ⇄", "No ¶ ⇄"]]
    assert [a.get("href") for a in page.select("a.counterpart")] == [
        "#text-2-p1",
        "#text-2-p2",
        "#text-1-p1",
        "#text-1-p2",
    ]


def test_other_counts_are_aligned_only_by_the_numbers_printed(shown):
    page = parallel(shown, ["1. Ano", "Dobře", "2. Ne"], ["1. Yes", "2. No"])
    assert rows(page) == [["1. Ano ¶ Dobře ¶", "2. Ne ¶ ⇄"], ["1. Yes ¶", "2. No ¶ ⇄"]]
    assert "3 and 2 paragraphs: those that print the same number" in page.text


def test_where_nothing_is_known_nothing_is_aligned_and_that_is_said(shown):
    page = parallel(shown, ["Ano", "Dobře", "Ne"], ["Yes", "No"])
    assert page.select("div.parallel")[0].get("class") == "parallel"
    assert page.select("a.counterpart") == []
    assert "which of them go together is not known" in page.text


def test_long_texts_stand_side_by_side_unaligned(shown):
    long = tuple(Paragraph(text=f"{number}") for number in range(401))
    texts = (Text(kind="original", paragraphs=long), Text(kind="translation", paragraphs=long))
    assert shown(texts=texts).select("div.parallel")[0].get("class") == "parallel"


def test_three_texts_stand_one_after_the_other(shown):
    text = Text(kind="translation", language="en", paragraphs=(Paragraph(text="Sea"),))
    page = shown(texts=(text, text, text))
    assert page.select("div.parallel") == []
    assert page.texts("h2")[:3] == ["Translation"] * 3


def test_a_text_of_unknown_language_lets_its_letters_tell_the_direction(shown):
    page = shown(texts=(Text(kind="original", paragraphs=(Paragraph(text="ים"),)),))
    paragraph = page.root.get_element_by_id("text-1-p1")
    assert (paragraph.get("lang"), paragraph.get("dir")) == (None, "auto")
    assert "language not stated" in page.text


def test_a_foreign_title_carries_its_language(shown):
    heading = shown(title="Zápis o rozhovoru", title_language="cs", title_spans=()).select("h1")[0]
    assert (heading.get("lang"), heading.get("dir")) == ("cs", "ltr")


def test_a_corrected_field_shows_who_when_why_and_what_was_printed(shown):
    why = Evidence(
        basis="corrected", by="I. K.", on="2026-11", reason="Stamped so.", printed="Open"
    )
    page = shown(classification="Secret", evidence={"classification": why})
    assert page.fact("Classification") == (
        "SecretcorrectedCorrected by I. K. on November 2026. Stamped so. Printed: “Open”."
    )
    assert page.select("details.corrected")


def test_what_an_editor_added_where_nothing_was_printed_is_supplied(shown):
    page = shown(kind="letter", evidence={"kind": Evidence(basis="corrected")})
    assert page.texts("p.basis-why") == ["Supplied. Nothing was printed here."]


def test_a_date_that_was_corrected_away_still_says_so(shown):
    why = Evidence(basis="corrected", reason="A slip.", printed="1853")
    page = shown(date=None, evidence={"date": why})
    assert page.fact("Date").startswith("not statedcorrected")


def test_hostile_words_stay_words(shown):
    words = "</h1><script>alert(1)</script><b onclick='x'>"
    page = shown(
        title=words,
        title_spans=(),
        registry_number=words,
        classification=words,
        authors=(words,),
        summary=Paragraph(text=words),
        texts=(Text(kind="original", paragraphs=(Paragraph(text=words),)),),
    )
    assert len(page.select("script")) == 2  # the module, and the block of data
    assert page.data()["name"] == words
    assert page.select("b") == []
    assert page.texts("h1") == [words]
    assert page.fact("Registry number") == words


def test_an_older_version_says_so(shown, client, documents):
    shown(title="Mended", title_spans=())
    old = read(client, f"{documents[0].address}/v1")
    assert old.texts("p.notice")[0].startswith("You are reading version 1 of")
    assert old.links()["read the newest version"] == documents[0].address
    assert old.texts("p.citation")[0].endswith("version 1.")


def test_a_document_left_out_of_its_dossier_stays_and_says_so(client, publish, first, documents):
    publish(first.model_copy(update={"documents": first.documents[:2]}))
    page = read(client, documents[2].address)
    assert page.texts("p.notice") == [
        "This document is no longer in the newest version of its dossier."
    ]
