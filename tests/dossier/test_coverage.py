"""What a dossier accounts for, by the ranges of its values, labels and furniture."""

from edossier.dossier import (
    Anchor,
    Author,
    Dossier,
    Evidence,
    Ignored,
    Label,
    SourceFileRecord,
    anchors,
    uncovered,
    unread_share,
)
from edossier.text import Block, Range, SourceFile, SourceText

TEXT = "Title\nby Ada Poe\nRead more\n"
FILE = SourceFileRecord(name="a.txt", media_type="text/plain", sha256="0", encoding="utf-8")


def source_of(text: str) -> SourceText:
    blocks = tuple(
        Block(text.index(line), text.index(line) + len(line), str(number))
        for number, line in enumerate(text.split("\n"), start=1)
        if line
    )
    return SourceText(text, blocks, (), SourceFile("a.txt", "text/plain", "0", "utf-8"))


def at(words: str, basis: str = "printed") -> Evidence:
    start = TEXT.index(words)
    return Evidence(basis=basis, anchor=Anchor(start=start, end=start + len(words)))


def dossier_with(**fields) -> Dossier:
    return Dossier(source_file=FILE, **fields)


def stretches(dossier: Dossier) -> list[str]:
    return [TEXT[gap.start : gap.end] for gap in uncovered(dossier, source_of(TEXT))]


def test_an_empty_dossier_accounts_for_nothing():
    assert stretches(dossier_with()) == ["Title", "by Ada Poe", "Read more"]
    assert unread_share(dossier_with(), source_of(TEXT)) == 1


def test_values_labels_and_furniture_account_for_their_ranges():
    anchor = at("Read more").anchor
    assert anchor is not None
    dossier = dossier_with(
        title="Title",
        evidence={"title": at("Title")},
        authors=(Author(name="Ada Poe", evidence={"name": at("Ada Poe")}),),
        ignored=(Ignored(place="3:1", text="Read more", reason="a rule", anchor=anchor),),
    )
    assert stretches(dossier) == ["by"]
    labelled = dossier.model_copy(
        update={"labels": (Label(kind="byline", anchor=Anchor(start=6, end=8)),)}
    )
    assert stretches(labelled) == []
    assert unread_share(labelled, source_of(TEXT)) == 0


def test_what_an_inference_rests_on_is_not_accounted_for():
    dossier = dossier_with(title="Title", evidence={"title": at("Title", "inferred")})
    assert "Title" in stretches(dossier)


def test_what_an_editor_corrected_is_accounted_for():
    dossier = dossier_with(title="Another", evidence={"title": at("Title", "corrected")})
    assert "Title" not in stretches(dossier)


def test_anchors_name_each_field_by_its_path():
    author = Author(name="Ada Poe", evidence={"name": at("Ada Poe")})
    dossier = dossier_with(title="Title", evidence={"title": at("Title")}, authors=(author,))
    assert [(each.path, each.field) for each in anchors(dossier)] == [
        ("title", "title"),
        ("authors[0].name", "name"),
    ]


def test_overlapping_ranges_count_once_and_a_gap_within_a_line_is_found():
    dossier = dossier_with(
        labels=(
            Label(kind="a", anchor=Anchor(start=0, end=9)),
            Label(kind="b", anchor=Anchor(start=0, end=3)),
            Label(kind="c", anchor=Anchor(start=13, end=len(TEXT))),
        )
    )
    assert uncovered(dossier, source_of(TEXT)) == (Range(9, 12),)
