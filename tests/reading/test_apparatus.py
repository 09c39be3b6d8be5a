"""What the apparatus makes of small dossiers, each with one habit of authors or programs."""

from edossier.dossier import Dossier, uncovered
from edossier.formats.html import read as html
from edossier.formats.text import read as text
from edossier.reading import read_source_text

ENTRY = "2 May 1957, “Note on rain,” A. Poe, Source: AVPRF f. 1, op. 2, d. 3."


def dossier_of(content: str, name: str = "rain.txt") -> Dossier:
    reader = html if name.endswith(".html") else text
    source = reader.read(content.encode("utf-8"), name)
    dossier = read_source_text(source).dossier
    assert [source.text[g.start : g.end] for g in uncovered(dossier, source)] == []
    return dossier


def essay_spans(dossier: Dossier, kind: str) -> list[str | None]:
    paragraphs = [p for section in dossier.essay.sections for p in section.paragraphs]
    return [span.target for p in paragraphs for span in p.spans if span.kind == kind]


def test_a_contents_list_is_no_second_set_of_documents():
    dossier = dossier_of(
        f"Rain\n\nContents\n\nIntroduction .... 1\nDocument 1 ... 2\n\nIntroduction\n\n"
        f"It rained.\n\nDocument 1\n\n{ENTRY}\n"
    )
    assert [document.number for document in dossier.documents] == ["1"]
    assert [section.heading for section in dossier.essay.sections] == ["Introduction"]


def test_documents_counted_by_a_list_are_told_by_their_headers():
    dossier = dossier_of(f"Rain\n\nIntroduction\n\nIt rained.\n\n1. {ENTRY}\n\n2. {ENTRY}\n")
    assert [document.number for document in dossier.documents] == ["1", "2"]
    assert dossier.documents[1].title == "Note on rain"


def test_a_list_inside_a_transcript_counts_no_documents():
    dossier = dossier_of(
        f"Rain\n\nDocument 1\n\n{ENTRY}\n\nThe talk had two points:\n\n"
        "1. The rain fell on the border.\n\n2. 3 May was dry, and nobody said why it was so.\n"
    )
    assert [document.number for document in dossier.documents] == ["1"]
    assert len(dossier.documents[0].texts[0].paragraphs) == 3


def test_a_day_that_opens_a_line_is_no_number_of_a_document():
    dossier = dossier_of(
        "Regen\n\nDokument Nr. 1\n\n2. Mai 1957, „Vermerk“, Quelle: BArch DN 1/2.\n\n"
        "Dokument Nr. 2\n\n3. Mai 1957, „Vermerk“, Quelle: BArch DN 1/3.\n"
    )
    assert [d.date and d.date.edtf for d in dossier.documents] == ["1957-05-02", "1957-05-03"]


def test_a_header_of_labelled_lines_is_read():
    [document] = dossier_of(
        "Rain\n\nDOCUMENT No. 1\nTitle: Minutes of the Rain Commission\nDate: July 10, 1958\n"
        "From: A. Poe\nTo: Council of Rain; B. Roe\nClassification: Secret\n"
        "Registry number: 17/ss\nSummary: It weighs what fell.\n"
        "Source: RGANI, f. 5, op. 30, d. 7, ll. 1-3\n\n"
        "[Original (Russian)]\n\nДождь кончился.\n\n[Translation]\n\n"
        "The rain has come to an end, as the ministry said.\n"
    ).documents
    assert document.title == "Minutes of the Rain Commission"
    assert document.date is not None
    assert document.date.edtf == "1958-07-10"
    assert document.authors == ("A. Poe",)
    assert document.recipients == ("Council of Rain", "B. Roe")
    assert (document.classification, document.registry_number) == ("Secret", "17/ss")
    assert document.summary is not None
    assert document.summary.text == "It weighs what fell."
    assert [(t.kind, t.language) for t in document.texts] == [
        ("original", "ru"),
        ("translation", "en"),
    ]


def test_header_lines_that_were_joined_are_read_each():
    [document] = dossier_of(
        "# Sníh\n\n## Dokument č. 1: Záznam o rozhovoru\n\nPraha, 5. ledna 1957\nPřísně tajné\n"
        "č. j. 0123/57\n\nSněžilo celý den a nikdo nevyšel ven.\n",
        "snow.md",
    ).documents
    assert document.date is not None
    assert document.date.edtf == "1957-01-05"
    assert document.classification == "Přísně tajné"
    assert document.registry_number == "0123/57"
    assert document.authors == ()


def test_figures_lowered_in_saving_are_calls_where_they_count_on():
    dossier = dossier_of(
        f"Rain\n\nIntroduction\n\nIt became wet.1 They said “stay.”2 In May 1957 it ended (see "
        f"Document 1).3\n\nDocument 1\n\n{ENTRY}\n\nNotes\n\n1. One.\n2. Two.\n3. Three.\n"
    )
    assert essay_spans(dossier, "note") == ["1", "2", "3"]
    assert dossier.essay.sections[0].paragraphs[0].text.startswith("It became wet. They said")


def test_notes_that_close_an_entry_without_a_heading_are_notes():
    dossier = dossier_of(
        f"Rain\n\nIntroduction\n\nIt rained.[1]\n\nDocument 1\n\n{ENTRY}\n\n[1] See there.\n"
    )
    assert [note.text for note in dossier.notes] == ["See there."]
    assert dossier.documents[0].texts == ()


def test_numbers_that_restart_are_notes_of_their_own():
    dossier = dossier_of(
        f"Rain\n\nIntroduction\n\nIt rained.[1]\n\nNotes\n\n[1] Of the essay.\n\n"
        f"Document 1\n\n{ENTRY}\n\nThe rain fell.[1]\n\nNotes\n\n[1] Of the document.\n"
    )
    [first, second] = dossier.notes
    assert (first.text, second.text) == ("Of the essay.", "Of the document.")
    assert essay_spans(dossier, "note") == [first.id]
    [paragraph] = dossier.documents[0].texts[0].paragraphs
    assert [s.target for s in paragraph.spans if s.kind == "note"] == [second.id]


def test_what_closes_a_file_is_no_part_of_its_last_note():
    dossier = dossier_of(
        f"Rain\n\nIntroduction\n\nIt rained.[1]\n\nDocument 1\n\n{ENTRY}\n\nNotes\n\n"
        "[1] See there.\n\nLicence: CC BY 4.0\n"
    )
    assert dossier.notes[0].text == "See there."
    assert dossier.licence == "CC BY 4.0"


def test_lines_under_the_title_are_told_apart():
    dossier = dossier_of(
        "Rain on the Border\n\nRain Papers, no. 7\n\nby Ada Poe, University of Rain, and Ben Roe "
        "(Institute of Mud)\n\nMarch 2014\n\nPublisher: Rain Press\n\nLicence: CC BY 4.0\n\n"
        "© 2014 Rain Press\n\nTranslated by C. Doe, D. Zoe and E. Eff\n\nIntroduction\n\nIt rained."
    )
    assert (dossier.series and dossier.series.number) == "7"
    assert [(a.name, a.affiliation) for a in dossier.authors] == [
        ("Ada Poe", "University of Rain"),
        ("Ben Roe", "Institute of Mud"),
    ]
    assert (dossier.published, dossier.publisher) == ("2014-03", "Rain Press")
    assert (dossier.licence, dossier.rights) == ("CC BY 4.0", "© 2014 Rain Press")
    assert [credit.agent for credit in dossier.credits] == ["C. Doe", "D. Zoe", "E. Eff"]


def test_an_author_with_his_institute_on_one_line_is_taken_from_about_the_author():
    dossier = dossier_of("Sníh\n\nÚvod\n\nSněžilo.\n\nO autorovi\n\nJan Novák, Ústav zimy AV.\n")
    [author] = dossier.authors
    assert (author.name, author.affiliation) == ("Jan Novák", "Ústav zimy AV")
    assert author.evidence["affiliation"].basis == "inferred"


def test_a_page_with_numbered_headings_and_a_contents_list_is_read():
    dossier = dossier_of(
        "<h1>Regen</h1><h2>Inhalt</h2><ul><li>Einleitung</li><li>Dokument 1</li></ul>"
        "<h2>Einleitung</h2><p>Es regnete.</p><h2>Dokumente</h2>"
        "<h3>Nr. 1</h3><p><b>Brief von A. Poe an B. Roe</b></p><p>Tabor, den 3. Mai 1957</p>"
        "<p>Lieber Freund, es regnet.</p><p>Quelle: PA AA, B 12, Bd. 3. Übersetzt von C. Doe.</p>"
        "<h3>Nr. 2</h3><p>Vermerk über ein Gespräch am 4. Mai 1957</p><p>Er schwieg.</p>",
        "rain.html",
    )
    [first, second] = dossier.documents
    assert (first.authors, first.recipients) == (("A. Poe",), ("B. Roe",))
    assert first.date is not None
    assert first.date.edtf == "1957-05-03"
    assert [(c.role, c.agent) for c in first.credits] == [("translated", "C. Doe")]
    assert second.event_date is not None
    assert second.event_date.edtf == "1957-05-04"


def test_an_undated_document_says_that_it_is_undated():
    [document] = dossier_of(
        "Rain\n\nDocument 1\n\nundated, “Note,” Source: NA, krabice 2.\n"
    ).documents
    assert document.date is None
    assert document.evidence["date"].anchor is not None


def test_lines_about_a_translator_and_a_licence_close_a_file_without_a_heading():
    dossier = dossier_of(
        f"Rain\n\nby Ada Poe\n\nIntroduction\n\nIt rained.[1]\n\nDocument 1\n\n{ENTRY}\n\n"
        "Notes\n\n[1] See there.\n\nAda Poe is a professor of weather in Tabor.\n\n"
        "This work is licensed under a Creative Commons licence.\n"
    )
    assert [note.text for note in dossier.notes] == ["See there."]
    assert [paragraph.text for paragraph in dossier.about] == [
        "Ada Poe is a professor of weather in Tabor."
    ]
    assert dossier.licence == "This work is licensed under a Creative Commons licence."


def test_a_transcript_may_end_with_one_whom_nobody_credits():
    dossier = dossier_of(
        f"Ben Roe and the Rain\n\nby Ada Poe\n\nIntroduction\n\nIt rained.\n\nDocument 1\n\n{ENTRY}"
        "\n\nBen Roe is of the opinion that it rained.\n"
    )
    assert dossier.about == ()


def test_a_publisher_an_office_and_a_legation_are_no_persons():
    dossier = dossier_of(
        "Rain\n\nIntroduction\n\nIt rained.[1]\n\nDocument 1\n\nFrom: Envoy\n"
        "To: Legation of Saharia\n\nSource: RGANI, f. 5, op. 30, d. 7, l. 1.\n\nIt rained.\n\n"
        "Notes\n\n[1] Anna Poe, Rain (Bern: Peter Lang, 2010), p. 3; see Peter Regen, ibid.\n"
    )
    persons = [agent.name for agent in dossier.agents if agent.kind == "person"]
    assert persons == ["Anna Poe", "Peter Regen"]
    assert "Legation of Saharia" in [a.name for a in dossier.agents if a.kind == "organisation"]


NUMBERED = (
    "Rain\n\n1. Letter from A. Poe to B. Roe, No. 17/58, 3 May 1957, Secret\n{source}\n"
    "It rained.\n\n"
    "2. Report on snow, 4 May 1957\n{source}\nIt snowed.\n"
)


def test_bare_numbers_before_titles_count_documents_where_sources_stand_below():
    first, second = dossier_of(NUMBERED.format(source="RGANI, f. 5, op. 30, d. 7, l. 1.")).documents
    assert (first.registry_number, first.classification) == ("17/58", "Secret")
    assert (first.authors, first.recipients) == (("A. Poe",), ("B. Roe",))
    assert second.title == "Report on snow, 4 May 1957"
    assert [len(text.paragraphs) for text in (*first.texts, *second.texts)] == [1, 1]


def test_bare_numbers_without_sources_below_are_a_list_of_the_essay():
    dossier = dossier_of(NUMBERED.format(source="Nobody knows where it lies."))
    assert dossier.documents == ()


def test_titles_above_sources_are_documents_where_nothing_counts_them():
    dossier = dossier_of(
        "Rain over Tabor\n\nIt rained in the city, and nobody wrote it down.\n\n"
        "Letter from A. Poe to B. Roe, 3 May 1957\n\nSource: RGANI, f. 5, op. 30, d. 7, l. 1.\n\n"
        "It rained.\n\nReport on snow, 4 May 1957\n\nSource: RGANI, f. 5, op. 30, d. 7, l. 2.\n"
    )
    assert [(d.number, d.title) for d in dossier.documents] == [
        ("1", "Letter from A. Poe to B. Roe, 3 May 1957"),
        ("2", "Report on snow, 4 May 1957"),
    ]
    assert len(dossier.essay.sections[0].paragraphs) == 1


def test_numbers_in_brackets_under_their_heading_count_documents():
    dossier = dossier_of(
        "Rain\n\nIt rained in the city.\n\nDOCUMENTS\n\n[1] June 14, 1956\n"
        "Ada Poe, Letter to Bela Roe\n[Source: RGANI, f. 5, op. 30, d. 7, l. 1.]\n\nIt rained.\n\n"
        "[2] July 2, 1956\nReport on Snow\n[Source: RGANI, f. 5, op. 30, d. 7, l. 2.]\n\nSnow.\n"
    )
    first, second = dossier.documents
    assert (first.authors, first.recipients) == (("Ada Poe",), ("Bela Roe",))
    assert [d.date and d.date.edtf for d in (first, second)] == ["1956-06-14", "1956-07-02"]
    assert dossier.notes == ()


def test_a_mixed_list_of_abbreviations_gives_its_archives_alone():
    dossier = dossier_of(
        "\n\n".join(
            [
                "Déšť",
                "Úvod",
                "Pršelo celý týden, jak ukazuje dokument č. 1.[1]",
                "Dokument č. 1",
                "5. ledna 1957, Zpráva o dešti",
                "AMZV, TO-T 1955–1959, Louže, krabice 9.",
                "Zkratky",
                "AMZV – Archiv Ministerstva zahraničních věcí",
                "TO-T – Teritoriální odbory – tajné",
                "ÚV KSČ – ústřední výbor",
                "Poznámky",
                "[1] AMZV, TO-T, k. 3.",
            ]
        )
    )
    assert [one.acronym for one in dossier.repositories] == ["AMZV"]
    [document] = dossier.documents
    assert document.source.repository == "AMZV"
    assert [one.repository for one in dossier.notes[0].references] == ["AMZV"]


def test_a_list_of_archives_that_no_table_knows_stays_whole():
    dossier = dossier_of(
        "\n\n".join(
            [
                "Rain",
                "Acronyms",
                "OKX - Office of Rain",
                "PLX - House of Puddles",
            ]
        )
    )
    assert [one.acronym for one in dossier.repositories] == ["OKX", "PLX"]


def test_a_list_of_documents_under_shorter_titles_is_no_part_of_the_essay():
    dossier = dossier_of(
        "Pluie\n\nIntroduction\n\nIl a plu.\n\n"
        "Liste des documents\n\n1. Télégramme de Poe\n\n2. Note\n\n"
        "Documents\n\nDocument n° 1\n\nTélégramme de A. Poe à B. Roe\n\nTabor, le 5 mai 1957\n\n"
        "Document n° 2\n\nNote sur la pluie\n\nTabor, le 6 mai 1957\n"
    )
    assert [len(section.paragraphs) for section in dossier.essay.sections] == [1]
    assert [document.number for document in dossier.documents] == ["1", "2"]


def test_credits_that_end_a_note_on_the_author_or_the_file_are_credits():
    dossier = dossier_of(
        "Дождь\n\nВведение\n\nШёл дождь.\n\nОб авторе\n\n"
        "А. По — историк. Перевод с дождевого Б. Ро.\n"
    )
    assert [(credit.role, credit.agent) for credit in dossier.credits] == [("translated", "Б. Ро")]
    assert [paragraph.text for paragraph in dossier.about] == ["А. По — историк."]
    dossier = dossier_of(
        "Дождь\n\nВведение\n\nШёл дождь.\n\nСписок сокращений\n\nРГАНИ — Архив новейшей истории\n\n"
        "Публикацию подготовил А. По.\n"
    )
    assert [(credit.role, credit.agent) for credit in dossier.credits] == [("edited", "А. По")]


def test_numbers_before_titles_count_documents_whose_sources_stand_below_their_texts():
    dossier = dossier_of(
        "# Дъжд\n\n## Увод\n\nВаля дълго.\n\n## Документи\n\n"
        "**1. Шифрована телеграма от А. По**\n\nЛокви, 22 октомври 1962 г.\n\n"
        "Вали.\n\nВали пак.\n\n"
        "*ЦДА, ф. 1Б, оп. 9, а.е. 22, л. 3.*\n\n"
        "**2. Писмо до министъра**\n\n1. Вали.\n\n2. Вали пак.\n\n*Пак там, л. 9.*\n",
        "rain.md",
    )
    assert [d.title for d in dossier.documents] == [
        "Шифрована телеграма от А. По",
        "Писмо до министъра",
    ]
    assert [d.source.repository for d in dossier.documents] == ["TsDA", "TsDA"]


def test_starred_notes_behind_the_last_document_are_notes_and_a_name_above_the_title_an_author():
    dossier = dossier_of(
        "Н. С. ЛУЖИН\n\nДОЖДИ\n\nВведение\n\nШёл дождь* и снег**. О них говорит документ № 1.\n\n"
        "ДОКУМЕНТ № 1\n\nПисьмо министру\n\n5 мая 1957 г.\n\nРГАНИ. Ф. 5. Оп. 1. Д. 2. Л. 3.\n\n"
        "* См.: Лужин Н. С. Капли. М., 2001.\n\n** РГАНИ. Ф. 5. Оп. 1. Д. 2. Л. 4.\n\n"
        "Публикация Н. С. Лужина\n"
    )
    assert (dossier.title, [a.name for a in dossier.authors]) == ("ДОЖДИ", ["Н. С. ЛУЖИН"])
    assert essay_spans(dossier, "note") == ["*", "**"]
    assert [note.number for note in dossier.notes] == ["*", "**"]
    assert [(c.role, c.agent) for c in dossier.credits] == [("edited", "Н. С. Лужина")]
    assert dossier.documents[0].texts == ()


def test_a_subtitle_set_as_a_heading_is_no_section_of_the_essay():
    dossier = dossier_of(
        "<h1>Dážď</h1><h2>Správy o daždi</h2><p>Autor: Ján Mláka</p>"
        "<h2>Úvod</h2><p>Pršalo celý týždeň.</p>",
        "rain.html",
    )
    assert [section.heading for section in dossier.essay.sections] == ["Úvod"]
    assert [author.name for author in dossier.authors] == ["Ján Mláka"]


def test_lines_of_a_journal_above_a_title_are_not_the_title():
    dossier = dossier_of("УДК 94(477)\n\nІрина ЛУЖА\n\nГолоси дощу\n\nВступ\n\nДощ ішов довго.\n")
    assert (dossier.title, [one.name for one in dossier.authors]) == ("Голоси дощу", ["Ірина ЛУЖА"])
    dossier = dossier_of(
        "Cahiers de la pluie\n\nDossier n° 5\n\nLa pluie en Chine\n\nIntroduction\n\nIl a plu.\n"
    )
    assert (dossier.title, dossier.series.number) == ("La pluie en Chine", "5")


def test_a_title_may_go_on_below_and_quotations_lose_the_blanks_of_french():
    dossier = dossier_of(
        "Pluie\n\nIntroduction\n\nOn lit : « Il pleut » (document 1).\n\nDocument 1\n\nNOTE\n\n"
        "sur la pluie et le beau temps\n\nTabor, le 5 mai 1957\n\nIl a plu.\n"
    )
    assert dossier.documents[0].title == "NOTE sur la pluie et le beau temps"
    assert len(dossier.documents[0].texts[0].paragraphs) == 1
    dated = dossier_of(
        "Дождь\n\nВведение\n\nДождь.\n\nДокумент 1\n\nПисьмо министру\n\n"
        "г. Лужа, 5 мая 1957 г.\n\nИдёт.\n"
    )
    assert dated.documents[0].title == "Письмо министру"
    [paragraph] = dossier.essay.sections[0].paragraphs
    quotes = [paragraph.text[s.start : s.end] for s in paragraph.spans if s.kind == "quote"]
    assert quotes == ["Il pleut"]


def test_the_records_that_an_essay_cites_are_kept_each_at_its_span():
    one, other = "AVPRF f. 0100, op. 46, d. 7, l. 8", "RGANI f. 5, op. 30, d. 163, l. 89-92"
    dossier = dossier_of(
        f"Rain\n\nIntroduction\n\nIt rained ({one}).\n\nThen it stopped, see {other}, and began "
        f"again.\n\nDocument 1\n\n{ENTRY}\n"
    )
    assert [reference.key for reference in dossier.essay.references] == [
        "avprf:fond=0100/opis=46/delo=7#8",
        "rgani:fond=5/opis=30/delo=163#89-92",
    ]
    assert essay_spans(dossier, "reference") == ["0", "1"]
    paragraphs = [p for section in dossier.essay.sections for p in section.paragraphs]
    cited = [p.text[s.start : s.end] for p in paragraphs for s in p.spans if s.kind == "reference"]
    assert cited == [one, other]
