"""What is read from an address at which nothing is."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.identifiers import mint
from edossier_site.web.missing import missing_at


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/persons/zhou-enlai/", "zhou enlai"),
        ("/places/orl%C3%ADk/", "orlík"),
        ("/archives/AVPRF/fond-0100/op-46/", "AVPRF fond 0100 op 46"),
        ("/dossier_46/document.html", "dossier 46 document html"),
        ("/years/1956/", "1956"),
        ("/", ""),
        ("/" + "a" * 100_000, ""),
        ("/" + "ab-" * 100_000, "ab ab ab ab ab ab ab ab"),
    ],
)
def test_the_words_of_an_address_can_be_searched_for(path, words):
    assert missing_at(path, naan="99999").words == words


def test_of_an_ark_it_is_said_what_is_wrong_with_it():
    name = mint("99999", Random(1))
    other = "b" if name[-1] != "b" else "c"
    assert missing_at(f"/ark:/99999/{name}", naan="99999").what == "unknown"
    assert missing_at(f"/ark:/99999/{name}/v9", naan="99999").what == "part"
    assert missing_at(f"/ark:/99999/{name[:-1]}{other}", naan="99999").what == "mistyped"
    assert missing_at(f"/ark:/12345/{name}", naan="99999").what == "foreign"


def test_of_a_version_the_ark_itself_is_told():
    name = mint("99999", Random(1))
    assert str(missing_at(f"/ark:99999/{name}/v9", naan="99999").ark) == f"ark:/99999/{name}"


@given(st.text(max_size=80))
def test_no_address_makes_it_fail(text):
    missing = missing_at(f"/{text}", naan="99999")
    assert len(missing.words) < 400


@given(st.text(alphabet="ark:/9bcdf.v1", max_size=60))
def test_no_address_like_an_ark_makes_it_fail(text):
    assert missing_at(f"/ark:/{text}", naan="99999").words == ""
