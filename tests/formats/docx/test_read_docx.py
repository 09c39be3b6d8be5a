"""Word files: hand-written XML, packed by the test, never by the project."""

import io
import zipfile

import pytest

from edossier.errors import UnreadableError
from edossier.formats.docx.read import read


def blocks(source):
    return [source.text[block.start : block.end] for block in source.blocks]


def marked(source, kind):
    return [(source.text[m.start : m.end], m.value) for m in source.marks if m.kind == kind]


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


@pytest.fixture
def read_body(docx):
    """Reads a Word file of a body and parts."""

    def read_it(body, **parts):
        return read(docx(body, **parts), "dossier.docx")

    return read_it


def test_paragraphs_are_blocks_and_their_place_is_their_number(read_body):
    source = read_body(paragraph(run("One")) + "<w:p/>" + paragraph(run("Th"), run("ree ")))
    assert blocks(source) == ["One", "Three"]
    assert [block.place for block in source.blocks] == ["¶1", "¶3"]
    assert source.place(source.text.index("ree")) == "¶3"
    assert source.source_file.encoding is None


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Nadpis2"><w:name w:val="Nadpis 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My own"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
"""  # noqa: E501


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("berschrift1", "1"),
        ("Nadpis2", "2"),
        ("Own", "1"),
        ("Out", "4"),
        ("T", "1"),
        ("Loop", None),
    ],
)
def test_headings_are_told_by_name_outline_or_the_style_below(read_body, style, level):
    body = paragraph(run("Words"), properties=f'<w:pStyle w:val="{style}"/>')
    found = marked(read_body(body, styles=STYLES), "heading")
    assert found == ([("Words", level)] if level else [])


def test_emphasis_superscript_and_language_are_marks(read_body):
    source = read_body(
        paragraph(
            run("Plain "),
            run("itali", "<w:i/>"),
            run("cs ", '<w:rStyle w:val="E"/>'),
            run("off", '<w:rStyle w:val="E"/><w:i w:val="0"/>'),
            run("2", '<w:vertAlign w:val="superscript"/>'),
            run(" Čína", '<w:lang w:val="cs-CZ"/>'),
            run(" a svět", '<w:lang w:val="cs-CZ"/>'),
            run(" 中国", '<w:lang w:val="cs-CZ" w:eastAsia="zh-CN"/>'),
        ),
        styles=STYLES,
    )
    assert blocks(source) == ["Plain italics off2 Čína a svět 中国"]
    assert marked(source, "emphasis") == [("italics", None)]
    assert marked(source, "superscript") == [("2", None)]
    assert marked(source, "language") == [("Čína a svět", "cs-CZ")]


def test_quotations_and_tables_of_contents_are_told_by_their_styles(read_body):
    source = read_body(
        paragraph(run("Quoted"), properties='<w:pStyle w:val="Q"/>')
        + paragraph(run("Chapter 1 .... 5"), properties='<w:pStyle w:val="TOC1"/>'),
        styles=STYLES,
    )
    assert marked(source, "quotation") == [("Quoted", None)]
    assert marked(source, "furniture") == [("Chapter 1 .... 5", "table of contents")]


def test_tabs_breaks_hyphens_and_symbols_are_characters(read_body):
    source = read_body(
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="F0B7"/><w:br/><w:t>next</w:t></w:r></w:p>'
    )
    assert blocks(source) == ["a\tb\u2011c\u00ad•", "next"]
    assert [block.place for block in source.blocks] == ["¶1", "¶1"]


def test_changes_are_taken_as_accepted_and_comments_are_left_out(read_body):
    source = read_body(
        "<w:p>" + run("kept ") + f"<w:ins>{run('new ')}</w:ins>"
        "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('moved ')}</w:moveFrom><w:moveTo>{run('moved')}</w:moveTo>"
        '<w:r><w:commentReference w:id="1"/></w:r>' + run("secret", "<w:vanish/>") + "</w:p>"
    )
    assert blocks(source) == ["kept new moved"]


def test_a_deleted_paragraph_mark_joins_the_next_paragraph(read_body):
    source = read_body(
        paragraph(run("one "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("two"))
    )
    assert blocks(source) == ["one two"]


def test_fields_give_their_result_and_hyperlinks_their_address(read_body):
    source = read_body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://a.b/c"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("shown")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:hyperlink r:id="r9">{run(" there")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="_ftn4">{run(" [4]")}</w:hyperlink>'
        '<w:bookmarkStart w:name="_ftnref4"/></w:p>',
        relations='<Relationship Id="r9" Type="http://x/hyperlink" Target="http://d.e/" '
        'TargetMode="External"/>',
    )  # fmt: skip
    assert blocks(source) == ["shown there [4]"]
    assert [value for _, value in marked(source, "link")] == [
        "http://a.b/c",
        "http://d.e/",
        "#_ftn4",
    ]
    assert [value for _, value in marked(source, "anchor")] == ["_ftnref4"]


NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="7">{paragraph(run("First note."))}{paragraph(run("Its end."))}</w:footnote>'
    '<w:footnote w:id="3">'
    f"{paragraph('<w:r><w:footnoteRef/></w:r>', run(' Second note.'))}</w:footnote>"
    f'<w:footnote w:id="9">{paragraph(run("Called by nothing."))}</w:footnote>'
)


def test_footnotes_follow_the_body_in_the_order_of_their_calls(read_body, sound):
    source = read_body(
        paragraph(run("One"), '<w:r><w:footnoteReference w:id="3"/></w:r>', run(" two"))
        + paragraph(run("Three."), '<w:r><w:footnoteReference w:id="7"/></w:r>'),
        footnotes=NOTES,
    )
    sound(source)
    assert blocks(source) == [
        "One two", "Three.", "Second note.", "First note.", "Its end.", "Called by nothing.",
    ]  # fmt: skip
    places = [block.place for block in source.blocks]
    assert places == ["¶1", "¶2", "note 1:1", "note 2:1", "note 2:2", "note 3:1"]
    assert marked(source, "note_call") == [("", "ftn1"), ("", "ftn2")]
    assert marked(source, "note_body") == [
        ("Second note.", "ftn1"),
        ("First note.\nIts end.", "ftn2"),
        ("Called by nothing.", "ftn3"),
    ]


def test_endnotes_have_ids_of_their_own(read_body):
    source = read_body(
        paragraph(run("One"), '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        endnotes=f'<w:endnote w:id="2">{paragraph(run("End note."))}</w:endnote>',
    )
    assert marked(source, "note_call") == [("", "edn1")]
    assert marked(source, "note_body") == [("End note.", "edn1")]
    assert source.blocks[-1].place == "endnote 1:1"


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""  # noqa: E501


def test_automatic_numbers_are_computed(read_body):
    def item(list_id, level=0):
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return paragraph(run("x"), properties=listed)

    body = "".join(map(item, [1, 1])) + item(1, 1) + item(1, 1) + item(1) + item(1, 1)
    source = read_body(body + item(2) + item(3) + item(3) + item(99), numbering=NUMBERING)
    assert [value for _, value in marked(source, "list_item")] == [
        "4.", "5.", "5.a)", "5.b)", "6.", "6.a)", "•", "1.", "2.",
    ]  # fmt: skip


def test_a_table_row_is_a_block_of_cells_parted_by_tabs(read_body, sound):
    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(run(x))}</w:tc>" for x in cells) + "</w:tr>"

    source = read_body(f"<w:tbl>{row('MZV', 'Ministry')}{row('NA', 'Archive')}</w:tbl>")
    sound(source)
    assert blocks(source) == ["MZV\tMinistry", "NA\tArchive"]
    assert [text for text, _ in marked(source, "cell")] == ["MZV", "Ministry", "NA", "Archive"]


def test_a_text_box_follows_the_paragraph_it_hangs_on_once(read_body):
    box = f"<w:txbxContent>{paragraph(run('Boxed'))}</w:txbxContent>"
    source = read_body(
        paragraph(
            run("Around "),
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            run("it"),
        )
    )
    assert blocks(source) == ["Around it", "Boxed"]


def test_headers_and_footers_of_pages_are_furniture_told_once(read_body):
    source = read_body(
        paragraph(run("Body")), header1=paragraph(run("Series")), footer1=paragraph(run("Page"))
    )
    assert blocks(source) == ["Body"]
    relations = "".join(
        f'<Relationship Id="x{n}" Type="http://x/header" Target="header{n}.xml"/>' for n in (1, 2)
    )
    source = read_body(
        paragraph(run("Body")),
        relations=relations,
        header1=paragraph(run("Series")),
        header2=paragraph(run("Series")),
    )
    assert blocks(source) == ["Body", "Series"]
    assert marked(source, "furniture") == [("Series", "page header")]


def packed(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"xl/workbook.xml": "<x/>"}, "an Excel workbook"),
        ({"content.xml": "<x/>", "mimetype": "x"}, "an OpenDocument file"),
        ({"META-INF/container.xml": "<x/>"}, "an EPUB book"),
        ({"a.txt": "x"}, "without a Word document"),
        ({"word/document.xml": "<w:document"}, "broken inside"),
        ({"word/document.xml": ""}, "broken inside"),
        ({"word/document.xml": "<d>" * 300}, "broken inside"),
        (
            {"word/document.xml": '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;">]><d>&b;&c;</d>'},
            "broken inside",
        ),
        ({"word/document.xml": "<d><p>" + "<r/>" * 510_000 + "</p></d>"}, "one paragraph"),
        ({"word/document.xml": "<d>" + " <x/>" * 600_000 + "</d>"}, "more parts"),
    ],
)
def test_what_is_no_sound_word_file_is_refused_in_one_line(files, message):
    content = packed(files)
    with pytest.raises(UnreadableError, match=message) as error:
        read(content, "x.docx")
    assert "x.docx" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_part_that_unpacks_to_too_much_is_refused(docx):
    padding = f"<!--{'x' * 9_000_000}-->"
    with pytest.raises(UnreadableError, match="unpacks to more"):
        read(docx("<w:p/>" * 2_000_000), "bomb.docx")
    with pytest.raises(UnreadableError, match="unpacks to more"):
        read(docx(padding * 6), "bomb.docx")
    with pytest.raises(UnreadableError, match="unpacks to more"):
        read(docx(paragraph(run("Words")), styles=padding), "bomb.docx")


def test_a_part_that_states_too_small_a_size_is_cut_there(docx):
    content = docx(paragraph(run("Words " * 2_000_000)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        stated = archive.getinfo("word/document.xml").file_size
    lying = content.replace(stated.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(UnreadableError, match="broken inside"):
        read(lying, "bomb.docx")


def test_external_entities_are_not_opened(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    body = f'<!DOCTYPE d [<!ENTITY s SYSTEM "file://{secret}">]><d><p><r><t>a&s;b</t></r></p></d>'
    try:
        source = read(packed({"word/document.xml": body}), "x.docx")
    except UnreadableError:
        return
    assert "secret" not in source.text


def test_a_cut_or_locked_archive_is_refused_in_one_line(docx):
    content = docx(paragraph(run("One two three")))
    for length in range(1, len(content), 97):
        with pytest.raises(UnreadableError):
            read(content[:length], "x.docx")
    locked = bytearray(content)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            locked[at + flags] |= 1
            at = content.find(signature, at + 1)
    with pytest.raises(UnreadableError, match="password"):
        read(bytes(locked), "x.docx")
