"""Correspondents that Hungarian endings name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.formats.text.read import read
from edossier.reading import read_source_text
from edossier.reading.possessives import possessive_correspondents


@pytest.mark.parametrize(
    ("title", "pair"),
    [
        ("Ferenc Martin levele Sík Endréhez, 1958. március 12.", ("Ferenc Martin", "Sík Endre")),
        ("Péter János távirata Nagy Jánosnak", ("Péter János", "Nagy János")),
        ("Kádár János üzenete Mao Ce-tunghoz", ("Kádár János", "Mao Ce-tung")),
        ("Kis Anna jelentése Pavel Judin-nak (kivonat)", ("Kis Anna", "Pavel Judin")),
        ("Feljegyzés Kádár János megbeszéléséről", None),
        ("A külügyminiszter levele a nagykövetnek", None),
    ],
)
def test_sender_and_recipient_are_told_by_their_endings(title, pair):
    assert possessive_correspondents(title) == pair


@given(st.text(max_size=400))
def test_any_text_is_taken(text):
    possessive_correspondents(text)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "Letter from A. Poe to B. Roe, 3 May 1957.\n\nSource: RGANI, f. 5, op. 3, d. 7.",
            "Letter from A. Poe to B. Roe, 3 May 1957",
        ),
        ("Source: RGANI, f. 5, op. 3, d. 7.\n\nHe came to Tabor on 3 May 1957.", None),
        ("He came to Tabor.\n\nSource: RGANI, f. 5, op. 3, d. 7.", None),
    ],
)
def test_a_line_with_a_full_stop_is_a_title_above_the_source_alone(lines, title):
    source = read(f"Rain\n\nDocument 1\n\n{lines}\n".encode(), "rain.txt")
    [document] = read_source_text(source).dossier.documents
    assert document.title == title
