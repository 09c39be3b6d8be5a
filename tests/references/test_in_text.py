"""Notes in many languages: definitions, "Ibid." level by level, several citations, relations."""

import json
from pathlib import Path

import pytest

from edossier.references import (
    Context,
    find,
    find_all,
    find_in_notes,
    parse,
    path_of,
    reference_from_json,
    reference_to_json,
)

NOTES = [
    json.loads(line)
    for line in (Path(__file__).parent / "notes" / "hard.jsonl").read_text("utf-8").splitlines()
]


def chain(reference):
    """Levels from the fonds down, those that are inherited in brackets."""
    above = (*reference.inherited_levels, *reference.inherited_containers)
    own = sorted((*reference.levels, *reference.containers), key=lambda level: level.start)
    return " ".join([f"({level.value})" for level in above] + [level.value for level in own])


def matched(note):
    """Pair each citation of the gold with the answer that holds its strings and no other's."""
    left = list(find(note["raw"]))
    pairs = []
    for want in note["citations"]:
        others = [other["holds"] for other in note["citations"] if other is not want]
        hit = next(
            (
                one
                for one in left
                if all(held in one.reference.printed for held in want["holds"])
                and not any(all(h in one.reference.printed for h in other) for other in others)
            ),
            None,
        )
        if hit is not None:
            left.remove(hit)
        pairs.append((want, hit))
    return pairs, left


def test_the_hard_notes_are_read_as_their_reader_marked_them():
    found = missed = too_much = wrong = 0
    for note in NOTES:
        pairs, left = matched(note)
        too_much += len(left)
        for want, hit in pairs:
            if hit is None:
                missed += 1
                continue
            found += 1
            wrong += bool(want["repository"] and hit.reference.repository != want["repository"])
    assert missed <= 0.05 * (found + missed)
    assert too_much <= 0.02 * found
    assert wrong == 0


def test_keys_and_relations_of_the_hard_notes_are_as_marked():
    for note in NOTES:
        for want, hit in matched(note)[0]:
            if hit is not None and "key" in want:
                assert hit.reference.key == want["key"], note["id"]
            if hit is not None and "relation" in want:
                assert hit.relation == want["relation"], (note["id"], want["holds"])


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note["id"])
def test_every_offset_cuts_the_note(note):
    answer = find_all(note["raw"])
    for one in answer.citations:
        assert note["raw"][one.start : one.end] == one.reference.printed
        assert one.lead_in in note["raw"][: one.start]
        for level in (*one.reference.levels, *one.reference.containers):
            assert level.value.split()[0] in one.reference.printed[level.start : level.end]
    for definition in answer.definitions:
        stretch = note["raw"][definition.start : definition.end]
        assert stretch.startswith(definition.name)
        assert definition.short in stretch


@pytest.mark.parametrize(
    ("text", "last", "key"),
    [
        # The levels of README section 5: "Там же. Оп. 166. Д. 459. Л. 12" and "Там же. Л. 15".
        ("РГАСПИ. Ф. 17. Оп. 163. Д. 941. Л. 18. Там же. Оп. 166. Д. 459. Л. 12.",
         "(17) 166 459", "rgaspi:fond=17/opis=166/delo=459#12"),
        ("РГАНИ. Ф. 3. Оп. 12. Д. 451. Л. 9. Там же. Л. 15.",
         "(3) (12) (451)", "rgani:fond=3/opis=12/delo=451#15"),
        ("РГАНИ. Ф. 3. Оп. 12. Д. 451. Л. 9. Там же. Л. 15. Там же. Д. 7.",
         "(3) (12) 7", "rgani:fond=3/opis=12/delo=7"),
        ("РГАНИ. Ф. 3. Оп. 12. Д. 451. Л. 9. Там же. Ф. 5. Оп. 1. Д. 2.",
         "5 1 2", "rgani:fond=5/opis=1/delo=2"),
        ("AVPRF f. 0100, op. 46, p. 362, d. 12, l. 8. Ibid., d. 14, l. 3.",
         "(0100) (46) (362) 14", "avprf:fond=0100/opis=46/papka=362/delo=14#3"),
        ("AVPRF f. 0100, op. 46, p. 362, d. 12, l. 8. Ibid., p. 363, d. 1.",
         "(0100) (46) 363 1", "avprf:fond=0100/opis=46/papka=363/delo=1"),
        ("AMZV, TO-T, 1955–1959, krabice 3, obal 12; tamtéž, obal 14.", None, None),
        ("RGANI, f. 89, op. 38, d. 57, l. 1. (Ibid.)",
         "(89) (38) (57)", "rgani:fond=89/opis=38/delo=57"),
    ],
)  # fmt: skip
def test_ibid_restates_from_its_highest_level_and_inherits_what_is_above(text, last, key):
    reference = find(text)[-1].reference
    assert reference.status == "relative"
    assert reference.repository == find(text)[0].reference.repository
    if last is not None:
        assert (chain(reference), reference.key, reference.doubts) == (last, key, ())


def test_a_citation_in_doubt_hands_on_levels_and_no_key():
    _, second = find("РГАНИ. Ф. 3. Д. 451. Л. 9. Там же. Л. 15.")
    assert chain(second.reference) == "(3) (451)"
    assert second.reference.key is None
    assert second.reference.doubts
    _, second = find("РГАНИ. Ф. 3. Оп. 12. Д. 451. Л. 9-3. Там же. Д. 452. Л. 15.")
    assert chain(second.reference) == "(3) (12) 452"
    assert second.reference.key is None


@pytest.mark.parametrize(
    "between",
    [
        "A. Writer, A Book (London: A Press, 1999), 5. ",
        "Петров П. Война. М.: Наука, 1984. С. 115. ",
        "《毛泽东文集》，人民出版社。",
    ],
)
def test_nothing_is_taken_up_over_a_published_work(between):
    found = find(f"РГАНИ. Ф. 3. Оп. 12. Д. 451. Л. 9. {between}Там же. Д. 7. Л. 15.")
    assert [one.reference.repository for one in found] == ["RGANI", None]
    assert "published work" in found[1].reference.doubts[0]
    assert len(find(f"РГАНИ. Ф. 3. Оп. 12. Д. 451. Л. 9. {between}Там же.")) == 1


def test_ibid_reaches_from_note_to_note_where_one_record_is_cited():
    notes = [
        "RGANI, f. 5, op. 30, d. 7, l. 1.",
        "Ibid., l. 9.",
        "Ibid., d. 8; GARF, f. 9576, op. 18, d. 26, l. 3.",
        "Ibid., l. 4.",
        "A. Writer, A Book (London: A Press, 1999), 5.",
        "Ibid., d. 4, l. 4.",
    ]
    found = [
        [(one.reference.key, one.reference.repository) for one in note.citations]
        for note in find_in_notes(notes)
    ]
    assert found[1] == [("rgani:fond=5/opis=30/delo=7#9", "RGANI")]
    assert found[2][0] == ("rgani:fond=5/opis=30/delo=8", "RGANI")
    assert found[3:] == [[], [], [(None, None)]]


def test_ibid_after_a_note_with_several_records_is_refused_with_the_reason():
    first = "RGANI, f. 5, op. 30, d. 7, l. 1; GARF, f. 9576, op. 18, d. 26, l. 3."
    _, second = find_in_notes([first, "Ibid., d. 8, l. 4."])
    (one,) = second.citations
    assert one.reference.status == "relative"
    assert one.reference.repository is None
    assert "several records" in one.reference.doubts[0]


def test_a_published_work_at_the_end_of_a_note_keeps_ibid_of_the_next_from_its_record():
    first = "RGANI, f. 5, op. 30, d. 7, l. 1; A. Writer, A Book (London: A Press, 1999), 5."
    _, second = find_in_notes([first, "Ibid., d. 8, l. 4."])
    (one,) = second.citations
    assert one.reference.repository is None
    assert "published work" in one.reference.doubts[0]


def test_what_is_inherited_is_in_the_path_and_in_the_json():
    reference = find("AVPRF f. 0100, op. 46, p. 362, d. 12. Ibid., d. 14, l. 3.")[1].reference
    assert [level.value for level in path_of(reference)] == ["0100", "46", "14"]
    assert reference_from_json(reference_to_json(reference)) == reference
    inherited = reference_to_json(reference)["inherited"]
    assert [level["value"] for level in inherited["levels"]] == ["0100", "46"]
    assert [level["value"] for level in inherited["containers"]] == ["362"]


@pytest.mark.parametrize(
    ("text", "short", "ids"),
    [
        ("the CIA Records Search Tool (henceforth CREST), and", "CREST", ("CREST",)),
        ("Vojni arhiv (Military Archive; hereafter VA)", "VA", ("VA-RS",)),
        ("Архив внешней политики Российской Федерации (далее: АВП РФ).", "АВП РФ", ("AVPRF",)),
        ("Архив внешней политики Российской Федерации (далее — АВП РФ).", "АВП РФ", ("AVPRF",)),
        ("Archiwum Ministerstwa Spraw Zagranicznych (dalej jako AMSZ)", "AMSZ", ("AMSZ",)),
        ("Archiv Ministerstva zahraničních věcí (dále jen AMZV)", "AMZV", ("AMZV",)),
        ("Magyar Nemzeti Levéltár Országos Levéltára (a továbbiakban: MNL OL)", "MNL OL",
         ("MNL-OL",)),
        ("Bundesbeauftragter für die Stasi-Unterlagen (im Folgenden: BStU)", "BStU", ("BStU",)),
        ("Archives du ministère des Affaires étrangères (ci-après MAE)", "MAE", ("AMAE-FR",)),
        ("Archivo de los Padres (en adelante, APS), leg. 5", "APS", ()),
        ("外交部档案馆（以下简称外档）", "外档", ("CFMA",)),
        ("参见宁远县档案馆（以下简称“宁档”）", "宁档", ()),
        ("外務省外交史料館（以下、外交史料館）", "外交史料館", ("DAMOFAJ",)),
    ],
)  # fmt: skip
def test_a_short_form_is_recorded_with_the_archive_that_it_stands_for(text, short, ids):
    (definition,) = find_all(text).definitions
    assert (definition.short, definition.ids) == (short, ids)


@pytest.mark.parametrize(
    "text",
    [
        "the Communist Party (henceforth CPSU) met",
        "A. Writer, A Book (hereafter Writer, Book), 5",
        "Wilhelm Pieck (im Folgenden: Pieck)",
        "《毛泽东年谱》（以下简称《年谱》）",
        "(henceforth X)",
    ],
)
def test_what_names_no_archive_defines_none(text):
    assert find_all(text).definitions == ()


def test_an_archive_of_no_table_is_found_by_the_short_form_that_the_text_gives_it():
    notes = [
        "Archive of the Quarry Workers (hereafter ZQX), f. 6, op. 1, d. 12, l. 3.",
        "See ZQX, f. 6, op. 1, d. 13, l. 8.",
    ]
    first, second = find_in_notes(notes)
    assert [one.reference.repository_printed for one in second.citations] == ["ZQX"]
    assert second.citations[0].reference.repository is None
    assert find(notes[1]) == () or find(notes[1])[0].reference.repository_printed is None
    assert first.definitions[0].ids == ()


def test_the_list_of_the_dossier_wins_over_a_definition_in_a_note():
    text = "Narodowe Archiwum Akt (dalej NA), f. 5, op. 1, d. 2; NA, fond X, krabice 8"
    found = find(text, Context({"NA": "Národní archiv"}))
    assert found[-1].reference.repository == "NA-CZ"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ГАРФ. Ф. Р-9401. Оп. 2. Д. 99. Л. 17; Д. 103. Л. 1–4.",
         ["ГАРФ. Ф. Р-9401. Оп. 2. Д. 99. Л. 17", "Д. 103. Л. 1–4"]),
        ("RGANI, f. 89, op. 38, d. 57, ll. 1-11; f. 89, op. 42, d. 25, l. 4.",
         ["RGANI, f. 89, op. 38, d. 57, ll. 1-11", "f. 89, op. 42, d. 25, l. 4"]),
        ("РГАСПИ. Ф. 17. Оп. 3. Д. 2049 (1934 г.), д. 2051 (1935 г.).",
         ["РГАСПИ. Ф. 17. Оп. 3. Д. 2049 (1934 г.), д. 2051"]),
        ("Ф. 1Б; оп. 6; а.е. 307 в ЦДА.", ["Ф. 1Б; оп. 6; а.е. 307"]),
        ("NARA, RG 59, CDF 1955–59, 661.93/10-2656, and RG 84, Box 164.",
         ["NARA, RG 59, CDF 1955–59, 661.93/10-2656", "RG 84, Box 164"]),
        ("(Department of State, Central Files, 611.93/2–2460 and 611.93/2–2660, respectively)",
         ["Department of State, Central Files, 611.93/2–2460", "611.93/2–2660"]),
    ],
)  # fmt: skip
def test_several_citations_of_one_note_are_parted(text, printed):
    assert [one.reference.printed for one in find(text)] == printed


def test_a_citation_that_goes_on_has_the_archive_and_the_levels_above():
    _, second = find("ГАРФ. Ф. Р-9401. Оп. 2. Д. 99. Л. 17; Д. 103. Л. 1–4.")
    assert second.reference.key == "garf:fond=r-9401/opis=2/delo=103#1-4"


@pytest.mark.parametrize(
    ("before", "relation", "lead_in"),
    [
        ("", "cited", ""),
        ("See ", "cited", "See"),
        ("See also the minute of 5 May, ", "compare", "See also"),
        ("X did; vgl. auch ", "compare", "vgl. auch"),
        ("См. также: ", "compare", "См. также"),
        ("Zob. też ", "compare", "Zob. też"),
        ("Another copy is in the ", "copy", "Another copy"),
        ("ein Durchschlag in: ", "copy", "Durchschlag in"),
        ("Другой экземпляр: ", "copy", "Другой экземпляр"),
        ("It also referred these to the Board in 1951. (Files of ", "cited", ""),
        ("Опубл.: Восточная Европа. Т. 1. М., 1997. С. 201; ", "cited", ""),
    ],
)
def test_the_words_before_a_citation_say_how_it_is_cited(before, relation, lead_in):
    (one,) = find(f"{before}RGANI, f. 5, op. 30, d. 7, l. 1.")
    assert (one.relation, one.lead_in) == (relation, lead_in)


def test_see_also_holds_for_what_follows_in_its_sentence():
    found = find("See also RGANI, f. 5, op. 3, d. 7; GARF, f. 2, op. 1, d. 3. AJ, fond 507, 2/5.")
    assert [one.relation for one in found][:2] == ["compare", "compare"]


def test_a_bracket_ends_the_citation_that_stands_in_it():
    (one,) = find("Not printed. (Department of State, Rankin Files: Lot 66 D 84) Rankin left.")
    assert one.reference.printed == "Department of State, Rankin Files: Lot 66 D 84"


def test_a_dated_decimal_file_alone_names_no_archive():
    (one,) = find("as the telegram of 23 May says (693.93B/5–3151).")
    assert one.reference.repository is None
    assert [level.level for level in one.reference.levels] == ["decimal_file"]


def test_an_unknown_holder_before_a_record_group_is_not_the_national_archives():
    (one,) = find("Source: Naval Widget Center, RG 330, Widget Files, Box 4. Secret.")
    assert one.reference.repository is None
    assert one.reference.key is None


def test_a_title_of_papers_in_a_library_needs_no_number():
    (one,) = find("Source: Eisenhower Library, Whitman File, NSC Records. Top Secret.")
    assert one.reference.printed == "Eisenhower Library, Whitman File, NSC Records"
    assert find("He left the Eisenhower Library, and his Papers are lost.") == ()


def test_the_first_ibid_of_a_text_takes_up_what_is_given():
    before = parse("AMZV, TO-T 1955–1959, Čína, krabice 2, obal 3")
    (one,) = find("Tamtéž, obal 4.", before=before)
    assert one.reference.repository == "AMZV"
    assert [box.value for box in one.reference.inherited_containers] == ["2"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "The minutes are in Truman Library, President's File, Meetings, Vol. 7, Tab 31. For the"
            " Secretary's notes, see the memoirs of 1955.",
            "Truman Library, President's File, Meetings, Vol. 7, Tab 31",
        ),
        (
            "(Memorandum by the secretary, Kennedy Library, Sorensen papers, “Subject Files”)",
            "Kennedy Library, Sorensen papers, “Subject Files”",
        ),
        (
            "Under Secretary’s Memoranda of Conversation, lot 53 D 250",
            "Under Secretary’s Memoranda of Conversation, lot 53 D 250",
        ),
        (
            "U.S. Department of State, Relations with Korea: The Record 1945–1948 (Washington,"
            " Government Printing Office, 1949). For the rest, see RG 59, Lot 55 D 480.",
            "RG 59, Lot 55 D 480",
        ),
    ],
)
def test_an_american_citation_takes_its_names_and_no_new_sentence(text, printed):
    assert [text[one.start : one.end] for one in find(text)] == [printed]
