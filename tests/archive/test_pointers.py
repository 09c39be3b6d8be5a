"""What the targets of an edition's links name."""

import pytest

from edossier_site.archive.pointers import Pointer, pointer_of

SITE = "https://history.state.gov/historicaldocuments"


@pytest.mark.parametrize(
    ("target", "volume", "document", "page", "note"),
    [
        ("#d12", None, "12", None, None),
        ("#d72A", None, "72A", None, None),
        ("#d12fn3", None, "12", None, "d12fn3"),
        ("#pg_12", None, None, "12", None),
        ("#pg_XIV", None, None, "XIV", None),
        ("pg_680", None, None, "680", None),
        ("frus1952-54v08", "frus1952-54v08", None, None, None),
        ("frus1952-54v08#d12", "frus1952-54v08", "12", None, None),
        ("frus1952-54v08#d12fn1", "frus1952-54v08", "12", None, "d12fn1"),
        ("frus1943CairoTehran#pg_72", "frus1943CairoTehran", None, "72", None),
        ("frus1952-54v08#ch3", "frus1952-54v08", None, None, None),
        ("letters.xml#d4", "letters", "4", None, None),
        (f"{SITE}/frus1952-54v08/d12", "frus1952-54v08", "12", None, None),
        (f"{SITE}/frus1952-54v08", "frus1952-54v08", None, None, None),
    ],
)
def test_a_target_is_a_place_in_a_volume(target, volume, document, page, note):
    assert pointer_of(target) == Pointer(volume, document, page, note)


@pytest.mark.parametrize(
    "target",
    ["", "#", "#ch3", "in13", "mailto:a@b.org", "https://example.org/#d12", "harbour", "../a#d1"],
)
def test_other_targets_are_none(target):
    assert pointer_of(target) is None


def test_the_publishers_address_is_given_only_for_its_own_series():
    assert pointer_of("frus1952-54v08#d12").published == f"{SITE}/frus1952-54v08/d12"
    assert pointer_of("frus1952-54v08#pg_7").published == f"{SITE}/frus1952-54v08/pg_7"
    assert pointer_of("letters.xml#d4").published is None
    assert pointer_of("#d4").published is None
