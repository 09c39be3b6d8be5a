"""What pages say to machines: names that Zotero reads, schema.org, Open Graph, Link headers."""

import json
import re
from urllib.parse import unquote

import pytest
from httplink import parse_link_header

from archive.views.reading import read
from edossier.dossier import Credit, Paragraph
from edossier_site.archive.metadata import Metadata
from edossier_site.archive.templatetags.metadata_tags import as_json_ld

SITE = "http://localhost:8000"


def signposts(answer):
    """The targets of a `Link` header by their relation."""
    found = {}
    for link in parse_link_header(answer["Link"]).links:
        for rel in link.rel:
            found.setdefault(rel, set()).add(link.target)
    return found


FIRST = {
    "z:itemType": ["manuscript"],
    "DC.title": ["Conversation with Marta Vell, 5 January 1953"],
    "DC.creator": ["Orel, J."],
    "DC.date": ["1953-02-02"],
    "DC.type": ["memorandum of conversation"],
    "DC.coverage": ["f. 0100, op. 46, d. 12, l. 8"],
    "z:archive": ["AVPRF"],
    "z:callNumber": ["AVPRF, f. 0100, op. 46, d. 12, l. 8"],
    "DC.publisher": ["Harbour Archive"],
    "DC.description": ["No. 11/53. Version 1 in Harbour Archive"],
    "citation_title": ["Conversation with Marta Vell, 5 January 1953"],
    "citation_author": [],
}


def zotero_item(page):
    """What Zotero would save of a page: the rules of its Embedded Metadata and RDF translators.

    A second way to the answer, written from these translators' source: the names become RDF,
    `z:` decides the type and is taken over last, Highwire's names override.
    """
    names = [(m.get("name") or m.get("property"), m.get("content")) for m in page.root.iter("meta")]
    rdf = {}
    for name, content in names:
        found = re.fullmatch(r"(DC|DCTERMS|z|og|citation)[.:_](.+)", name or "")
        if found:
            rdf.setdefault((found[1].lower(), found[2]), []).append(content)

    def first(*keys):
        return next((rdf[key][0] for key in keys if key in rdf), None)

    item = {
        "itemType": first(("z", "itemType")) or "journalArticle",
        "title": first(("dc", "title"), ("og", "title")),
        "date": first(("dcterms", "issued"), ("dc", "date")),
        "archiveLocation": first(("dc", "coverage")),
        "language": first(("dc", "language")),
        "rights": first(("dc", "rights")),
        "extra": first(("dc", "description")),
        "abstractNote": first(("og", "description")),
        "type": first(("dc", "type")),
        "url": first(("og", "url")),
        "authors": rdf.get(("dc", "creator"), []),
        "recipients": rdf.get(("z", "recipients"), []),
        "translators": rdf.get(("z", "translators"), []),
        "archive": first(("z", "archive")),
        "callNumber": first(("z", "callNumber")),
    }
    highwire = {
        "title": "title",
        "publication_date": "date",
        "date": "date",
        "public_url": "url",
        "language": "language",
        "technical_report_institution": "institution",
        "technical_report_number": "number",
    }
    for name, field in highwire.items():
        item[field] = first(("citation", name)) or item.get(field)
    if ("citation", "author") in rdf:  # Highwire's authors drive all other creators out
        item |= {"authors": rdf["citation", "author"], "recipients": [], "translators": []}
    return item


@pytest.mark.parametrize(("name", "contents"), FIRST.items())
def test_a_document_is_told_in_names_that_zotero_reads(client, documents, name, contents):
    assert read(client, documents[0].address).meta(name) == contents


def test_zotero_saves_a_document_with_its_archive_and_location(client, publish, first):
    credits_ = (
        Credit(role="obtained", agent="A. Quill"),
        Credit(role="translated", agent="A. Quill"),
    )
    publication = publish(first.model_copy(update={"credits": credits_}))
    page = read(client, f"/{publication.documents[0].ark}")
    assert zotero_item(page) == {
        "itemType": "manuscript",
        "title": "Conversation with Marta Vell, 5 January 1953",
        "date": "1953-02-02",
        "archive": "AVPRF",
        "archiveLocation": "f. 0100, op. 46, d. 12, l. 8",
        "callNumber": "AVPRF, f. 0100, op. 46, d. 12, l. 8",
        "language": None,
        "rights": None,
        "extra": "No. 11/53. Obtained and translated by A. Quill. Version 1 in Harbour Archive",
        "abstractNote": "He asked whether the harbour would be open in spring.",
        "type": "memorandum of conversation",
        "url": f"{SITE}/{publication.documents[0].ark}/v1",
        "authors": ["Orel, J."],
        "recipients": [],
        "translators": ["Quill, A."],
        "institution": None,
        "number": None,
    }


def test_zotero_saves_a_letter_with_its_reader(client, publish, first):
    letter = first.documents[1].model_copy(update={"kind": "letter", "number": "1"})
    publication = publish(first.model_copy(update={"documents": (letter,)}))
    item = zotero_item(read(client, f"/{publication.documents[0].ark}"))
    assert item["itemType"] == "letter"
    assert item["title"] == "Marta Vell to Ján Orel"
    assert (item["authors"], item["recipients"]) == (["Vell, Marta"], ["Orel, Ján"])


def test_zotero_saves_a_dossier_as_a_report_of_its_series(client, talks):
    item = zotero_item(read(client, talks.address))
    assert item["itemType"] == "report"
    assert item["number"] == "7"
    assert item["institution"] == "Harbour Archive"
    assert item["authors"] == ["Quill, Ada"]
    assert item["date"] == "2026/01/01"


def test_schema_org_tells_where_the_paper_of_a_document_lies(client, documents, talks):
    told = read(client, documents[0].address).data()
    assert told["@type"] == "ArchiveComponent"
    assert told["@id"] == SITE + documents[0].address
    assert told["dateCreated"] == "1953-02-02"
    assert told["about"] == {"@type": "Event", "startDate": "1953-01-05"}
    assert told["itemLocation"] == "f. 0100, op. 46, d. 12, l. 8"
    assert told["holdingArchive"]["url"] == f"{SITE}/archives/AVPRF/"
    assert told["isPartOf"]["@id"] == SITE + talks.address
    assert [one["encodingFormat"] for one in told["encoding"]] == ["text/plain", "application/json"]


def test_schema_org_tells_what_a_dossier_holds(client, documents, talks):
    told = read(client, talks.address).data()
    assert told["@type"] == ["ScholarlyArticle", "Collection"]
    assert told["author"] == [{"@type": "Person", "name": "Ada Quill"}]
    assert [part["@id"] for part in told["hasPart"]] == [SITE + d.address for d in documents]
    assert (told["isPartOf"]["name"], told["issueNumber"]) == ("Harbour Papers", "7")


@pytest.mark.parametrize(
    ("address", "kind", "title"),
    [
        ("/", "WebSite", "Harbour Archive"),
        ("/archives/", "CollectionPage", "Archives"),
        ("/archives/AVPRF/", "ArchiveOrganization", "Архив внешней политики Российской Федерации"),
        ("/archives/AVPRF/fond-0100/", "ArchiveComponent", "AVPRF, fond 0100"),
        ("/persons/", "CollectionPage", "Persons"),
        ("/persons/marta-vell/", "Person", "Marta Vell"),
        ("/places/port-sable/", "Place", "Port Sable"),
        ("/chronology/", "CollectionPage", "Chronology"),
        ("/years/1953/", "CollectionPage", "1953"),
        ("/about/", "CollectionPage", "About"),
    ],
)
def test_every_other_page_says_what_it_is_and_where(client, address, kind, title):
    page = read(client, address)
    assert page.data()["@type"] == kind
    assert page.data()["name"] == title == page.meta("og:title")[0]
    assert canonical(page) == SITE + address == page.meta("og:url")[0]
    assert page.meta("og:site_name") == ["Harbour Archive"]


def test_a_later_page_of_a_list_is_canonical_to_itself_and_a_search_to_its_path(client):
    assert canonical(read(client, "/?page=1&utm_source=x")) == f"{SITE}/"
    assert canonical(read(client, "/search?q=harbour")) == f"{SITE}/search"


def canonical(page):
    (link,) = [one for one in page.root.iter("link") if one.get("rel") == "canonical"]
    return link.get("href")


def test_an_older_version_is_canonical_to_itself_and_kept_out_of_search_engines(
    client, publish, first, documents
):
    newer = first.documents[0].model_copy(update={"summary": Paragraph(text="In short.")})
    publish(first.model_copy(update={"documents": (newer, *first.documents[1:])}))
    address = documents[0].address
    assert canonical(read(client, address)) == SITE + address
    assert canonical(read(client, f"{address}/v2")) == SITE + address
    old = read(client, f"{address}/v1")
    assert canonical(old) == f"{SITE}{address}/v1"
    assert old.meta("robots") == ["noindex, follow"]
    assert read(client, address).meta("robots") == []
    posts = signposts(old.answer)
    assert posts["cite-as"] == {f"{SITE}{address}/v1"}
    assert posts["successor-version"] == posts["latest-version"] == {f"{SITE}{address}/v2"}


def test_signposting_leads_from_a_document_to_all_that_belongs_to_it(client, documents, talks):
    answer = client.get(documents[0].address)
    posts = signposts(answer)
    version = f"{SITE}{documents[0].address}/v1"
    assert posts["cite-as"] == {SITE + documents[0].address}
    assert posts["item"] == {f"{version}.txt", f"{version}.json"}
    assert posts["describedby"] == {
        f"{version}.ris",
        f"{version}.bib",
        f"{version}.csl.json",
    }
    assert posts["collection"] == {SITE + talks.address}
    assert posts["type"] == {
        "https://schema.org/AboutPage",
        "https://schema.org/ArchiveComponent",
    }
    files = [client.get(target.removeprefix(SITE)) for target in posts["item"]]
    assert [file.status_code for file in files] == [200, 200]


def test_signposting_leads_from_a_dossier_to_its_documents_and_licence(client, publish, first):
    licence = "https://creativecommons.org/licenses/by/4.0/"
    publication = publish(first.model_copy(update={"licence": licence}))
    posts = signposts(client.get(f"/{publication.ark}"))
    assert posts["license"] == {licence}
    documents = {f"{SITE}/{document.ark}" for document in publication.documents}
    assert documents <= posts["item"]


def test_a_kept_page_and_a_file_carry_their_links_too(client, documents):
    for address in (documents[0].address, f"{documents[0].address}/v1.ris"):
        fresh, kept = client.get(address), client.get(address)
        assert fresh["Link"] == kept["Link"]
        assert signposts(kept)["cite-as"]


def test_links_of_the_head_name_each_file_with_its_media_type(client, documents):
    page = client.get(documents[0].address)
    posts = re.findall(
        r'<link rel="alternate" href="([^"]+)" type="([^"]+)"', page.content.decode()
    )
    for address, media_type in posts:
        assert client.get(unquote(address.removeprefix(SITE)))["Content-Type"] == media_type
    assert len(posts) == 5


def test_no_words_end_the_block_of_data():
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    written = as_json_ld(Metadata("/", "t", json_ld={"name": hostile}))
    assert "<" not in written
    assert json.loads(written) == {"name": hostile}
