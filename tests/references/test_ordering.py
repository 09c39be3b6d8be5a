"""Order lists: one row a file, in the order of the shelves, in the archive's own words."""

from dataclasses import replace

from edossier.references.ordering import OrderItem, OrderStep, order_list

ISAD = {
    "fond": "fonds", "opis": "series", "delo": "file", "sprava": "file", "bestand": "fonds",
    "archivnummer": "file", "department": "fonds", "series": "series", "piece": "file",
    "krabice": None, "obal": "file", "cs": "series", "oe": "file", "image": "item",
}  # fmt: skip


def step(level: str, value: str, label: str = "") -> OrderStep:
    return OrderStep(level, label, value, ISAD.get(level))


def item(archive: str, *path: OrderStep, leaves=(), shelves=(), years=(), title="x") -> OrderItem:
    return OrderItem(archive, path, tuple(shelves), tuple(leaves), tuple(years), title)


def soviet(opis: str, delo: str, *leaves: tuple[str, str], archive="AVPRF", papka="") -> OrderItem:
    path = (step("fond", "0100", "f."), step("opis", opis, "op."), step("delo", delo, "d."))
    shelves = [OrderStep("papka", "p.", papka)] if papka else []
    return item(archive, *path, leaves=leaves, shelves=shelves, title=f"{opis}/{delo}")


def references(items) -> list[str]:
    return [row.reference for archive in order_list(items) for row in archive.rows]


def test_a_file_is_one_row_with_its_leaves_in_the_words_and_script_of_the_archive():
    (archive,) = order_list(
        [
            soviet("49", "9", ("202", "203"), papka="410"),
            soviet("49", "9", ("8", "8"), papka="410"),
            soviet("49", "9"),
        ]
    )
    assert archive.name == "Архив внешней политики Российской Федерации"
    assert archive.city == "Moscow"
    (row,) = archive.rows
    assert row.reference == "ф. 0100, оп. 49, п. 410, д. 9"
    assert row.leaves == "л. 8, 202–203"
    assert [one.leaves for one in row.items] == [(("8", "8"),), (("202", "203"),), ()]
    assert (row.whole, row.is_file) == (1, True)
    assert row.levels == {"fonds": "0100", "series": "49", "container": "410", "file": "9"}


def test_files_stand_as_on_the_shelves_and_numbers_by_their_size():
    items = [soviet("49", "10"), soviet("49", "9a"), soviet("49", "9"), soviet("5", "100")]
    assert [row.items[0].title for row in order_list(items)[0].rows] == [
        "5/100", "49/9", "49/9a", "49/10",
    ]  # fmt: skip


def test_archives_stand_by_their_ids():
    items = [soviet("1", "1", archive=name) for name in ("RGANI", "AMZV", "avprf of ours")]
    assert [one.archive for one in order_list(items)] == ["AMZV", "avprf of ours", "RGANI"]


def test_two_ways_that_an_editor_made_one_are_one_row_that_says_both():
    named = [
        replace(soviet("49", "9", ("8", "8"), papka="410"), file="of 49"),
        soviet("49", "9", ("9", "9")),
        replace(soviet("4", "19", ("11", "12")), file="of 49"),
        replace(soviet("4", "19", ("11", "12"), archive="RGANI"), file="of 49"),
        soviet("4", "20"),
    ]
    here, there = order_list(named)
    twenty, nine = here.rows
    assert twenty.other_references == ()
    assert nine.reference == "ф. 0100, оп. 49, п. 410, д. 9"
    assert nine.other_references == ("ф. 0100, оп. 4, д. 19",)
    assert nine.leaves == "л. 8, 9, 11–12"
    assert [row.reference for row in there.rows] == ["ф. 0100, оп. 4, д. 19"]


def test_leaves_that_two_documents_share_are_ordered_once():
    (archive,) = order_list(
        [
            soviet("49", "9", ("10", "12"), ("17a", "17a")),
            soviet("49", "9", ("8", "11")),
            soviet("49", "9", ("13", "13")),
        ]
    )
    assert archive.rows[0].leaves == "л. 8–12, 13, 17a"


def test_a_file_with_two_papkas_says_both():
    items = [soviet("49", "9", papka="410"), soviet("49", "9", papka="41")]
    assert references(items) == ["ф. 0100, оп. 49, п. 41, п. 410, д. 9"]


def test_other_traditions_keep_their_own_form():
    assert references(
        [item("TNA", step("department", "FO"), step("series", "371"), step("piece", "151924"))]
    ) == ["FO 371/151924"]
    assert references(
        [item("SAPMO-BArch", step("bestand", "DY 30"), step("archivnummer", "3605"))]
    ) == ["DY 30/3605"]
    assert references(
        [
            item(
                "AMZV",
                step("fond", "Teritoriální odbory – Tajné"),
                step("krabice", "2", "krabice"),
                step("obal", "10", "obal"),
            )
        ]
    ) == ["Teritoriální odbory – Tajné, krabice 2, obal 10"]
    assert references(
        [
            item(
                "MNL-OL",
                step("fond", "288.", "f."),
                step("cs", "5", "cs."),
                step("oe", "44", "ő. e."),
            )
        ]
    ) == ["288. f., 5. cs., 44. ő. e."]


def test_a_ukrainian_archive_numbers_arkushi():
    (archive,) = order_list(
        [
            item(
                "TsDAHOU",
                step("fond", "1", "f."), step("opis", "32", "op."), step("sprava", "2612", "spr."),
                leaves=[("63", "63")],
            )
        ]
    )  # fmt: skip
    assert archive.rows[0].reference == "ф. 1, оп. 32, спр. 2612"
    assert archive.rows[0].leaves == "арк. 63"


def test_an_archive_that_no_table_has_keeps_what_is_printed():
    (archive,) = order_list([soviet("3", "4", ("1", "1"), archive="nam-national-archive")])
    assert (archive.name, archive.rows[0].reference) == (None, "f. 0100, op. 3, d. 4")
    assert archive.rows[0].leaves == "1"


def test_a_citation_that_stops_above_the_file_is_said_not_to_be_enough():
    (archive,) = order_list([item("AVPRF", step("fond", "0100", "f."))])
    assert not archive.rows[0].is_file


def test_an_item_is_brought_with_its_file():
    whole = (step("fond", "1", "f."), step("opis", "2", "op."), step("delo", "3", "d."))
    (archive,) = order_list([item("RGANI", *whole), item("RGANI", *whole, step("image", "7"))])
    assert len(archive.rows) == 1
