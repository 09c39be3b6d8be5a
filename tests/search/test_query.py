"""The query language: what each query means, where a wrong one goes wrong, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.errors import QueryError
from edossier.search.describe import describe
from edossier.search.query import (
    LONGEST_QUERY,
    And,
    DateField,
    Everything,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Word,
    parse,
)


def plain(node: Node) -> object:
    """Write a tree as nested tuples, without offsets."""
    match node:
        case Word(text=text):
            return text
        case Prefix(text=text):
            return f"{text}*"
        case Phrase(text=text, moves=moves):
            return ("phrase", text, moves)
        case Not(item=item):
            return ("not", plain(item))
        case And(items=items):
            return ("and", *map(plain, items))
        case Or(items=items):
            return ("or", *map(plain, items))
        case Field(name=name, value=value):
            return (name, value)
        case DateField(name=name, earliest=earliest, latest=latest):
            return (name, earliest and earliest.isoformat(), latest and latest.isoformat())
    return "everything"


MEANINGS = [
    ("drunkenness", "drunkenness"),
    ("soviet advisers", ("and", "soviet", "advisers")),
    ("  soviet\u00a0 advisers ", ("and", "soviet", "advisers")),
    ("soviet AND advisers", ("and", "soviet", "advisers")),
    ("+soviet +advisers", ("and", "soviet", "advisers")),
    ("advis*", "advis*"),
    ('"great leap"', ("phrase", "great leap", 0)),
    ("“great leap”", ("phrase", "great leap", 0)),
    ("„Großer Sprung“", ("phrase", "Großer Sprung", 0)),
    ('"leap great"~2', ("phrase", "leap great", 2)),
    ("mao -hungary", ("and", "mao", ("not", "hungary"))),
    ("-hungary", ("not", "hungary")),
    ("NOT hungary", ("not", "hungary")),
    ("mao OR khrushchev", ("or", "mao", "khrushchev")),
    ("a b OR c", ("or", ("and", "a", "b"), "c")),
    ("a (b OR c)", ("and", "a", ("or", "b", "c"))),
    ("-(a b)", ("not", ("and", "a", "b"))),
    ('-"a b"', ("not", ("phrase", "a b", 0))),
    ("0423/57", "0423/57"),
    ("P.F. Yudin", ("and", "P.F.", "Yudin")),
    ("Sino-Soviet", "Sino-Soviet"),
    ("蔣介石", "蔣介石"),
    ("mao & liu", ("and", "mao", "liu")),
    ("mao - liu", ("and", "mao", "liu")),
    ("or and not", ("and", "or", "and", "not")),
    ('person:"Zhou Enlai"', ("person", "Zhou Enlai")),
    ("PERSON:Mao", ("person", "Mao")),
    ("-archive:AVPRF", ("not", ("archive", "AVPRF"))),
    ('ref:"f. 0100, op. 49"', ("ref", "f. 0100, op. 49")),
    ("RGANI, f. 5, op. 30, d. 163, l. 89-92", ("ref", "RGANI, f. 5, op. 30, d. 163, l. 89-92")),
    ("  Source: FO 371/151924 ", ("ref", "Source: FO 371/151924")),
    ("фонд 5, опись 30", ("ref", "фонд 5, опись 30")),
    ('"RGANI, f. 5, op. 30"', ("phrase", "RGANI, f. 5, op. 30", 0)),
    ("mao RGANI f. 5", ("and", "mao", "RGANI", "f.", "5")),
    ("RGANI 1956", ("and", "RGANI", "1956")),
    ("Kennedy Library Cuba 1962", ("and", "Kennedy", "Library", "Cuba", "1962")),
    ("box 5", ("and", "box", "5")),
    ("document 5", ("and", "document", "5")),
    ("part:essays", ("part", "essay")),
    ("lang:CS", ("lang", "cs")),
    ("lang:Czech", ("lang", "cs")),
    ("country:Russia", ("country", "RU")),
    ("dossier:46", ("dossier", "46")),
    ("date:1956", ("date", "1956-01-01", "1956-12-31")),
    ("date:1956..1958", ("date", "1956-01-01", "1958-12-31")),
    ("date:1956-10..", ("date", "1956-10-01", None)),
    ("dated:..1958-02", ("dated", None, "1958-02-28")),
    ("event:1956-10-30", ("event", "1956-10-30", "1956-10-30")),
    ('date:"1956 .. 1958"', ("date", "1956-01-01", "1958-12-31")),
    ('date:"October 1956"', ("date", "1956-10-01", "1956-10-31")),
    ('date:"30 October 1956..1958"', ("date", "1956-10-30", "1958-12-31")),
    ("date:195X", ("date", "1950-01-01", "1959-12-31")),
    ("ark:/99999/fk4abc", ("ark", "ark:/99999/fk4abc")),
    ("https://example.org/ark:/99999/fk4abc", ("ark", "ark:/99999/fk4abc")),
    ("", "everything"),
    ("   ", "everything"),
]

WRONG = [
    ("(mao", 0, "not closed"),
    ("mao)", 3, "opens nowhere"),
    ("mao ()", 4, "nothing between"),
    ('say "great leap', 4, "not closed"),
    ('""', 0, "no word"),
    ('"..."', 0, "no word"),
    ("mao OR", 4, "`OR` stands between two words"),
    ("OR mao", 0, "`OR` stands between two words"),
    ("mao OR OR liu", 4, "`OR` stands between two words"),
    ("mao AND", 4, "`AND` stands between two words"),
    ("AND mao", 0, "`AND` stands between two words"),
    ("*", 0, "beginning of a word"),
    ("ad*rs", 2, "at the end of one word"),
    ("Sino-Sov*", 8, "at the end of one word"),
    ("&", 0, "no word to search for"),
    ("mao -&", 4, "nothing follows"),
    ("NOT", 0, "nothing follows"),
    ("autor:Mao", 0, "did you mean `person:`"),
    ("persn:Mao", 0, "did you mean `person:`"),
    ("mao zzzz:x", 4, "the fields are person"),
    ("person:", 0, "nothing follows `person:`"),
    ("mao person: zhou", 4, "nothing follows `person:`"),
    ('person:"..."', 8, "no word in the value"),
    ("person:Yud*", 10, "a star works on words"),
    ("part:chapter", 5, "there is no part"),
    ("lang:klingonese", 5, "no code of a language"),
    ("country:Ruritania", 8, "no country"),
    ("date:soon", 5, "is no date"),
    ("date:1956-13", 5, "no day"),
    ("date:1957-02-29", 5, "no day"),
    ("date:1956..soon", 11, "is no date"),
    ("date:1958..1956", 5, "ends before it begins"),
    ("date:..", 5, "a beginning or an end"),
    ("date:0000", 5, "no day"),
    ("(" * 21 + "a" + ")" * 21, 20, "brackets in one another"),
    ("a " * 101, 200, "more than 100 words"),
    ("a" * (LONGEST_QUERY + 1), LONGEST_QUERY, "longer than"),
]

DESCRIPTIONS = [
    ("", "everything"),
    ("mao -hungary", "mao, and without hungary"),
    ('(mao OR "great leap") advis*', "(mao or “great leap”), and words that begin with advis"),
    ("archive:AVPRF date:1956", "held in the archive AVPRF, and dated, or of an event, in 1956"),
    ("dated:1956-10", "dated in 1956-10"),
    ("event:1956-10-30", "of an event on 1956-10-30"),
    ("date:1956..1958-06", "dated, or of an event, from 1956-01-01 to 1958-06-30"),
    ("date:..1958", "dated, or of an event, until 1958-12-31"),
    ("part:essay lang:cs", "that are essays, and in the language Czech"),
]


@pytest.mark.parametrize(("typed", "meaning"), MEANINGS)
def test_a_query_means(typed, meaning):
    assert plain(parse(typed).root) == meaning


@pytest.mark.parametrize(("typed", "at", "words"), WRONG)
def test_a_wrong_query_says_where_and_how_to_mend_it(typed, at, words):
    with pytest.raises(QueryError, match=words.replace("(", r"\(")) as raised:
        parse(typed)
    assert raised.value.at == at


@pytest.mark.parametrize(("typed", "words"), DESCRIPTIONS)
def test_a_query_is_said_in_words(typed, words):
    assert describe(parse(typed)) == words


def test_offsets_cut_each_condition_out_of_the_query():
    typed = 'mao -"great leap" advis* person:"Zhou Enlai" date:1956..'
    root = parse(typed).root
    assert isinstance(root, And)
    cut = [typed[item.start : item.end] for item in root.items]
    assert cut == ["mao", '-"great leap"', "advis*", 'person:"Zhou Enlai"', "date:1956.."]


def test_a_date_field_covers_its_whole_period():
    found = parse("date:1956-02").root
    assert isinstance(found, DateField)
    assert (found.earliest, found.latest) == (date(1956, 2, 1), date(1956, 2, 29))


pieces = st.sampled_from(
    ["mao", "OR", "AND", "NOT", "-", "–", "(", ")", '"', "“", "”", " ", "*", "~2", "person:", ":",
     "date:", "1956", "..", "lang:", "cs", "part:", "ref:", "蔣", "é", "'", "\u0301", "ark:/", "|"]
)  # fmt: skip


def read(typed: str) -> Query | QueryError:
    try:
        return parse(typed)
    except QueryError as error:
        return error


@given(st.one_of(st.text(max_size=60), st.lists(pieces, max_size=25).map("".join)))
def test_nothing_typed_raises_anything_but_a_query_error(typed):
    query = read(typed)
    if isinstance(query, QueryError):
        assert 0 <= query.at <= len(typed)
        assert str(query)
    else:
        assert describe(query)
        assert isinstance(query.root, Everything) == (not typed.strip())
