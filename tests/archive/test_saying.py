"""Dates as pages say them."""

import pytest

from edossier.dossier import DateStatement, Document
from edossier_site.archive.derive import place_in_time
from edossier_site.archive.saying import spoken


def dated(edtf, time=None):
    return DateStatement(edtf=edtf, text="as printed", time=time)


@pytest.mark.parametrize(
    ("date", "html"),
    [
        (dated("1955-03-17"), '<time datetime="1955-03-17">17 March 1955</time>'),
        (
            dated("1955-03-17", "16:00"),
            '<time datetime="1955-03-17T16:00">17 March 1955, 16:00</time>',
        ),
        (
            dated("1970-02-05", "18:30Z"),
            '<time datetime="1970-02-05T18:30Z">5 February 1970, 18:30 UTC</time>',
        ),
        (
            dated("1955-08-01", "15:00/17:30"),
            '<time datetime="1955-08-01">1 August 1955, 15:00–17:30</time>',
        ),
        (
            dated("1961-11-16", "24:00"),
            '<time datetime="1961-11-16">16 November 1961, 24:00</time>',
        ),
    ],
)
def test_a_date_is_said_with_its_time_of_day(date, html):
    assert spoken(date) == html


def test_documents_of_one_day_stand_by_the_hour_those_without_one_first():
    hours = ["16:00", None, "09:30Z", "22:15", "15:00/17:00"]
    keys = {
        hour: place_in_time(Document(number="1", date=dated("1955-03-17", hour)), "ark:/1/a")
        for hour in hours
    }
    assert sorted(hours, key=keys.__getitem__) == [None, "09:30Z", "15:00/17:00", "16:00", "22:15"]
    next_day = Document(number="2", date=dated("1955-03-18"))
    assert place_in_time(next_day, "ark:/1/a") > max(keys.values())
