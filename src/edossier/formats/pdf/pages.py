"""The pages of a PDF, got from the process that may read it: runs of letters with their places."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edossier.errors import UnreadableError

__all__ = ["Page", "Run", "read_pages"]

_READER = Path(__file__).with_name("glyphs.py")
_TAIL = 4096  # bytes in which the end of a whole file is marked
_REFUSALS = {
    "password": "{name} is locked with a password: save it without one.",
    "damaged": "{name} is a damaged PDF: fetch it again, or print it to a new PDF.",
    "memory": "{name} takes more memory than a dossier can need: print it to a new PDF.",
    "pages": "{name} has {number:,} pages, more than a dossier has: split it.",
    "letters": "{name} holds more text than a dossier has, by page {number:,}: split it.",
}


_SIGN = re.compile(r"\s*(?:\d{1,4}|\*{1,3}|[†‡§]{1,2})\s*")  # of a note
_PICTURE, _CAPTION = 0.5, 150  # of a page; code points


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font on one line; lengths in points, from the left and the foot of the page.

    Attributes:
        base: Where the letters stand.
        size: Of the font as printed.
        address: Where a link on it leads; "" within the file, None where there is none.
        word_end: Where its first word ends; None where it has no blank.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    address: str | None
    word_end: float | None = None

    @property
    def is_sign(self) -> bool:
        """Whether it is what calls a note: a number, an asterisk, a dagger."""
        return _SIGN.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its runs in the order of the file.

    Attributes:
        sideways: Letters that stand across the page.
        outside: Letters beyond its edges, which no viewer shows.
        unknown: How many letters the file does not name; U+FFFD stands for each.
        hidden: How many are there to be searched and not shown: a machine's reading of a picture.
        remarks: What was written in its margin with a viewer.
        shown: Whether it shows anything at all.
        covered: The share of it that pictures cover.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    sideways: str = ""
    outside: str = ""
    unknown: int = 0
    hidden: int = 0
    remarks: tuple[str, ...] = ()
    shown: bool = False
    covered: float = 0.0

    @property
    def letters(self) -> int:
        """How many it has."""
        return sum(len(run.text) for run in self.runs)

    @property
    def printed(self) -> int:
        """How many letters it has, blanks left out."""
        return sum(not letter.isspace() for run in self.runs for letter in run.text)

    @property
    def is_picture(self) -> bool:
        """Whether it is one that no text tells: nothing but a stamp, a few words of a caption."""
        if not self.runs:
            return self.shown
        return self.covered > _PICTURE and self.letters < _CAPTION


def read_pages(content: bytes, name: str) -> Iterator[Page]:
    """Give the pages in order.

    Raises:
        UnreadableError: The file is cut, damaged, locked, or asks for more than it may.
    """
    if b"%%EOF" not in content.rstrip(b"\x00\r\n ")[-_TAIL:]:
        raise UnreadableError(f"{name} is cut short, its end is missing: fetch it again.")
    with subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-I", str(_READER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield from _pages_of(process, content, name)
        finally:
            process.kill()


def _pages_of(process: subprocess.Popen[bytes], content: bytes, name: str) -> Iterator[Page]:
    assert process.stdin is not None  # noqa: S101 -- both are pipes
    assert process.stdout is not None  # noqa: S101 -- both are pipes
    with suppress(BrokenPipeError), process.stdin:
        process.stdin.write(content)
    for number, line in enumerate(process.stdout, start=1):
        with suppress(ValueError):
            told = json.loads(line)
            if "end" in told:
                return
            if "refused" in told:
                refusal = _REFUSALS[told["refused"]]
                raise UnreadableError(refusal.format(name=name, number=told["number"]))
            yield _page(told, number)
    raise UnreadableError(
        f"{name} cannot be read within the bounds of memory and time that a dossier needs: "
        "print it to a new PDF."
    )


def _page(told: dict[str, Any], number: int) -> Page:
    given = told | {
        "runs": tuple(Run(*run) for run in told["runs"]),
        "remarks": tuple(told["remarks"]),
    }
    return Page(number, **given)
