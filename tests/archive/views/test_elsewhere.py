"""Where else a document is to be had: on its page, as data, and as text."""

import json
import re

import pytest

from edossier.dossier import Elsewhere, Evidence
from edossier.references import parse

FRUS = "FRUS, 1955–57, vol. XXIV, doc. 123"
ADDRESS = "https://history.state.gov/historicaldocuments/frus1955-57v24/d123"
COPY = "GARF f. 9576, op. 18, d. 26, l. 312"


@pytest.fixture
def document(first, publish):
    """The page of a document that has a copy, and stands in two editions."""
    places = (
        Elsewhere(kind="copy", text=COPY, reference=parse(COPY)),
        Elsewhere(kind="publication", text=FRUS, series="FRUS", number="123", address=ADDRESS),
        Elsewhere(kind="publication", text="Selected Works <3>"),
    )
    evidence = {"elsewhere[0]": Evidence(basis="inferred", rule="copy-in-note")}
    one = first.documents[0].model_copy(update={"elsewhere": places, "evidence": evidence})
    return (
        publish(first.model_copy(update={"documents": (one, *first.documents[1:])}))
        .documents[0]
        .ark
    )


def test_the_page_names_the_copy_and_the_editions_and_what_they_rest_on(client, document):
    html = client.get(f"/{document}").content.decode()
    part = re.search(r'<dd id="elsewhere">.*?</dd>', html, re.DOTALL)[0]
    assert f'href="{ADDRESS}"' in part
    assert "another copy" in part
    assert COPY in part
    assert "Selected Works &lt;3&gt;" in part
    assert "A note that cites this very record speaks of another copy." in part


def test_a_document_that_is_nowhere_else_says_nothing_of_it(client, first, publish):
    ark = publish(first).documents[1].ark
    assert "elsewhere" not in client.get(f"/{ark}").content.decode()


def test_a_machine_is_told_of_the_same_thing(client, document):
    html = client.get(f"/{document}").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    thing = json.loads(data)
    assert thing["sameAs"] == [ADDRESS]
    assert thing["workExample"] == [{"@type": "ArchiveComponent", "itemLocation": COPY}]
    assert thing["citation"] == ["Selected Works <3>"]


def test_the_files_have_it_too(client, document):
    text = client.get(f"/{document}.txt").content.decode()
    assert f"Elsewhere: {COPY}; {FRUS}; Selected Works <3>" in text
    value = json.loads(client.get(f"/{document}.json").content)
    assert [place["kind"] for place in value["elsewhere"]] == ["copy", "publication", "publication"]
