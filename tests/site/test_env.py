"""Settings from the environment: a wrong value is an error that names it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.errors import ConfigurationError
from edossier_site import env


def test_the_archive_has_to_be_named(monkeypatch):
    monkeypatch.delenv("EDOSSIER_ARCHIVE", raising=False)
    with pytest.raises(ConfigurationError, match="EDOSSIER_ARCHIVE is not set"):
        env.archive_path()


def test_sqlite_stands_in_the_derived_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings = env.database(tmp_path)
    assert settings["NAME"] == str(tmp_path / "archive.sqlite3")
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]


def test_a_database_address_is_read_whole():
    settings = env.database_from_url(
        "postgresql://ann:p%40ss@db.example.org:6432/dossiers?sslmode=require"
    )
    assert {key: settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "dossiers",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "6432",
    }
    assert settings["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ann:secret@host/name",
        "postgresql://ann:secret@host",
        "postgresql://ann:secret@host/a/b",
        "postgresql://ann:secret@host:port/name",
        "postgresql://[ann:secret@host/name",
        "ann:secret",
    ],
)
def test_a_wrong_address_is_refused_and_its_password_never_printed(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ConfigurationError, match="DATABASE_URL") as refused:
        env.database(tmp_path)
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_any_address_is_read_or_refused(url):
    with contextlib.suppress(ConfigurationError):
        assert env.database_from_url(url)["NAME"]
