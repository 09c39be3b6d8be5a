"""A finding's place in the source, and the element of a page that shows it."""

import pytest

from edossier.dossier import Anchor
from edossier.formats import read_source
from edossier.reading import read_source_text
from edossier_site.archive.anchors import document_parts, dossier_parts
from edossier_site.preview.places import Places, Spot

DOSSIER = """Skip to main content

Rain on the Border

Introduction

It rained, as Document 1 tells.[1]

The sun came out.

After the Rain

It was dry, as Document 2 tells.

Document 1

2 May 1957, “Note on rain,” A. Poe, Source: AVPRF f. 1, d. 3.

Document 2

3 May 1957, “Note on sun,” A. Poe, Source: AVPRF f. 1, d. 4.

It shone.

It shone again.

Notes

[1] See NA, krabice 3.
"""


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    path = tmp_path_factory.mktemp("rain") / "rain.txt"
    path.write_text(DOSSIER, "utf-8")
    return read_source_text(read_source(path))


def spot_of(reading, words):
    start = reading.source.text.index(words)
    return Places(reading.dossier).of(Anchor(start=start, end=start + len(words)))


@pytest.mark.parametrize(
    ("words", "spot"),
    [
        ("Rain on the Border", Spot(None, "title")),
        ("It rained", Spot(None, "p1")),
        ("as Document 1 tells", Spot(None, "p1")),
        ("The sun came", Spot(None, "p2")),
        ("[1]\n\nThe sun", Spot(None, "p1")),
        ("krabice 3", Spot(None, "note-1")),
        ("“Note on rain,”", Spot(0, "title")),
        ("2 May 1957", Spot(0, "title")),
        ("AVPRF f. 1, d. 3", Spot(0, "source")),
        ("f. 1, d. 4", Spot(1, "source")),
        ("It shone.", Spot(1, "text-1-p1")),
        ("shone again", Spot(1, "text-1-p2")),
        ("Skip to main", None),
    ],
)
def test_a_place_is_shown_by_the_element_that_prints_it(reading, words, spot):
    assert spot_of(reading, words) == spot


def test_a_finding_without_a_place_is_beside_nothing(reading):
    assert Places(reading.dossier).of(None) is None


def test_every_paragraph_of_the_pages_is_found_by_its_words(reading):
    dossier = reading.dossier
    pages = [(None, dossier_parts(dossier))]
    pages += [(i, document_parts(document)) for i, document in enumerate(dossier.documents)]
    for page, parts in pages:
        for part in parts:
            assert spot_of(reading, part.text[:20]) == Spot(page, part.anchor)
