"""Lists of persons: of an edition in TEI, and the people of FRUS as a table."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from edossier.authorities.record import Authority, Identifier, NameForm, Role, checked
from edossier.authorities.roles import roles_of
from edossier.errors import UnreadableError

__all__ = ["FRUS_COLUMNS", "frus_people", "tei_people"]

FRUS_COLUMNS = ("person_id", "preferred_name", "volume", "name_in_volume", "description", "viaf")
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_YEARS = re.compile(r",? \(?(?P<born>\d{4})?[-\u2013](?P<died>\d{4})?\)?$")


def frus_people(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[Authority]:
    """Read the people of FRUS: a row a person and volume; a person's rows become one record.

    Args:
        rows: Each with its place, for messages.

    Raises:
        UnreadableError: A row has no person or no name.
    """
    grouped: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for place, row in rows:
        if not row["person_id"].strip():
            raise UnreadableError(f"{place}: there is no person_id; give it, or take the row out.")
        grouped.setdefault(row["person_id"].strip(), []).append((place, row))
    for person, own in grouped.items():
        place, first = own[0]
        name, born, died = _straight(first["preferred_name"])
        forms: dict[str, NameForm] = {}
        roles: dict[Role, None] = {}
        for _, row in own:
            form = _straight(row["name_in_volume"])[0]
            if form and form != name:
                forms.setdefault(form, NameForm(form, "en", None, row["volume"]))
            roles.update(dict.fromkeys(roles_of(_clean(row["description"]))))
        viaf = next((row["viaf"].strip() for _, row in own if row["viaf"].strip()), None)
        identifiers = [Identifier("frus", person), *_refs(own)] + (
            [Identifier("viaf", viaf)] if viaf else []
        )
        yield checked(
            Authority(
                "", "person", name, tuple(forms.values()), born, died, None, tuple(roles),
                tuple(identifiers), tuple(dict.fromkeys(row["volume"] for _, row in own)),
            ),
            place,
        )  # fmt: skip


def _refs(own: Iterable[tuple[str, Mapping[str, str]]]) -> list[Identifier]:
    """Give the ids of a person in the lists of the volumes."""
    ids = (f"{row['volume']}#{row['ref'].strip()}" for _, row in own if row.get("ref", "").strip())
    return [Identifier("frus-ref", one) for one in dict.fromkeys(ids)]


def tei_people(content: bytes, name: str) -> Iterator[Authority]:
    """Read the persons of a TEI file: `<person>` of a `<listPerson>`, or a printed list of names.

    Args:
        name: Of the file: its source, and part of the identifiers where an entry has an id.

    Raises:
        UnreadableError: It is no XML, or has no such list.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"{name}: not well-formed XML ({error}); mend it.") from error
    volume = root.get(_ID) or name.rpartition(".")[0] or name
    found = [_person(one, volume, name) for one in root.iter(f"{_TEI}person")]
    for item in root.iter(f"{_TEI}item"):
        named = next(item.iter(f"{_TEI}persName"), None)
        if named is not None and named.get(_ID):
            found.append(_item(item, named, volume, name))
    if not found:
        raise UnreadableError(
            f"{name}: there is no list of persons; a <listPerson>, or a <list> whose items hold a "
            "<persName xml:id>, is read."
        )
    yield from found


def _item(item: etree._Element, named: etree._Element, volume: str, file: str) -> Authority:
    printed = _words(named)
    whole = _words(item)
    told = whole.partition(printed)[2].strip(" ,.")
    name, born, died = _straight(printed)
    identifier = Identifier("frus-ref", f"{volume}#{named.get(_ID)}")
    place = f"{file}, line {named.sourceline}"
    return checked(
        Authority(
            "", "person", name, (), born, died, None, roles_of(told), (identifier,), (volume,)
        ),
        place,
    )


def _person(person: etree._Element, volume: str, file: str) -> Authority:
    names = [(_words(one), one) for one in person.iter(f"{_TEI}persName")]
    forms = [
        NameForm(
            _straight(words)[0], one.get("{http://www.w3.org/XML/1998/namespace}lang"), None, volume
        )
        for words, one in names
        if words
    ]
    identifiers = [
        Identifier(one.get("type", "").lower() or "id", _words(one))
        for one in person.iter(f"{_TEI}idno")
    ]
    if person.get(_ID):
        identifiers.append(Identifier("tei", f"{volume}#{person.get(_ID)}"))
    notes = [_words(one) for one in person.iterchildren(f"{_TEI}note")]
    roles = [role for one in person.iter(f"{_TEI}occupation") for role in roles_of(_words(one))]
    return checked(
        Authority(
            "", "person", forms[0].text if forms else "", tuple(forms[1:]), _when(person, "birth"),
            _when(person, "death"), " ".join(notes) or None, tuple(roles),
            tuple(identifiers), (volume,),
        ),
        f"{file}, line {person.sourceline}",
    )  # fmt: skip


def _when(person: etree._Element, event: str) -> str | None:
    found = person.find(f"{_TEI}{event}")
    return found.get("when") if found is not None else None


def _words(element: etree._Element) -> str:
    return _clean("".join(map(str, element.itertext())))


def _clean(text: str) -> str:
    """Give words in one line, without what parts the cells of a table."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "|{}"), " ")).split())


def _straight(printed: str) -> tuple[str, str | None, str | None]:
    """Turn "Allen, George V., 1903-1970" into a name as one says it, and its years.

    A comma in a name parts the family name; "Jr." and numerals stay at the end.
    """
    text = _clean(printed).strip(" ,")
    years = _YEARS.search(text)
    text = text[: years.start()] if years else text
    parts = [part.strip() for part in text.split(",") if part.strip()]
    after = [part for part in parts[2:] if re.fullmatch(r"Jr\.?|Sr\.?|I{1,3}V?", part)]
    straight = " ".join([*parts[1:2], *parts[:1], *after])
    return straight, (years["born"] if years else None), (years["died"] if years else None)
