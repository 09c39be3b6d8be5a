"""Pages that begin in a text, its headings and its tables, as its editors encoded them."""

import pytest

from archive.views.reading import read, structural_faults
from edossier.dossier import Note, Paragraph, Span, Text

UNDER = Paragraph(
    text="The tug sank under way.", spans=(Span(start=13, end=13, kind="page", target="8"),)
)
AGAIN = Paragraph(text="Again.", spans=(Span(start=0, end=0, kind="page", target="8"),))
ENCLOSED = Paragraph(
    text="Enclosure 1", spans=(Span(start=0, end=11, kind="heading", target="attachment"),)
)
UNHEADED = Paragraph(
    text="Sir:", spans=(Span(start=0, end=0, kind="heading", target="attachment"),)
)
PRESENT = Paragraph(text="Present", spans=(Span(start=0, end=7, kind="heading", target="list"),))
HEADED = Paragraph(
    text="Ships",
    spans=(
        Span(start=0, end=5, kind="cell", target="1 label cols=2"),
        Span(start=5, end=5, kind="cell", target="1 label"),
    ),
)
ROW = Paragraph(
    text="Port Sable 4",
    spans=(
        Span(start=0, end=10, kind="cell", target="1"),
        Span(start=0, end=10, kind="place", target="Port Sable"),
        Span(start=10, end=10, kind="cell", target="1"),
        Span(start=11, end=12, kind="cell", target="1"),
        Span(start=10, end=10, kind="note", target="1"),
        Span(start=12, end=12, kind="note", target="1"),
    ),
)
OTHER = Paragraph(text="Later", spans=(Span(start=0, end=5, kind="cell", target="2"),))
BETWEEN = Paragraph(text="And so on.")
ALL = (UNDER, AGAIN, ENCLOSED, UNHEADED, PRESENT, HEADED, ROW, OTHER, BETWEEN)


@pytest.fixture
def page(client, publish, first, documents):
    text = Text(kind="transcription", language="en", paragraphs=ALL)
    changed = first.documents[0].model_copy(update={"texts": (text,)})
    notes = (Note(id="1", number="*", text="Or five.", document="1"),)
    publish(
        first.model_copy(
            update={
                "documents": (changed, *first.documents[1:]),
                "notes": (*first.notes[1:], *notes),
            }
        )
    )
    return read(client, documents[0].address)


def test_a_page_that_begins_is_marked_where_it_does_once_with_an_id(page):
    marks = page.root.xpath("//*[@role='doc-pagebreak']")
    assert [(one.text_content(), one.get("aria-label"), one.get("id")) for one in marks] == [
        ("8", "Page 8", "page-8"),
        ("8", "Page 8", None),
    ]
    assert marks[0].tail.startswith("under way")
    assert structural_faults(page) == []


def test_headings_of_a_text_are_headings(page):
    parts = page.root.xpath("//h3[contains(@class, 'part')]")
    assert [" ".join(one.text_content().split()) for one in parts] == [
        "Enclosure 1 ¶",
        "Attachment",
    ]
    assert parts[0].get("id") == "text-1-p3"
    assert parts[1].getnext().text.strip() == "Sir:"
    (present,) = page.select("p.heading")
    assert present.get("id") == "text-1-p5"


def test_rows_stand_in_the_table_that_they_are_of(page):
    first, second = page.select("table.in-text")
    rows = [[(c.tag, " ".join(c.text_content().split())) for c in row] for row in first.iter("tr")]
    assert rows == [
        [("th", "Ships"), ("td", ""), ("td", "¶")],
        [("td", "Port Sable*"), ("td", ""), ("td", "4*"), ("td", "¶")],
    ]
    assert next(first.iter("th")).get("colspan") == "2"
    assert [row.get("id") for row in first.iter("tr")] == ["text-1-p6", "text-1-p7"]
    assert first.xpath(".//a[@class='place']/@href") == ["/places/port-sable/"]
    assert first.xpath(".//a[@role='doc-noteref']/@href") == ["#footnote-1"] * 2
    assert second.text_content().split() == ["Later¶"]
