"""Text and spans become HTML that is escaped, well nested, and says no more than the text."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import Span
from edossier_site.web.typesetting import Link, call_span, typeset


def span(start, end, kind="person", target="x"):
    return Span(start=start, end=end, kind=kind, target=target)


def anywhere(a_span):
    if a_span.kind in ("emphasis", "quote"):
        return None
    return Link(f"/{a_span.kind}/{a_span.target}", label="4" if a_span.kind == "note" else "")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.stack, self.text, self.links_inside_links = [], [], 0

    def handle_starttag(self, tag, _attributes):
        self.links_inside_links += tag == "a" and "a" in self.stack
        self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, text):
        if "sup" not in self.stack:
            self.text.append(text)


def read(html):
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.stack == []
    return reader


def test_mark_up_in_the_text_is_escaped():
    assert typeset("<b>&", [], anywhere) == "&lt;b&gt;&amp;"


def test_a_span_becomes_a_link_with_its_kind_as_class():
    html = typeset("Mao spoke", [span(0, 3, target="Mao Zedong")], anywhere)
    assert html == '<a class="person" href="/person/Mao Zedong">Mao</a> spoke'


def test_a_note_call_stands_where_the_empty_range_is():
    html = typeset("So. Next", [span(3, 3, "note", "4")], anywhere)
    assert html == (
        'So.<sup class="note-call">'
        '<a href="/note/4" role="doc-noteref" aria-label="Note 4">4</a></sup> Next'
    )


def test_a_person_inside_a_document_link_is_no_second_link():
    html = typeset("Document 5", [span(0, 10, "document", "5"), span(0, 8)], anywhere)
    assert html.count("<a ") == 1


def test_each_document_of_a_range_has_a_link_on_its_own_number():
    spans = [span(0, 13, "document", "2"), span(0, 13, "document", "3")]
    assert typeset("Documents 2-3", spans, anywhere) == (
        '<a class="document" href="/document/2">Documents 2</a>-'
        '<a class="document" href="/document/3">3</a>'
    )


def test_crossing_spans_are_cut_where_the_outer_ends():
    html = typeset("abcdef", [span(0, 4, "emphasis"), span(2, 6, "emphasis")], anywhere)
    assert html == "<em>ab<em>cd</em></em><em>ef</em>"


def capitals(text, **acronyms):
    return typeset(text, [], anywhere, acronyms)


def test_words_in_capitals_are_marked_and_their_letters_stay():
    assert capitals("the CCP and СССР’s") == (
        'the <span class="caps">CCP</span> and <span class="caps">СССР</span>’s'
    )


def test_an_acronym_of_an_archive_says_what_it_stands_for():
    assert capitals("in AVPRF.", AVPRF='The "Archive"') == (
        'in <abbr class="caps" title="The &quot;Archive&quot;">AVPRF</abbr>.'
    )


def test_what_is_no_run_of_capitals_is_not_marked():
    for text in ("P.V. Yudin", "A to Z", "PhD", "McDONALD", "毛澤東", "1956", "f. 0100, CCPs"):
        assert "<span" not in capitals(text), text


def test_capitals_inside_a_link_are_marked_too():
    html = typeset("CCP men", [span(0, 3)], anywhere, {})
    assert html == '<a class="person" href="/person/x"><span class="caps">CCP</span></a> men'


def test_one_long_line_of_capitals_is_set_at_once():
    assert len(capitals("AB " * 300_000 + "A" * 100_000)) > 1_000_000


def test_a_quotation_is_called_behind_its_closing_marks():
    text = "He wrote: “All is well.” Then he left."
    quote = span(text.index("All"), text.index("well") + 4, "quote", None)
    call = call_span(text, quote, "5#p2")
    assert text[: call.start].endswith("well.”")
    html = typeset(text, [call], lambda _: Link("/d#p2", label="5 ¶2", spoken="Quoted from"))
    assert html == (
        'He wrote: “All is well.”<sup class="note-call"><a class="source-call" href="/d#p2">'
        '<span class="unseen">Quoted from </span>5 ¶2</a></sup> Then he left.'
    )


KINDS = st.sampled_from(["note", "document", "quote", "person", "emphasis", "link"])


@given(
    st.text(min_size=0, max_size=30) | st.text("ABа “.”Я", max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(0, 12), KINDS), max_size=12),
    st.sampled_from([None, {}, {"AB": "x"}]),
)
def test_the_text_comes_out_whole_whatever_the_spans(text, ranges, acronyms):
    spans = [span(start, start + length, kind) for start, length, kind in ranges]
    html = typeset(text, spans, anywhere, acronyms)
    reader = read(re.sub("\r\n?", "\n", html))
    assert "".join(reader.text) == re.sub("\r\n?", "\n", text)
    assert reader.links_inside_links == 0
