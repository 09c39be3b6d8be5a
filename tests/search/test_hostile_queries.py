"""The engine takes any query: it finds or it raises a QueryError, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.errors import QueryError
from edossier.search.engines.tantivy import SearchIndex
from edossier.search.query import parse
from edossier.search.unit import Named, Passage


@pytest.fixture(scope="module")
def index(tmp_path_factory, unit, days):
    """An index of a few records that many queries find."""
    index = SearchIndex(tmp_path_factory.mktemp("hostile") / "search")
    units = [
        unit(1, "Mao spoke of advisers, 0423/57, a.b.c and d'État.", dated=days("1956-01-01")),
        unit(2, "致蔣介石的信", "zh", people=(Named("Zhou Enlai"),)),
        unit(3, "", passages=(Passage("title", "U.S.S.R.", "xx"),)),
    ]
    with index.writing() as change:
        change.replace_dossier(units[0].dossier, units)
        change.position = 1
    return index


pieces = st.sampled_from(
    ["mao", "adv", "蔣", "介石", "a.b.c", "0423/57", "d'État", "[", "]", "{", "}", "\\", "^", "$",
     "*", "?", "+", "-", "(", ")", '"', "~9", "~99", " ", " OR ", "person:", "ref:", "archive:",
     "cites:", "place:", "kind:", "dossier:", "date:1956", "lang:zh", "part:note", "country:RU",
     "ark:/99999/x", "\x00", "\u0301", "\ud800", "\U0001f600"]
)  # fmt: skip


@given(typed=st.one_of(st.text(max_size=40), st.lists(pieces, max_size=15).map("".join)))
def test_any_query_finds_or_is_refused(index, typed):
    try:
        query = parse(typed)
        found = index.search(query, limit=5)
    except QueryError:
        return
    assert found.total >= len(found.hits)
    for hit in found.hits:
        for passage in hit.passages:
            assert all(passage.text[start:end] for start, end in passage.marks)


def test_names_and_words_without_end_are_indexed(unit, index_with):
    endless = "x" * 200_000
    made = unit(
        1,
        f"harbour {endless}",
        people=(Named(endless),),
        kinds=(endless,),
        dossier_names=(endless,),
        dossier_label=endless,
    )
    index = index_with([made])
    assert index.search(parse("harbour")).total == 1
    assert index.search(parse("x" * 150)).total == 1


def test_no_phrase_spans_two_passages(unit, index_with):
    made = unit(1, passages=(Passage("text", "the great"), Passage("text", "leap")))
    index = index_with([made])
    assert index.search(parse("great leap")).total == 1
    assert index.search(parse('"great leap"')).total == 0
    assert index.search(parse('"great leap"~20')).total == 0
