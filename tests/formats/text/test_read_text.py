"""Plain text and Markdown: which lines are one block, and what Markdown marks."""

import textwrap

import pytest

from edossier.formats.text.read import read
from edossier.text import Range
from edossier.text.spacing import squeeze

PROSE = (
    "The delegation came to the capital in the spring and was met at the station by the deputy "
    "minister, who spoke of the friendship of the two countries and the trade that would follow. "
    "In the evening there was a dinner at which the ambassador gave a short speech, and the guests "
    "answered him in their own language; nobody had thought of bringing an interpreter along."
)
MORE = (
    "On the next day the talks went on. The minister asked for credits, and for forty specialists "
    "in the building of dams. As Document 5 shows he did not get them until the autumn of 1958."
)


def blocks(source):
    return [source.text[block.start : block.end] for block in source.blocks]


def words(source):
    return [squeeze(text).text for text in blocks(source)]


def marked(source, kind):
    return [(source.text[m.start : m.end], m.value) for m in source.marks if m.kind == kind]


def read_text(text, name="dossier.txt"):
    return read(text.encode(), name)


def test_a_line_is_a_block_and_its_place_is_its_number():
    source = read_text("Title\n\n  One line.  \nAnother.\r\n")
    assert blocks(source) == ["Title", "One line.", "Another."]
    assert [block.place for block in source.blocks] == ["1", "3", "4"]
    assert source.place(source.text.index("line")) == "3:7"


@pytest.mark.parametrize("width", [60, 72, 79, 100])
def test_hard_wrapped_paragraphs_parted_by_blank_lines_are_one_block_each(width, sound):
    text = "\n\n".join(textwrap.fill(part, width) for part in (PROSE, MORE, PROSE))
    source = read_text(text)
    sound(source)
    assert words(source) == [PROSE, MORE, PROSE]


@pytest.mark.parametrize("width", [60, 72, 79])
def test_hard_wrapped_paragraphs_parted_by_indents_are_one_block_each(width):
    text = "\n".join(
        textwrap.fill(part, width, initial_indent="    ") for part in (PROSE, MORE, PROSE, MORE)
    )
    assert words(read_text(text)) == [PROSE, MORE, PROSE, MORE]


def test_wrapped_text_keeps_headings_entries_labels_and_notes_apart():
    lines = [
        textwrap.fill(PROSE, 72),
        "",
        "Documents",
        "Document 1",
        "Letter of 5 May 1957",
        "Source: AVPRF, f. 0100, op. 49, p. 410, d. 9, l. 202-203.",
        "Document 2",
        textwrap.fill(MORE, 72),
        "",
        "Notes",
        textwrap.fill("[1] " + MORE, 72),
        textwrap.fill("[2] " + MORE, 72),
        textwrap.fill("[3] Ibid.", 72),
    ]
    assert words(read_text("\n".join(lines))) == [
        PROSE,
        "Documents",
        "Document 1",
        "Letter of 5 May 1957",
        "Source: AVPRF, f. 0100, op. 49, p. 410, d. 9, l. 202-203.",
        "Document 2",
        MORE,
        "Notes",
        "[1] " + MORE,
        "[2] " + MORE,
        "[3] Ibid.",
    ]


def test_a_wrapped_numbered_list_keeps_its_items_apart_and_hangs():
    items = [f"{number}. {MORE}" for number in (1, 2, 3)]
    text = "\n".join(textwrap.fill(item, 70, subsequent_indent="   ") for item in items)
    assert words(read_text(text)) == items


def test_a_date_at_the_start_of_a_wrapped_line_begins_no_item():
    text = textwrap.fill(f"{PROSE} Das geschah am 30. Oktober 1956 in der Stadt. {PROSE}", 66)
    for width in range(56, 76):
        text = textwrap.fill(f"{PROSE} Das geschah am 30. Oktober 1956. {PROSE}", width)
        assert len(read_text(text).blocks) == 1


def test_short_lines_of_a_list_are_never_joined():
    lines = ["AVPRF - Foreign Policy Archive", "MZV - Ministry of Foreign Affairs", "NA - Archive"]
    assert blocks(read_text("\n".join(lines))) == lines


def test_rows_with_tabs_are_never_joined():
    rows = [f"AVPRF{n}\tArchive of the Foreign Policy of the Russian Federation" for n in range(9)]
    assert blocks(read_text("\n".join(rows))) == rows


def test_one_line_paragraphs_of_any_length_are_left_alone():
    lines = [PROSE, MORE, "Short.", PROSE]
    assert blocks(read_text("\n".join(lines))) == lines


def test_a_form_feed_parts_blocks():
    assert blocks(read_text("end of page\fstart of page")) == ["end of page", "start of page"]


def test_a_line_of_dashes_is_a_separator():
    source = read_text("One\n-----\nTwo")
    assert marked(source, "furniture") == [("-----", "separator line")]


def test_plain_text_has_no_markup():
    source = read_text("He said *no* and _left_. # 5\n\n1957 * 2 [see](below)")
    assert not source.marks


MARKDOWN = """\
# The *Great* Split

Subtitle
========

The talks[^1] were **long**
and [hard](https://example.org/a).

> Quoted
> words.

| AVPRF | Archive |
|-------|---------|
| MZV   | Ministry |

4. Fourth
5. Fifth

- bullet

[^1]: A note of *two*

    paragraphs.

## End ##
"""


def test_markdown_is_marked_and_every_character_stays(sound):
    source = read_text(MARKDOWN)
    sound(source)
    assert source.text == MARKDOWN
    assert source.source_file.media_type == "text/markdown"
    assert marked(source, "heading") == [
        ("# The *Great* Split", "1"),
        ("Subtitle\n========", "1"),
        ("## End ##", "2"),
    ]
    assert marked(source, "note_call") == [("[^1]", "1")]
    assert marked(source, "note_body") == [("[^1]: A note of *two*\n\n    paragraphs.", "1")]
    assert marked(source, "link") == [("hard", "https://example.org/a")]
    assert [text for text, _ in marked(source, "emphasis")] == ["Great", "long", "two"]
    assert [text for text, _ in marked(source, "cell")] == ["AVPRF", "Archive", "MZV", "Ministry"]


def test_without_its_markup_markdown_reads_as_printed():
    source = read_text(MARKDOWN, "dossier.md")
    cuts = [Range(m.start, m.end) for m in source.marks if m.kind in ("markup", "note_call")]
    printed = [squeeze(source.text, block.start, block.end, cuts).text for block in source.blocks]
    assert [text for text in printed if text] == [
        "The Great Split",
        "Subtitle",
        "The talks were long and hard.",
        "Quoted words.",
        "AVPRF Archive",
        "MZV Ministry",
        "4. Fourth",
        "5. Fifth",
        "bullet",
        "A note of two",
        "paragraphs.",
        "End",
    ]


def test_front_matter_names_its_fields_and_is_no_heading(sound):
    front = '---\ntitle: "Rain: a dossier"\ndate: 2018-02-14\nlayout: post\n---\n\n# Introduction\n'
    source = read_text(front, "dossier.md")
    sound(source)
    assert source.text == front
    assert marked(source, "heading") == [("# Introduction", "1")]
    assert marked(source, "furniture") == [("layout: post", "front matter")]
    assert [text for text, _ in marked(source, "markup")] == ["---", '"', '"', "---", "# "]
    assert blocks(source)[:3] == ["---", 'title: "Rain: a dossier"', "date: 2018-02-14"]


def test_a_rule_above_a_sentence_opens_no_front_matter():
    source = read_text("---\n\nIt rained. Nobody went out.\n\n---\n\n# End\n", "dossier.md")
    assert ("---", "separator line") in marked(source, "furniture")


def test_stars_and_underscores_inside_words_are_letters():
    source = read_text("# A\n\n# B\n\nfile_name_here 2*3*4 * alone * snake_case_ \\*kept\\*")
    assert marked(source, "emphasis") == []
    assert [text for text, _ in marked(source, "markup")] == ["# ", "# ", "\\", "\\"]


def test_the_reference_file_is_one_block_a_line(reference_file, sound):
    content = reference_file.read_bytes()
    source = read(content, reference_file.name)
    sound(source)
    assert source.repairs == ()
    assert source.text == content.decode("utf-8-sig").replace("\r\n", "\n")
    assert blocks(source) == [line.strip() for line in source.text.split("\n") if line.strip()]
