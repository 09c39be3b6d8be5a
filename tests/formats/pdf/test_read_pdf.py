"""PDF files that LibreOffice sets from hand-written documents, and broken ones."""

import re
import subprocess
import sys
import zlib

import pytest

from edossier.errors import UnreadableError
from edossier.formats.pdf.hyphens import Vocabulary
from edossier.formats.pdf.read import read
from edossier.reading import read_file

WORDS = (
    "The representatives of the governments considered a complicated administration, "
    "notwithstanding misunderstandings between the Sino-Soviet specialists and the so-called "
    "advisers. Москва ответила. Náměstek řekl ne. 毛澤東說話。"
)
NOTE = (
    '<text:note text:id="f{0}" text:note-class="footnote"><text:note-citation>{0}'
    '</text:note-citation><text:note-body><text:p text:style-name="Footnote">RGANI, f. 5, '
    "op. 28, d. {0}.</text:p></text:note-body></text:note>"
)
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in [
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible")
    ]
)  # fmt: skip
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="B" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify" fo:text-indent="0.6cm"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties
 fo:page-width="18cm" fo:page-height="21cm" fo:margin="2cm">COLUMNS</style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="pm"><style:header><text:p>The Valley, 1957</text:p></style:header>
<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>BODY</office:text></office:body></office:document>
"""  # noqa: E501
COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.6cm"/>'
PARAGRAPHS = 14


@pytest.fixture(scope="module")
def printed(soffice, tmp_path_factory):
    """Sets pages: the text in so many columns, and the same under a password."""
    folder = tmp_path_factory.mktemp("pdf")
    body = '<text:h text:style-name="H" text:outline-level="1">The Great Dam</text:h>'
    for number in range(1, PARAGRAPHS + 1):
        body += f'<text:p text:style-name="B">Number {number}. {WORDS}{NOTE.format(number)} '
        body += f"{WORDS} End of {number}.</text:p>"
    for name, columns in (("one", ""), ("two", COLUMNS)):
        (folder / f"{name}.fodt").write_text(
            PAGES.replace("COLUMNS", columns).replace("BODY", body), "utf-8"
        )
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / "one.fodt"), str(folder / "two.fodt")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in ("one", "two")}


@pytest.mark.parametrize("columns", ["one", "two"])
def test_paragraphs_run_over_lines_columns_and_pages(printed, sound, columns):
    source = read(printed[columns], "a.pdf")
    sound(source)
    left_out = [m for m in source.marks if m.kind in ("note_body", "furniture")]
    body = [
        source.text[b.start : b.end]
        for b in source.blocks
        if not any(m.start <= b.start < m.end for m in left_out)
    ]
    expected = [f"Number {n}. {WORDS}{n} {WORDS} End of {n}." for n in range(1, PARAGRAPHS + 1)]
    assert body == ["The Great Dam", *expected]
    assert source.blocks[0].place == "p1:2"
    assert [m.value for m in source.marks if m.kind == "heading"] == ["1"]


@pytest.mark.parametrize("columns", ["one", "two"])
def test_notes_and_what_belongs_to_pages_are_told_apart(printed, columns):
    source = read(printed[columns], "a.pdf")
    notes = [m for m in source.marks if m.kind == "note_body"]
    assert [re.sub(r"\s+", " ", source.text[m.start : m.end]) for m in notes] == [
        f"{n} RGANI, f. 5, op. 28, d. {n}." for n in range(1, PARAGRAPHS + 1)
    ]
    calls = [m.value for m in source.marks if m.kind == "note_call"]
    assert calls == [m.value for m in notes]
    furniture = {
        (source.text[m.start : m.end], m.value) for m in source.marks if m.kind == "furniture"
    }
    assert ("The Valley, 1957", "running head") in furniture
    assert ("1", "page number") in furniture
    assert {reason for _, reason in furniture} == {"running head", "page number"}


def test_a_cut_file_is_refused(printed):
    with pytest.raises(UnreadableError, match=r"a\.pdf is cut short"):
        read(printed["one"][: len(printed["one"]) // 2], "a.pdf")


def made_by_hand(objects, trailer=""):
    """Write a PDF of hand-written objects; readers mend its missing table."""
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R {trailer}>>\n%%EOF\n".encode("latin-1")


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>"


def test_a_scan_says_that_it_is_one():
    shape = "0 0 100 100 re f"
    stream = f"<</Length {len(shape)}>>stream\n{shape}\nendstream"
    content = made_by_hand([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream])
    with pytest.raises(UnreadableError, match="is a scan: 1 of its 1 pages"):
        read(content, "a.pdf")


def page_of(stream, resources=""):
    return [
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]{resources}/Contents {{0}} 0 R>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    ]


FONT = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def text_at(x, y, words, size=10):
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET"


def pages_by_hand(*streams, extra=""):
    """Write a PDF of one page a stream."""
    objects, kids = [], []
    for number, stream in enumerate(streams):
        page, contents = page_of(stream, FONT + extra)
        kids.append(f"{3 + 2 * number} 0 R")
        objects += [page.replace("{0}", str(4 + 2 * number)), contents]
    tree = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return made_by_hand([CATALOG, tree, *objects])


def marked(source, kind):
    return [(m.value, source.text[m.start : m.end]) for m in source.marks if m.kind == kind]


def test_a_page_that_is_a_picture_among_pages_of_text_is_told():
    picture = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    stamped = f"{picture} {text_at(50, 20, 'Approved for release')}"
    words = text_at(50, 500, "The dam holds.")
    source = read(pages_by_hand(words, picture, stamped, words), "a.pdf")
    assert [(loss.place, loss.kind) for loss in source.losses] == [("p2-3", "page-without-text")]
    assert "Approved for release" in source.text


def test_a_picture_beside_text_and_a_text_under_a_picture_are_told():
    small = "q 100 0 0 200 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    under = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q BT 3 Tr /F 10 Tf "
    under += " ".join(
        f"1 0 0 1 50 {500 - 12 * n} Tm (The dam holds well in {n}.) Tj" for n in range(20)
    )
    source = read(pages_by_hand(f"{small} " + text_at(50, 500, "The dam."), under + " ET"), "a.pdf")
    assert [(loss.place, loss.kind) for loss in source.losses] == [
        ("p1", "picture-left-out"),
        ("p2", "text-by-machine"),
    ]


def test_what_stands_beyond_the_page_or_in_its_margin_is_kept_apart():
    remark = "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(See the other copy)>>]"
    words = f"{text_at(50, 500, 'The dam holds.')} {text_at(900, 500, 'Of the next page')}"
    source = read(pages_by_hand(words, extra=remark), "a.pdf")
    assert marked(source, "furniture") == [
        ("beyond the edges of the page", "Of the next page"),
        ("a remark in the margin", "See the other copy"),
    ]


def test_a_page_has_its_edges_from_the_tree_above_it():
    stream = text_at(50, 1150, "The dam holds.")
    content = made_by_hand(
        [
            CATALOG,
            f"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 900 1200]{FONT}>>",
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    )
    source = read(content, "a.pdf")
    assert (source.text, source.marks) == ("The dam holds.", ())


def test_letters_without_a_name_are_told():
    odd = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 9 0 R>>>>>>"
    page, contents = page_of(text_at(50, 500, "Dam A."), odd)
    table = "1 begincodespacerange <00><ff> endcodespacerange 1 beginbfchar <41><e123> endbfchar "
    content = made_by_hand(
        [CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page.replace("{0}", "4"), contents]
        + ["null"] * 4
        + [f"<</Length {len(table)}>>stream\n{table}\nendstream"]
    )
    source = read(content, "a.pdf")
    assert source.text == "Dam \ufffd."
    assert [(loss.place, loss.kind) for loss in source.losses] == [("p1", "letters-unknown")]


def blocks_of(source):
    return [source.text[b.start : b.end] for b in source.blocks]


def test_a_number_above_the_line_calls_a_note_though_it_is_as_large_as_the_text():
    lines = [
        text_at(50, 500 - 12 * n, "The dam was built by many people in that year") for n in range(9)
    ]
    lines += [
        text_at(50, 392, "and it held"),
        text_at(96.3, 397, "1"),
        text_at(105, 392, "for years."),
    ]
    lines += [text_at(50, 60, "1", 6), text_at(55, 57, "RGANI, f. 5.", 8)]
    source = read(pages_by_hand(" ".join(lines)), "a.pdf")
    assert marked(source, "note_call") == [("p1n1", "1")]
    assert blocks_of(source)[-1] == "1 RGANI, f. 5."
    assert blocks_of(source)[0].endswith("in that year and it held1 for years.")


def test_columns_may_stand_closer_than_the_words_of_a_stretched_line():
    """The gap of the columns is 9 points; those between words of the last lines are 28 and 51."""
    left, right = "The water rose to the very brim", "and the engineers had gone home"
    lines = []
    for n in range(8):
        lines += [text_at(50, 500 - 12 * n, left), text_at(197.4, 500 - 12 * n, right)]
    last = {
        50: "by",
        89.1: "then",
        137: "it",
        170.6: "was",
        197.4: "so",
        258.6: "they",
        328.1: "were",
    }
    lines += [text_at(x, 404, word) for x, word in last.items()]
    texts = blocks_of(read(pages_by_hand(" ".join(lines)), "a.pdf"))
    assert " ".join(texts) == " ".join(
        [*[left] * 8, "by then it was", *[right] * 8, "so they were"]
    )


def test_what_a_browser_prints_around_a_single_page_is_furniture():
    page = " ".join(
        [
            text_at(24, 580, "12/1/26, 6:03 AM", 8),
            text_at(200, 580, "Dam", 8),
            text_at(50, 500, "The dam holds."),
            text_at(24, 17, "https://example.org/dam", 8),
            text_at(370, 17, "1/1", 8),
        ]
    )
    source = read(pages_by_hand(page), "a.pdf")
    assert [reason for reason, _ in marked(source, "furniture")] == ["running head", "running foot"]
    assert blocks_of(source)[0] == "The dam holds."


def test_a_locked_file_is_refused():
    # A standard handler whose check never holds: no password of the reader's is right.
    lock = "<</Filter/Standard/V 1/R 2/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")/P -4>>"
    content = made_by_hand(
        [CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, "<<>>", lock],
        "/Encrypt 5 0 R/ID[(0123456789abcdef)(0123456789abcdef)]",
    )
    with pytest.raises(UnreadableError, match=r"a\.pdf is locked with a password"):
        read(content, "a.pdf")


_READ_AND_WEIGH = """
import resource, sys
from pathlib import Path
from edossier.errors import UnreadableError
from edossier.reading import read_file
try:
    read_file(Path(sys.argv[1]))
except UnreadableError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_bomb_is_refused_within_bounds(tmp_path):
    """Two megabytes that unpack to two gigabytes of nothing."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1 << 24)) for _ in range(128)) + packer.flush()
    stream = packed.decode("latin-1")
    bomb = f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n{stream}\nendstream"
    content = made_by_hand([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, bomb])
    (tmp_path / "a.pdf").write_bytes(content)
    # In a process of its own: the memory of a process's children is that of the largest of all.
    done = subprocess.run(
        [sys.executable, "-c", _READ_AND_WEIGH, str(tmp_path / "a.pdf")],
        capture_output=True,
        text=True,
        check=True,
    )
    said, kilobytes = done.stdout.splitlines()
    assert "more memory" in said or "within the bounds" in said
    assert int(kilobytes) < 600_000


def test_a_file_of_too_many_pages_and_a_damaged_one_are_refused():
    pages = "<</Type/Pages/Kids[" + "3 0 R " * 6000 + "]/Count 6000>>"
    with pytest.raises(UnreadableError, match="6,000 pages"):
        read(made_by_hand([CATALOG, pages, PAGE, "<<>>"]), "a.pdf")
    with pytest.raises(UnreadableError, match="damaged"):
        read(b"%PDF-1.4\nnothing\n%%EOF\n", "a.pdf")


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("the adminis-", "tration of it", "the administration of it"),
        ("the Sino-", "Soviet split", "the Sino-Soviet split"),
        ("in 1956-", "1957 it", "in 1956-1957 it"),
        ("short-", "and long-term", "short- and long-term"),
        ("a non-", "aligned state", "a non-aligned state"),
        ("руково-", "дитель", "руководитель"),
        ("two words", "here", "two words here"),
        ("毛澤東", "說話", "毛澤東說話"),
        ("人民出版社，", "2006年", "人民出版社，2006年"),
        ("Mao", "毛澤東 said", "Mao 毛澤東 said"),
        ("по‐", "казывает", "показывает"),
        ("по-", "русски", "по-русски"),
    ],
)
def test_words_broken_at_line_ends(line, following, joined):
    words = Vocabulary(["the administration began so", "was die руководитель так", "of-", "ab-"])
    cut, part = words.join(line, following)
    assert line[: len(line) - cut] + part + following == joined


def test_the_finding_names_the_pages(tmp_path):
    picture = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    path = tmp_path / "a.pdf"
    path.write_bytes(pages_by_hand(text_at(50, 500, "The dam holds."), picture, picture))
    told = [f for f in read_file(path).findings if f.code == "page-without-text"]
    assert [f.message.partition(":")[0] for f in told] == ["p2-3"]
