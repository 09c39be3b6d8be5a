"""Which reader a file gets, and what is refused: one sentence with the mend."""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edossier.errors import EdossierError, UnreadableError
from edossier.formats import LARGEST_FILE, read_source

BODY = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>"
PAGE = b"<html><body><p>Words</p></body></html>"


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?>\n<!-- a list -->\n<listPerson><person/></listPerson>',
        b'<?xml version="1.0"?><!DOCTYPE listPerson SYSTEM "p.dtd"><listPerson/>',
        b'\xef\xbb\xbf<listPerson xmlns="http://www.tei-c.org/ns/1.0"/>',
        '<?xml version="1.0" encoding="utf-16"?><listPerson/>'.encode("utf-16"),
    ],
)
def test_xml_that_is_no_edition_is_refused_by_its_root(tmp_path, content):
    path = tmp_path / "persons.xml"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"persons\.xml is XML .* \(<listPerson>\)"):
        read_source(path)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"Words", "a.txt", "text/plain"),
        (b"Words", "a", "text/plain"),
        (b"Words", "a.md", "text/markdown"),
        (PAGE, "a.html", "text/html"),
        (PAGE, "a.txt", "text/html"),
        (PAGE, "a.docx", "text/html"),
        (b"\xef\xbb\xbf \n<!-- saved -->\n<!DOCTYPE html>" + PAGE, "a.txt", "text/html"),
        (b'<?xml version="1.0"?>\n' + PAGE, "a", "text/html"),
        (PAGE.decode().encode("utf-16"), "a.txt", "text/html"),
        (b"Words without tags", "a.htm", "text/html"),
        (b"The tag <p> is for paragraphs.", "a.txt", "text/plain"),
        (b"<Document 1> A talk in Tabor", "a.txt", "text/plain"),
        (b"<Notes>\nThe word xmlns is not for historians.", "a.txt", "text/plain"),
    ],
)
def test_content_decides_before_the_suffix(tmp_path, content, name, media_type):
    path = tmp_path / name
    path.write_bytes(content)
    source = read_source(path)
    assert source.source_file.media_type == media_type
    assert source.source_file.name == name
    assert re.fullmatch("[0-9a-f]{64}", source.source_file.sha256)


@pytest.mark.parametrize("name", ["a.docx", "a", "a.txt"])
def test_a_word_file_is_known_by_its_bytes(tmp_path, docx, name):
    path = tmp_path / name
    path.write_bytes(docx(BODY))
    assert read_source(str(path)).text == "Words"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        (b"%PDF-1.7 x", "cut short"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><x/></TEI>', "TEI"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (b"<html><script>x</script></html>", "no text"),
        ("\u200b\ufeff\x01".encode(), "no text"),
        (b"PK\x05\x06" + b"\x00" * 18, "without a Word document"),
        (b"PK\x03\x04 cut", "damaged"),
    ],
)
def test_what_is_not_read_is_refused_in_one_line(tmp_path, content, message):
    path = tmp_path / "given.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=message) as error:
        read_source(path)
    assert "given.txt" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "message"), [("rain.corrections.toml", "corrections file"), ("rain.json", "JSON")]
)
def test_what_only_its_name_tells_from_a_text_is_refused(tmp_path, name, message):
    path = tmp_path / name
    path.write_text('title = "Rain"\n', "utf-8")
    with pytest.raises(UnreadableError, match=message):
        read_source(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(UnreadableError, match="is not there"):
        read_source(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableError, match="is a folder"):
        read_source(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_source(tmp_path / "a\x00b")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_source(tmp_path / ("long" * 100))


@pytest.fixture
def nobody():
    """Takes from root, who may read everything, the right to do so."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


@pytest.fixture
def closed_file(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text("Words")
    path.chmod(0)
    return path


def test_a_file_closed_to_us_is_refused(closed_file, nobody):
    with pytest.raises(UnreadableError, match="may not be read"):
        read_source(closed_file)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE * 4)
    with pytest.raises(UnreadableError, match="larger than 64 MB"):
        read_source(path)


# Pieces, parted by "~"; random orders of them are broken in all the ways that files are.
_TAGS = (
    "<p>~</p>~<br>~<h1>~</h1>~<table>~</table>~<tr>~</tr>~<td>~</td>~<ol start=4>~</ol>"
    "~<li>~<b>~</b>"
    "~<a href=#x name=y>~</a>~<sup>~</sup>~<pre>~</pre>~<nav>~</nav>~<header>~</header>"
    "~<span hidden>~</span>~<blockquote lang=cs>~</blockquote>~<script>~<!--~-->~<div~="
    "~\"~'~>~&nbsp;"
    "~&#0;~words~\u00a0~č~ ~\n~\t~\u200b~\f~&#x2028;~<li role=doc-endnote id=n1>~\x85"
    "~<section role=doc-endnotes>"
)
_LINES = (
    "# A~## B~===~---~> q~| a | b |~[^1]: n~*x*~_y_~[^1]~[l](u)~\\*~\n~\n\n~words words~   ~\t~\f"
    "~\r\n~\r~[4] n~4. n~\u200b~\x00~\u00a0~č~Ã¡~**~`~    x~\ufeff~\u2028"
)
_PARTS = (
    "<w:p>~</w:p>~<w:r>~</w:r>~<w:t>a </w:t>~<w:t> b</w:t>~<w:tab/>~<w:br/>~<w:tbl>~</w:tbl>~<w:tr>"
    "~</w:tr>~<w:tc>~</w:tc>~<w:footnoteReference w:id='3'/>~<w:rPr><w:i/></w:rPr>"
    "~<w:hyperlink w:anchor='x'>~</w:hyperlink>~<w:fldChar w:fldCharType='begin'/>"
    "~<w:fldChar w:fldCharType='separate'/>~<w:fldChar w:fldCharType='end'/>"
    '~<w:instrText>HYPERLINK "x"</w:instrText>~<w:txbxContent>~</w:txbxContent>'
    "~<w:sym w:char='F0B7'/>~<w:sym w:char='D800'/>~<w:sym w:char='-1'/>"
    "~<w:bookmarkStart w:name='b'/>"
)
TAGS, LINES, PARTS = (st.sampled_from(pieces.split("~")) for pieces in (_TAGS, _LINES, _PARTS))
FOOTNOTES = f'<w:footnote w:id="3">{BODY}</w:footnote>'


def _joined(parts, most):
    return st.lists(parts, max_size=most).map("".join)


def _balanced(parts):
    """Close what is open, in order, so that the XML is well formed."""
    open_tags, made = [], []
    for part in parts:
        name = re.match(r"</?(w:\w+)", part)[1]
        if part.startswith("</"):
            if name not in open_tags:
                continue
            while open_tags:
                made.append(f"</{open_tags[-1]}>")
                if open_tags.pop() == name:
                    break
            continue
        made.append(part)
        if not part.endswith("/>") and f"</{name}>" not in part:
            open_tags.append(name)
    return "".join(made) + "".join(f"</{name}>" for name in reversed(open_tags))


def _read_or_refuse(path, content, sound):
    path.write_bytes(content)
    try:
        source = read_source(path)
    except EdossierError:
        return
    sound(source)


fast = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fast
@given(_joined(TAGS, 40))
def test_any_html_is_sound(tmp_path, sound, html):
    _read_or_refuse(tmp_path / "a.html", html.encode(), sound)


@fast
@given(_joined(LINES, 40), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_sound(tmp_path, sound, text, name):
    _read_or_refuse(tmp_path / name, text.encode(), sound)


@fast
@given(st.lists(PARTS, max_size=40).map(_balanced))
def test_any_word_file_is_sound(tmp_path, sound, docx, body):
    _read_or_refuse(tmp_path / "a.docx", docx(body, footnotes=FOOTNOTES), sound)


@fast
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "a.docx"]))
def test_any_bytes_are_sound_or_refused(tmp_path, sound, content, name):
    _read_or_refuse(tmp_path / name, content, sound)


@fast
@given(st.data())
def test_a_word_file_with_wrong_bytes_is_sound_or_refused(tmp_path, sound, docx, data):
    content = bytearray(docx(BODY * 3, footnotes=FOOTNOTES))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refuse(tmp_path / "a.docx", bytes(content), sound)
