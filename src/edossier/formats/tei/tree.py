"""The elements of a TEI file: read without the network, without outside files, within bounds."""

from collections.abc import Iterator
from io import BytesIO
from typing import cast

from lxml import etree

from edossier.errors import UnreadableError

__all__ = [
    "Element",
    "attributes",
    "child",
    "identifier",
    "line_of",
    "local_name",
    "plain_text",
    "read_tree",
]


class _Names(dict[object, str]):
    """Gives of a tag its name; a volume has a hundred thousand elements of fifty names."""

    def __missing__(self, tag: object) -> str:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if len(self) < _MOST_NAMES:
            self[tag] = name
        return name


_MOST_NAMES = 10_000
_NAMES = _Names()

Element = etree._Element
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_OLD_ID = "id"  # TEI P4
_PARTING = frozenset({"lb", "p", "item", "head"})  # no two words run together here


def read_tree(content: bytes, name: str) -> Element:
    """Give the root element. Entities of the file itself are put in, none from elsewhere.

    Raises:
        UnreadableError: The file is no well-formed XML, or its entities grow without bound.
    """
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # lxml-stubs know lxml 4 alone
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,  # an id given twice is a slip, no end
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.parse(BytesIO(content), parser).getroot()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        why = (error.msg or "it ends too early").partition(", line")[0]
        raise UnreadableError(
            f"{name}:{line} is no well-formed XML ({why}): mend it with an XML editor."
        ) from None


def local_name(element: Element) -> str:
    """Give the name without its namespace; empty for what is no element."""
    return _NAMES[element.tag]


def identifier(element: Element) -> str | None:
    """Give `xml:id`, or the `id` of older editions."""
    return element.get(_ID) or element.get(_OLD_ID)


def line_of(element: Element) -> int:
    """Give the line of the file that an element begins on, from one."""
    line = cast("int | None", element.sourceline)
    return line or 1


def attributes(element: Element) -> dict[str, str]:
    """Give the attributes by their names without namespace."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.items()}


def child(element: Element, *path: str) -> Element | None:
    """Give the first element down a path of local names, None where a step is missing."""
    for name in path:
        found = next((one for one in element if local_name(one) == name), None)
        if found is None:
            return None
        element = found
    return element


def plain_text(element: Element, *, without: frozenset[str] = frozenset()) -> str:
    """Give the words of an element with single blanks, without those of some elements in it."""
    return " ".join("".join(_texts(element, without)).split())


def _texts(element: Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        name = local_name(one)
        if name in _PARTING:
            yield " "
        if name and name not in without:
            yield from _texts(one, without)
        if name in _PARTING:
            yield " "
        yield one.tail or ""
