"""What every reader of a format must hold, whatever it is given."""

import io
import zipfile
from collections.abc import Callable

import pytest

from edossier.text import SourceText

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def assert_sound(source: SourceText) -> None:
    text = source.text
    covered = bytearray(len(text))
    last_end = 0
    for block in source.blocks:
        assert last_end <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        assert block.place
        covered[block.start : block.end] = b"\x01" * (block.end - block.start)
        last_end = block.end
    for offset, letter in enumerate(text):
        assert letter.isspace() or covered[offset], f"{letter!r} at {offset} is in no block"
    for mark in (*source.marks, *source.repairs):
        assert 0 <= mark.start <= mark.end <= len(text)
    assert [m.start for m in source.marks] == sorted(m.start for m in source.marks)
    for offset in (0, len(text) // 2, len(text)):
        assert source.place(offset)
    text.encode("utf-8")


@pytest.fixture(scope="session")
def sound() -> Callable[[SourceText], None]:
    """A check of the invariants of a SourceText."""
    return assert_sound


def pack_docx(body: str, **parts: str) -> bytes:
    """Make a Word file of hand-written XML: the body, and parts such as `styles`."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="http://x/{kind}" Target="{kind}.xml"/>'
        for kind in parts
        if kind != "relations"
    )
    files = {
        "word/document.xml": f"<w:document {_spaces()}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}{parts.pop('relations', '')}</Relationships>"
        ),
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{kind} {_spaces()}>{content}</w:{kind}>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _spaces() -> str:
    return (
        f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """Makes a Word file of hand-written XML."""
    return pack_docx
