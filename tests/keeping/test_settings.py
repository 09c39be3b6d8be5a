"""archive.toml: its errors name the file, the line and the mend."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.errors import ConfigurationError
from edossier.keeping import Settings, read_settings
from edossier.keeping.settings import settings_template

GOOD = """\
name = "An archive"
address = "https://archive.example.org/"
naan = "12345"
publisher = "A publisher"
contact = "editor@example.org"
licence = "CC BY 4.0"
"""


@pytest.fixture
def written(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "archive.toml"
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_every_entry_is_read(written):
    settings = read_settings(written(GOOD))
    assert settings == Settings(
        name="An archive",
        address="https://archive.example.org",
        naan="12345",
        publisher="A publisher",
        contact="editor@example.org",
        licence="CC BY 4.0",
    )
    assert settings.contact_link == "mailto:editor@example.org"


def test_the_template_is_valid_and_says_nothing_yet(written):
    settings = read_settings(written(settings_template("My archive")))
    assert settings == Settings(name="My archive", address="http://localhost:8000")
    assert settings.contact_link is None


def test_a_file_that_windows_wrote_is_read(written):
    assert read_settings(written(GOOD.replace("\n", "\r\n"), "utf-8-sig")).naan == "12345"


@pytest.mark.parametrize(
    ("old", "new", "place", "mend"),
    [
        ("publisher =", "publsher =", ":4:", "did you mean `publisher`?"),
        ("publisher =", "colour =", ":4:", "the entries are name, address"),
        ('"12345"', "12345", ":3:", "must be text in quotes"),
        ('"12345"', '"12a45"', ":3:", 'use "99999"'),
        ('"12345"', '"123"', ":3:", "five or more"),
        ('"https://archive.example.org/"', '"archive.example.org"', ":2:", "the scheme"),
        ('"https://archive.example.org/"', '"https://x.org/path"', ":2:", "no path"),
        ('"https://archive.example.org/"', '"https://[x"', ":2:", "the scheme"),
        ('"https://archive.example.org/"', '"https://x.org:99999"', ":2:", "the scheme"),
        ('"editor@example.org"', '"nobody"', ":5:", "give a mail address"),
        ('"An archive"', '""', ":1:", "say what the archive is called"),
        ('"An archive"', '"a\\nb"', ":1:", "one line"),
        ('"An archive"', '"An archive', "line 1", "not valid TOML"),
        ('licence = "CC BY 4.0"', "[licence]", ":6:", "must be text in quotes"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line_and_the_mend(written, old, new, place, mend):
    path = written(GOOD.replace(old, new))
    with pytest.raises(ConfigurationError) as caught:
        read_settings(path)
    assert place in str(caught.value)
    assert mend in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_entry_is_said(written):
    with pytest.raises(ConfigurationError, match="`address` is ''"):
        read_settings(written('name = "x"'))


def test_a_missing_file_is_said_with_the_command_that_makes_one(tmp_path):
    with pytest.raises(ConfigurationError, match="edossier new"):
        read_settings(tmp_path / "archive.toml")


def test_a_file_in_another_encoding_is_said(written):
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        read_settings(written('name = "Národní archiv"', "utf-16"))


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_of_any_letters_survives_the_template(name):
    assert tomllib.loads(settings_template(name))["name"] == name


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_our_own_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("settings") / "archive.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError):
        read_settings(path)
