"""Whole names, parts of names, other romanisations; and words that name no archive."""

import pytest

from edossier.references.naming import archives_named

NAMED = [
    ("AVPRF", {"AVPRF"}),
    ("avp rf", {"AVPRF"}),
    ("АВП РФ", {"AVPRF"}),
    ("Archiv vneshnei politiki", {"AVPRF", "AVPRI", "DAMOFAJ"}),
    ("Arkhiv vneshney politiki", {"AVPRF", "AVPRI", "DAMOFAJ"}),
    ("Arhiv vnešnej politiki Rossijskoj Federacii", {"AVPRF"}),
    ("Foreign Policy Archive", {"AVPRF", "AVPRI"}),
    ("Politisches Archiv", {"PA-AA"}),
    ("Chinese Foreign Ministry archives", {"CFMA"}),
    ("外交部档案馆", {"CFMA"}),
    ("Nixon library", {"RNPL"}),
    ("China", set()),
    ("Moscow", set()),
    ("state archive", set()),
    ("foreign policy", set()),
    ("drunkenness", set()),
    ("", set()),
]


@pytest.mark.parametrize(("typed", "ids"), NAMED)
def test_the_archives_that_words_may_name(typed, ids):
    assert {archive.id for archive in archives_named(typed)} == ids
