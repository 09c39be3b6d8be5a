"""Pieces laid into a finished page: where, and that the page keeps every character."""

import re

from hypothesis import given
from hypothesis import strategies as st

from edossier_site.preview.margins import laid_in, page_of

PAGE = """<!doctype html>
<html><head><title>A &amp; B</title></head>
<body><main
 id="content"><h1 id="title">Ä</h1>
<p id="p1">One <a id=inner>two</a></p><br id="x"/><ol><li id='note-1'>N</li></ol>
<!-- <p id="never"> --></main></body></html>
"""


def at(offset):
    return PAGE[offset:].split("\n")[0]


def test_a_page_says_where_pieces_go():
    page = page_of(PAGE)
    assert at(page.head).startswith("</head>")
    assert at(page.main).startswith("<h1")
    assert at(page.elements["title"]).startswith('<h1 id="title">')
    assert at(page.elements["p1"]).startswith("One ")
    assert at(page.elements["note-1"]) == "N</li></ol>"
    assert at(page.elements["inner"]).startswith("two")
    assert "never" not in page.elements


def test_pieces_stand_at_their_offsets_in_their_order():
    assert laid_in("abc", {3: "3", 0: "0", 1: "1"}) == "0a1bc3"
    assert laid_in("abc", {}) == "abc"


@given(st.text(st.sampled_from("<>/ab =\"'!-\n&;pid"), max_size=80))
def test_whatever_the_page_its_characters_stay(html):
    page = page_of(html)
    offsets = {offset for offset in (page.head, page.main, *page.elements.values()) if offset}
    assert all(0 <= offset <= len(html) for offset in offsets)
    laid = laid_in(html, dict.fromkeys(offsets, "\ue000"))
    assert re.sub("\ue000", "", laid) == html
