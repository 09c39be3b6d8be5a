"""Editions of other houses than one: what they call a document, or do not, and what they mark."""

import tarfile

import pytest

from edossier.errors import UnreadableError
from edossier.formats import take_in
from edossier.formats.choosing import is_edition

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>An edition</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/>
</sourceDesc></fileDesc></teiHeader><text>{text}</text></TEI>"""
LETTER = """<div {attributes}><head>{head}</head><opener><dateline>Paris, <date
when="1914-07-{day:02d}">{day}</date></dateline></opener><p>Words of {day}.</p></div>"""


@pytest.fixture
def documents(tmp_path):
    """Read the text of an edition; give its documents as number, title and day."""

    def documents(text):
        path = tmp_path / "edition.xml"
        path.write_text(TEI.format(text=text), encoding="utf-8")
        found = take_in(path).edition.dossier
        return [(d.number, d.title, d.date.edtf if d.date else None) for d in found.documents]

    return documents


def refusal_of(path):
    """Give why a file is refused, None where it is read."""
    try:
        take_in(path)
    except UnreadableError as error:
        return str(error)
    return None


def letters(attributes, count=2):
    return "".join(
        LETTER.format(attributes=attributes, head=f"No. {n}. Piece", day=n)
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize(
    "attributes",
    [
        'type="document"', 'type="doc"', 'type="dispatch"', 'type="Dokument"', 'type="brief"',
        'type="lettre"', 'type="treaty"', 'type="minutes"', 'type="cable"', 'type="entry"', "",
        'type="text" subtype="letter"',
    ],
)  # fmt: skip
def test_divisions_called_documents_or_dated_are_documents(documents, attributes):
    text = f"<body><div type='chapter'><head>July</head>{letters(attributes)}</div></body>"
    assert documents(text) == [("1", "Piece", "1914-07-01"), ("2", "Piece", "1914-07-02")]


def test_one_division_that_is_called_a_document_is_one(documents):
    letter = letters('type="letter"', count=1)
    comment = "<div><head>Comment</head><p>x</p></div>"
    assert documents(f"<body>{letter}{comment}</body>") == [("1", "Piece", "1914-07-01")]


def test_dated_chapters_and_prefaces_are_no_documents(documents):
    signed = "<closer><dateline>Bonn, <date when='1968-05-01'>1 May</date></dateline></closer>"
    parts = "".join(
        f"<div type='{kind}'><head>{kind}</head><p>Words.</p>{signed}</div>"
        for kind in ("preface", "introduction", "chapter")
    )
    assert documents(f"<body>{parts}</body>") == [("1", "An edition", None)]


def test_what_is_dated_inside_a_dated_division_is_part_of_it(documents):
    inner = LETTER.format(attributes="", head="Enclosure", day=9)
    outer = letters("").replace("</div>", f"{inner}</div>", 1)
    assert [number for number, _, _ in documents(f"<body>{outer}</body>")] == ["1", "2"]


def test_of_two_forms_the_one_that_is_not_taken_is_kept(tmp_path):
    text = (
        "<body><p>He <choice><sic>wass</sic><corr>was</corr></choice> in "
        "<choice><orig>Vienne</orig><reg>Vienna</reg></choice>.</p></body>"
    )
    path = tmp_path / "edition.xml"
    path.write_text(TEI.format(text=text), encoding="utf-8")
    found = take_in(path).edition
    (paragraph,) = found.dossier.documents[0].texts[0].paragraphs
    assert paragraph.text == "He was in Vienna."
    kept = [
        (one.text, found.source.text[one.anchor.start : one.anchor.end].strip())
        for one in found.dossier.ignored
    ]
    assert kept == [("wass", "was"), ("Vienne", "Vienna")]


def test_the_consortiums_own_test_files_are_read_or_refused_in_one_line(shared, tmp_path):
    """Source: TEIC/TEI, P5/Test, the files of the shared standards."""
    with tarfile.open(shared / "data" / "standards" / "tei-p5-test.tar.xz") as packed:
        packed.extractall(tmp_path, filter="data")
    read, refused = 0, 0
    for path in sorted(tmp_path.rglob("*.xml")):
        why = refusal_of(path)
        read += why is None
        if why is not None:
            refused += 1
            assert "\n" not in why
            # Only what has no text, or is no edition, is refused.
            assert not is_edition(path.read_bytes()) or "without text" in why
    assert read > 40
    assert refused < 15
