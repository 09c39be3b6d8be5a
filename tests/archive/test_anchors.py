"""Every paragraph of a page has an id of its own."""

from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import Essay, Note, Paragraph, Section, Text
from edossier_site.archive.anchors import (
    document_parts,
    dossier_parts,
    note_anchor,
    note_call_anchor,
)


def paragraphs(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=f"Paragraph {n}.") for n in range(count))


def test_paragraphs_are_counted_through_all_sections(first):
    sections = (Section(paragraphs=paragraphs(2)), Section(heading="II", paragraphs=paragraphs(1)))
    dossier = first.model_copy(update={"essay": Essay(sections=sections), "about": paragraphs(1)})
    assert [(part.part, part.anchor, part.number) for part in dossier_parts(dossier)] == [
        ("title", "title", None),
        ("essay", "p1", "1"),
        ("essay", "p2", "2"),
        ("essay", "p3", "3"),
        ("note", "note-1", "1"),
        ("about", "about-p1", "1"),
    ]


def test_texts_are_told_apart(first):
    texts = (
        Text(kind="transcription", language="ru", paragraphs=paragraphs(2)),
        Text(kind="translation", language="en", paragraphs=paragraphs(1)),
    )
    document = first.documents[2].model_copy(
        update={"texts": texts, "summary": Paragraph(text="In short.")}
    )
    parts = list(document_parts(document, language="de"))
    assert [(part.anchor, part.language) for part in parts] == [
        ("title", None),
        ("summary", "de"),
        ("text-1-p1", "ru"),
        ("text-1-p2", "ru"),
        ("text-2-p1", "en"),
    ]


def test_a_note_that_counts_anew_keeps_its_own_id(first):
    notes = (Note(id="1", number="1", text="One."), Note(id="2.1", number="1", text="Again one."))
    parts = dossier_parts(first.model_copy(update={"notes": notes}))
    assert [p.anchor for p in parts if p.part == "note"] == ["note-1", "note-2.1"]


@given(st.lists(st.text(max_size=8), unique=True))
def test_ids_of_notes_stay_different_and_fit_into_an_address(ids):
    anchors = [note_anchor(note_id) for note_id in ids]
    assert len(set(anchors)) == len(ids)
    assert not any(set(anchor) & set(" #?&\"'<>/%") for anchor in anchors)


def test_each_call_of_a_note_has_its_own_place():
    calls = [note_call_anchor("note-4"), note_call_anchor("note-4", 2), note_call_anchor("note-42")]
    assert calls == ["call-4", "call-4_2", "call-42"]
