"""A public page is rendered once, kept, answered by 304 where it is known, dropped by the log."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from edossier_site.archive.follow import follow
from edossier_site.archive.pages import KeptPage, KeptPages, keep_pages
from edossier_site.start import prepare


class Counted:
    """A site of one view that counts how often it is asked."""

    def __init__(self, **headers: str) -> None:
        self.times = 0
        self.status = 200
        self.headers = headers

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.times += 1
        return HttpResponse(
            f"{request.path} {self.times}", status=self.status, headers=self.headers
        )


def get(respond, address: str = "/", **headers: str) -> HttpResponse:
    return respond(RequestFactory().get(address, headers=headers))


@pytest.fixture
def view(harbour) -> Counted:
    return Counted()


@pytest.fixture
def respond(view):
    return keep_pages(view)


def test_a_page_is_rendered_once(view, respond):
    assert get(respond).content == get(respond).content == b"/ 1"
    assert view.times == 1


def test_who_has_the_page_is_told_so(respond):
    etag = get(respond).headers["ETag"]
    again = get(respond, **{"if-none-match": etag})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == etag


def test_the_first_answer_too_is_a_304_where_the_page_is_known(view, respond):
    etag = get(respond).headers["ETag"]
    assert get(keep_pages(view), **{"if-none-match": etag}).status_code == 304


def test_the_log_drops_the_page_and_changes_its_tag(harbour, first, view, respond):
    etag = get(respond).headers["ETag"]
    harbour.put(first.model_copy(update={"title": "Corrected"}))
    follow(harbour.archive)
    after = get(respond, **{"if-none-match": etag})
    assert after.status_code == 200
    assert after.content == b"/ 2"
    assert after.headers["ETag"] != etag


def test_every_page_is_asked_for_again(respond):
    assert get(respond).headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_an_error_is_neither_kept_nor_tagged(view, respond):
    view.status = 404
    assert "ETag" not in get(respond).headers
    get(respond)
    assert view.times == 2


def test_a_page_that_says_itself_how_long_it_holds_is_left_alone(harbour):
    view = Counted(**{"Cache-Control": "no-store"})
    respond = keep_pages(view)
    assert get(respond).headers["Cache-Control"] == "no-store"
    assert "ETag" not in get(respond).headers
    assert view.times == 2


def test_only_reading_is_answered_from_what_is_kept(view, respond):
    get(respond)
    respond(RequestFactory().post("/"))
    assert view.times == 2
    respond(RequestFactory().head("/"))
    assert view.times == 2


def test_the_order_of_a_query_means_nothing_its_words_do(view, respond):
    get(respond, "/chronology/?page=2&year=1953")
    get(respond, "/chronology/?year=1953&page=2&archive=")
    assert view.times == 1
    get(respond, "/chronology/?year=1954&page=2")
    get(respond, "/chronology/?year=1954&page=2&page=3")
    assert view.times == 3


def test_a_page_travels_packed_to_who_takes_it_so(harbour):
    prepare(harbour.archive.path)
    client = Client(SERVER_NAME="localhost")
    whole = client.get("/search/help")
    for _ in range(2):  # rendered, then kept
        packed = client.get("/search/help", headers={"accept-encoding": "br, gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == whole.content
        assert packed.headers["Content-Length"] == str(len(packed.content))
        assert packed.headers["ETag"] == whole.headers["ETag"]
        assert packed.headers["Vary"] == whole.headers["Vary"] == "Accept-Encoding"


def test_an_answer_that_is_not_kept_travels_packed_too(harbour):
    prepare(harbour.archive.path)
    client = Client(SERVER_NAME="localhost")
    answer = client.get("/search?q=harbour", headers={"accept-encoding": "gzip"})
    assert b"<h1>Search</h1>" in gzip.decompress(answer.content)


def test_who_does_not_take_gzip_gets_words(harbour):
    prepare(harbour.archive.path)
    client = Client(SERVER_NAME="localhost")
    for accepted in ("", "br", "gzip;q=0", "xgzip"):
        answer = client.get("/", headers={"accept-encoding": accepted})
        assert "Content-Encoding" not in answer.headers, accepted


def page_of(size: int) -> KeptPage:
    return KeptPage(b"x" * (size - size // 4), b"x" * (size // 4), "text/html")


def test_the_least_used_page_goes_first():
    pages = KeptPages(most_bytes=25)
    pages.keep("1", "/a", page_of(10))
    pages.keep("1", "/b", page_of(10))
    assert pages.get("1", "/a")
    pages.keep("1", "/c", page_of(10))
    assert pages.get("1", "/b") is None
    assert pages.get("1", "/a")


@given(st.lists(st.tuples(st.sampled_from("12"), st.sampled_from("abcd"), st.integers(0, 30))))
def test_kept_pages_never_outgrow_their_bound(steps):
    pages = KeptPages(most_bytes=40)
    for state, address, size in steps:
        pages.keep(state, address, page_of(size))
        held = [page for name in "abcd" if (page := pages.get(state, name))]
        assert sum(len(page.content) + len(page.packed) for page in held) == pages.bytes <= 40


def test_pages_of_the_site_carry_tag_and_policy(harbour):
    prepare(harbour.archive.path)
    client = Client(SERVER_NAME="localhost")
    answer = client.get("/")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get("/", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    head = client.head("/")
    assert head.content == b""
    assert head.headers["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize(
    "address", ["/persons/a%00b/", "/chronology/?archive=a%00b", "/search?q=%00"]
)
def test_a_nul_names_nothing(harbour, address):
    prepare(harbour.archive.path)
    assert Client(SERVER_NAME="localhost").get(address).status_code == 404


def test_a_host_that_is_not_ours_is_refused(harbour):
    prepare(harbour.archive.path)
    assert Client(SERVER_NAME="elsewhere.example").get("/").status_code == 400


def test_static_files_have_their_hash_in_their_name_and_are_kept_for_ever(harbour):
    prepare(harbour.archive.path)
    client = Client(SERVER_NAME="localhost")
    page = client.get("/").content.decode()
    start = page.index("/static/web/site.")
    sheet = page[start : page.index(".css", start) + 4]
    assert sheet != "/static/web/site.css"
    answer = client.get(sheet)
    assert b"".join(answer.streaming_content)
    answer.close()
    assert "immutable" in answer.headers["Cache-Control"]
