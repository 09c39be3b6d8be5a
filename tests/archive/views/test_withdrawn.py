"""What is withdrawn is shown nowhere, and its addresses say what stood there, when and why."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from lxml import html

from archive.views.reading import Read, read, structural_faults
from edossier.errors import WithdrawalError
from edossier.keeping import writing
from edossier_site.archive import actions, queries
from edossier_site.archive.citing import FORMS
from edossier_site.archive.follow import rebuild
from edossier_site.searching import follow as index

AT = "2026-04-01T09:00:00Z"
REASON = "The family of the person named asked for it."
# Words and names of document 1 that stand nowhere else in the archive of the tests.
OF_DOCUMENT_1 = ("Conversation with Marta Vell", "harbour would be open", "11/53")


@pytest.fixture
def withdraw(harbour, client):
    """Withdraw, and bring the site up to date."""

    def withdraw(identifier, **said):
        with writing(harbour.archive) as writer:
            done = actions.withdraw(writer, identifier, **{"reason": REASON, "at": AT, **said})
            actions.follow_log(writer)
            index.follow(harbour.archive)
        return done

    return withdraw


@pytest.fixture
def restore(harbour, client):
    def restore(identifier):
        with writing(harbour.archive) as writer:
            actions.restore(writer, identifier, at="2026-05-01T09:00:00Z")
            actions.follow_log(writer)
            index.follow(harbour.archive)

    return restore


def gone(client, address):
    answer = client.get(address)
    assert answer.status_code == 410, f"{answer.status_code} at {address}"
    return Read(answer, html.document_fromstring(answer.content.decode()))


def addresses_of(ark):
    """Every address that the site has for an ARK, from its own table of addresses."""
    parts = {"ark": ark, "version": 1, "old": 1, "new": 2}
    found = set()
    for name, ways in get_resolver().namespace_dict["archive"][1].reverse_dict.lists():
        names = set(ways[0][0][0][1]) if isinstance(name, str) else set()
        if "ark" not in names:
            continue
        for form in FORMS if "form" in names else [None]:
            given = {**parts, "form": form}
            wanted = {key: value for key, value in given.items() if key in names}
            found.add(reverse(f"archive:{name}", kwargs=wanted))
    return found


def lists(client):
    """The addresses of every page that names documents, as long as they are there."""
    fixed = ["/", "/archives/", "/persons/", "/places/", "/organisations/", "/chronology/"]
    found = {*fixed, "/about/", "/sitemap.xml", "/search?q=harbour", "/search?q=vell"}
    found |= {line.address for line in queries.sitemap().items}
    return {address: client.get(address) for address in sorted(found)}


def test_every_address_of_a_withdrawn_document_says_that_it_is(client, documents, publish, first,
                                                               withdraw):  # fmt: skip
    one, *others = first.documents
    publish(first.model_copy(update={
        "documents": (one.model_copy(update={"registry_number": "11/53a"}), *others),
    }))  # fmt: skip
    ark = documents[0].ark
    addresses = addresses_of(ark)
    assert len(addresses) > 10
    assert {client.get(address).status_code for address in addresses} == {200}
    withdraw("7/1")
    for address in addresses:
        assert gone(client, address).answer.headers["Cache-Control"] == "no-cache"


def test_the_page_says_what_stood_there_when_and_why(client, documents, withdraw):
    withdraw(documents[0].ark, by="Ada  <Quill>")
    page = gone(client, documents[0].address)
    assert structural_faults(page) == []
    assert page.texts("h1") == ["Conversation with Marta Vell, 5 January 1953"]
    assert page.fact("Date") == "2 February 1953"
    assert page.fact("Source") == "AVPRF f. 0100, op. 46, d. 12, l. 8"
    assert page.fact("Reason") == REASON
    assert "on 1 April 2026, by Ada <Quill>" in page.text
    assert "harbour would be open" not in page.text
    assert "default-src 'none'" in page.answer.headers["Content-Security-Policy"]


def test_a_version_that_never_was_is_not_withdrawn(client, documents, withdraw):
    withdraw(documents[0].ark)
    assert client.get(f"{documents[0].address}/v9").status_code == 404


def test_a_withdrawn_document_is_named_on_no_page(client, documents, talks, withdraw):
    withdraw(documents[0].ark)
    for address, answer in lists(client).items():
        text = answer.content.decode()
        if address != talks.address:
            assert documents[0].ark not in text, address
        for words in OF_DOCUMENT_1:
            assert words not in text, f"{words} at {address}"


def test_nor_in_the_files_of_its_dossier(client, documents, talks, withdraw):
    withdraw(documents[0].ark)
    for address in addresses_of(talks.ark):
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        for words in OF_DOCUMENT_1:
            assert words not in answer.content.decode(), f"{words} at {address}"


def test_the_dossier_says_at_its_place_what_was_withdrawn(client, documents, talks, withdraw):
    withdraw(documents[0].ark)
    page = read(client, talks.address)
    assert page.links()["Document 1 has been withdrawn"] == documents[0].address
    assert page.links()["Document 1"] == documents[0].address  # where the essay mentions it
    assert [line.document.number for line in queries.dossier_page(talks.ark).documents.items] == [
        "1", "2", "3",
    ]  # fmt: skip


def test_it_is_nobodys_neighbour(client, documents, withdraw):
    withdraw(documents[1].ark)
    assert queries.document_page(documents[0].ark).next.ark == documents[2].ark
    assert queries.document_page(documents[2].ark).previous.ark == documents[0].ark


def test_it_counts_nowhere(client, talks, documents, withdraw):
    home = queries.home()
    unit = queries.archive_page("AVPRF", "fond-0100/opis-46/delo-12").documents.total
    assert (home.documents, unit) == (4, 2)
    withdraw(documents[0].ark)
    home = queries.home()
    assert home.documents == 3
    assert [line.documents for line in home.dossiers.items if line.ark == talks.ark] == [2]
    assert [line.documents for line in home.archives] == [3]
    assert queries.archive_page("AVPRF", "fond-0100/opis-46/delo-12").documents.total == 1
    assert queries.chronology().documents.total == 3
    assert [(line.year, line.documents) for line in home.years] == [(1953, 1), (1954, 1)]


def test_restoring_makes_every_page_as_it_was(client, documents, withdraw, restore):
    before = {address: answer.content for address, answer in lists(client).items()}
    withdraw(documents[0].ark)
    assert {a: r.content for a, r in lists(client).items()} != before
    restore(documents[0].ark)
    after = {address: answer.content for address, answer in lists(client).items()}
    searches = {address for address in before if "search" in address}  # they tell their time
    assert {a: c for a, c in after.items() if a not in searches} == {
        a: c for a, c in before.items() if a not in searches
    }


def test_a_rebuild_keeps_what_is_withdrawn(harbour, client, documents, withdraw):
    withdraw(documents[0].ark)
    before = {address: answer.content for address, answer in lists(client).items()}
    rebuild(harbour.archive)
    index.rebuild(harbour.archive)
    gone(client, documents[0].address)
    after = {address: answer.content for address, answer in lists(client).items()}
    searches = {address for address in before if "search" in address}
    assert {a: c for a, c in after.items() if a not in searches} == {
        a: c for a, c in before.items() if a not in searches
    }


def test_a_corrected_dossier_keeps_what_is_withdrawn(client, documents, publish, first, withdraw):
    withdraw(documents[0].ark)
    corrected = publish(first.model_copy(update={"title": "The Harbour Talks, corrected"}))
    assert corrected.version == 2
    gone(client, documents[0].address)
    for address, answer in lists(client).items():
        for words in OF_DOCUMENT_1:
            assert words not in answer.content.decode(), f"{words} at {address}"
    difference = client.get(f"/{corrected.ark}/v1..v2").content.decode()
    assert "corrected" in difference
    assert all(words not in difference for words in OF_DOCUMENT_1)


def test_of_a_withdrawn_dossier_nothing_is_shown(client, talks, documents, withdraw):
    withdraw("7")
    page = gone(client, talks.address)
    assert structural_faults(page) == []
    assert page.texts("h1") == ["The Harbour Talks"]
    assert page.fact("Reason") == REASON
    for line in documents:
        page = gone(client, line.address)
        assert "with the dossier that it stood in" in page.text
        assert structural_faults(page) == []
    for address, answer in lists(client).items():
        text = answer.content.decode()
        assert "The Harbour Talks" not in text, address
        assert "Port Sable" not in text, address
        assert all(line.ark not in text for line in documents), address
    assert queries.home().documents == 1


def test_restoring_a_dossier_leaves_its_own_withdrawn_documents(client, documents, withdraw,
                                                                 restore):  # fmt: skip
    withdraw("7/1")
    withdraw("7")
    with pytest.raises(WithdrawalError, match="is withdrawn with its dossier: restore ark:"):
        restore("7/2")
    restore("7")
    gone(client, documents[0].address)
    read(client, documents[1].address)
    restore("7/1")
    read(client, documents[0].address)


@pytest.mark.parametrize("identifier", ["9/1", "7/9", "nobody", "", "ark:/99999/x", "7/1/v2"])
def test_what_is_not_here_cannot_be_withdrawn(withdraw, identifier):
    with pytest.raises(WithdrawalError, match="names nothing here"):
        withdraw(identifier)


def test_one_version_alone_cannot_be_withdrawn(withdraw, documents):
    with pytest.raises(WithdrawalError, match="leave out the version"):
        withdraw(f"https://example.org/{documents[0].ark}/v1")


def test_other_spellings_of_the_ark_lead_to_the_same_page(client, documents, withdraw):
    withdraw(documents[0].ark)
    answer = client.get("/" + documents[0].ark.replace("ark:/", "ark:"), follow=True)
    assert answer.status_code == 410


def test_a_reader_who_has_the_page_is_told_too(client, documents, withdraw):
    etag = client.get(documents[0].address).headers["ETag"]
    withdraw(documents[0].ark)
    answer = Client(SERVER_NAME="localhost").get(documents[0].address, HTTP_IF_NONE_MATCH=etag)
    assert answer.status_code == 410


def test_to_machines_it_is_no_part_of_its_dossier_and_no_file(client, withdraw, talks, documents):
    withdraw(documents[1].ark)
    page = read(client, talks.address)
    parts = [part["@id"].partition("/ark:")[2] for part in page.data()["hasPart"]]
    assert parts == [line.ark[4:] for line in (documents[0], documents[2])]
    assert documents[1].address not in page.answer["Link"]
    assert "Marta Vell to Ján Orel" not in client.get(f"{talks.address}.txt").content.decode()
    for form in ("txt", "json", "ris", "bib", "csl.json"):
        assert client.get(f"{documents[1].address}.{form}").status_code == 410
