"""The JSON form of a citation: what archives hold from earlier versions is read as well."""

from edossier.references import (
    CitedCredit,
    Offsets,
    Rule,
    parse,
    reference_from_json,
    reference_to_json,
)

# As version 0.1.0 stored it; written out by hand.
EARLIER = {
    "raw": "AVPRF f. 5, op. 1, d. 2; obtained by Ann Writer",
    "status": "parsed",
    "repository": "AVPRF",
    "candidates": [],
    "repository_printed": "AVPRF",
    "levels": [{"level": "fond", "label": "f.", "value": "5", "offsets": [6, 10], "isad": "fonds"}],
    "containers": [],
    "leaves": [],
    "year": "1956",
    "doc_number": None,
    "extent": None,
    "credits": [{"role": "obtained", "agent": "Ann Writer", "offsets": [25, 47]}],
    "remainder": [],
    "doubts": [],
    "confidence": ["R-REPO-1: the archive is named", "R-LABEL-1: the levels carry the labels"],
    "key": "avprf:fond=5",
    "readings": [],
}


def test_the_form_of_earlier_versions_is_read():
    reference = reference_from_json(EARLIER)
    assert reference.credits == (CitedCredit("obtained", "Ann Writer", 25, 47),)
    assert reference.offsets == Offsets()
    assert reference.confidence == (
        Rule("R-REPO-1", "repository", "the archive is named"),
        Rule("R-LABEL-1", "levels", "the levels carry the labels"),
    )
    assert reference_from_json(reference_to_json(reference)) == reference


def test_places_take_in_label_and_value():
    answer = reference_to_json(parse("AVPRF f. 0100, op. 46, 1953, d. 12, 9 л."))
    assert answer["offsets"] == {
        "repository_printed": [0, 5],
        "year": [23, 27],
        "doc_number": None,
        "extent": [36, 40],
    }


def test_confidence_names_rules_field_by_field():
    answer = reference_to_json(parse("AVPRF f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03"))
    assert [(rule["field"], rule["rule"]) for rule in answer["confidence"]] == [
        ("repository", "R-REPO-1"),
        ("levels", "R-LABEL-1"),
        ("levels", "R-AROUND-1"),
        ("leaves", "R-LEAF-1"),
        ("leaves", "R-LEAF-2"),
        ("key", "R-KEY-1"),
    ]
