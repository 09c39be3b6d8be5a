"""What changed between two versions, to the word."""

from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import Paragraph, Text
from edossier_site.archive.differences import (
    HeldDocument,
    compare_documents,
    compare_dossiers,
    compare_paragraphs,
    compare_words,
)

WORDS = st.text("ab ,.\u00e9\n", max_size=60)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_the_difference(old, new):
    runs = compare_words(old, new)
    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new
    assert all(run.text for run in runs)


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text):
    assert {run.kind for run in compare_words(text, text)} <= {"same"}


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_paragraphs_that_are_not_told_stayed_as_they_were(old, new):
    changes = compare_paragraphs(old, new)
    gone = {change.old_number for change in changes}
    come = {change.new_number for change in changes}
    stayed = [text for number, text in enumerate(old, 1) if number not in gone]
    assert stayed == [text for number, text in enumerate(new, 1) if number not in come]


def test_a_paragraph_too_long_to_compare_is_shown_whole():
    old, new = "a " * 5000, "b " * 5000
    assert [run.kind for run in compare_words(old, new)] == ["removed", "added"]
    assert len(compare_paragraphs(["x"] * 3000, ["y"] * 3000)) == 6000


def test_a_million_characters_without_a_blank_are_compared():
    assert len(compare_words("x" * 1_000_000, "y" * 1_000_000)) == 2


def held(dossier, versions=None):
    versions = versions or {}
    return tuple(
        HeldDocument(f"ark:/99999/{d.registry_number}", versions.get(d.number, 1), d)
        for d in dossier.documents
    )


def test_an_unchanged_dossier_has_no_difference(first):
    assert compare_dossiers(first, held(first), first, held(first)).is_empty


def test_a_renumbered_document_is_no_changed_one(first):
    one, two, three = first.documents
    new = first.model_copy(update={"documents": (one, three.model_copy(update={"number": "2"}))})
    change = compare_dossiers(first, held(first), new, held(new))
    assert [(c.kind, c.old_number, c.new_number) for c in change.documents] == [
        ("renumbered", "3", "2"),
        ("removed", "2", None),
    ]
    assert two.number == "2"


def test_a_corrected_title_is_shown_word_by_word(first):
    new = first.model_copy(update={"title": "The Quay Talks"})
    [field] = compare_dossiers(first, held(first), new, held(new)).fields
    assert field.field == "title"
    assert [(run.kind, run.text) for run in field.runs] == [
        ("same", "The "),
        ("removed", "Harbour "),
        ("added", "Quay "),
        ("same", "Talks"),
    ]


def test_what_changed_in_a_text_is_told_by_text_and_paragraph(first):
    document = first.documents[0]
    text = document.texts[0]
    changed = text.paragraphs[1].model_copy(update={"text": "She said that it would not."})
    new = document.model_copy(
        update={"texts": (text.model_copy(update={"paragraphs": (text.paragraphs[0], changed)}),)}
    )
    change = compare_documents(HeldDocument("a", 1, document), HeldDocument("a", 2, new))
    [text_change] = change.texts
    assert (text_change.number, text_change.language) == (1, "en")
    assert [p.new_number for p in text_change.paragraphs] == [2]
    assert change.fields == ()


def test_a_text_that_came_is_all_new(first):
    document = first.documents[2]
    new = document.model_copy(
        update={"texts": (Text(kind="translation", paragraphs=(Paragraph(text="New."),)),)}
    )
    change = compare_documents(HeldDocument("a", 1, document), HeldDocument("a", 2, new))
    assert [p.kind for t in change.texts for p in t.paragraphs] == ["added"]
