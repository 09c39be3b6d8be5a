"""Prose dates as dossiers print them, to EDTF level 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.dates import is_edtf, parse


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2 February 1953", "1953-02-02"),
        ("30-31 October 1956", "1956-10-30/1956-10-31"),
        ("14.10.1956", "1956-10-14"),
        ("late 1963", "1963-09~/1963-12"),
    ],
)
def test_a_date_as_printed_is_written_as_edtf(printed: str, edtf: str) -> None:
    assert parse(printed).edtf == edtf


@given(st.text())
def test_no_text_raises(text: str) -> None:
    edtf = parse(text).edtf
    assert edtf is None or is_edtf(edtf)
