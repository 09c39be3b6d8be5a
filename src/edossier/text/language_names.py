"""Names of languages as dossiers and catalogues print them, to BCP 47 tags."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from edossier.text.folding import fold

__all__ = ["language_names", "language_tag"]

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# ISO 639-2 codes, bibliographic and terminological, as library and archive systems write them.
# Source: ISO 639-2 registration authority (Library of Congress), code list.
_THREE_LETTERS = {
    "eng": "en", "ger": "de", "deu": "de", "rus": "ru", "cze": "cs", "ces": "cs", "slo": "sk",
    "slk": "sk", "pol": "pl", "hun": "hu", "rum": "ro", "ron": "ro", "bul": "bg", "ukr": "uk",
    "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "chi": "zh", "zho": "zh", "kor": "ko",
    "jpn": "ja", "vie": "vi", "srp": "sr", "alb": "sq", "sqi": "sq", "mon": "mn", "ara": "ar",
    "per": "fa", "fas": "fa", "tur": "tr", "heb": "he", "por": "pt", "dut": "nl", "nld": "nl",
    "bel": "be", "lit": "lt", "lav": "lv", "est": "et", "hrv": "hr", "slv": "sl", "mac": "mk",
    "mkd": "mk", "gre": "el", "ell": "el", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi",
    "geo": "ka", "kat": "ka", "arm": "hy", "hye": "hy", "lat": "la", "yid": "yi",
}  # fmt: skip
_TWO_LETTERS = frozenset({*_THREE_LETTERS.values(), "kk", "az", "uz", "mn", "hi", "id", "th"})


@cache
def language_names() -> Mapping[str, str]:
    """Give the tag of each name, folded, with single blanks."""
    rows = tomllib.loads(
        resources.files("edossier.text").joinpath("language_names.toml").read_text(encoding="utf-8")
    )
    found: dict[str, str] = {}
    for tag, names in rows.items():
        for name in names:
            found.setdefault(_folded(name), tag)
    return found


def language_tag(printed: str) -> str | None:
    """Give the BCP 47 tag of a language's name, code or tag; None where it is none.

    >>> language_tag("Russian"), language_tag("ger"), language_tag("sr-Latn"), language_tag("Title")
    ('ru', 'de', 'sr-Latn', None)
    """
    text = printed.strip()
    code, _, rest = text.partition("-")
    code = code.lower()
    if _TAG.fullmatch(f"{code}-{rest}" if rest else code):
        if code in _TWO_LETTERS:
            return f"{code}-{rest}" if rest else code
        if code in _THREE_LETTERS and not rest:
            return _THREE_LETTERS[code]
    return language_names().get(_folded(text))


def _folded(text: str) -> str:
    return " ".join(fold(text).text.split())
