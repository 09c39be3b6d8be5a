"""The unit key: one string for one archival unit, however the scholar ordered or spelled it.

    avprf:fond=0100/opis=46/papka=362/delo=12#8

Levels stand in a fixed rank and synonyms are one; titles, extents, reels and years are left
out; zeros stay. It is the key of a unit, so registry numbers are no part of it.
"""

import re
from collections.abc import Sequence

from edossier.references.flatten import flatten
from edossier.references.name_forms import romanise_name
from edossier.references.reference import Leaves, Level

__all__ = ["synonym", "unit_key"]

_SYNONYMS = {
    "opys": "opis", "apyrasas": "opis", "sprava": "delo", "byla": "delo", "ae": "delo",
    "ed_khr": "delo", "od_zb": "delo", "band": "nr", "archivnummer": "nr",
    "archivaliensignatur": "nr", "fonds": "fond", "zespol": "fond",
    "krabice": "box", "karton": "box",
}  # fmt: skip
_LEFT_OUT = {"title", "extent", "form", "reel", "database", "holding", "nad", "archive_no", "year"}
_RANK = (
    "record_group", "department", "section", "bestand", "fond", "collection", "toegang", "subfonds",
    "subfond", "date_range", "country_file", "opis", "lot_file", "series", "subseries",
    "sub_subseries", "cs", "organisational_unit", "issue", "accession", "consignment", "papka",
    "krabice", "karton", "box", "tetel", "doboz", "delo", "file",
)  # fmt: skip
_MAY_REPEAT = {"organisational_unit", "series", "subseries", "date_range"}  # one within the other
_CODE = re.compile(r"\b([A-Z]{2,3})(?=\d)")  # "DY30" and "DY 30" are one Bestand
_UNPADDED = {"TNA"}  # "FO 371/086759" and "FO 371/86759" are one piece


def unit_key(repository: str, levels: Sequence[Level], leaves: Sequence[Leaves]) -> str | None:
    """Give the key of a unit whose archive and whole chain are certain; None for several units."""
    named = [(synonym(x.level), x) for x in levels if x.level not in _LEFT_OUT]
    names = [name for name, _ in named]
    if not named or any(names.count(n) > 1 for n in names if n not in _MAY_REPEAT):
        return None
    ranked = sorted(named, key=lambda pair: _rank(pair[0]))
    chain = "/".join(f"{name}={_value(repository, name, level)}" for name, level in ranked)
    runs = ",".join(map(_run, leaves))
    return f"{_plain(repository)}:{chain}{'#' + runs if runs else ''}"


def synonym(level: str) -> str:
    """Give the one word that a key uses for this level: "opys" is an opis."""
    return _SYNONYMS.get(level, level)


def _run(leaves: Leaves) -> str:
    verso = "v" if leaves.verso else ""
    return (
        f"{leaves.first if leaves.first == leaves.last else f'{leaves.first}-{leaves.last}'}{verso}"
    )


def _rank(name: str) -> int:
    return _RANK.index(name) if name in _RANK else len(_RANK)


def _value(repository: str, name: str, level: Level) -> str:
    value = level.value
    if name == "bestand":
        value = ".".join(_CODE.sub(r"\1 ", f"{level.label} {value}").split())
    if name == "bestand" and repository == "CH-BAR":  # "E 2001 (E)" and "E2001E" are one
        value = re.sub(r"[.()\s](?!\d)|(?<=[EJK])\.", "", value)
    if name == "sygnatura" and repository == "AIPN":  # the branch tells two numbers apart
        value = re.sub(r"^(?:sygn\.?\s)?(?:IPN\s)?", "", f"{level.label} {value}".strip())
    if name == "nr" and level.level == "archivaliensignatur":
        value = level.label + value
    if name == "department":
        value = value.replace(".", "").replace(" ", "")
    if name == "piece" and repository in _UNPADDED:
        value = value.lstrip("0") or "0"
    return _plain(value)


def _plain(value: str) -> str:
    folded = flatten(value if value.isascii() else romanise_name(value)).text
    return "_".join(folded.replace("/", "%2f").replace("#", "%23").replace(":", "%3a").split())
