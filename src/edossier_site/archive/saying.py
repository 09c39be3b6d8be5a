"""How a value is said on a page: its language, its date, and whether it was printed so."""

import re
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from edossier.dates import format_date
from edossier.dossier import DateStatement, Evident
from edossier.text.scripts import direction

__all__ = ["escaped", "language_of", "marked", "spoken"]

_HTML_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def escaped(words: str) -> SafeString:
    """Give words as HTML; what is HTML already stays as it is."""
    # Safe: it went through `escape`.
    return words if isinstance(words, SafeString) else SafeString(escape(words))


@lru_cache(maxsize=256)
def language_of(language: str | None) -> SafeString:
    """Give the attributes that say the language and direction of an element's text.

    Where the language is unknown, the browser tells the direction by the letters.
    """
    if not language:
        return SafeString(' dir="auto"')
    return SafeString(f' lang="{escape(language)}" dir="{direction(language)}"')


def spoken(date: DateStatement | str | None) -> SafeString:
    """Give a date for the eye, with the machine's form beside it where HTML has one."""
    if date is None:
        return SafeString()
    if isinstance(date, str):
        return _spoken(date, None)
    return _spoken(date.edtf, date.time)


@lru_cache(maxsize=4096)
def _spoken(edtf: str, time: str | None) -> SafeString:
    said = format_date(edtf)
    if time:
        said += f", {time.replace('/', '–').replace('Z', ' UTC')}"
    words = escaped(said)
    if not _HTML_DATE.fullmatch(edtf):
        return words
    machine = f"{edtf}T{time}" if time and "/" not in time and time < "24" else edtf
    return SafeString(f'<time datetime="{machine}">{words}</time>')


def marked(value: Evident, field: str, words: str) -> SafeString:
    """Give words of a list's line, marked where their field was inferred or corrected.

    What it rests on in full is said on the document's own page.
    """
    evidence = value.evidence.get(field)
    if evidence is None or evidence.basis == "printed":
        return escaped(words)
    return SafeString(
        f'<span class="not-printed {evidence.basis}">{escaped(words)}'
        f'<span class="unseen"> ({evidence.basis})</span></span>'
    )
