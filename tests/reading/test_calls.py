"""Calls of notes as typists print them: in lists, glued to a word, for several notes at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.formats.html.read import read as read_html
from edossier.formats.text.read import read as read_text
from edossier.reading import read_source_text

NOTES = "\n".join(f"{number}. Poe, Rain, p. {number}0." for number in range(1, 6))


def read_essay(paragraph, notes=NOTES):
    text = f"Rain\n\nIntroduction\n\n{paragraph}\n\nNotes\n\n{notes}\n"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    [section] = dossier.essay.sections
    [found] = section.paragraphs
    return found.text, [span.target for span in found.spans if span.kind == "note"]


@pytest.mark.parametrize(
    ("printed", "text", "called"),
    [
        ("It rained [1, 2]. Then [3–5] no more.", "It rained. Then no more.", "1 2 3 4 5"),
        ("It rained.[1; 2] No more.[3]", "It rained. No more.", "1 2 3"),
        ("It rained for the third time1 and went away2, too.", None, "1 2"),
        ("It rained for the third time3 in May.", "It rained for the third time3 in May.", ""),
        ("Pages [12, 13] of the file.", "Pages [12, 13] of the file.", ""),
        ("It rained “again” (1). He left (2).", "It rained “again”. He left.", "1 2"),
        ("He said «no rain»1. He left.", "He said «no rain». He left.", "1"),
        ("It has two aims, 1) rain, 2) snow, or 1/ rain.", None, ""),
        ("The planes were of type Tornado5.", "The planes were of type Tornado5.", ""),
    ],
)
def test_calls_are_told_from_other_figures(printed, text, called):
    found, targets = read_essay(printed)
    assert targets == called.split()
    assert text is None or found == text


@pytest.mark.parametrize("form", ["{}/", "{})", "[{}]", "{}."])
def test_bodies_of_notes_are_told_by_their_numbers(form):
    notes = "\n".join(f"{form.format(n)} Poe, Rain, p. {n}0." for n in (1, 2))
    assert read_essay("It rained.[1] It rained again.[2]", notes)[1] == ["1", "2"]


@pytest.mark.parametrize(
    ("sign", "printed", "text"),
    [
        (
            "/",
            "It rained. 1/ It rained again 2/ and “so” 3/.",
            "It rained. It rained again and “so”.",
        ),
        (")", "It rained.1) It rained again2).", "It rained. It rained again."),
        (")", "It has two aims, 1) rain, 2) snow.", "It has two aims, 1) rain, 2) snow."),
    ],
)
def test_a_call_bears_the_sign_of_its_note(sign, printed, text):
    notes = "\n".join(f"{number}{sign} Poe, Rain, p. {number}0." for number in (1, 2, 3))
    assert read_essay(printed, notes)[0] == text


def test_a_star_calls_the_note_that_bears_one():
    assert read_essay("It rained.* It rained again.", "* Poe, Rain, p. 1.")[1] == ["*"]


def test_several_raised_figures_call_several_notes():
    page = (
        "<h1>Rain</h1><h2>Introduction</h2><p>It rained.<sup>1, 2</sup> It went on.<sup>3</sup></p>"
        f"<h2>Notes</h2>{''.join(f'<p>{note}</p>' for note in NOTES.splitlines())}"
    )
    dossier = read_source_text(read_html(page.encode(), "rain.html")).dossier
    [paragraph] = dossier.essay.sections[0].paragraphs
    assert paragraph.text == "It rained. It went on."
    assert [s.target for s in paragraph.spans if s.kind == "note"] == ["1", "2", "3"]


@given(st.text(alphabet="[]0123456789,;–- abc.", max_size=80))
def test_any_brackets_are_taken(printed):
    text = f"Rain\n\nIntroduction\n\nIt {printed} rained.\n\nNotes\n\n{NOTES}\n"
    read_source_text(read_text(text.encode(), "rain.txt"))


@pytest.mark.parametrize(
    ("source", "classification", "leaves"),
    [
        ("RGANI, f. 5, op. 30, d. 7, l. 1. Secret", "Secret", "1"),
        ("Source: RGANI, f. 5, op. 30, d. 7, l. 1 (Top Secret).", "Top Secret", "1"),
        ("[Source: RGANI, f. 5, op. 30, d. 7, l. 1, Secret; translated by A. Poe]", "Secret", "1"),
        ("Source: RGANI, f. 5, op. 30, d. 7, l. 1.", None, "1"),
    ],
)
def test_a_secrecy_mark_behind_a_source_is_the_documents(source, classification, leaves):
    text = f"Rain\n\nDocument 1\nLetter, A. Poe to B. Roe, 3 May 1957\n{source}\n\nIt rained.\n"
    reading = read_source_text(read_text(text.encode(), "rain.txt"))
    [document] = reading.dossier.documents
    assert document.classification == classification
    assert document.source is not None
    assert [found.first for found in document.source.leaves] == [leaves]
    assert (document.authors, document.recipients) == (("A. Poe",), ("B. Roe",))
    assert [f.code for f in reading.findings if f.code == "unread-text"] == []
