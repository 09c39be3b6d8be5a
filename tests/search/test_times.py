"""Times of day: as documents state them, as queries ask for them."""

import pytest

from edossier.errors import QueryError
from edossier.search.query import parse
from edossier.search.times import minutes_of
from edossier.search.unit import Days


@pytest.mark.parametrize(
    ("stated", "minutes"),
    [
        ("16:00", (960, 960)),
        ("18:30Z", (1110, 1110)),
        ("09:05+02:00", (545, 545)),
        ("15:00/17:30", (900, 1050)),
        ("noon", None),
    ],
)
def test_a_stated_time_is_read_as_stated(stated, minutes):
    assert minutes_of(stated) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("time:16:30", (990, 990)),
        ("time:16", (960, 1019)),
        ('time:"4 p.m."', (960, 1019)),
        ("time:12am", (0, 59)),
        ("time:9..12:30", (540, 750)),
        ("time:..9", (0, 599)),
        ("time:22..2", (1320, 179)),
    ],
)
def test_a_typed_time_is_a_run_of_minutes(typed, minutes):
    root = parse(typed).root
    assert (root.earliest, root.latest) == minutes


@pytest.mark.parametrize("typed", ["time:25", "time:16:70", "time:noon", "time:..", "time:13pm"])
def test_what_is_no_time_is_said(typed):
    with pytest.raises(QueryError):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("time:16", {"1", "2"}),
        ("time:15", {"2"}),
        ("time:17", {"2"}),
        ("time:22..2", {"3"}),
        ("time:..16:00", {"1", "2", "3"}),
        ("date:1956 time:14..15:30", {"2"}),
        ("-time:0..23", {"4"}),
    ],
)
def test_documents_are_found_by_their_time(index_with, unit, days, typed, numbers):
    from dataclasses import replace

    day = days("1956-10-30")
    index = index_with(
        [
            unit(1, dated=replace(day, time="16:00")),
            unit(2, event=replace(day, time="15:00/17:30")),
            unit(3, dated=Days(day.earliest, day.latest, "00:15Z")),
            unit(4, dated=day),
        ]
    )
    assert {hit.number for hit in index.search(parse(typed)).hits} == numbers
