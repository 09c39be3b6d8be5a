"""Settings from the environment, read loudly: a wrong value is an error, never a default.

EDOSSIER_ARCHIVE      the archive's folder
DATABASE_URL          PostgreSQL instead of SQLite: postgresql://user:password@host:port/name
EDOSSIER_PREVIEW      the file that a preview shows; `edossier preview` sets it
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from edossier.errors import ConfigurationError

__all__ = ["archive_path", "database", "database_from_url", "preview_file", "sqlite"]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        # A transaction takes the writer's lock at its start, so that two followers take turns.
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}


def archive_path() -> Path:
    """Give the archive's folder: EDOSSIER_ARCHIVE.

    Raises:
        ConfigurationError: It is not set.
    """
    value = os.environ.get("EDOSSIER_ARCHIVE", "")
    if not value:
        raise ConfigurationError(
            "EDOSSIER_ARCHIVE is not set: give it the folder that holds archive.toml."
        )
    return Path(value).absolute()


def preview_file() -> Path:
    """Give the file that a preview shows: EDOSSIER_PREVIEW."""
    return Path(os.environ["EDOSSIER_PREVIEW"])


def database(derived: Path) -> dict[str, Any]:
    """Give Django's settings of the database: DATABASE_URL, else SQLite in the folder `derived`."""
    url = os.environ.get("DATABASE_URL", "")
    if url:
        settings = database_from_url(url)
        if find_spec("psycopg") is None:
            raise ConfigurationError(
                "DATABASE_URL asks for PostgreSQL, whose driver is not installed: "
                "pip install 'psycopg[binary]'."
            )
        return settings
    return sqlite(derived)


def sqlite(derived: Path) -> dict[str, Any]:
    """Give Django's settings of the SQLite database in the folder `derived`."""
    return {**_SQLITE, "NAME": str(derived / "archive.sqlite3")}


def database_from_url(url: str) -> dict[str, Any]:
    """Read a PostgreSQL address.

    >>> database_from_url("postgresql://ann@db.example.org/dossiers?sslmode=require")["OPTIONS"]
    {'sslmode': 'require'}

    Raises:
        ConfigurationError: It is no address of a PostgreSQL database. The message never
            repeats the address, which may hold a password.
    """
    wrong = ConfigurationError(
        "DATABASE_URL is not of the form postgresql://user:password@host:port/name."
    )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise wrong from None
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name or "/" in name:
        raise wrong
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
