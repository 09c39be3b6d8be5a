"""HTML: what a browser shows, as blocks and marks; the pages are written by hand."""

import pytest

from edossier.formats.html.read import read


def read_page(html, **kwargs):
    return read(html.encode(kwargs.get("encoding", "utf-8")), "page.html")


def blocks(source):
    return [source.text[block.start : block.end] for block in source.blocks]


def marked(source, kind):
    return [(source.text[m.start : m.end], m.value) for m in source.marks if m.kind == kind]


def test_paragraphs_headings_and_breaks_are_blocks():
    source = read_page(
        "<!DOCTYPE html><title>Not text</title><h1>The\n  Great <br>Split</h1><p>One\n two"
        "<p>Three<br>four<div>Five</div>six<hr>seven"
    )
    assert blocks(source) == [
        "The Great\nSplit",
        "One two",
        "Three",
        "four",
        "Five",
        "six",
        "seven",
    ]
    assert marked(source, "heading") == [("The Great\nSplit", "1")]


def test_a_place_is_the_line_and_column_of_the_file():
    source = read_page("<p>One</p>\n<div>\n  <p class=x>Two words</p></div>")
    assert [block.place for block in source.blocks] == ["1:4", "3:14"]
    assert source.place(source.text.index("words")) == "3:14"


def test_what_no_browser_shows_is_not_text(sound):
    source = read_page(
        "<head><title>T</title><style>p{}</style></head><body><script>if (a < b) {'<p>x</p>'}"
        "</script><!-- gone <p>gone</p> --><template><p>gone</template><p hidden>gone</p>"
        '<div style="display: none"><p>gone</div><p>kept<svg><text>gone</text></svg>'
        "<![if !supportFootnotes]>, too<![endif]>"
    )
    sound(source)
    assert blocks(source) == ["kept, too"]


def test_furniture_is_text_with_its_reason():
    source = read_page(
        "<a class='visually-hidden skip-link' href='#main'>Skip to main content</a>"
        "<nav><a href='/'>Home</a></nav><main><header><h1>Title</h1></header><p>Words</p></main>"
        "<footer>Imprint</footer>"
    )
    assert blocks(source) == ["Skip to main content", "Home", "Title", "Words", "Imprint"]
    assert marked(source, "furniture") == [
        ("Skip to main content", "skip link"),
        ("Home", "navigation"),
        ("Imprint", "page footer"),
    ]


def test_a_page_header_with_the_title_is_no_furniture_but_its_navigation_is():
    source = read_page("<header><nav>Menu</nav><h1>Title</h1></header><p>Words")
    assert marked(source, "furniture") == [("Menu", "navigation")]


def test_a_page_header_without_a_title_is_furniture():
    source = read_page("<header><p>The Project</p></header><h1>Title</h1>")
    assert marked(source, "furniture") == [("The Project", "page header")]


def test_list_items_bear_the_numbers_that_the_text_lacks():
    source = read_page(
        "<ol start=4><li>a<li value=9>b<li>c</ol><ol type=i reversed start=3><li>x<li>y</ol>"
        "<ul><li>z<ol><li>in</ol></ul>"
    )
    assert [value for _, value in marked(source, "list_item")] == [
        "4.", "9.", "10.", "iii.", "ii.", "•", "1.",
    ]  # fmt: skip


def test_a_table_row_is_a_block_of_cells_parted_by_tabs():
    source = read_page(
        "<table><thead><tr><th>Acronym<th>Archive</thead><tbody><tr><td> MZV </td>\n"
        "<td><p>Ministry</p><p>Prague</p></td></tr></table>"
    )
    assert blocks(source) == ["Acronym\tArchive", "MZV\tMinistry\nPrague"]
    assert marked(source, "row") == [("Acronym\tArchive", None), ("MZV\tMinistry\nPrague", None)]
    assert [text for text, _ in marked(source, "cell")][2:] == ["MZV", "Ministry\nPrague"]


def test_a_table_that_lays_out_a_page_is_read_as_its_paragraphs():
    source = read_page(
        "<table><tr><td>Menu</td><td><h1>Title</h1><p>One</p><table><tr><td>a<td>b</table></td>"
        "</tr></table>"
    )
    assert blocks(source) == ["Menu", "Title", "One", "a\tb"]
    assert [text for text, _ in marked(source, "row")] == ["a\tb"]


def test_notes_of_a_word_processor_are_links_and_anchors():
    source = read_page(
        '<p class=MsoNormal>Talks<a style=\'mso-footnote-id:ftn4\' href="#_ftn4" name="_ftnref4">'
        "<span class=MsoFootnoteReference><span style='vertical-align:super'>[4]</span></span></a>."
        '<div id=ftn4><p class=MsoFootnoteText><a href="#_ftnref4" name="_ftn4">[4]</a> Note.</div>'
    )
    assert blocks(source) == ["Talks[4].", "[4] Note."]
    assert marked(source, "link") == [("[4]", "#_ftn4"), ("[4]", "#_ftnref4")]
    assert marked(source, "superscript") == [("[4]", None)]
    assert {value for _, value in marked(source, "anchor")} == {"_ftnref4", "ftn4", "_ftn4"}


def test_notes_saved_by_word_are_calls_and_bodies():
    source = read_page(
        "<p>Talks<a style='mso-footnote-id:ftn4' href='#_ftn4' name='_ftnref4'>[4]</a></p>"
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn4>"
        "<p><a style='mso-footnote-id:ftn4' href='#_ftnref4' name='_ftn4'>[4]</a> Note.</p></div>"
        "</div>"
    )
    assert marked(source, "note_call") == [("[4]", "ftn4")]
    assert marked(source, "note_body") == [("[4] Note.", "ftn4")]


def test_notes_saved_by_libreoffice_are_calls_and_bodies():
    source = read_page(
        '<p>Talks<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup>'
        '</a></p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" '
        'href="#sdfootnote1anc">1</a> Note.</p></div>'
    )
    assert marked(source, "note_call") == [("1", "sdfootnote1")]
    assert marked(source, "note_body") == [("1 Note.", "sdfootnote1")]


def test_notes_with_roles_are_calls_and_bodies():
    source = read_page(
        '<p>Talks<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
        '<section role="doc-endnotes"><ol><li id="fn1"><p>Note.<a href="#fnref1" '
        'role="doc-backlink">↩</a></p></li></ol></section>'
    )
    assert marked(source, "note_call") == [("1", "fn1")]
    assert marked(source, "note_body") == [("Note.↩", "fn1")]
    assert marked(source, "furniture") == [("↩", "link back to the text")]


def test_emphasis_quotation_language_and_superscript_are_marks():
    source = read_page(
        '<html lang=en><p><i>Ital</i> <b>bold</b> <span style="font-style:italic">s</span> '
        "x<sup>2</sup>"
        '<blockquote><p>Quoted</blockquote><p lang="cs">Čeština</p>'
    )
    assert [text for text, _ in marked(source, "emphasis")] == ["Ital", "bold", "s"]
    assert marked(source, "superscript") == [("2", None)]
    assert marked(source, "quotation") == [("Quoted", None)]
    assert ("Čeština", "cs") in marked(source, "language")


def test_a_mark_ends_before_the_blank_that_ends_it():
    source = read_page("<p>a <em>b </em> c")
    assert source.text == "a b c"
    assert marked(source, "emphasis") == [("b", None)]


def test_character_references_are_resolved():
    source = read_page("<p>&ldquo;AT&amp;T&rdquo;&nbsp;&#x10D;&#147;x&#148; &bogus; &#99999999999;")
    assert blocks(source) == ["“AT&T”\u00a0č“x” &bogus; \ufffd"]


def test_a_reference_of_ten_thousand_digits_is_one_character():
    assert blocks(read_page("<p>&#" + "9" * 10_000 + ";x")) == ["\ufffdx"]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("cp1250", "<meta charset=windows-1250>"),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("utf-8", "<meta charset=iso-8859-2>"),
        ("utf-16", ""),
        ("iso8859-2", "<meta charset=ISO-8859-2>"),
        ("cp1250", ""),
    ],
)
def test_the_charset_is_what_the_bytes_bear_out(encoding, meta):
    text = (
        "Záznam z besedy čs. parlamentní delegace; velvyslanec Bušniak řekl, že Číňané žádají úvěr."
    )
    assert blocks(read_page(f"{meta}<p>{text}</p>", encoding=encoding)) == [text]


def test_a_repair_points_into_the_text():
    source = read_page("<p>First</p><p>Mr. <i>KubiÅ¡</i> spoke</p>")
    (repair,) = source.repairs
    assert source.text[repair.start : repair.end] == "Kubiš"


def test_wrapped_lines_in_a_pre_element_are_one_block():
    lines = (
        "The delegation came to the capital in the spring and was met at\n"
        "the station by the deputy minister, who spoke of the friendship\n"
        "of the two countries and of the trade that would follow. In the\n"
        "evening there was a dinner.\n\nDocument 1\n"
    )
    source = read_page(f"<body>Title<pre>\n{lines}</pre>after")
    assert [text.count("\n") for text in blocks(source)] == [0, 3, 0, 0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a < b & c > d", ["a < b & c > d"]),
        ("<p>one</em> two</p></div> three", ["one two", "three"]),
        ("<b>bold<p>still</b> not", ["bold", "still not"]),
        ("<a href='x>lost", ["lost"]),
        ("<p>x<!-- never closed", ["x<!-- never closed"]),
        ("<h2>Open heading<p>Text", ["Open heading", "Text"]),
        ("<h2>Wrong end</h3>Text", ["Wrong end", "Text"]),
        ("<ul><li>a<li>b", ["a", "b"]),
        ("</br>x</p>y", ["x", "y"]),
    ],
)
def test_wrong_html_loses_no_words(html, expected, sound):
    source = read_page(html)
    sound(source)
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<ul><li>" * 20_000 + "x",
        "<b><i lang=cs>" * 20_000 + "x" + "</b>" * 20_000,
        "<table><tr><td>" * 10_000 + "x",
        "<!--" * 100_000 + "x>",
        "<a " * 100_000 + ">x",
        "<script>" * 100_000,
        "<p <" * 100_000 + ">x",
        "<pre>a\n" * 10_000,
        "<ul>" + "<span>" * 20_000 + "<li>" * 20_000 + "x",
    ],
    ids=lambda html: html[:8],
)
def test_hostile_nesting_is_read_in_one_pass(html, sound):
    sound(read_page(html))


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ('<div class="footer">Share this page</div>', "page footer"),
        ('<div id="nav"><ul><li>Home</li></ul></div>', "navigation"),
        ('<ul class="menu wide"><li>Home</li></ul>', "navigation"),
        ('<div id="Sidebar">More rain</div>', "sidebar"),
    ],
)
def test_blocks_that_older_pages_name_as_furniture_are_furniture(block, reason, sound):
    source = read_page(f"<h1>Rain</h1><p>It rained.</p>{block}")
    sound(source)
    assert {value for _, value in marked(source, "furniture")} == {reason}


def test_a_name_that_only_holds_the_word_is_no_furniture():
    source = read_page('<div class="footnotes">1. A note</div><p class="menu-of-rain">Rain</p>')
    assert marked(source, "furniture") == []
