"""The parts of a Word file: a zip archive of XML, opened without trust.

A part is refused by the size that the archive states, and `zipfile` unpacks no more than that.
XML is read without entities, network or unbounded depth. Whatever is wrong, one sentence says it.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from urllib.parse import unquote

from lxml import etree

from edossier.errors import UnreadableError

__all__ = [
    "LARGEST_PART",
    "Events",
    "Package",
    "Relation",
    "attribute",
    "local_name",
    "open_package",
]

LARGEST_PART = 48 * 1024 * 1024
"""In bytes of XML. The text of a thousand-page volume, as Word writes it, takes about 20 MB."""

_LARGEST_TREE = 8 * 1024 * 1024  # parts that are held in memory as a whole
_LARGEST_RATIO = 150  # the XML of a real text packs to a twentieth, not to a thousandth
_MOST_MEMBERS = 20_000
_OTHER_PACKAGES = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
    ("Index/Document.iwa", "a Pages document"),
)

_WORD = ("a Word file", "a word processor")

Events = Iterator[tuple[str, etree._Element]]


@dataclass(frozen=True, slots=True)
class Relation:
    """One entry of a part's list of relations.

    Attributes:
        kind: The last word of its type: "footnotes", "hyperlink".
        target: The name of a part, or an address where `external`.
    """

    kind: str
    target: str
    external: bool


class Package:
    """An open Word file, or another package of the same build.

    Attributes:
        what: "a Word file", for messages.
        program: What writes such a file, for messages.
    """

    def __init__(
        self, archive: zipfile.ZipFile, name: str, what: str = _WORD[0], program: str = _WORD[1]
    ) -> None:
        self._archive = archive
        self.what, self.program = what, program
        self._names = {member.lower(): member for member in archive.namelist()}
        self.name = name

    def has(self, part: str) -> bool:
        """Say whether a part is there."""
        return part.lower() in self._names

    def events(self, part: str, limit: int = LARGEST_PART) -> Events:
        """Give the start and end of each element of a part, as it is unpacked."""
        with self._open(part, limit) as stream:
            yield from etree.iterparse(
                stream,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )

    def tree(self, part: str) -> etree._Element | None:
        """Give a part as a tree; None where it is not there."""
        if not self.has(part):
            return None
        with self._open(part, _LARGEST_TREE) as stream:
            content = stream.read()
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        return etree.fromstring(content, parser)

    @contextmanager
    def _open(self, part: str, limit: int) -> Iterator[IO[bytes]]:
        member = self._archive.getinfo(self._names[part.lower()])
        packed_too_well = member.file_size > _LARGEST_RATIO * member.compress_size
        if member.file_size > limit or (member.file_size > _LARGEST_TREE and packed_too_well):
            raise _too_large(self)
        with self._archive.open(member) as stream:
            yield stream

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the relations of a part, by their ids; "" is the package itself."""
        folder, base = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for entry in [] if tree is None else tree:
            target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip(
                    "/"
                )
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = Relation(kind, target, external)
        return found

    def main_part(self) -> str:
        """Give the name of the part that holds the text.

        Raises:
            UnreadableError: It is another kind of package.
        """
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower().startswith("word/"):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        for part, what in _OTHER_PACKAGES:
            if self.has(part):
                raise UnreadableError(
                    f"{self.name} is {what}, which is not read: save it as .docx."
                )
        raise UnreadableError(
            f"{self.name} is a zip archive without a Word document in it: unpack it first."
        )


@contextmanager
def open_package(
    content: bytes, name: str, what: str = _WORD[0], program: str = _WORD[1]
) -> Iterator[Package]:
    """Open a Word file, and make one sentence of whatever goes wrong while it is open."""
    broken = f"{name} is broken inside ({{}}): open it in {program} and save it again."
    if content.count(b"PK\x01\x02") > _MOST_MEMBERS:
        raise UnreadableError(broken.format("too many parts"))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield Package(archive, name, what, program)
    except etree.LxmlError as error:
        raise UnreadableError(broken.format(f"its XML ends at line {_line(error)}")) from None
    except RuntimeError:
        # zipfile says so of a member that is encrypted.
        raise UnreadableError(f"{name} is locked with a password: save it without one.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        reason = "its zip archive is cut short or damaged"
        if isinstance(error, NotImplementedError):
            reason = "it is packed in a way that no such program uses"
        raise UnreadableError(broken.format(reason)) from None
    except (ValueError, LookupError, OverflowError, SyntaxError):
        raise UnreadableError(broken.format("a part of it makes no sense")) from None


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace: the strict and the usual one are read alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Give an attribute, whatever its namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _too_large(package: Package) -> UnreadableError:
    return UnreadableError(
        f"{package.name} unpacks to more than {package.what} may hold: "
        f"save it again in {package.program}, or split it."
    )


def _line(error: etree.LxmlError) -> int | str:
    return getattr(error, "lineno", None) or "?"
