"""Prose dates as dossiers print them, to EDTF level 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.dates import Order, day_range, format_date, is_edtf, parse, time_end

_PRINTED = """
2 February 1953 | 1953-02-02
30th of October, 1956 | 1956-10-30
Monday, October 30th, 1956 | 1956-10-30
Oct. 1956 | 1956-10
30-31 October 1956 | 1956-10-30/1956-10-31
October 30-31, 1956 | 1956-10-30/1956-10-31
30 and 31 October 1956 | 1956-10-30/1956-10-31
30 October - 2 November 1956 | 1956-10-30/1956-11-02
October 30–November 2, 1956 | 1956-10-30/1956-11-02
December 30, 1956 - January 2, 1957 | 1956-12-30/1957-01-02
from 5 to 9 May 1957 | 1957-05-05/1957-05-09
between 5 and 9 May 1957 | 1957-05-05/1957-05-09
October–December 1956 | 1956-10/1956-12
1955-1959 | 1955/1959
1955-59 | 1955/1959
1956/57 | 1956/1957
late 1963 | 1963-09~/1963-12
mid-1957 | 1957-05~/1957-08~
end of May 1957 | 1957-05-21~/1957-05-31
from late 1956 to early 1958 | 1956-09~/1958-04~
summer 1960 | 1960-22
summer and fall of 1956 | 1956-06~/1956-11~
Winter 1995/1996 | 1995-12~/1996-02~
c. 1958 | 1958~
around 1958 | 1958~
[1955] | 1955?
[ca. 1955] | 1955~
[ca. 1955?] | 1955%
1950s | 195X
the early 1950s | 1950~/1953~
before 1956 | ../1955
after 14 October 1956 | 1956-10-15/..
not later than May 1957 | ../1957-05
25 October 1917 (Old Style) | 1917-11-07
25 October 1917, O.S. | 1917-11-07
25 октября 1917 г. по старому стилю | 1917-11-07
25 October/7 November 1917 | 1917-11-07
25 October (7 November) 1917 | 1917-11-07
14.10.1956 | 1956-10-14
14. 10. 1956 | 1956-10-14
14/X/1956 | 1956-10-14
14 X 1956 | 1956-10-14
10/14/1956 | 1956-10-14
14/10/1956 | 1956-10-14
5/5/1956 | 1956-05-05
30.10.-2.11.1956 | 1956-10-30/1956-11-02
30./31.10.1956 | 1956-10-30/1956-10-31
1954, 5. říjen | 1954-10-05
1957, 14.–16. května | 1957-05-14/1957-05-16
1957 r., 5 stycznia | 1957-01-05
1956, září [bez udání dne] | 1956-09
12 V 1957 r. | 1957-05-12
w dniu 5 stycznia 1957 r. | 1957-01-05
w nocy z 3 na 4 listopada 1956 | 1956-11-03/1956-11-04
F.d. [iulie 1968] | 1968-07?
s.d. [été 1957] | 1957-22?
б. д. [март 1957 г.] | 1957-03?
mijlocul lunii mai 1957 | 1957-05-11~/1957-05-20~
най-късно 5 май 1957 г. | ../1957-05-05
17 aprilie 1964, ora 18.30 | 1964-04-17
6 novembre 1956, 18 h 30 | 1956-11-06
1958. augusztus 30., 18 óra 30 perc | 1958-08-30
5 января 1957 г., 18 час. 30 мин. | 1957-01-05
5 stycznia 1957 r., godz. 18.30 | 1957-01-05
1956-10-14 | 1956-10-14
1956/10/14 | 1956-10-14
1956年10月30日 | 1956-10-30
1956年10月 | 1956-10
vom 5. bis 9. Mai 1957 | 1957-05-05/1957-05-09
Montag, den 5. Mai 1957 | 1957-05-05
Ende 1963 | 1963-09~/1963-12
Anfang Oktober 1956 | 1956-10-01/1956-10-10~
1er mai 1957 | 1957-05-01
du 5 au 9 mai 1957 | 1957-05-05/1957-05-09
fin octobre 1956 | 1956-10-21~/1956-10-31
les années 1950 | 195X
22 окт. 1956 г. | 1956-10-22
с 5 по 9 мая 1957 г. | 1957-05-05/1957-05-09
конец 1963 г. | 1963-09~/1963-12
не позднее 5 мая 1957 г. | ../1957-05-05
1950-е годы | 195X
в октябре 1956 г. | 1956-10
23 oktiabria 1956 g. | 1956-10-23
22. listopadu 1956 | 1956-11-22
22. říj. 1956 | 1956-10-22
v září 1956 | 1956-09
koncem roku 1963 | 1963-09~/1963-12
od 5. do 9. května 1957 | 1957-05-05/1957-05-09
30 października 1956 r. | 1956-10-30
około 1956 r. | 1956~
przed 1956 r. | ../1955
1956. október 30. | 1956-10-30
1956. október 30-án | 1956-10-30
1956. október 30-31. | 1956-10-30/1956-10-31
1956. X. 30. | 1956-10-30
1956 októberében | 1956-10
1963 végén | 1963-09~/1963-12
1956 előtt | ../1955
30 octombrie 1956 | 1956-10-30
de la 5 la 9 mai 1957 | 1957-05-05/1957-05-09
5 maggio 1957 | 1957-05-05
5 de mayo de 1957 | 1957-05-05
"""
_ROWS = [tuple(line.split(" | ")) for line in _PRINTED.strip().splitlines()]


@pytest.mark.parametrize(("printed", "edtf"), _ROWS)
def test_a_date_as_printed_is_written_as_edtf(printed: str, edtf: str) -> None:
    parsed = parse(printed)
    assert (parsed.edtf, parsed.problem) == (edtf, None)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("31 April 1956", "April 1956 has 30 days"),
        ("29 February 1957", "February 1957 has 28 days"),
        ("1.13.1956", "no month 13"),
        ("1956-13-01", "no month 13"),
        ("30th of October", "no year"),
        ("5 November 1957 - 1 May 1957", "runs backwards"),
        ("hello", "not a date"),
        ("", "empty"),
        ("9" * 500, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(printed: str, reason: str) -> None:
    parsed = parse(printed)
    assert parsed.edtf is None
    assert parsed.problem is not None
    assert reason in parsed.problem


@pytest.mark.parametrize(
    "printed", ["undated", "n.d.", "без даты", "bez data", "o. D.", "s.d.", "bez daty"]
)
def test_undated_is_an_answer_and_no_problem(printed: str) -> None:
    assert parse(printed).is_undated


@pytest.mark.parametrize(
    ("language", "order", "edtf"),
    [
        (None, None, None),
        ("en", None, None),
        ("en-US", None, "1956-10-11"),
        ("fr", None, "1956-11-10"),
        (None, "mdy", "1956-10-11"),
        (None, "dmy", "1956-11-10"),
    ],
)
def test_figures_in_two_orders_wait_for_a_language_or_an_order(
    language: str | None, order: Order | None, edtf: str | None
) -> None:
    parsed = parse("10/11/1956", language, order)
    assert parsed.edtf == edtf
    assert parsed.candidates == (() if edtf else ("1956-11-10", "1956-10-11"))


def test_a_year_of_two_digits_has_no_century_unless_the_caller_names_one() -> None:
    assert parse("14.X.56").candidates == ("1856-10-14", "1956-10-14", "2056-10-14")
    assert parse("14.X.56", century=19).edtf == "1956-10-14"


def test_a_time_of_day_is_kept_apart() -> None:
    parsed = parse("5 May 1957, 14:30")
    assert (parsed.edtf, parsed.time) == ("1957-05-05", "14:30")
    assert parse("5 May 1957 at 3 p.m.").time == "15:00"
    assert parse("5 ianuarie 1957, ora 18.30").time == "18:30"


def test_a_time_behind_a_date_is_told_from_the_text_that_follows() -> None:
    text = "5 janvier 1957, 18 h 30, à Paris"
    assert text[14 : time_end(text, 14)] == ", 18 h 30"
    assert time_end("5 May 1957, 14 men", 10) == 10


_PIECES = st.sampled_from(
    ["30", "31", "1956", "56", " ", ". ", "-", "/", "October", "říj.", "c. ", "[", "]", "late ",
     "X", "from ", "to ", "before ", "1950s", "?", "(O.S.)", "г.", "年", "0000", "9999"]
)  # fmt: skip


@given(st.text() | st.lists(_PIECES, max_size=8).map("".join))
def test_no_text_raises_and_what_is_given_is_edtf(text: str) -> None:
    edtf = parse(text).edtf
    assert edtf is None or is_edtf(edtf)


@given(st.dates(), st.sampled_from(["", "~", "?"]))
def test_a_day_written_for_the_eye_reads_back(day: object, qualifier: str) -> None:
    edtf = f"{day}{qualifier}"
    assert parse(format_date(edtf)).edtf == edtf


@given(st.dates(), st.dates())
def test_an_interval_covers_both_its_days(first: object, last: object) -> None:
    first, last = sorted((str(first), str(last)))
    days = day_range(f"{first}/{last}")
    assert (str(days.earliest), str(days.latest)) == (first, last)
