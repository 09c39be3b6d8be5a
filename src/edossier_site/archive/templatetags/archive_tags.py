"""What the templates say of a value: its language, its date, and what it rests on."""

import re
from dataclasses import dataclass

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from edossier.dates import format_date
from edossier.dossier import DateStatement, Evident
from edossier.search.codes import country_name, language_name
from edossier.text.scripts import direction

__all__ = ["register"]

register = template.Library()
register.filter("language_name", language_name)
register.filter("country_name", country_name)

_HTML_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a reader is told of a value that was not simply printed so."""

    kind: str
    rule: str | None
    by: str | None
    on: str | None
    reason: str | None
    printed: str | None


@register.simple_tag
def lang(language: str | None) -> SafeString:
    """Give the language and direction of an element's text, nothing where it is unknown."""
    if not language:
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))


@register.filter
def spoken(date: DateStatement | str | None) -> SafeString | str:
    """Give a date for the eye, with the machine's form beside it where HTML has one."""
    if date is None:
        return ""
    edtf = date if isinstance(date, str) else date.edtf
    words = format_date(edtf)
    if _HTML_DATE.fullmatch(edtf):
        return format_html('<time datetime="{}">{}</time>', edtf, words)
    return words


@register.filter
def differs_from_print(date: DateStatement) -> bool:
    """Say whether the words it was printed in are other than the words shown."""
    return date.text not in ("", format_date(date.edtf))


@register.filter
def day(moment: str) -> SafeString:
    """Give the day of an ISO 8601 moment."""
    return format_html('<time datetime="{}">{}</time>', moment, format_date(moment[:10]))


@register.inclusion_tag("archive/_basis.html")
def basis(value: Evident | None, field: str) -> dict[str, _Basis | None]:
    """Say that a field was inferred or corrected, and why; nothing where it was printed."""
    evidence = value.evidence.get(field) if value is not None else None
    if evidence is None or evidence.basis == "printed":
        return {"basis": None}
    return {
        "basis": _Basis(
            kind=evidence.basis,
            rule=evidence.rule.replace("-", " ") if evidence.rule else None,
            by=evidence.by,
            on=evidence.on,
            reason=evidence.reason,
            printed=evidence.printed,
        )
    }
