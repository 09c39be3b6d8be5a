"""Dates as TEI states them, days, spans of days and times of day."""

import pytest
from lxml import etree

from edossier.formats.tei.when import statement_of

CASES = [
    ('when="1955-03-17T16:00:00"', "March 17, 1955, 4 p.m.", "1955-03-17", "16:00"),
    ('when="1970-02-05T18:30:00Z"', "February 5, 1970, 1830Z", "1970-02-05", "18:30Z"),
    ('when="1962-10-27T09:05:00.0+02:00"', "27 October", "1962-10-27", "09:05+02:00"),
    ('when="1955-03-17"', "March 17, 1955, 4 p.m.", "1955-03-17", "16:00"),
    ('when="1955-03-18"', "March 17, 1955, 4 p.m.", "1955-03-18", None),
    ('when="1955-03-17T25:00:00"', "the day", "1955-03-17", None),
    ('when="1955-03"', "March 1955", "1955-03", None),
    (
        'from="1955-08-01T15:00:00" to="1955-08-01T17:30:00"',
        "August 1, 3-5:30",
        "1955-08-01",
        "15:00/17:30",
    ),
    (
        'from="1955-08-12" to="1955-08-13T13:00:00"',
        "August 12-13",
        "1955-08-12/1955-08-13",
        None,
    ),
    ('notBefore="1955-08-12"', "after the 12th", "1955-08-12/..", None),
    ("", "17 March 1955, 14:30", "1955-03-17", "14:30"),
    ("", "17. März 1955 um 15 Uhr", "1955-03-17", "15:00"),
]


@pytest.mark.parametrize(("attributes", "words", "edtf", "time"), CASES)
def test_a_date_has_its_days_and_its_time_of_day(attributes, words, edtf, time):
    stated = statement_of(etree.fromstring(f"<date {attributes}>{words}</date>"))
    assert (stated.edtf, stated.time, stated.text) == (edtf, time, words)


def test_neither_attribute_nor_words_give_a_date():
    assert statement_of(etree.fromstring("<date>one evening</date>")) is None
