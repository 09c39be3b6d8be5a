"""Rules on archives, references, records cited twice, and short forms of books."""

import pytest

from checking.dossiers import ARCHIVES, ENTRIES, ESSAY, NOTES, found_in, told, written

FULL = "Ludmila Farthing, Surveying Nowhere: A Life (Orrtown: Cairn, 1988), 5-9."


def with_note(note: str, *, first: str = FULL) -> str:
    return written(notes=[first, note])


def test_an_acronym_that_the_list_lacks_is_pointed_at():
    text = written(archives=ARCHIVES[:1])
    assert told(text, "acronym-unlisted") == ["GARF"]


def test_where_there_is_no_list_no_acronym_is_missing():
    assert told(written(archives=[]), "acronym-unlisted") == []


def test_an_acronym_of_a_note_is_looked_for_in_the_list_too():
    text = with_note("RGANI f. 5, op. 28, d. 512, l. 33.")
    assert told(text, "acronym-unlisted") == ["RGANI"]


def test_an_archive_named_in_words_needs_no_list():
    text = with_note(
        "Rossiiskii gosudarstvennyi arkhiv noveishei istorii, f. 5, op. 28, d. 5, l. 3."
    )
    assert told(text, "acronym-unlisted") == []


def test_a_listed_acronym_that_nothing_uses_is_pointed_at():
    text = written(archives=[*ARCHIVES, "PAAA - Politisches Archiv (Political Archive)"])
    assert told(text, "acronym-unused") == ["PAAA"]


def test_an_acronym_that_only_the_essay_uses_is_used():
    text = written(
        ESSAY.replace("It rained", "The KSČ said that it rained"),
        archives=[*ARCHIVES, "KSČ - Komunistická strana Československa (Communist Party)"],
    )
    assert told(text, "acronym-unused") == []


def test_a_source_that_is_no_citation_is_an_error():
    text = written(entries=[*ENTRIES[:2], "4 May 1957, “Note on ice,” A. Poe, Source: my attic."])
    [finding] = [each for each in found_in(text) if each.code == "source-unparsed"]
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("source", "pointed_at"),
    [
        ("SAPMO DY 30/3603/77", ["77"]),
        ("SAPMO DY 30/3605/25-27", []),
        ("AVPRF f. 1, op. 2, d. 4, l. 6", []),
        ("AVPRF f. 1, op. 2, d. 4, zz 5, l. 6", ["zz 5"]),
    ],
)
def test_the_part_of_a_source_that_is_in_doubt_is_pointed_at(source, pointed_at):
    text = written(entries=[*ENTRIES[:2], f"4 May 1957, “Note on ice,” A. Poe, Source: {source}."])
    assert told(text, "source-doubtful") == pointed_at


def with_source(source: str, before: str = "GARF f. 7, op. 2, d. 9, l. 8") -> str:
    second = f"3 May 1957, “Note on snow,” A. Poe, Source: {before}."
    return written(
        ESSAY.replace("“mud to the knees”", "mud"),
        [ENTRIES[0], second, f"4 May 1957, “Note on ice,” A. Poe, Source: {source}."],
    )


@pytest.mark.parametrize("before", ["GARF f. 7, op. 2, d. 9, l. 8", "Orr Hall, f. 7, op. 2, d. 9"])
@pytest.mark.parametrize(
    ("source", "pointed_at"),
    [
        ("Ibid.", []),
        ("Ibid., l. 9", []),
        ("Ibid., d. 4", []),
        ("Там же. Д. 4. Л. 5", []),
        ("Там же. Л. 5. Копия", []),
        ("Ibid., d. 4, zz 5, l. 7", ["zz 5"]),
        ("Ibid., zz", ["zz"]),
    ],
)
def test_what_is_taken_from_the_citation_before_is_no_doubt(before, source, pointed_at):
    text = with_source(source, before)
    of_first = ["Orr Hall, f. 7, op. 2, d. 9"] if before.startswith("Orr") else []
    assert told(text, "source-doubtful") == of_first + pointed_at
    assert told(text, "source-unparsed") == []


def test_what_takes_up_a_citation_needs_one_before_it():
    text = written(
        entries=["2 May 1957, “Note on rain,” A. Poe, Source: Ibid., l. 9.", *ENTRIES[1:]]
    )
    assert told(text, "source-doubtful") == ["Ibid., l. 9"]


@pytest.mark.parametrize(
    "source",
    [
        "same as Document 1",
        "See Doc. No. 2",
        "wie Dokument 1",
        "см. документ № 1",
        "viz dokument č. 2",
        "azonos az 1. dokumentum forrásával",
        "as above",
        "wie oben",
    ],
)
def test_a_source_that_names_another_document_is_in_doubt_and_no_error(source):
    text = with_source(source)
    assert told(text, "source-doubtful") == [source]
    assert told(text, "source-unparsed") == []


@pytest.mark.parametrize("source", ["same as Document 9", "same as Document 3", "my attic"])
def test_a_source_that_points_nowhere_is_an_error(source):
    text = with_source(source)
    assert told(text, "source-unparsed") == [source]
    assert told(text, "source-doubtful") == []


def test_the_place_of_a_doubt_is_what_it_speaks_of():
    text = with_source("AVPRF, f. 0100, op. 46, p. 362, qq. 7, d. 12, l. 8")
    assert told(text, "source-doubtful") == ["qq. 7"]
    text = with_source("Orr Hall. – Ф. 13. – Спр. 9372. – Арк. 101–106. Засвідчена копія")
    [pointed_at] = told(text, "source-doubtful")
    assert pointed_at.startswith("Orr Hall")


def test_a_doubtful_reference_of_a_note_is_pointed_at_too():
    assert told(with_note("See SAPMO DY 30/3403/53."), "source-doubtful") == ["53"]


def test_an_archive_that_the_list_explains_is_no_doubt():
    entries = [*ENTRIES[:2], "4 May 1957, “Note on ice,” Source: TSX f. 1, op. 2, d. 4, l. 6."]
    assert len(told(written(entries=entries), "source-doubtful")) == 1
    own = [*ARCHIVES, "TSX - Staatsarchiv von Tabor (State Archive of Tabor)"]
    assert told(written(entries=entries, archives=own), "source-doubtful") == []


@pytest.mark.parametrize(
    ("note", "is_same"),
    [
        ("2 May 1957, “Note,” AVPRF f. 1, op. 2, d. 3, l. 4-5.", True),
        ("See AVPRF f. 1, op. 2, d. 3, l. 4-5.", True),
        ("2 May 1957, “Note,” AVPRF f. 1, op. 2, d. 3, l. 5.", True),
        ("“Note,” AVPRF f. 1, op. 2, d. 3, l. 5.", False),  # a leaf, and no day that agrees
        ("2 May 1957, “Note,” AVPRF f. 1, op. 2, d. 3, l. 9.", False),  # a neighbour
        ("2 May 1957, “Note,” AVPRF f. 1, op. 2, d. 9, l. 4-5.", False),  # of another file
        ("2 May 1957, “Note,” AVPRF f. 1, op. 2, d. 3.", False),  # leaves that are not stated
        ("3 May 1957, “Záznam,” 11/57, GARF f. 7, op. 2, d. 9.", True),
        ("3 May 1957, “Záznam,” 12/57, GARF f. 7, op. 2, d. 9.", False),
    ],
)
def test_a_record_cited_in_two_places_links_them(note, is_same):
    findings = [each for each in found_in(with_note(note)) if each.code == "record-cited-twice"]
    assert [each.severity for each in findings] == (["info"] if is_same else [])
    assert all(each.related[0].label.startswith("document ") for each in findings)
    assert all(each.related[0].place for each in findings)


def test_the_citation_itself_is_pointed_at():
    text = with_note("It is in AVPRF f. 1, op. 2, d. 3, l. 4-5, as you see.")
    assert told(text, "record-cited-twice") == ["AVPRF f. 1, op. 2, d. 3, l. 4-5"]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("3 May 1957, “Záznam,” 11/57, GARF f. 7, op. 2, d. 10, l. 8.", ["unit"]),
        ("9 May 1957, “Záznam,” 11/57, GARF f. 7, op. 2, d. 9, l. 8.", ["date"]),
        ("9 May 1957, “Note,” AVPRF f. 1, op. 2, d. 3, l. 4-5.", ["date"]),
        ("3 May 1957, “Záznam,” 11/57, GARF f. 7, op. 2, d. 9, l. 8.", []),
        ("9 May 1960, “Záznam,” 11/57, GARF f. 8, op. 1, d. 10, l. 8.", []),  # two records
    ],
)
def test_one_record_under_another_unit_or_date_is_a_warning(note, said):
    findings = [
        each for each in found_in(with_note(note)) if each.code == "record-cited-differently"
    ]
    assert [each.message.partition("another ")[2].partition(":")[0] for each in findings] == said


@pytest.mark.parametrize(
    "note",
    [
        "Farthing, Surveying Nowhere, 61.",
        "Farthing, Surveying Nowhere, 38-46, 50n.",
        "See also Farthing, Surveying Nowhere, pp. 38-46.",
        "I say more of this in Farthing, Surveying Nowhere, 97-102.",
        "Ludmila Farthing, “Surveying Nowhere,” 61.",
    ],
)
def test_a_short_form_needs_its_full_form_before_it(note):
    assert told(with_note(note), "short-form-alone") == []
    [pointed_at] = told(with_note(note, first="Nothing of note."), "short-form-alone")
    assert pointed_at.startswith(("Farthing", "Ludmila"))
    later = told(written(notes=[note, FULL]), "short-form-alone")
    assert later == [pointed_at]


def test_a_full_form_that_comes_later_is_linked():
    text = written(notes=["Farthing, Surveying Nowhere, 61.", FULL])
    [finding] = [each for each in found_in(text) if each.code == "short-form-alone"]
    assert "only in note 2" in finding.message
    assert [each.label for each in finding.related] == ["the full form in note 2"]


@pytest.mark.parametrize(
    "first",
    [
        "Ludmila Farthing and B. Orr, eds., Surveying Nowhere: A Life (Orrtown: Cairn, 1988).",
        "L. Farthing, “Surveying Nowhere: A Note,” Journal of Mud 3, no. 2 (1988): 5-9.",
        "Farthing, Ludmila, Surveying Nowhere, Orrtown 1988, s. 5.",
        "On mud, see B. Roe, Mud (Orr: Sad, 1999), 5; L. Farthing, Surveying Nowhere (Orr, 1988).",
    ],
)
def test_full_forms_are_known_by_author_and_title_words(first):
    text = with_note("Farthing, Surveying Nowhere, 61.", first=first)
    assert told(text, "short-form-alone") == []


@pytest.mark.parametrize(
    "first",
    [
        "Ludmila Poe, Surveying Nowhere: A Life (Orrtown: Cairn, 1988), 5-9.",
        "Ludmila Farthing, Surveying Somewhere (Orrtown: Cairn, 1988), 5-9.",
        "Farthing, Surveying Nowhere, 5-9.",
        "Farthing, Surveying Nowhere, 5-9. On mud see B. Roe, Mud (Orr: Sad, 1999), 5.",
    ],
)
def test_another_author_or_title_or_a_short_form_is_no_full_form(first):
    text = with_note("Farthing, Surveying Nowhere, 61.", first=first)
    assert told(text, "short-form-alone") != []


@pytest.mark.parametrize(
    "note",
    [
        "J. Mokry, Deszcz i ziemia, Warszawa 1998, s. 4.",
        "AVPRF f. 1, op. 2, d. 3, l. 4.",
        "New York Times, 5 May 1956, 4.",
        "Rudé právo, 5.",
        "See Document 1, The First Note, 5.",
        "Mao, 8 January 1955, 5.",
        "FRUS, 1955-1957, 12.",
        "Ibid., 5.",
        "Ibid, Chapter Two, 5.",
        "R. Orr, Selected Works, vol. 5, 12.",
        "Interview with Jan Orr, Prague, 5.",
        "R. Orr, Journal of Mud and Rain 31, no. 3 (2009): 558.",
        "R. Orr, ed., Papers on Rain (Washington, DC: Mill; Stanford, CA: Hill, 2011), 5, 17.",
    ],
)
def test_what_only_looks_like_a_short_form_is_none(note):
    assert told(with_note(note), "short-form-alone") == []


@pytest.mark.parametrize(
    "note",
    [
        "Borongó Ilona: A sár könyve. Orrvár, Rét Kiadó, 1998. 14. o.",
        "Borongó Ilona: A sár könyve. Orrvár, 1998, Rét Kiadó, 14.",
        "Borongó Ilona: A sár könyve. Orrvár, Rét Kiadó, 14.",
        "Borongó Ilona: A sár könyve. Egy alcím. Rét Könyvkiadó, Orrvár 1998, 14. o.",
        "Voir Jean Bourbeux, Les Deux Boues, Paris, 1998.",
        "Jean Bourbeux, Les Deux Boues, Paris, Fayard, 1998, p. 12.",
        "Jean Bourbeux, Les Deux Boues, Paris, Fayard, 1998, 12-14.",
        "Jean Bourbeux, Les Deux Boues, Paris, Fayard, s. d., p. 12.",
        "Hans Morast, Der lange Schlamm. Eine Geschichte, Orrstadt 1998, S. 12 f.",
        "Hans Morast: Der lange Schlamm, Orrstadt/Roden 1998, S. 12.",
        "Hans Morast, Der lange Schlamm, Schilf Verlag, S. 12.",
        "Иловатов И.И. Долгая грязь: очерки. М., 1998. С. 12.",
        "Иловатов И.И. Долгая грязь. Москва, Наука, 1998, с. 12.",
        "Иловатов И. Долгая грязь, Издательство Луг, с. 12.",
        "Jan Błotny, Długie błoto, Warszawa 1998, s. 12.",
        "J. Błotny, Długie błoto. Szkice, Wydawnictwo Łąka, Orrów 1998, s. 12.",
        "Jan BAHNO, Dlouhé bahno, Praha, Nakladatelství Louka, 1998, s. 12.",
        "Bahno, Jan. Dlouhé bahno. Praha, Louka, 1998, s. 12.",
        "Ion Noroi, Lungul noroi, Editura Lunca, București, 1998, p. 12.",
        "Ion Noroi, Lungul noroi, București, Lunca, p. 12.",
    ],
)
def test_a_book_with_its_place_publisher_or_year_is_no_short_form(note):
    assert told(with_note(note), "short-form-alone") == []


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Borongó Ilona: A sár könyve. Egy alcím. Orrvár, Rét, 1998.", "Borongó, A sár könyve, 7."),
        ("Jean Bourbeux, Les Deux Boues, Paris, Fayard, p. 2.", "Bourbeux, Les Deux Boues, p. 7."),
        ("Hans Morast, Der lange Schlamm. Studien, Orr 1998.", "Morast, Der lange Schlamm, S. 7."),
        ("Иловатов И.И. Долгая грязь: очерки. М., 1998.", "Иловатов, Долгая грязь, с. 7."),
        ("Иловатов И.И. Долгая грязь: очерки. М.: Наука, 1998.", "Иловатов, Долгая грязь, с. 7."),
        ("Bahno, Jan. Dlouhé bahno. Eseje. Praha: Louka, 1998.", "Bahno, Dlouhé bahno, s. 7."),
    ],
)
def test_a_full_form_is_known_in_its_own_country_s_habit(full, short):
    assert told(with_note(short, first=full), "short-form-alone") == []
    [pointed_at] = told(with_note(short, first="Nothing."), "short-form-alone")
    assert pointed_at == short.removesuffix(".")


def test_a_word_that_sends_the_reader_on_is_no_part_of_a_short_form():
    for lead in ("See", "Voir", "Vgl.", "Siehe", "См.", "Zob.", "Srov.", "Lásd", "Vezi"):
        text = with_note(f"{lead} Hans Morast, Der lange Schlamm, 7.", first="Nothing.")
        assert told(text, "short-form-alone") == ["Hans Morast, Der lange Schlamm, 7"]


def test_a_full_form_in_the_essay_or_its_list_of_books_comes_before_the_notes():
    essay = f"{ESSAY}\n\nBooks\n\nMorast, Hans. Der lange Schlamm. Orrstadt: Schilf, 1998."
    notes = [FULL, "Morast, Der lange Schlamm, 7."]
    assert told(written(essay, notes=notes), "short-form-alone") == []


def test_the_dossier_of_these_tests_has_no_findings():
    assert found_in(written(notes=NOTES)) == []
