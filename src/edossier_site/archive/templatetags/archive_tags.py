"""What the templates say of a value: its language, its date, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from edossier.authorities import IDENTIFIER_ADDRESSES, Authority, Identifier, Role
from edossier.dates import format_date, is_edtf
from edossier.dossier import DateStatement, Evidence, Evident
from edossier.search.codes import country_name, language_name
from edossier_site.archive import addresses
from edossier_site.archive.changes import changed_paragraphs, changed_words
from edossier_site.archive.differences import TextDifference
from edossier_site.archive.holdings import ArchivePage
from edossier_site.archive.listing import (
    chronology_list,
    document_list,
    passage_quote,
    unit_list,
)
from edossier_site.archive.paragraphs import paragraph_list
from edossier_site.archive.reasons import reason_of
from edossier_site.archive.saying import language_of, marked, spoken
from edossier_site.archive.tallies import counted_values, plot_bars, year_rows
from edossier_site.archive.values import (
    CitationLine,
    DocumentLine,
    InFile,
    MentionLine,
    QuotedLine,
    RepositoryLine,
)

__all__ = ["register"]

register = template.Library()
register.filter("language_name", language_name)
register.filter("country_name", country_name)

_COUNTED_BY_PARAGRAPH = {"essay", "text", "about"}


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a reader is told of a value that was not simply printed so."""

    kind: str
    why: str
    by: str | None = None
    on: str | None = None
    printed: str | None = None

    @property
    def word(self) -> str:
        """What the mark says: a correction where nothing was printed is "supplied"."""
        is_supplied = self.kind == "corrected" and self.printed is None
        return "supplied" if is_supplied else self.kind


register.simple_tag(language_of, name="lang")
register.filter("spoken", spoken)
register.simple_tag(marked)
register.simple_tag(changed_paragraphs)
register.simple_tag(counted_values)
register.simple_tag(plot_bars)
register.simple_tag(year_rows)
register.filter("changed_words", changed_words)


@register.simple_tag
def document_lines(
    lines: Iterable[DocumentLine], numbered: bool | str = False, with_dossier: bool | str = False
) -> SafeString:
    """Give a list of documents; a flag that the template has not set comes empty."""
    return document_list(lines, numbered=bool(numbered), with_dossier=bool(with_dossier))


register.simple_tag(paragraph_list, name="paragraphs")
register.simple_tag(passage_quote, name="shown_passage")
register.simple_tag(chronology_list, name="chronology_lines")
register.simple_tag(unit_list, name="unit_lines")


@register.filter
def differs_from_print(date: DateStatement) -> bool:
    """Say whether the words it was printed in are other than the words shown."""
    return date.text not in ("", date.edtf, format_date(date.edtf))


@register.filter
def day(moment: str) -> SafeString:
    """Give the day of an ISO 8601 moment."""
    return format_html('<time datetime="{}">{}</time>', moment, format_date(moment[:10]))


@register.filter
def field_words(field: str) -> str:
    """Give a field's name as a reader says it: "event_date" is "Event date"."""
    return field.replace("_", " ").capitalize()


@register.filter
def wanted_at(archive: RepositoryLine | None, form: str = "") -> str:
    """Give the address of the records wanted, of an archive or of all; as a file, of its form."""
    return addresses.wanted_address(archive.id if archive else None, form)


@register.filter
def wanted_from(page: ArchivePage) -> str:
    """Give the address of the records wanted from an archive, or from one unit of it."""
    address = addresses.wanted_address(page.repository.id)
    return f"{address}?{urlencode({'unit': page.unit.path})}" if page.unit else address


@register.filter
def place_in(line: MentionLine | QuotedLine | CitationLine | InFile) -> str:
    """Say which part of its page a passage stands in: "Essay paragraph 3", "Note 4", "Title"."""
    part = line.part.capitalize()
    if line.number is None:
        return part
    counted = " paragraph" if line.part in _COUNTED_BY_PARAGRAPH else ""
    return f"{part}{counted} {line.number}"


@register.simple_tag
def text_heading(text: TextDifference) -> str:
    """Say which text of a document changed: "Translation, English"."""
    language = language_name(text.language) if text.language else None
    return ", ".join(filter(None, [text.kind.capitalize(), language]))


@register.filter
def text_place(anchor: str) -> str:
    """Say which paragraph of a document's texts an anchor names: "text 1, paragraph 3"."""
    _, text, paragraph = anchor.split("-")
    return f"text {text}, paragraph {paragraph.removeprefix('p')}"


@register.simple_tag
def basis(value: Evident | None, *fields: str) -> SafeString:
    """Say that a value was inferred or corrected, and why; nothing where it was printed.

    It makes an element that opens, which may stand only where a block may.

    Args:
        value: Whose evidence it is.
        fields: Names of the value in the evidence; the first that is not plain print counts.
    """
    evidence = _first_not_printed(value, fields)
    if evidence is None:
        return SafeString()
    if evidence.basis == "inferred":
        return _shown(_Basis("inferred", reason_of(evidence.rule or "")))
    on = format_date(evidence.on) if evidence.on and is_edtf(evidence.on) else evidence.on
    return _shown(
        _Basis("corrected", evidence.reason or "", evidence.by, on, evidence.printed),
    )


def _shown(basis: _Basis) -> SafeString:
    return render_to_string("archive/_basis.html", {"basis": basis})


@register.simple_tag
def made_title() -> SafeString:
    """Say of a title that none is printed."""
    return _shown(_Basis("inferred", reason_of("title-made")))


def _first_not_printed(value: Evident | None, fields: tuple[str, ...]) -> Evidence | None:
    if value is None:
        return None
    found = (value.evidence.get(field) for field in fields)
    return next((one for one in found if one is not None and one.basis != "printed"), None)


@register.filter
def lived(record: Authority) -> str:
    """Give when somebody lived, or a body was: "1898-03-05 to 1976-01-08"."""
    return _from_to(record.start, record.end)


@register.filter
def held(role: Role) -> str:
    """Give when a role was held."""
    return _from_to(role.start, role.end)


@register.filter
def known_as(record: Authority) -> list[Identifier]:
    """Give the identifiers that a reader can use: not those of an entry in one volume's list."""
    return [item for item in record.identifiers if item.scheme not in ("frus-ref", "tei")]


@register.filter
def elsewhere(item: Identifier) -> str:
    """Give the address of a record in another file; empty where it has none."""
    start = IDENTIFIER_ADDRESSES.get(item.scheme, "")
    return start + quote(item.value) if start else ""


def _from_to(start: str | None, end: str | None) -> str:
    first, last = (format_date(date) if date else "" for date in (start, end))
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"to {last}"
