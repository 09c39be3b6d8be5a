# ruff: noqa: DTZ001
"""Workbooks that other programs and hands made: days, formulas, sheets, and what is hostile."""

import io
import zipfile
from datetime import date, datetime
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from edossier.errors import UnreadableError
from edossier.formats import take_in
from edossier.formats.tables import PACKERS, read
from edossier.formats.tables.workbook import day_of_serial

ODS_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet>
<table:table table:name="Lies mich"><table:table-row><table:table-cell><text:p>Eine Liste</text:p>
</table:table-cell></table:table-row></table:table>
<table:table table:name="Dokumente">
<table:table-row><table:table-cell><text:p>Titel</text:p></table:table-cell>
<table:table-cell><text:p>Datum</text:p></table:table-cell>
<table:table-cell><text:p>Übersetzung (englisch)</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Gespräch
 <text:span>mit</text:span><text:s text:c="1"/>ihm</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="1956-10-30"><text:p>30.10.56</text:p>
<office:annotation><text:p>sic</text:p></office:annotation></table:table-cell>
<table:table-cell><text:p>One.</text:p><text:p/><text:p>Two.</text:p></table:table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def ods(content):
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content})


def xlsx(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def book():
    made = Workbook()
    sheet = made.active
    sheet.title = "Notes"
    sheet.append(["This workbook holds a list."])
    documents = made.create_sheet("Documents")
    documents.append(["Papers of the Harbour Commission"])
    documents.append([])
    documents.append(["No.", "Title", "Date", "Pages"])
    documents.append([1, "Letter", date(1956, 10, 30), 3])
    documents.append([2, "Note", datetime(1956, 11, 1, 14, 30), 4.5])
    documents.append([3, "Minutes", date(1957, 2, 1), None])
    documents["C6"].number_format = "mmm yyyy"
    documents.append([4, "Report", date(1958, 1, 1), None])
    documents["C7"].number_format = "yyyy"
    documents.append([5, "=B4", "undated", None])
    return made


def test_days_are_read_as_far_as_their_cells_show_them(book):
    edition = read(xlsx(book), "book.xlsx")
    stated = [document.date for document in edition.dossier.documents]
    assert [one and one.edtf for one in stated] == [
        "1956-10-30",
        "1956-11-01",
        "1957-02",
        "1958",
        None,
    ]
    assert stated[1].time == "14:30"
    assert edition.dossier.title == "Papers of the Harbour Commission"


def test_the_sheet_with_documents_is_chosen_and_the_other_named(book):
    edition = read(xlsx(book), "book.xlsx")
    (left,) = [one for one in edition.findings if one.code == "sheet-left-out"]
    assert left.place == "Notes"
    assert edition.source.place(edition.source.text.index("Letter")) == "B4"


def test_a_formula_without_its_value_is_a_finding(book):
    (finding,) = [f for f in read(xlsx(book), "b.xlsx").findings if f.code == "cell-unread"]
    assert finding.place == "B8"
    assert "formula without its value" in finding.message


def test_comments_and_merged_cells_are_told_of(book):
    sheet = book["Documents"]
    sheet["B4"].comment = Comment("sic", "A. Poe")
    sheet.merge_cells("D6:D7")
    told = [f.message for f in read(xlsx(book), "b.xlsx").findings if f.code == "table-beside"]
    assert any("omments" in one for one in told)
    assert any("merged" in one for one in told)


def test_an_opendocument_spreadsheet_with_its_repeats(tmp_path):
    path = tmp_path / "liste.ods"
    path.write_bytes(ods(ODS_CONTENT))
    edition = take_in(path).edition
    (document,) = edition.dossier.documents
    assert document.title == "Gespräch mit ihm"
    assert document.date.edtf == "1956-10-30"
    assert [paragraph.text for paragraph in document.texts[0].paragraphs] == ["One.", "Two."]
    assert edition.source.place(edition.source.text.index("One.")) == "C5"
    assert {one.code for one in edition.findings} == {"sheet-left-out", "table-beside"}


def test_what_is_written_another_library_reads_the_same():
    table = (("title", "date"), ("=SUM(1) & <b>", "1956-10"), ("_x0041_ two\n\nlines", "x"))
    sheet = load_workbook(io.BytesIO(PACKERS["xlsx"](table))).active
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows[1] == ("=SUM(1) & <b>", "1956-10")
    assert sheet["A2"].data_type in ("s", "inlineStr")


@pytest.mark.parametrize(
    ("serial", "day"),
    [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (20758, "1956-10-30")],
)
def test_days_are_counted_as_excel_counts_them(serial, day):
    assert day_of_serial(serial) == day
    assert day_of_serial(serial - 1462, from_1904=True) == (day if serial > 1462 else None)


_STEPS = "".join(
    '<!ENTITY {} "{}">'.format(name, f"&{inner};" * 10) for inner, name in pairwise("abcdefghi")
)
LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{_STEPS}'
    '<!ENTITY out SYSTEM "file:///etc/passwd">]>'
)


def with_entity(entity):
    content = ODS_CONTENT.split("?>", 1)[1].replace("One.", f"One.{entity}")
    return ods(LAUGHS + content)


def test_entities_that_grow_are_refused():
    with pytest.raises(UnreadableError) as error:
        read(with_entity("&i;"), "a.ods")
    assert "\n" not in str(error.value)


def test_outside_files_are_never_fetched():
    (document,) = read(with_entity("&out;"), "a.ods").dossier.documents
    assert document.texts[0].paragraphs[0].text == "One.&out;"


@pytest.mark.parametrize("cut", [40, 400, 2000])
def test_a_workbook_cut_short_is_one_line(book, cut):
    with pytest.raises(UnreadableError) as error:
        read(xlsx(book)[:cut], "cut.xlsx")
    assert "\n" not in str(error.value)


def test_a_cell_far_away_takes_no_memory(book):
    sheet = book["Documents"]
    sheet["XFD1048576"] = "far"
    findings = read(xlsx(book), "b.xlsx").findings
    (finding,) = [one for one in findings if one.code == "row-broken"]
    assert finding.place == "row 1048576"
