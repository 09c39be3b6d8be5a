"""What the header of an edition says of it: title, series, editors, publisher, year, licence."""

from collections.abc import Iterator
from typing import Any

from edossier import dates
from edossier.dossier import Author, Credit, DateStatement, Series
from edossier.formats.tei.tree import Element, child, local_name, plain_text
from edossier.formats.tei.when import statement_of
from edossier.references import ArchivalReference, parse

__all__ = ["correspondents", "header_fields", "header_title", "sent_date", "shelfmark"]

_WHOLE = ("complete", "main", None, "")


def header_fields(root: Element) -> dict[str, Any]:
    """Give the fields of a Dossier that a teiHeader states, by their names; none is made up."""
    description = child(root, "teiHeader", "fileDesc")
    if description is None:
        return {}
    fields: dict[str, Any] = {
        "title": _title(description),
        "series": _series(description),
        "authors": tuple(_authors(description)),
        "credits": tuple(_editors(description)),
        "language": _language(root),
    }
    published = child(description, "publicationStmt")
    if published is not None:
        fields |= _publication(published)
    return {name: value for name, value in fields.items() if value}


def header_title(header: Element) -> str | None:
    """Give the title that a header states."""
    description = child(header, "fileDesc")
    return _title(description) if description is not None else None


def sent_date(header: Element) -> DateStatement | None:
    """Give when a letter was sent, else when a text was made."""
    profile = child(header, "profileDesc")
    if profile is None:
        return None
    actions = [one for one in _actions(header) if one.get("type") in ("sent", None)]
    holders = [*actions, *(one for one in profile if local_name(one) == "creation")]
    found = (one for holder in holders for one in holder.iter() if local_name(one) == "date")
    return next((stated for date in found if (stated := statement_of(date))), None)


def correspondents(header: Element | None, role: str) -> tuple[str, ...]:
    """Give who sent or received a letter, as `correspDesc` names them."""
    actions = _actions(header) if header is not None else ()
    names = [
        plain_text(one)
        for action in actions
        if action.get("type") == role
        for one in action.iter()
        if local_name(one) in ("persName", "orgName", "name")
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def shelfmark(header: Element | None) -> ArchivalReference | None:
    """Give where the manuscript lies, as `msIdentifier` says: archive first, number last."""
    found = (
        next((one for one in header.iter() if local_name(one) == "msIdentifier"), None)
        if header is not None
        else None
    )
    if found is None:
        return None
    order = ("institution", "repository", "settlement", "collection", "idno")
    parts = [plain_text(one) for name in order for one in found if local_name(one) == name]
    printed = ", ".join(dict.fromkeys(part for part in parts if part))
    return parse(printed) if printed else None


def _actions(header: Element) -> list[Element]:
    found = child(header, "profileDesc", "correspDesc")
    if found is None:
        return []
    return [one for one in found if local_name(one) == "correspAction"]


def _title(description: Element) -> str | None:
    titles = [one for one in _named(description, "titleStmt", "title") if plain_text(one)]
    for kind in _WHOLE:
        for title in titles:
            if title.get("type") == kind:
                return plain_text(title)
    return plain_text(titles[0]) if titles else None


def _series(description: Element) -> Series | None:
    """Give the series; the number is the edition's own id, by which others refer to it."""
    names = [t for t in _named(description, "titleStmt", "title") if t.get("type") == "series"]
    names += list(_named(description, "seriesStmt", "title"))
    if not names or not plain_text(names[0]):
        return None
    numbers = [*_named(description, "seriesStmt", "biblScope")]
    numbers += [
        one for one in _named(description, "publicationStmt", "idno") if one.get("type") == "frus"
    ]
    number = next((plain_text(one) for one in reversed(numbers) if plain_text(one)), None)
    return Series(name=plain_text(names[0]), number=number)


def _authors(description: Element) -> Iterator[Author]:
    for author in _named(description, "titleStmt", "author"):
        if name := plain_text(author):
            yield Author(name=name)


def _editors(description: Element) -> Iterator[Credit]:
    seen: set[str] = set()
    for editor in _named(description, "titleStmt", "editor"):
        name = plain_text(editor)
        role = "translated" if editor.get("role") == "translator" else "edited"
        if name and name not in seen:
            seen.add(name)
            yield Credit(role=role, agent=name)


def _publication(published: Element) -> dict[str, Any]:
    date = child(published, "date")
    stated = (date.get("when") or plain_text(date)) if date is not None else ""
    publisher = child(published, "publisher")
    licence = child(published, "availability", "licence")
    terms = child(published, "availability", "p")
    return {
        "published": stated if dates.is_edtf(stated) else None,
        "publisher": plain_text(publisher) if publisher is not None else None,
        "licence": (licence.get("target") or plain_text(licence)) if licence is not None else None,
        "rights": plain_text(terms) if terms is not None else None,
    }


def _language(root: Element) -> str | None:
    stated = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    text = child(root, "text")
    own = text.get("{http://www.w3.org/XML/1998/namespace}lang") if text is not None else None
    return own or stated


def _named(element: Element, holder: str, name: str) -> Iterator[Element]:
    found = child(element, holder)
    return (one for one in (found if found is not None else ()) if local_name(one) == name)
