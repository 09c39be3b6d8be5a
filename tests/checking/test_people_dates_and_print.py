"""Rules on people, dates, quotations and marks."""

import pytest

from checking.dossiers import ENTRIES, ESSAY, found_in, told, written


def with_people(*names: str) -> str:
    return written(f"{ESSAY} {' '.join(f'In May {name} came to the town.' for name in names)}")


@pytest.mark.parametrize(
    ("names", "pointed_at"),
    [
        (["Ján Bušniak", "J. Bušniak", "J. Busňiak"], ["J. Busňiak"]),
        (["Ján Bušniak", "K. Busňiak"], []),
        (["Jiří Pernes", "Jiří Pernes", "Jiři Pernes"], ["Jiři Pernes"]),
        (["K.A. Krutikov", "K.A. Krutikov", "K.A. Krutykov"], ["K.A. Krutykov"]),
        (["K.A. Krutikov", "B.D. Krutykov"], []),
        (["Ivan Petrov", "Ivan Petrova"], []),
        (["Anna Jansen", "Peter Janssen"], []),
        (["Konstantin Krutikov", "K.A. Krutikov"], []),
        (["Н.С. Хрущёв", "Н.С. Хрущев"], []),
        (["Ján Bušniak", "Ján Bus\u030cniak", "JÁN BUŠNIAK"], []),
    ],
)
def test_one_person_in_two_spellings_is_told_at_the_rarer_one(names, pointed_at):
    assert told(with_people(*names), "person-spelled-twice") == pointed_at


def test_a_misspelled_author_of_a_document_is_pointed_at_and_the_other_place_named():
    text = with_people("Ján Bušniak", "J. Bušniak").replace("A. Poe", "J. Busňiak", 1)
    [finding] = [each for each in found_in(text) if each.code == "person-spelled-twice"]
    assert told(text, "person-spelled-twice") == ["J. Busňiak"]
    assert finding.related[0].label == "Ján Bušniak in the essay"


@pytest.mark.parametrize(
    ("names", "pointed_at"),
    [
        (["P.F. Yudin", "P.F. Yudin", "P.V. Yudin"], ["P.V. Yudin"]),
        (["Pavel F. Yudin", "Pavel F. Yudin", "P.V. Yudin"], ["P.V. Yudin"]),
        (["P. Yudin", "P.V. Yudin", "Pavel Yudin"], []),
        (["P.F. Yudin", "V.F. Yudin"], []),
        (["John Foster Dulles", "Allen W. Dulles"], []),
    ],
)
def test_initials_that_clash_behind_one_first_initial_are_told(names, pointed_at):
    assert told(with_people(*names), "person-initials-clash") == pointed_at


@pytest.mark.parametrize(
    ("date", "severities"),
    [
        ("29 April 1957", ["error"]),
        ("30 April 1957", []),
        ("April 1957", []),
        ("March 1957", ["error"]),
        ("ca. March 1957", []),
    ],
)
def test_a_document_dated_before_its_event_is_an_error(date, severities):
    entries = [ENTRIES[0], ENTRIES[1].replace("3 May 1957", date), ENTRIES[2]]
    found = [
        each for each in found_in(written(entries=entries)) if each.code == "date-before-event"
    ]
    assert [each.severity for each in found] == severities


@pytest.mark.parametrize(
    ("sentence", "pointed_at"),
    [
        ("Document 2 tells of a meeting in June 1957.", ["June 1957"]),
        ("Document 2, dated 3 May 1957, tells of a meeting in June 1957.", ["June 1957"]),
        ("Document 2 tells of a meeting in April 1957.", []),
        ("Document 2 tells of a meeting in 1957.", []),
        ("Document 2 tells of a meeting in 1956.", ["1956"]),
        ("Document 2 tells of the meeting of 30 April 1957 and of mud in 1956.", []),
        ("Document 2, dated 3 May 1957, tells of a meeting.", []),
        ("Document 2 is about mud, which came in June 1957.", []),
        ("In Document 2 B. Roe came to the point in June 1957.", ["June 1957"]),
        ("Documents 1 and 2 tell of a meeting in June 1957.", []),
        ("Document 2 tells of a meeting: “In June 1957 it rained.”", []),
        ("Document 1 tells of a meeting in June 1957.", []),
    ],
)
def test_another_date_for_the_talk_of_a_document_is_told(sentence, pointed_at):
    assert told(written(f"{ESSAY}\n\n{sentence}"), "event-date-differs") == pointed_at


@pytest.mark.parametrize(
    ("sentence", "pointed_at"),
    [
        ("Roe said “the roads were mud to the knees” (Document 2).", []),
        ("Roe said “[t]he roads … to the [very] knees” (Document 2).", []),
        ("Roe said “roads were ice to the knees” (Document 2).", ["roads were ice to the knees"]),
        ("Document 2 speaks of “the roads were ice.”", ["the roads were ice."]),
        ("Document 2 speaks of “dirty weather.”", []),  # a term
        ("Document 1 speaks of “the roads of the plain.”", []),  # it has no text
        ("Document 2 is the “Memorandum of conversation with B. Roe.”", []),  # its title
        ("Document 2 is short. “Roads were ice to the knees.”", ["Roads were ice to the knees."]),
        ("Document 2 is short. Others said “we never saw a road in May.”", []),  # another's words
        ("Document 2 has it. “We never saw a road in May,” says a book.[1]", []),
    ],
)  # fmt: skip
def test_a_quotation_that_its_transcript_lacks_is_told(sentence, pointed_at):
    essay = "It rained, as Document 1 tells.[1] Later the ice came.[2] Document 3 is the last word."
    text = written(f"{essay}\n\n{sentence}".replace("book.[1]", "book."))
    assert told(text, "quotation-not-found") == pointed_at


@pytest.mark.parametrize(
    ("body", "sentence", "is_told"),
    [
        ("Roe spoke of roads and of carts.", "Document 2 has {}.", False),  # may be a summary
        ("Roe spoke of roads and of carts.", "Roe said {} (Document 2).", True),
        ("Roe spoke of roads and carts.", "Document 2 has {}. It has “roads and carts.”", True),
        ("Translation\n\nRoe spoke of roads and of carts.", "Document 2 has {}.", True),
        ("Roe spoke of roads.\n\nThen of carts.", "Document 2 has {}.", True),
        ("Roe spoke of roads and of carts. " * 6, "Document 2 has {}.", True),
    ],
)
def test_words_that_a_summary_lacks_may_be_in_the_record(body, sentence, is_told):
    entries = [ENTRIES[0], f"{ENTRIES[1].partition(chr(10))[0]}\n\n{body}", ENTRIES[2]]
    essay = "It rained, as Document 1 tells.[1] Later the ice came.[2] Document 3 too. "
    text = written(essay + sentence.format("“we never saw a month so wet”"), entries)
    assert told(text, "quotation-not-found") == ["we never saw a month so wet"] * is_told


def test_a_transcript_in_another_language_is_not_judged():
    body = "Дороги были в грязи по колено, сказал товарищ Роу, и телеги стояли."
    entries = [ENTRIES[0], ENTRIES[1].partition("\n\n")[0] + f"\n\n{body}", ENTRIES[2]]
    sentence = "Roe said “the roads were ice to the knees” (Document 2)."
    essay = f"It rained, as Document 1 tells.[1] Later the ice came.[2] Document 3 too. {sentence}"
    assert told(written(essay, entries), "quotation-not-found") == []


@pytest.mark.parametrize(
    "text",
    [
        "He said “it rained” and left.",
        "He said \"it rained\" and left.",
        "He said “it “really” rained” and left.",
        "Er sagte „es regnet“ und ging.",
        "Řekl „prší“ a „leje”.",
        "Il dit « il pleut » et partit.",
        "Han sagde »det regner« og gik.",
        "Hon sade ”det regnar” och gick.",
        "A pipe of 5\" was laid.",
        "(“It rained,” he said.)",
        "He called it—“rain”—and left.",
        "“It rained.\n\n“It snowed.\n\n“It froze.”",
        "“It rained.\n\nIt snowed.”",
        "He said “it rained.”[1]",
    ],
)  # fmt: skip
def test_marks_that_some_language_pairs_are_right(text):
    assert told(written(f"{ESSAY}\n\n{text}".replace("[1]", "")), "quotation-marks") == []


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("\"[M]any letters came,” said he.", ['"']),
        ("“Many letters came,\" said he.", ["“"]),
        ("“Many letters came, said he.", ["“"]),
        ("Many letters came,” said he.", ["”"]),
        ("«Many letters came,” said he.", ["«"]),
        ("He said “it rained and “it snowed” and left.", ["“"]),
        ("He said “it rained, and \"it snowed” he said.", ["“", '"']),
    ],
)  # fmt: skip
def test_marks_without_a_partner_or_of_two_kinds_are_pointed_at(text, pointed_at):
    assert told(written(f"{ESSAY}\n\n{text}"), "quotation-marks") == pointed_at


def test_a_heading_glued_to_its_text_is_told():
    text = written().replace("Introduction\n\nIt", "IntroductionIt")
    assert told(text, "heading-glued") == ["Introduction"]


def test_unread_text_is_pointed_at():
    text = written().replace("Notes\n", "These are all of them\n\nNotes\n")
    assert told(text, "unread-text") == ["These are all of them"]
