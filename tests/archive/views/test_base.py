"""The frame of every page: head, way to the archive's parts, search, contact."""

import pytest
from django.conf import settings

from archive.views.reading import read


def with_statement(harbour, line: str, value: str) -> None:
    path = harbour.archive.path / "archive.toml"
    text = path.read_text("utf-8")
    start = text.index(f"\n{line} = ") + 1
    path.write_text(text[:start] + f"{line} = {value}" + text[text.index("\n", start) :], "utf-8")


@pytest.fixture
def stating(harbour):
    """Change a line of archive.toml before the site is turned to the archive."""
    from edossier_site.start import configure

    def state(line: str, value: str) -> None:
        with_statement(harbour, line, value)
        elsewhere = harbour.archive.path.parent / "elsewhere"
        if not elsewhere.exists():
            from edossier.keeping import create_archive

            create_archive(elsewhere)
        configure(elsewhere)
        configure(harbour.archive.path)

    return state


def test_the_name_leads_home_and_the_parts_are_a_step_away(client):
    page = read(client, "/about/")
    links = page.links()
    assert links["Harbour Archive"] == "/"
    assert links["Skip to the text"] == "#content"
    for part in ("Archives", "Persons", "Places", "Chronology", "About"):
        assert links[part] == f"/{part.lower()}/"
    assert page.select("form.site-search")[0].get("action") == "/search"


def test_an_error_is_reported_to_the_contact_naming_the_page(stating, client):
    stating("contact", '"keeper@example.org"')
    assert settings.ARCHIVE.settings.contact == "keeper@example.org"
    link = read(client, "/persons/").links()["Report an error"]
    assert link.startswith("mailto:keeper@example.org?subject=Error%20on%20")
    assert "%2Fpersons%2F" in link


def test_a_contact_may_be_a_page(stating, client):
    stating("contact", '"https://example.org/errors"')
    assert read(client, "/").links()["Report an error"] == "https://example.org/errors"


def test_without_a_contact_there_is_no_link_and_about_says_so(client):
    assert "Report an error" not in read(client, "/").links()
    assert "names no contact yet" in read(client, "/about/").text


def test_publisher_and_licence_are_named(stating, client):
    stating("publisher", '"The <Harbour> Press"')
    stating("licence", '"CC BY 4.0"')
    page = read(client, "/about/")
    assert "The <Harbour> Press" in page.text
    assert "CC BY 4.0." in page.texts("footer.site-foot")[0]
