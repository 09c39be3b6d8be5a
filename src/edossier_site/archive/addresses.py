"""The address of every page; docs/reference/addresses.md has the table.

Addresses are made here and nowhere else, so that templates, the search index and the sitemap
agree. An `ark` is always whole: "ark:/99999/fk4abc".
"""

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from edossier.text.folding import fold

__all__ = [
    "agent_address",
    "archive_address",
    "ark_address",
    "chronology_address",
    "difference_address",
    "download_address",
    "leaf_address",
    "natural_order",
    "place_address",
    "search_address",
    "slug",
    "unit_segment",
    "versions_address",
    "wanted_address",
    "year_address",
]

_SEPARATORS = re.compile(r"[\W_]+")
# Blanks, with whatever punctuation stands about them.
_SPACED = re.compile(r"[^\w\s./~]*\s[^\w./~]*")
_PUNCTUATION = re.compile(r"[^\w.~-]")
_DIGITS = re.compile(r"[0-9]+")
_LONGEST_SLUG = 80


def slug(name: str) -> str:
    """Make the part of an address that stands for a name: folded, words joined by hyphens.

    Names that differ only in case, accents or punctuation share it; a name too long for an
    address is cut and told apart by a hash.

    >>> slug("J. Bušniak")
    'j-busniak'
    """
    made = _SEPARATORS.sub("-", fold(name).text).strip("-")
    if made and len(made) <= _LONGEST_SLUG:
        return made
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{made[: _LONGEST_SLUG - 9]}-{digest}".lstrip("-")


def unit_segment(level: str, value: str) -> str:
    """Make the part of an address that stands for one unit below the one above it.

    Other than in a name, a stroke, a stop or a hyphen tells two units apart: it stays.

    >>> unit_segment("delo", "12/3 a"), unit_segment("folder", "118: Čína")
    ('delo-12~3-a', 'folder-118-cina')
    """
    plain = _SPACED.sub("-", fold(value).text.strip())
    made = _PUNCTUATION.sub("_", plain.replace("/", "~")).strip("_-")
    if len(made) > _LONGEST_SLUG:
        digest = hashlib.sha256(value.encode()).hexdigest()[:8]
        made = f"{made[: _LONGEST_SLUG - 9]}-{digest}"
    return f"{level}-{made}"


def natural_order(value: str) -> str:
    """Give a key that sorts numbers by their size: file 9 before file 10.

    >>> sorted(["10", "9", "9a"], key=natural_order)
    ['9', '9a', '10']
    """
    return _DIGITS.sub(lambda run: run[0].zfill(12), fold(value).text[:_LONGEST_SLUG])[:200]


def ark_address(ark: str, version: int | None = None) -> str:
    """Give the address of a dossier or document; without `version`, of the newest."""
    return f"/{ark}" if version is None else f"/{ark}/v{version}"


def versions_address(ark: str) -> str:
    """Give the address of the version history of a dossier or document."""
    return f"/{ark}/versions"


def difference_address(ark: str, old: int, new: int) -> str:
    """Give the address of what changed between two versions."""
    return f"/{ark}/v{old}..v{new}"


def download_address(ark: str, form: str, version: int | None = None) -> str:
    """Give the address of a file to take away: its form after a stop, as ARKs name a variant.

    >>> download_address("ark:/99999/fk4abc", "ris", 2)
    '/ark:/99999/fk4abc/v2.ris'
    """
    return f"{ark_address(ark, version)}.{form}"


def archive_address(repository: str, path: str = "") -> str:
    """Give the address of a repository, or of the unit at `path` ("f-0100/op-46") in it."""
    return quote(f"/archives/{repository}/{path}/" if path else f"/archives/{repository}/")


def leaf_address(unit: str, leaf: str | None) -> str:
    """Give the address of a unit's page, opened at a leaf of it.

    >>> leaf_address("/archives/AVPRF/fond-1/", "202")
    '/archives/AVPRF/fond-1/?leaf=202#in-file'
    """
    return f"{unit}?{urlencode({'leaf': leaf})}#in-file" if leaf else unit


def wanted_address(repository: str | None = None, form: str = "") -> str:
    """Give the address of the records wanted, of one archive or of all; `form` of the file.

    >>> wanted_address("AVPRF"), wanted_address(form="csv")
    ('/archives/AVPRF/wanted/', '/wanted.csv')
    """
    room = f"/archives/{repository}/wanted" if repository else "/wanted"
    return quote(f"{room}.{form}" if form else f"{room}/")


def agent_address(kind: str, agent: str) -> str:
    """Give the address of a person or an organisation from its slug."""
    return quote(f"/{'organisations' if kind == 'organisation' else 'persons'}/{agent}/")


def place_address(place: str) -> str:
    """Give the address of a place from its slug."""
    return quote(f"/places/{place}/")


def year_address(year: int) -> str:
    """Give the address of the documents of one year."""
    return f"/years/{year}/"


def chronology_address(narrowed: Sequence[tuple[str, str]] = ()) -> str:
    """Give the address of the chronology, narrowed by fields of the query language.

    >>> chronology_address([("archive", "AVPRF"), ("date", "1956..1958")])
    '/chronology/?archive=AVPRF&date=1956..1958'
    """
    return "/chronology/" + (f"?{urlencode(narrowed, safe=':/')}" if narrowed else "")


def search_address(query: str) -> str:
    """Give the address of a search."""
    return "/search?" + urlencode({"q": query})
