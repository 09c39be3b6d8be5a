"""What changed between two versions, to the word."""

from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import Paragraph, Text
from edossier_site.archive.comparing import (
    Kept,
    compare_in_context,
    compare_paragraphs,
    compare_words,
)
from edossier_site.archive.differences import HeldDocument, compare_documents, compare_dossiers

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


def marked(runs) -> str:
    signs = {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}
    return "".join(signs[run.kind].format(run.text) for run in runs)


def test_words_are_marked_and_never_letters():
    assert marked(compare_words("He refused.", "He refuses.")) == "He [-refused.][+refuses.]" or (
        marked(compare_words("He refused.", "He refuses.")) == "He [-refused][+refuses]."
    )


def test_a_stop_between_two_changes_does_not_part_them():
    assert marked(compare_words("old, word and", "new, name and")) == (
        "[-old, word ][+new, name ]and"
    )


def shape(changes) -> list[tuple[str, int | None, int | None]]:
    return [(change.kind, change.old_number, change.new_number) for change in changes]


def test_a_paragraph_put_in_before_a_changed_one_is_told_from_it():
    old = ["The ships came late in spring.", "Nobody asked why."]
    new = ["A new opening.", "The ships came very late in spring.", "Nobody asked why."]
    assert shape(compare_paragraphs(old, new)) == [("added", None, 1), ("changed", 1, 2)]


def test_paragraphs_of_other_words_are_no_change_of_one_another():
    changes = compare_paragraphs(
        ["the a b c d e", "the d e f g h"], ["the u v w y z", "the x y z k l"]
    )
    assert sorted(shape(changes), key=str) == [
        ("added", None, 1),
        ("added", None, 2),
        ("removed", 1, None),
        ("removed", 2, None),
    ]


@given(st.lists(WORDS, max_size=9), st.lists(WORDS, max_size=9))
def test_the_new_text_can_be_read_whole_from_the_difference_in_context(old, new):
    shown = compare_in_context(old, new)
    counted = sum(
        one.count if isinstance(one, Kept) else one.new_number is not None for one in shown
    )
    assert counted == (len(new) if old != new else 0)


def test_what_stayed_is_folded_and_the_middle_of_much_left_out():
    old = [f"Paragraph {n} says nothing new." for n in range(20)]
    new = [*old[:10], "An insertion.", *old[10:]]
    before, added, after = compare_in_context(old, new)
    assert before == Kept(10, (old[0], old[1]), (old[8], old[9]))
    assert before.left_out == 6
    assert added.kind == "added"
    assert after.count == 10


def test_the_same_text_is_compared_with_itself_wherever_it_stands(first):
    one = first.documents[0]
    czech = Text(kind="original", language="cs", paragraphs=(Paragraph(text="Ano."),))
    new = one.model_copy(update={"texts": (czech, *one.texts)})
    change = compare_documents(HeldDocument("a", 1, one), HeldDocument("a", 2, new))
    assert [(text.number, text.language) for text in change.texts] == [(1, "cs")]


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
    kept, paragraph = text_change.paragraphs
    assert kept == Kept(1, (text.paragraphs[0].text,))
    assert paragraph.new_number == 2
    assert change.fields == ()


def test_a_text_that_came_is_all_new(first):
    document = first.documents[2]
    new = document.model_copy(
        update={"texts": (Text(kind="translation", paragraphs=(Paragraph(text="New."),)),)}
    )
    change = compare_documents(HeldDocument("a", 1, document), HeldDocument("a", 2, new))
    assert [p.kind for t in change.texts for p in t.paragraphs] == ["added"]


def test_only_the_first_changed_documents_are_told_in_full(first):
    document = first.documents[0]
    new = document.model_copy(update={"title": "Another title"})
    numbers = [str(number) for number in range(1, 9)]
    old_documents, new_documents = (
        [HeldDocument(n, version, one.model_copy(update={"number": n})) for n in numbers]
        for version, one in ((1, document), (2, new))
    )
    documents = compare_dossiers(first, old_documents, first, new_documents).documents
    assert [change.is_told for change in documents] == [True] * 3 + [False] * 5
    assert {change.kind for change in documents} == {"changed"}
    assert all(change.fields for change in documents[:3])
    assert not any(change.fields for change in documents[3:])
