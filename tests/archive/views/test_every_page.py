"""What holds of every page, and what no request may do."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from archive.views.reading import Read, read, structural_faults


@pytest.fixture
def addresses(client, talks, documents) -> list[str]:
    seen = [
        "/",
        "/about/",
        "/archives/",
        "/archives/AVPRF/",
        "/archives/AVPRF/fond-0100/",
        "/chronology/",
        "/chronology/?archive=AVPRF",
        "/organisations/",
        "/persons/",
        "/places/",
        "/places/port-sable/",
        "/search/help",
        "/search?q=harbour",
        "/search?q=nothingatall",
        "/search?q=%22open",
        "/years/1953/",
        f"{talks.address}/versions",
        f"{talks.address}/v1",
        talks.address,
    ]
    return [*seen, *(line.address for line in documents)]


def test_every_page_is_built_for_every_reader(client, addresses):
    faults = {address: structural_faults(read(client, address)) for address in addresses}
    assert {address: found for address, found in faults.items() if found} == {}


def test_the_check_of_structure_sees_what_it_should():
    page = html.document_fromstring(
        '<html><title>t</title><body id="content"><h1>a</h1><h3 id="x" style="a">b</h3>'
        '<p id="x" onclick="a">c</p><input name="q" id="q"><img src="a"><a href="/b"></a>'
        '<section aria-labelledby="y"></section><script>1</script><h2><details></details></h2>'
    )
    assert structural_faults(Read(None, page)) == [
        "the page has no language",
        "h3 after h1",
        "id x twice",
        "aria-labelledby of y, which is nowhere",
        "input q has no label",
        "an image without alt",
        "a link without words to /b",
        "inline style on h3",
        "inline script",
        "onclick on p",
        "a details inside a h2",
    ]


def test_every_page_carries_the_policy_and_no_cookie(client, addresses):
    for address in addresses:
        answer = client.get(address)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert not answer.cookies


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/ark:/99999/fk4nothing",
        "/archives/NOWHERE/",
        "/archives/AVPRF/fond-9999/",
        "/persons/nobody/",
        "/organisations/marta-vell/",
        "/places/nowhere/",
        "/persons/?page=0",
        "/persons/?page=2",
        "/persons/?page=-1",
        "/persons/?page=one",
        "/persons/?page=%C2%B2",
        "/persons/?page=9999999999",
        "/places/port-sable/?passages=7",
        "/archives/AVPRF/?units=5",
        "/archives/AVPRF/?cited=5",
        "/chronology/?archive=NOWHERE",
        "/sitemap.xml?page=9",
    ],
)
def test_what_is_not_here_is_said_with_a_way_on(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    page = Read(answer, html.document_fromstring(answer.content.decode()))
    assert structural_faults(page) == []
    assert page.links()["first page"] == "/"


def test_a_mistyped_ark_is_not_another_documents_page(client, documents):
    ark = documents[0].ark
    for letter in "0123456789bcdfghjkmnpqrstvwxz":
        if letter != ark[-1]:
            assert client.get(f"/{ark[:-1]}{letter}").status_code == 404


def test_nothing_can_be_written(client, talks):
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(talks.address).status_code == 405


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    start=st.sampled_from(["/", "/chronology/", "/persons/", "/archives/AVPRF/", "/search", "/x/"]),
    name=st.sampled_from(["page", "q", "archive", "units", "passages", "sort", "né"]),
    value=st.text(max_size=30),
)
def test_no_query_makes_the_site_fail(client, start, name, value):
    assert client.get(start, {name: value}).status_code in (200, 404)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=40))
def test_no_address_makes_the_site_fail(client, path):
    for room in ("", "ark:/", "archives/", "persons/", "places/", "years/", "ark:/99999/"):
        assert client.get(f"/{room}{quote(path)}").status_code in (200, 301, 302, 400, 404)
