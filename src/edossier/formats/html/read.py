"""Read HTML: what a browser shows, as blocks, with what the markup says as marks.

    bytes ──charset──▶ text ──tokens──▶ tags and words ──elements──▶ SourceText

The tags are taken one by one, never as a tree: a file may open a million elements.
"""

import re

from edossier.formats.builder import SourceBuilder, describe_file
from edossier.formats.html.outline import Outline
from edossier.formats.html.places import SourceMap
from edossier.formats.html.tokens import EndTag, StartTag, tokenise
from edossier.text import SourceText
from edossier.text.decoding import decode

__all__ = ["read"]

_HEAD = 4096  # a charset must stand in the first 1024 bytes; editors are lax
_CHARSET = re.compile(
    rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"""<\?xml[^>]{0,200}encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})"""
)


def read(content: bytes, name: str) -> SourceText:
    """Give the visible text of a page; parts around the text are in it, marked as furniture.

    Args:
        content: The bytes of the file.
        name: Its name, kept in the result.
    """
    decoded = decode(content, _declared_encoding(content[:_HEAD]))
    places = SourceMap(decoded.text, decoded.repairs)
    builder = SourceBuilder()
    outline = Outline(builder, places)
    for token in tokenise(decoded.text):
        if isinstance(token, StartTag):
            outline.start(token)
        elif isinstance(token, EndTag):
            outline.end(token.name)
        else:
            outline.words(token)
    outline.finish()
    source = builder.finish(describe_file(content, name, "text/html", decoded.encoding))
    return SourceText(
        source.text,
        source.blocks,
        source.marks,
        source.source_file,
        tuple(places.repairs_in(source.text)),
    )


def _declared_encoding(head: bytes) -> str | None:
    found = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return found[1].decode("ascii") if found else None
