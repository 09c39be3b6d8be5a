"""The same hand-written dossier as Markdown, HTML and Word: the same blocks of the same words.

pandoc and LibreOffice make the other formats; the project makes none of them.
"""

import subprocess

import pytest

from edossier.formats import read_source
from edossier.text import Range
from edossier.text.spacing import squeeze

DOSSIER = """\
# The Valley and the *Great* Dam

Bulletin e-Dossier No. 7

## Introduction

The valley was to be flooded in the spring of 1957, as Document 1 shows, and nobody
had asked the people who lived there.[^1] “We were told,” one wrote, “by the radio.”

> The committee takes note
> of the letter.

Ministr řekl, že **nic** neslyšel.[^b]

## Documents

Document 1

Letter of 5 May 1957

Source: AVPRF, f. 0100, op. 50, p. 423, d. 5, l. 12-14.

4. The fourth of a list
5. The fifth

| AVPRF | Archive of Foreign Policy |
|-------|---------------------------|
| MZV   | Ministry                  |

[^1]: A. Novák, *The Dam* (Prague: Own, 1999), p. 5.

[^b]: Interview, see [the page](https://example.org/dam).
"""
WORDS = [
    "The Valley and the Great Dam",
    "Bulletin e-Dossier No. 7",
    "Introduction",
    "The valley was to be flooded in the spring of 1957, as Document 1 shows, and nobody had asked "
    "the people who lived there. “We were told,” one wrote, “by the radio.”",
    "The committee takes note of the letter.",
    "Ministr řekl, že nic neslyšel.",
    "Documents",
    "Document 1",
    "Letter of 5 May 1957",
    "Source: AVPRF, f. 0100, op. 50, p. 423, d. 5, l. 12-14.",
    "The fourth of a list",
    "The fifth",
    "AVPRF Archive of Foreign Policy",
    "MZV Ministry",
    "A. Novák, The Dam (Prague: Own, 1999), p. 5.",
    "Interview, see the page.",
]


@pytest.fixture
def dossier(tmp_path):
    path = tmp_path / "dossier.md"
    path.write_text(DOSSIER)
    return path


def printed(path, sound):
    """The words of each block, without note calls, markup and furniture."""
    source = read_source(path)
    sound(source)
    cuts = [
        Range(m.start, m.end)
        for m in source.marks
        if m.kind in {"markup", "note_call", "superscript"}
        or (m.kind == "furniture" and m.value == "link back to the text")
    ]
    texts = [squeeze(source.text, block.start, block.end, cuts).text for block in source.blocks]
    return [text.removesuffix("↩︎") for text in texts if text]


def convert(command, *arguments):
    subprocess.run([command, *map(str, arguments)], check=True, capture_output=True, timeout=120)


def without_numbers(texts):
    """Markdown keeps in its text the numbers of a list that other formats count."""
    return [text.removeprefix("4. ").removeprefix("5. ") for text in texts]


def test_markdown(dossier, sound):
    assert without_numbers(printed(dossier, sound)) == WORDS


@pytest.mark.parametrize("suffix", ["html", "docx"])
@pytest.mark.parametrize("wrap", ["none", "auto", "preserve"])
def test_pandoc(dossier, sound, pandoc, suffix, wrap):
    made = dossier.with_suffix(f".{suffix}")
    convert(
        pandoc,
        dossier,
        "-f",
        "markdown-smart",
        "-s",
        "-M",
        "pagetitle=x",
        f"--wrap={wrap}",
        "-o",
        made,
    )
    assert printed(made, sound) == WORDS


def test_word_file_saved_again_by_libreoffice(dossier, sound, pandoc, soffice, tmp_path):
    made, profile = tmp_path / "made.docx", tmp_path / "profile"
    convert(pandoc, dossier, "-f", "markdown-smart", "-s", "-o", made)
    convert(
        soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
        "docx:Office Open XML Text", "--outdir", tmp_path / "again", made,
    )  # fmt: skip
    source = read_source(tmp_path / "again" / "made.docx")
    assert printed(tmp_path / "again" / "made.docx", sound) == WORDS
    assert [m.value for m in source.marks if m.kind == "note_call"] == ["ftn1", "ftn2"]
    assert [m.value for m in source.marks if m.kind == "note_body"] == ["ftn1", "ftn2"]
    assert [m.value for m in source.marks if m.kind == "list_item"] == ["4.", "5."]
    assert [m.value for m in source.marks if m.kind == "heading"] == ["1", "2", "2"]


def test_web_page_saved_by_libreoffice(dossier, sound, pandoc, soffice, tmp_path):
    made, profile = tmp_path / "made.docx", tmp_path / "profile"
    convert(pandoc, dossier, "-f", "markdown-smart", "-s", "-o", made)
    convert(
        soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
        "html", "--outdir", tmp_path / "web", made,
    )  # fmt: skip
    texts = printed(tmp_path / "web" / "made.html", sound)
    assert [text for text in texts if text not in WORDS] == [
        "1 A. Novák, The Dam (Prague: Own, 1999), p. 5.",
        "2 Interview, see the page.",
    ]
