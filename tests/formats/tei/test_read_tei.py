"""TEI read to a Dossier: by hand, and against the volumes of an edition read in another way."""

import lzma
import re
from collections import Counter
from random import Random
from xml.etree import ElementTree

import pytest

from edossier.dossier import uncovered
from edossier.errors import UnreadableError
from edossier.formats import take_in

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0" xml:id="hbr2">
<teiHeader><fileDesc>
<titleStmt><title type="complete">Papers of the Harbour Commission, Volume II</title>
<title type="series">Papers of the Harbour Commission</title>
<editor role="primary">Ada Poe</editor><editor role="translator">Ben Roe</editor></titleStmt>
<publicationStmt><publisher>Harbour Press</publisher><date>1964</date>
<idno type="frus">hbr2</idno></publicationStmt></fileDesc></teiHeader>
<text>
<front>
<div type="section" xml:id="preface"><head>Preface<note n="*"
xml:id="pfn1">Written in 1963.</note></head>
<p>The talks are printed whole; see <ref target="#d2">document 2</ref>.</p></div>
<div type="section" xml:id="persons"><head>Persons</head><list>
<item><persName xml:id="p_VM1">Vell, Marta A.</persName>, Harbour Master</item>
<item><persName xml:id="p_OJ1">Orne, Jan</persName>, pilot</item></list></div>
</front>
<body><div type="chapter"><head>The Quay</head>
<div type="document" n="1" xml:id="d1">
<head>1. Letter From <persName type="from" corresp="#p_VM1">Marta Vell</persName> to
<gloss type="to">the Board</gloss><note type="source" n="1" xml:id="d1fn1">Source: National
Archives, RG 59, Central Files, 761.93/3–1755. Secret.</note></head>
<opener><dateline><placeName>Tabor</placeName>, <date when="1955-03-17T16:00:00">March 17, 1955,
4 p.m.</date></dateline></opener>
<p>The Presi<pb n="14" xml:id="pg_14" facs="0044"/>dent saw
<persName corresp="#p_OJ1">Orne</persName>
<hi rend="italic">twice</hi>.<note n="2" xml:id="d1fn2"><p>See Orne’s note.</p><p>RG 59, Central
Files, 761.93/4–255.</p></note> He <choice><sic>wass</sic><corr>was</corr></choice> well.</p>
<list><head>Present:</head><item>Vell</item><item>Orne</item></list>
<closer><signed>Vell</signed></closer>
<frus:attachment><head>Attachment</head><dateline><date when="1955-03-01">March 1</date></dateline>
<p>The old quay.</p></frus:attachment>
</div>
<div type="document" n="2" xml:id="d2"><head>2. Editorial Note</head>
<p>Undated, and <ref target="#d9">no more</ref>; see <ref target="hbr1#d4">volume I</ref>.</p>
<table><row><cell>Ships</cell><cell>12</cell></row><row><cell>Boats</cell><cell>4</cell></row></table>
<div type="document"><head>[Enclosure]</head>
<dateline><date from="1955-03-30" to="1955-04-02">March 30–April 2</date></dateline>
<p>Inside.</p></div></div>
</div></body>
<back><div type="index" xml:id="index"><head>Index</head><list>
<item>Orne, 14</item></list></div></back>
</text></TEI>
"""


@pytest.fixture
def edition(tmp_path):
    def taken(text, name="volume.xml", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        found = take_in(path).edition
        assert found is not None
        return found

    return taken


def test_a_volume_is_a_dossier(edition):
    dossier = edition(VOLUME).dossier
    assert dossier.title == "Papers of the Harbour Commission, Volume II"
    assert (dossier.series.name, dossier.series.number) == (
        "Papers of the Harbour Commission",
        "hbr2",
    )
    assert [(c.role, c.agent) for c in dossier.credits] == [
        ("edited", "Ada Poe"),
        ("translated", "Ben Roe"),
    ]
    assert (dossier.publisher, dossier.published) == ("Harbour Press", "1964")
    assert [section.heading for section in dossier.essay.sections] == ["Preface", "Persons"]
    assert [(one.reason, one.text) for one in dossier.ignored] == [
        ("index", "Index"),
        ("sic: the other form stands in the text", "wass"),
    ]


def test_a_document_has_what_its_editors_encoded(edition):
    one = edition(VOLUME).dossier.documents[0]
    assert (one.number, one.title) == ("1", "Letter From Marta Vell to the Board")
    assert (one.authors, one.recipients) == (("Marta Vell",), ("the Board",))
    assert (one.date.edtf, one.date.text) == ("1955-03-17", "March 17, 1955, 4 p.m.")
    assert one.chapter == ("The Quay",)
    assert one.source.printed.startswith("Source: National Archives, RG 59,")
    assert [(level.level, level.value) for level in one.source.levels][:1] == [
        ("record_group", "59")
    ]
    assert [paragraph.text for paragraph in one.texts[0].paragraphs] == [
        "Tabor, March 17, 1955, 4 p.m.",
        "The President saw Orne twice. He was well.",
        "Present:",
        "Vell",
        "Orne",
        "Vell",
        "Attachment",
        "March 1",
        "The old quay.",
    ]


def test_marks_of_the_editors_are_spans(edition):
    dossier = edition(VOLUME).dossier
    paragraph = dossier.documents[0].texts[0].paragraphs[1]
    spans = [(paragraph.text[s.start : s.end], s.kind, s.target) for s in paragraph.spans]
    assert spans == [
        ("", "page", "14"),
        ("Orne", "person", "Jan Orne"),
        ("twice", "emphasis", None),
        ("", "note", "d1fn2"),
    ]
    assert [(agent.name, agent.forms) for agent in dossier.agents] == [
        ("Jan Orne", ("Orne, Jan", "Orne")),
        ("Marta A. Vell", ("Vell, Marta A.", "Marta Vell")),
    ]
    preface = dossier.essay.sections[0].paragraphs[0]
    assert [(s.kind, s.target) for s in preface.spans] == [("note", "pfn1"), ("document", "2")]
    assert [place.name for place in dossier.places] == ["Tabor"]


def test_notes_are_read_where_they_are_called(edition):
    notes = edition(VOLUME).dossier.notes
    assert [(note.id, note.number, note.text) for note in notes] == [
        ("pfn1", "*", "Written in 1963."),
        ("d1fn2", "2", "See Orne’s note. RG 59, Central Files, 761.93/4–255."),
    ]
    assert len(notes[1].references) == 1
    assert [note.document for note in notes] == [None, "1"]


def test_a_note_in_a_note_and_an_id_given_twice_lose_nothing(edition):
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" n="1">'
        '<p>One<note n="1" xml:id="a">First, <hi>with <note n="2" xml:id="b">second</note></hi> in'
        '</note> and two<note n="1" xml:id="a">third</note>.</p></div></body></text></TEI>'
    )
    notes = edition(text).dossier.notes
    assert [(note.id, note.text) for note in notes] == [
        ("a", "First, with in"),
        ("b", "second"),
        ("a-2", "third"),
    ]
    assert {note.document for note in notes} == {"1"}
    assert [(span.kind, span.target) for span in notes[0].spans if span.kind == "note"] == [
        ("note", "b")
    ]


def body(edition, inside):
    """The paragraphs of a document that holds this TEI."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0">'
        f'<text><body><pb n="7"/><div type="document" n="1"><head>One</head>{inside}</div>'
        "</body></text></TEI>"
    )
    return edition(text).dossier.documents[0].texts[0].paragraphs


def marked(paragraph, kind):
    spans = [span for span in paragraph.spans if span.kind == kind]
    return [(paragraph.text[s.start : s.end], s.target) for s in spans]


def test_no_page_is_lost_wherever_it_begins(edition):
    inside = '<p>Un<pb n="8"/>der</p><pb n="9"/><p>Way</p><list><pb n="10"/><item>A</item></list>'
    found = body(edition, inside + '<pb n="11"/>')
    pages = [(p.text, s.start, s.target) for p in found for s in p.spans if s.kind == "page"]
    assert pages == [
        ("Under", 0, "7"),
        ("Under", 2, "8"),
        ("Way", 0, "9"),
        ("A", 0, "10"),
        ("A", 1, "11"),
    ]


def test_a_row_of_a_table_is_a_paragraph_with_its_cells(edition):
    found = body(
        edition,
        '<table><row role="label"><cell cols="2">Ships</cell><cell/></row>'
        '<row><cell><p>Tug</p><p>old</p></cell><cell></cell><cell rows="2">4<note n="1" '
        'xml:id="a">Or five.</note></cell></row><row><cell/></row></table><p>So.</p>'
        "<table><row><cell>Later</cell></row></table>",
    )
    assert [p.text for p in found] == ["Ships", "Tug old 4", "So.", "Later"]
    assert marked(found[0], "cell") == [("Ships", "1 label cols=2"), ("", "1 label")]
    assert marked(found[1], "cell") == [("Tug old", "1"), ("", "1"), ("4", "1 rows=2")]
    assert marked(found[1], "note") == [("", "a")]
    assert marked(found[2], "cell") == []
    assert marked(found[3], "cell") == [("Later", "2")]


def test_headings_inside_a_text_and_attachments_without_one_are_marked(edition):
    found = body(
        edition,
        "<p>Text.</p><frus:attachment><head>Enclosure <hi>1</hi></head><p>In it.</p>"
        "</frus:attachment><frus:attachment><p>Without.</p></frus:attachment>"
        "<list><head>Present</head><item>Vell</item></list>",
    )
    assert [(p.text, marked(p, "heading")) for p in found] == [
        ("Text.", []),
        ("Enclosure 1", [("Enclosure 1", "attachment")]),
        ("In it.", []),
        ("Without.", [("", "attachment")]),
        ("Present", [("Present", "list")]),
        ("Vell", []),
    ]


def test_documents_inside_documents_are_documents(edition):
    documents = edition(VOLUME).dossier.documents
    assert [document.number for document in documents] == ["1", "2", "3"]
    assert documents[2].date.edtf == "1955-03-30/1955-04-02"
    assert documents[2].chapter == ("The Quay", "2. Editorial Note")
    words = [paragraph.text for paragraph in documents[1].texts[0].paragraphs]
    assert words == ["Undated, and no more; see volume I.", "Ships 12", "Boats 4"]


def test_pointers_that_lead_nowhere_are_told_with_their_line(edition):
    findings = edition(VOLUME).findings
    line = VOLUME[: VOLUME.index("#d9")].count("\n") + 1
    assert [(one.code, one.place) for one in findings] == [("pointer-dangling", f"line {line}")]
    assert "“#d9”" in findings[0].message


def test_a_date_far_from_all_others_is_told(edition):
    dates = ["1955-01-02", "1955-02-03", "1055-03-04"]
    documents = "".join(
        f'<div type="document" n="{n}"><head>{n}. Note</head>'
        f'<dateline><date when="{day}">day</date></dateline><p>Words.</p></div>'
        for n, day in enumerate(dates, start=1)
    )
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{documents}</body></text></TEI>'
    found = edition(text)
    assert [document.date.edtf for document in found.dossier.documents] == dates
    assert [one.code for one in found.findings] == ["date-far"]
    assert "Document 3" in found.findings[0].message


LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Vell to Orne, 3 May 1921</title><author>Marta Vell</author></titleStmt>
<publicationStmt><p>Free.</p></publicationStmt>
<sourceDesc><msDesc><msIdentifier><settlement>Kew</settlement><repository>The National
Archives</repository><idno>FO 371/6917</idno></msIdentifier></msDesc></sourceDesc></fileDesc>
<profileDesc><correspDesc><correspAction type="sent"><persName>Marta Vell</persName>
<date when="1921-05-03"/></correspAction><correspAction type="received">
<persName>Jan Orne</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text xml:lang="en"><body><opener><salute>Dear Jan,</salute></opener><p>The quay
holds.</p></body></text></TEI>
"""


def test_a_letter_is_described_by_its_header(edition):
    [letter] = edition(LETTER).dossier.documents
    assert letter.title == "Vell to Orne, 3 May 1921"
    assert letter.date.edtf == "1921-05-03"
    assert (letter.authors, letter.recipients) == (("Marta Vell",), ("Jan Orne",))
    assert letter.source.repository == "TNA"
    assert [p.text for p in letter.texts[0].paragraphs] == ["Dear Jan,", "The quay holds."]


def test_a_corpus_is_a_dossier_of_its_texts(edition):
    members = "".join(LETTER.replace("3 May", f"{day} May") for day in (3, 4, 5))
    text = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{members}</teiCorpus>'
    documents = edition(text).dossier.documents
    assert [document.title for document in documents] == [
        f"Vell to Orne, {day} May 1921" for day in (3, 4, 5)
    ]
    assert [document.number for document in documents] == ["1", "2", "3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_encoding_is_the_one_declared(edition, encoding):
    text = LETTER.replace("Marta", "Márta")
    found = edition(f'<?xml version="1.0" encoding="{encoding}"?>{text}', encoding=encoding)
    assert found.dossier.documents[0].authors == ("Márta Vell",)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "word "}">' for n in range(9))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<!DOCTYPE TEI [{ENTITIES}]><TEI><text><body><p>&e8;</p></body></text></TEI>", "amplif"),
        (
            '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
            "<TEI><text><body><p>&x;</p></body></text></TEI>",
            "'x' not defined",
        ),
        ("<TEI><text><body><p>Words", "not well-formed|no well-formed"),
        ("<TEI><text><body>" + "<p>" * 3000 + "x", "depth"),
        ("<TEI><text><body/></text></TEI>", "without text"),
        (VOLUME[:-200], "well-formed"),
    ],
)
def test_a_broken_or_hostile_file_is_refused_in_one_line(edition, text, words):
    with pytest.raises(UnreadableError, match=words) as refused:
        edition(text)
    assert "\n" not in str(refused.value)
    assert "volume.xml" in str(refused.value)


@pytest.fixture(scope="session", params=["frus1961-63v06", "frus1951v07p2", "frus1870"])
def volume(request, shared, tmp_path_factory):
    path = tmp_path_factory.mktemp("volumes") / f"{request.param}.xml"
    packed = shared / "data" / "frus" / "volumes" / f"{request.param}.xml.xz"
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    return path, take_in(path).edition


def test_every_document_of_a_volume_is_there(volume, shared):
    path, found = volume
    root = _root_of(path)
    wanted = [div.get("n") for div in root.iter(f"{TEI}div") if div.get("type") == "document"]
    assert [document.number for document in found.dossier.documents] == wanted


def test_no_letter_of_a_volume_is_lost(volume):
    path, found = volume
    text = _root_of(path).find(f"{TEI}text")
    wanted = Counter("".join("".join(text.itertext()).split()))
    assert Counter("".join(found.source.text.split())) == wanted
    assert uncovered(found.dossier, found.source) == ()


def test_fifty_documents_of_a_volume_have_what_the_file_says(volume):
    path, found = volume
    root = _root_of(path)
    divisions = {
        div.get("n"): div for div in root.iter(f"{TEI}div") if div.get("type") == "document"
    }
    notes = {note.id: note for note in found.dossier.notes}
    for document in Random(46).sample(found.dossier.documents, 50):
        division = divisions[document.number]
        head = division.find(f"{TEI}head")
        words = _words(head, without="note")
        assert words.endswith(document.title)
        assert re.fullmatch(r"\W*\d*[A-Za-z]?\W*", words.removesuffix(document.title))
        stated = [date.get("when") for date in _own_dates(division) if date.get("when")]
        assert (document.date.edtf if document.date else None) in [day[:10] for day in stated] or [
            None
        ]
        for note in division.iter(f"{TEI}note"):
            if note.get(XML_ID) in notes:
                assert notes[note.get(XML_ID)].text == _words(note, without="note")
        if document.source is not None:
            sources = [_words(note) for note in division.iter(f"{TEI}note")]
            assert document.source.printed in sources


def _root_of(path):
    """Read a file with the standard library's own parser: another than the reader has."""
    return ElementTree.parse(path).getroot()  # noqa: S314  # a public volume beside the project


def _own_dates(division):
    for holder in division:
        if holder.tag in (f"{TEI}dateline", f"{TEI}opener", f"{TEI}closer", f"{TEI}head"):
            yield from holder.iter(f"{TEI}date")


def _words(element, without=None):
    def texts(one):
        yield one.text or ""
        for inner in one:
            if inner.tag != f"{TEI}{without}":
                yield from texts(inner)
            if inner.tag in (f"{TEI}p", f"{TEI}lb"):
                yield " "
            yield inner.tail or ""

    return " ".join("".join(texts(element)).split())


def test_a_range_that_runs_backwards_is_read_by_its_words_and_told(edition):
    # FRUS 1969-1976, volume XXXIII, document 214's dateline has this slip.
    slip = VOLUME.replace(
        '<date from="1955-03-30" to="1955-04-02">March 30–April 2</date>',
        '<date from="1974-04-12T11:05:00" to="1974-03-25T12:55:00">April 12, 1974</date>',
    )
    found = edition(slip)
    assert found.dossier.documents[-1].date.edtf == "1974-04-12"
    (told,) = (one for one in found.findings if one.code == "date-backwards")
    assert "1974-04-12/1974-03-25" in told.message
    line = slip[: slip.index("1974-04-12T")].count("\n") + 1
    assert told.place == f"line {line}"
