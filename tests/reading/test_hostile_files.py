"""Files made to break a reader end in a dossier or in one line, within bounded memory and time.

Each is read in a process of its own that may hold 1.5 GB and compute for two minutes.
"""

import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 120
READ = """
import sys
from edossier.errors import EdossierError
from edossier.reading import read_file
try:
    reading = read_file(sys.argv[1])
except EdossierError as error:
    print("refused:", error)
else:
    print("read:", len(reading.source.text))
"""
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
END = "</w:body></w:document>"


def _docx(file: Path, head: str, repeated: str, times: int, tail: str) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("[Content_Types].xml", CONTENT_TYPES)
        packed.writestr("_rels/.rels", RELATIONS)
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(head.encode())
            chunk = (repeated * max(1, 1_000_000 // len(repeated))).encode()
            for _ in range(max(1, times * len(repeated) // len(chunk))):
                part.write(chunk)
            part.write(tail.encode())


def _zip_bomb(file: Path) -> None:
    paragraph = "<w:p><w:r><w:t>0</w:t></w:r></w:p>"
    _docx(file, BODY, paragraph, 2_000_000_000 // len(paragraph), END)


def _deep_docx(file: Path) -> None:
    _docx(file, BODY, "<w:sdt>", 1_000_000, END)


def _entity_bomb(file: Path) -> None:
    entities = ['<!ENTITY e0 "lol">']
    entities += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    head = f'<?xml version="1.0"?><!DOCTYPE d [{"".join(entities)}]>{BODY}'
    _docx(file, head, "<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", 1, END)


def _docx_without_its_body(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("[Content_Types].xml", CONTENT_TYPES)


def _many_entries(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(70_000):
            packed.writestr(f"word/{number}.xml", "")


def _cut_docx(file: Path) -> None:
    _docx(file, BODY, "<w:p><w:r><w:t>word</w:t></w:r></w:p>", 1000, END)
    file.write_bytes(file.read_bytes()[:-200])


def _many_attributes(file: Path) -> None:
    attributes = " ".join(f"a{number}=1" for number in range(1_000_000))
    file.write_text(f"<p {attributes}>word</p>", "utf-8")


def _long_entry(file: Path) -> None:
    title = "Letter to A. B " * 6_000
    file.write_text(f"Document 1\n\n5 May 1955, “{title}”", "utf-8")


def _text(repeated: str, times: int) -> Callable[[Path], None]:
    def write(file: Path) -> None:
        file.write_text(repeated * times, "utf-8")

    return write


def _bytes(content: bytes, times: int = 1) -> Callable[[Path], None]:
    def write(file: Path) -> None:
        file.write_bytes(content * times)

    return write


def _large_edition(file: Path) -> None:
    document = f'<div type="document" n="1"><head>1. A</head><p>{"word " * 200}</p></div>'
    with file.open("w", encoding="utf-8") as given:
        given.write("<TEI><text><body>")
        for _ in range(300_000_000 // len(document)):
            given.write(document)
        given.write("</body></text></TEI>")


def _laughing_edition(file: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha "}">' for n in range(10))
    file.write_text(f"<!DOCTYPE TEI [{entities}]><TEI><text><body><p>&e9;</p></body></text></TEI>")


def _edition_with_entity(file: Path) -> None:
    file.write_text(
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<TEI><text><body><p>&x;</p></body></text></TEI>"
    )


def _workbook_bomb(file: Path) -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{sheet}" xmlns:r="{relations}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
    }
    row = f'<row><c t="inlineStr"><is><t>{"x" * 100}</t></is></c></row>'.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{sheet}"><sheetData>'.encode())
            for _ in range(3_000):
                part.write(row * 1_000)
            part.write(b"</sheetData></worksheet>")


def _table_of_a_million_rows(file: Path) -> None:
    with file.open("w", encoding="utf-8") as given:
        given.write("number,title,date\n")
        for number in range(1_000_000):
            whole = f'{number},"Letter {number}",1955-03-{1 + number % 28:02d}'
            given.write((whole if number % 1000 else f'{number},"broken,1955,x,y') + "\n")


HOSTILE = {
    "a zip bomb.docx": _zip_bomb,
    "a million nested elements.docx": _deep_docx,
    "a billion laughs.docx": _entity_bomb,
    "no body.docx": _docx_without_its_body,
    "too many parts.docx": _many_entries,
    "cut short.docx": _cut_docx,
    "not a zip.docx": _bytes(b"PK\x03\x04 but no zip"),
    "a million nested tags.html": _text("<div>", 1_000_000),
    "many nested bold tags.html": _text("<b>x", 50_000),
    "many nested tables.html": _text("<table><tr><td>", 60_000),
    "a million attributes.html": _many_attributes,
    "an unclosed comment.html": _text("<!-- x", 30_000),
    "a long line.txt": _text("word ", 4_000_000),
    "a long word.txt": _text("a", 20_000_000),
    "a long line of calls.txt": _text("[1]", 60_000),
    "a long line of quotes.txt": _text("“", 100_000),
    "a long line of straight quotes.txt": _text('" ', 100_000),
    "a long line of brackets.txt": _text("([", 100_000),
    "a long line of digits.txt": _text("1", 2_000_000),
    "a long line of dates.txt": _text("5 May 1955, ", 20_000),
    "a long line of names.txt": _text("P. Yudin, ", 20_000),
    "a long line of references.txt": _text("AVPRF f. 1, op. 1, d. 1, l. 1; ", 6_000),
    "a long entry.txt": _long_entry,
    "only headings.txt": _text("Document 1\n\n", 10_000),
    "only sources.txt": _text("Source: AVPRF f. 1, op. 1\n", 6_000),
    "only notes.txt": _text("[1] See Document 1.\n\n", 5_000),
    "only mentions.txt": _text("Documents 1-99999999 and 1-13, ", 5_000),
    "only roman numerals.txt": _text("MMMMMMMMMMMMMMMMMMMMMMM.\n", 5_000),
    "only acronyms.txt": _text("Acronyms\n\nAB - C (D)\n", 5_000),
    "only blank lines.txt": _text("\n \n", 1_000_000),
    "empty.txt": _bytes(b""),
    "only a byte order mark.txt": _bytes(b"\xff\xfe"),
    "half a character.txt": _bytes(b"\xff\xfe\x41"),
    "only zeros.txt": _bytes(bytes(1), 1_000_000),
    "every byte.txt": _bytes(bytes(range(256)), 1000),
    "empty.html": _bytes(b""),
    "empty.docx": _bytes(b""),
}

OF_A_CORPUS: dict[str, Callable[[Path], None]] = {
    "300 MB of an edition.xml": _large_edition,
    "a billion laughs.xml": _laughing_edition,
    "an entity from elsewhere.xml": _edition_with_entity,
    "a zip bomb.xlsx": _workbook_bomb,
    "a million rows.csv": _table_of_a_million_rows,
}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_line(name, tmp_path):
    file = tmp_path / name
    HOSTILE[name](file)
    result = subprocess.run(
        [sys.executable, "-c", READ, str(file)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limit,
    )
    assert result.stderr == ""
    assert result.returncode == 0
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("300 MB of an edition.xml", "larger than 64 MB: split it"),
        ("a billion laughs.xml", "amplification"),
        ("an entity from elsewhere.xml", "Entity 'x' not defined"),
        ("a zip bomb.xlsx", "unpacks to more than a workbook may hold"),
        ("a million rows.csv", "1,000 of them broken (row 2"),
    ],
)
def test_what_a_corpus_may_bring_is_refused_in_half_a_gigabyte(name, words, tmp_path):
    file = tmp_path / name
    OF_A_CORPUS[name](file)
    limit = 500_000_000
    result = subprocess.run(
        [sys.executable, "-c", READ, str(file)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
    )
    assert (result.stderr, result.returncode) == ("", 0)
    assert result.stdout.startswith(f"refused: {file}")
    assert words in result.stdout
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize("name", ["a folder.txt", "nothing there.txt"])
def test_what_is_no_file_is_refused(name, tmp_path):
    place = tmp_path / name
    if "folder" in name:
        place.mkdir()
    command = [sys.executable, "-c", READ, str(place)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.startswith("refused: ")
    assert result.stdout.count("\n") == 1
