"""Version history, and what changed between two."""

import pytest

from archive.views.reading import read, structural_faults


@pytest.fixture
def mended(publish, first, talks):
    """The first dossier, its title and the text of its first document mended."""
    one, *rest = first.documents
    text = one.texts[0]
    words = text.paragraphs[0].text.replace("spring", "autumn")
    paragraph = text.paragraphs[0].model_copy(update={"text": words})
    text = text.model_copy(update={"paragraphs": (paragraph, *text.paragraphs[1:])})
    one = one.model_copy(update={"texts": (text,), "classification": "Secret"})
    title = "The Harbour Talks <mended>"
    publish(first.model_copy(update={"title": title, "documents": (one, *rest)}))
    return talks.ark


def test_versions_are_listed_newest_first(client, mended):
    page = read(client, f"/{mended}/versions")
    assert page.texts("ul.versions-list")[0].startswith("Version 2, 3 January 2026 (newest)")
    links = page.links()
    assert links["Version 1"] == f"/{mended}/v1"
    assert links["what changed from version 1 to 2"] == f"/{mended}/v1..v2"


def test_the_difference_shows_words_added_and_removed(client, mended):
    page = read(client, f"/{mended}/v1..v2")
    assert structural_faults(page) == []
    assert any(words.endswith("<mended>]") for words in page.texts("ins"))
    assert "[inserted: autumn]" in page.texts("ins")
    assert "spring" in " ".join(page.texts("del"))
    assert "Document 1: changed" in page.texts("h2")
    assert "Document 2" not in page.text
    assert all(one.text_content().strip() == one.text_content() for one in page.select("ins"))


def test_a_document_has_a_difference_of_its_own(client, mended, documents):
    page = read(client, f"{documents[0].address}/v1..v2")
    assert structural_faults(page) == []
    assert page.fact("Classification") == "[inserted: Secret]"
    assert "spring" in " ".join(page.texts("del"))


def test_what_did_not_change_keeps_its_version(client, mended, documents):
    page = read(client, f"{documents[1].address}/versions")
    assert page.texts("ul.versions-list") == ["Version 1, 1 January 2026 (newest)"]


@pytest.mark.parametrize("versions", ["v2..v1", "v1..v1", "v1..v3", "v0..v1"])
def test_versions_that_make_no_pair_are_not_there(client, mended, documents, versions):
    assert client.get(f"/{mended}/{versions}").status_code == 404
    assert client.get(f"{documents[0].address}/{versions}").status_code == 404


def test_other_spellings_of_an_ark_lead_to_its_address(client, talks):
    name = talks.ark.removeprefix("ark:/")
    for spelling in (f"/ark:{name}", f"/ark:{name[:-4]}-{name[-4:]}"):
        answer = client.get(spelling)
        assert (answer.status_code, answer.headers["Location"]) == (301, talks.address)


def test_of_many_changed_documents_the_later_ones_are_told_on_their_own_pages(
    client, publish, first
):
    series = first.series.model_copy(update={"number": "907"})

    def dossier(title):
        again = [
            first.documents[0].model_copy(
                update={"number": str(n), "title": f"{title} {n}", "registry_number": f"7/{n}"}
            )
            for n in range(1, 6)
        ]
        return first.model_copy(update={"series": series, "documents": tuple(again)})

    publish(dossier("Talk"))
    published = publish(dossier("Conversation"))
    page = read(client, f"/{published.ark}/v1..v2")
    assert structural_faults(page) == []
    assert len([words for words in page.texts("ins") if "Conversation" in words]) == 3
    links = page.links()
    assert "What changed in document 3" not in links
    for number in (4, 5):
        held = read(client, links[f"What changed in document {number}"])
        assert any("Conversation" in words for words in held.texts("ins"))
