"""`archive.toml`: what the archive is called, where it answers, who answers for it."""

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from edossier.errors import ConfigurationError

__all__ = ["FILE_NAME", "TEST_NAAN", "Settings", "read_settings", "settings_template"]

FILE_NAME = "archive.toml"
TEST_NAAN = "99999"

_KEYS = ("name", "address", "naan", "publisher", "contact", "licence")
_NAAN = re.compile(r"[0-9b-df-hj-km-np-tv-xz]{5,16}", re.ASCII)
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,60}")
_LONGEST = 1000
_TEMPLATE = """\
# What this archive says of itself. Lines that start with # are remarks.

# Its name, at the head of every page.
name = {name}

# The address that readers reach it at: citations print it. No path after the host's name.
address = "http://localhost:8000"

# The number of the body that assigns its permanent names (NAAN). 99999 is for tests only: ask
# the ARK Alliance (https://arks.org) for one of your own, at no cost, before you publish.
naan = "99999"

# Who publishes it; leave it empty where nobody does yet.
publisher = ""

# Where readers report an error: a mail address, or the address of a page.
contact = ""

# The licence of what is published here, in words or as an address; a dossier may state its own.
licence = ""
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """An archive's own statement.

    Attributes:
        address: Without a stroke at its end: "https://archive.example.org".
        naan: "99999" is the test number.
        publisher, contact, licence: None where the file leaves them empty.
    """

    name: str
    address: str
    naan: str = TEST_NAAN
    publisher: str | None = None
    contact: str | None = None
    licence: str | None = None

    @property
    def contact_link(self) -> str | None:
        """The contact as a link: `mailto:` before a mail address."""
        if self.contact is None or not _MAIL.fullmatch(self.contact):
            return self.contact
        return f"mailto:{self.contact}"


def settings_template(name: str) -> str:
    """Give the text of a new `archive.toml`, each entry with a remark."""
    escaped = "".join(
        f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else f"\\{c}" if c in '"\\' else c
        for c in name
    )
    return _TEMPLATE.format(name=f'"{escaped}"')


def read_settings(path: Path) -> Settings:
    """Read and check an `archive.toml`.

    Raises:
        ConfigurationError: It is missing or an entry is wrong; the message names file and line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        entries = tomllib.loads(text)
    except FileNotFoundError as error:
        raise ConfigurationError(
            f"There is no archive in {path.parent}: it has no {path.name}. "
            f"Make one with: edossier new {path.parent}"
        ) from error
    except OSError as error:
        raise ConfigurationError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path} is not valid TOML: {error}.") from error
    return _checked(_Entries(path, text, entries))


@dataclass(frozen=True, slots=True)
class _Entries:
    path: Path
    text: str
    values: dict[str, object]

    def wrong(self, key: str, what: str) -> ConfigurationError:
        pattern = re.compile(rf"[\[\s]*[\"']?{re.escape(key)}\b")
        lines = enumerate(self.text.splitlines(), 1)
        line = next((number for number, text in lines if pattern.match(text)), 1)
        return ConfigurationError(f"{self.path}:{line}: {what}")

    def string(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, f'`{key}` must be text in quotes, such as {key} = "...".')
        if len(value) > _LONGEST or not value.isprintable():
            raise self.wrong(
                key, f"`{key}` must be one line of at most {_LONGEST:,} characters, without tabs."
            )
        return value.strip()


def _checked(entries: _Entries) -> Settings:
    for key in entries.values:
        if key not in _KEYS:
            raise entries.wrong(key, _unknown(key))
    name = entries.string("name")
    if not name:
        raise entries.wrong("name", "`name` is missing: say what the archive is called.")
    contact = entries.string("contact")
    if contact and not _MAIL.fullmatch(contact) and not _is_address(contact):
        raise entries.wrong(
            "contact",
            f"`contact` is {contact!r}: give a mail address, or an address that starts with "
            "https://, or leave it empty.",
        )
    return Settings(
        name=name,
        address=_address(entries),
        naan=_naan(entries),
        publisher=entries.string("publisher") or None,
        contact=contact or None,
        licence=entries.string("licence") or None,
    )


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key.lower(), _KEYS, n=1, cutoff=0.5)
    mend = f"did you mean `{near[0]}`?" if near else f"the entries are {', '.join(_KEYS)}."
    return f"There is no entry `{key}`; {mend}"


def _address(entries: _Entries) -> str:
    address = entries.string("address").rstrip("/")
    if not _is_address(address) or urlsplit(address).path or "?" in address or "#" in address:
        raise entries.wrong(
            "address",
            f"`address` is {address!r}: give the scheme and the host, such as "
            '"https://archive.example.org", and no path.',
        )
    return address


def _naan(entries: _Entries) -> str:
    naan = entries.string("naan") or TEST_NAAN
    if not _NAAN.fullmatch(naan):
        raise entries.wrong(
            "naan",
            f"`naan` is {naan!r}: a NAAN has five or more digits or consonants; "
            f'use "{TEST_NAAN}", the test number, until you have one.',
        )
    return naan


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and not any(character.isspace() for character in text)
    )
