"""What people type to cite: an identifier, a leaf, a paragraph."""

import pytest

from edossier.citing import Pinpoint, cite
from edossier.errors import CitingError
from edossier_site.archive.pinpoints import cited_by_id
from edossier_site.archive.queries import NotHereError


def written(identifier, **place):
    return cite(cited_by_id(identifier, Pinpoint(**place)))


def test_a_document_is_cited_by_the_numbers_of_dossier_and_document(harbour):
    assert written("7/1").startswith("“Conversation with Marta Vell, 5 January 1953,”")


def test_a_paragraph_of_a_document_has_the_address_of_its_version(harbour):
    note = written("7/1", paragraph="2")
    assert "/v1#text-1-p2, version 1, par. 2." in note


def test_a_paragraph_of_a_dossier_is_one_of_its_essay(harbour):
    note = written("7", paragraph="1")
    assert note.startswith("Ada Quill, introduction to “The Harbour Talks,” Harbour Papers No. 7")
    assert note.endswith("/v1#p1, version 1, par. 1.")


@pytest.mark.parametrize(
    ("identifier", "place", "message"),
    [
        ("7/1", {"paragraph": "3"}, "There is no paragraph 3: the text has 2."),
        ("7/2", {"paragraph": "1"}, "There is no paragraph 1: no text is published here."),
        ("7", {"leaf": "8"}, "7 is a dossier and lies on no leaf: cite one of its documents."),
    ],
)
def test_a_place_that_is_not_there_is_refused(harbour, identifier, place, message):
    with pytest.raises(CitingError) as raised:
        written(identifier, **place)
    assert str(raised.value) == message


def test_a_leaf_that_is_not_the_documents_is_refused(harbour):
    assert "l. 8," in written("7/1", leaf="8")
    with pytest.raises(CitingError, match=r"not one of the document's leaves, l\. 8"):
        written("7/1", leaf="9")


def test_what_names_nothing_is_not_here(harbour):
    with pytest.raises(NotHereError):
        written("99/1")


@pytest.mark.parametrize(
    "place", [{"leaf": "../x"}, {"leaf": ""}, {"paragraph": "0"}, {"paragraph": "5-3"}]
)
def test_what_is_no_place_is_refused(place):
    with pytest.raises(CitingError):
        Pinpoint(**place)
