"""Which format a file is of: its bytes say it, and its suffix where they are silent."""

import re
from collections.abc import Callable
from pathlib import Path

from edossier.errors import UnreadableError
from edossier.formats.docx import read as docx
from edossier.formats.html import read as html
from edossier.formats.pdf import read as pdf
from edossier.formats.tables.opendocument import is_opendocument
from edossier.formats.text import read as text
from edossier.text import SourceText

__all__ = ["Reader", "choose_format", "is_edition", "is_table"]

Reader = Callable[[bytes, str], SourceText]

_HEAD = 2048
# First bytes of formats that are not read, what they are, and the mend. Source: the formats'
# own specifications; PRONOM for OLE2 and RTF.
_REFUSED = (
    (b"{\\rtf", "an RTF file", "save it as .docx or as text"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word or Excel file (.doc, .xls), or one locked with a password",
        "save it as .docx or .xlsx without a password",
    ),
    (b"\x1f\x8b", "a packed file (gzip)", "unpack it first"),
    (b"Rar!", "a packed file (RAR)", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file (7z)", "unpack it first"),
    (b"\x89PNG", "a picture", "give the text that it shows"),
    (b"\xff\xd8\xff", "a picture", "give the text that it shows"),
    (b"II*\x00", "a picture", "give the text that it shows"),
    (b"MM\x00*", "a picture", "give the text that it shows"),
    (b"GIF8", "a picture", "give the text that it shows"),
    (b"AT&TFORM", "a DjVu file", "give its text"),
    (b"\x7fELF", "a program", "give a file that holds the dossier"),
    (b"MZ\x90", "a program", "give a file that holds the dossier"),
    (b"SQLite format 3", "a database", "give a file that holds the dossier"),
)
# The same of files that only their names tell from a text.
_REFUSED_NAMES = (
    (".corrections.toml", "a corrections file", "give the file that it stands beside"),
    (".columns.toml", "a columns file", "give the table that it stands beside"),
    (".json", "JSON", "give the Word, HTML or text file that it was made of"),
)
_PDF, _PDF_HEAD = b"%PDF-", 1024  # viewers take rubbish before it: ISO 32000-1, annex H.3.4.1
_TEI = re.compile(rb"<(?:[A-Za-z]{1,20}:)?(?:TEI|teiCorpus|TEI\.2)[\s>]")
_EAD = re.compile(rb"<(?:[A-Za-z]{1,20}:)?ead[\s>]")
_ROOT = re.compile(rb"(?:<!DOCTYPE[^>\[]*+>\s*+)?<(?P<name>[A-Za-z][\w:.-]*+)(?P<rest>[^>]*+)")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|h[1-6]|div|p|table|article|main|section)[\s>]",
    re.IGNORECASE,
)
_BEFORE_ROOT = re.compile(rb"\s*+(?:<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)?+")
_TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})


def choose_format(content: bytes, path: Path) -> Reader:
    """Give the reader of the file's format.

    Raises:
        UnreadableError: The format is known and not read here.
    """
    for first, what, mend in _REFUSED:
        if content.startswith(first):
            raise UnreadableError(f"{path} is {what}, which is not read: {mend}.")
    for ending, what, mend in _REFUSED_NAMES:
        if path.name.lower().endswith(ending):
            raise UnreadableError(f"{path} is {what}, and no dossier: {mend}.")
    if content.startswith(b"PK"):
        return docx.read
    if _PDF in content[:_PDF_HEAD]:
        return pdf.read
    head = _plain_head(content)
    if _HTML.match(head, _root_at(head)):
        return html.read
    if _EAD.search(head):
        raise UnreadableError(
            f"{path} is an EAD file, which describes records and holds none: give the dossier as a "
            "Word, HTML, TEI or text file."
        )
    if path.suffix.lower() in _HTML_SUFFIXES:
        return html.read
    if name := _other_xml(head):
        raise UnreadableError(
            f"{path} is XML of a kind that is not read (<{name}>): give the dossier as a TEI, "
            "Word, HTML or text file."
        )
    return text.read


def is_edition(content: bytes) -> bool:
    """Say whether a file is TEI, whose structure its editors have encoded."""
    head = _plain_head(content)
    return not _HTML.match(head, _root_at(head)) and _TEI.search(head) is not None


def is_table(content: bytes, path: Path) -> bool:
    """Say whether a file is a table: a workbook by what it packs, rows of cells by their name."""
    if content.startswith(b"PK"):
        return b"xl/workbook.xml" in content or is_opendocument(content)
    refused = any(content.startswith(first) for first, _, _ in _REFUSED)
    return path.suffix.lower() in _TABLE_SUFFIXES and not refused


def _other_xml(head: bytes) -> str | None:
    """Give the root of an XML file, which a declaration or a namespace tells from a text."""
    root = _ROOT.match(head, _root_at(head))
    if root and (head.lstrip().startswith(b"<?xml") or b"xmlns" in root["rest"]):
        return root["name"].decode("ascii", "replace")
    return None


def _root_at(head: bytes) -> int:
    """Give where a markup file would begin, after comments and declarations."""
    at = 0
    while (match := _BEFORE_ROOT.match(head, at)) and match.end() > at:
        at = match.end()
    return at


def _plain_head(content: bytes) -> bytes:
    """Give the first bytes as if they were of one byte a letter, without a byte order mark."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:]
    return head.replace(b"\x00", b"")
