"""Print what stands on the pages of a PDF given on standard input: one line of JSON a page.

Run as a process of its own: the library under it is written in C++, takes what memory a file asks
for, may fall over a damaged one, and serves one thread at a time. Here it has bounds.
"""

import contextlib
import ctypes
import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_MOST_MEMORY = 512 * 1024 * 1024  # bytes; a page with pictures of a book takes under 200 MB
_MOST_SECONDS = 60  # of work; a page takes 0.01
_MOST_PAGES = 5000
_MOST_LETTERS = 12_000_000  # in the file; twice the longest volume of an edition
_MOST_LINKS = 2000  # on a page
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # of a font descriptor, ISO 32000-1 table 123
_BOLD_WEIGHT = 600
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_WIDEST_BLANK = 0.6  # em; a wider gap may part columns or cells
# What the library makes of a hyphen that ends a line; and the soft one, which many programs name
# for every hyphen that they print.
_HYPHENS = frozenset("\x02\ufffe\u00ad")
_UNKNOWN = "\ufffd"
_HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]")
# Signs of the Symbol and Wingdings fonts, which have places in the private area alone.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "►",
    "\uf0fc": "✓",
    "\uf02d": "-",
    "\uf020": " ",
}
_UNASSIGNED = frozenset({"Cc", "Cn", "Co", "Cs"})  # general categories of Unicode
_AUTOMATIC = 0.4  # em
_OVERLAP = 0.6  # em; signs of Chinese that follow each other share half of their width
_MOST_OBJECTS = 20_000  # looked at on a page for pictures
_MOST_REMARKS = 200  # on a page
_REMARKS = frozenset({pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT})

Box = tuple[float, float, float, float]


def main() -> int:
    """Print the pages, or the one reason why there are none."""
    _hold_bounds()
    content = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > _MOST_PAGES:
            return _refuse("pages", len(document))
        letters = 0
        for index in range(len(document)):
            page, count = _read_page(document, index, _MOST_LETTERS - letters)
            letters += count
            if page is None:
                return _refuse("letters", index + 1)
            sys.stdout.write(json.dumps(page) + "\n")
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        return _refuse("password" if code == pdfium.FPDF_ERR_PASSWORD else "damaged", 0)
    except MemoryError:
        return _refuse("memory", 0)
    sys.stdout.write(json.dumps({"end": True}) + "\n")
    return 0


def _refuse(reason: str, number: int) -> int:
    sys.stdout.write(json.dumps({"refused": reason, "number": number}) + "\n")
    return 0


def _hold_bounds() -> None:
    with contextlib.suppress(ImportError):  # no such bounds on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_page(
    document: pypdfium2.PdfDocument, index: int, most: int
) -> tuple[dict[str, Any] | None, int]:
    """Give what stands on a page and how many letters; nothing where there are more than `most`."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > most:
            return None, count
        width, height = page.get_size()
        reader = _PageReader(text_page, page, _links(document, page))
        read = {"width": width, "height": height, "runs": list(reader.runs())}
        shown, covered = _pictures(page)
        return read | {
            "sideways": reader.sideways,
            "outside": reader.outside,
            "unknown": reader.unknown,
            "hidden": reader.hidden,
            "remarks": _remarks(page),
            "shown": shown,
            "covered": round(min(covered / max(width * height, 1), 1.0), 3),
        }, count
    finally:
        text_page.close()
        page.close()


def _edges_of(page: pypdfium2.PdfPage) -> Box:
    """Give left, foot, right and head of a page, which it may have from the tree above it."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.bottom, box.right, box.top


def _pictures(page: pypdfium2.PdfPage) -> tuple[bool, float]:
    """Say whether a page shows anything, and the area of its pictures in square points."""
    shown, covered = False, 0.0
    for number, thing in enumerate(page.get_objects(max_depth=4)):
        if number >= _MOST_OBJECTS:
            break
        shown = shown or thing.type != pdfium.FPDF_PAGEOBJ_FORM
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
    return shown, covered


def _remarks(page: pypdfium2.PdfPage) -> list[str]:
    """Give what readers have written in the margin with a viewer."""
    found: list[str] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_LINKS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if pdfium.FPDFAnnot_GetSubtype(annotation) in _REMARKS and len(found) < _MOST_REMARKS:
            found += _contents(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _contents(annotation: Any) -> list[str]:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    if not 2 < length < 65_536:
        return []
    letters = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", letters, length)
    text = bytes(letters).decode("utf-16-le", "replace").split("\x00")[0].strip()
    return [text] if text else []


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[tuple[Box, str]]:
    """Give the rectangles that lead to an address, or elsewhere in the file ("")."""
    found: list[tuple[Box, str]] = []
    at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(page, at, link):
        if not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        rectangle = (box.left, box.bottom, box.right, box.top)
        found.append((rectangle, _address(document, link)))
    return found


def _address(document: pypdfium2.PdfDocument, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if not 1 < length < 4096:
        return ""
    letters = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, letters, length)
    return letters.value.decode("utf-8", "replace")


class _PageReader:
    """Cuts the letters of a page into runs of one font on one line."""

    def __init__(
        self,
        text_page: pypdfium2.PdfTextPage,
        page: pypdfium2.PdfPage,
        links: list[tuple[Box, str]],
    ) -> None:
        self.sideways = ""
        self.outside = ""
        self.unknown = self.hidden = 0
        self._count = text_page.count_chars()
        self._text = text_page
        self._turned = page.get_rotation() // 90
        self._size = page.get_size()
        self._edges = _edges_of(page)
        self._aside = ""  # the kind of the last letter, where it is no part of a line
        self._links = links
        self._fonts: dict[tuple[bytes, int, int], tuple[bool, bool]] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def runs(self) -> Iterator[list[Any]]:
        """Give [text, left, right, baseline, size, bold, italic, address, first word's end]."""
        run: list[Any] | None = None
        last_left, guessed = 0.0, False
        for index in range(self._count):
            letter = self._letter(index)
            generated = pdfium.FPDFText_IsGenerated(self._text, index) == 1
            if letter.isspace() or (generated and letter != "-"):
                if self._aside and letter.isspace():
                    self._keep_aside(self._aside, " ")
                    continue
                # Line ends are guessed by the library; whether words part there, their places say.
                if run is not None and letter.isspace() and letter not in "\r\n":
                    guessed = generated and not run[0][-1:].isspace()
                    run[0] += letter
                    if letter == " " and run[-1] is None:
                        run[-1] = run[2]
                continue
            letter = self._known(letter)
            if not letter or self._is_elsewhere(index, letter):
                continue
            placed = self._placed(index)
            if run is not None and self._goes_on(run, placed, last_left):
                last_left = placed[0]
                run[0] = self._parted(run, letter, guessed, placed) + letter
                run[2] = max(run[2], placed[1])
                guessed = False
                continue
            if run is not None:
                yield _closed(run, guessed)
            run, last_left, guessed = [letter, *placed, None], placed[0], False
        if run is not None:
            yield _closed(run, guessed)

    @staticmethod
    def _parted(run: list[Any], letter: str, guessed: bool, placed: list[Any]) -> str:
        """Give a run without a blank that the library guessed in stretched Chinese or Japanese."""
        text: str = run[0]
        if not guessed or placed[0] - run[2] > placed[3]:
            return text
        before = text.rstrip()
        wide = (_is_wide(before[-1:]), _is_wide(letter))
        # Many programs part figures from Chinese by a quarter of a letter that is no blank.
        near = placed[0] - run[2] <= _AUTOMATIC * placed[3]
        plain = before[-1:].isalnum() and letter.isalnum()
        return before if all(wide) or (any(wide) and plain and near) else text

    def _letter(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
            return _UNKNOWN
        letter = chr(code)
        return "-" if letter in _HYPHENS else _SYMBOLS.get(letter, letter)

    def _known(self, letter: str) -> str:
        """Give a letter; the sign of an unknown one, counted; nothing for one of no width."""
        if letter == _UNKNOWN or unicodedata.category(letter) in _UNASSIGNED:
            self.unknown += 1
            return _UNKNOWN
        return "" if unicodedata.category(letter) == "Cf" else letter

    def _is_elsewhere(self, index: int, letter: str) -> bool:
        """Say whether a letter stands across the page or beyond its edges, and keep it so."""
        quarter = round(pdfium.FPDFText_GetCharAngle(self._text, index) / (math.pi / 2)) % 4
        if quarter not in {0, self._turned % 4, -self._turned % 4}:
            self._keep_aside("sideways", letter)
            return True
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        left, bottom, right, top = self._edges
        if left - 1 <= self._x.value <= right + 1 and bottom - 1 <= self._y.value <= top + 1:
            thing = pdfium.FPDFText_GetTextObject(self._text, index)
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            self._aside = ""
            self.hidden += mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            return False
        self._keep_aside("outside", letter)
        return True

    def _keep_aside(self, kind: str, letter: str) -> None:
        setattr(self, kind, getattr(self, kind) + letter)
        self._aside = kind

    def _placed(self, index: int) -> list[Any]:
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._box)
        box = self._box
        address = self._address_at((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        left, right, base = box.left, box.right, self._y.value
        if self._turned == 1:
            left, right, base = box.bottom, box.top, self._size[1] - self._x.value
        elif self._turned == 2:
            left, right = self._size[0] - box.right, self._size[0] - box.left
            base = self._size[1] - base
        elif self._turned == 3:
            left, right = self._size[0] - box.top, self._size[0] - box.bottom
            base = self._x.value
        size = self._size_of(index)
        return [*(round(n, 2) for n in (left, right, base, size)), *self._font(index), address]

    def _size_of(self, index: int) -> float:
        size = float(pdfium.FPDFText_GetFontSize(self._text, index))
        if not pdfium.FPDFText_GetMatrix(self._text, index, self._matrix):
            return size
        return abs(size) * math.hypot(self._matrix.c, self._matrix.d)

    def _font(self, index: int) -> tuple[bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, 256, self._flags)
        weight = pdfium.FPDFText_GetFontWeight(self._text, index)
        key = (self._name.raw[: min(length, 256)], self._flags.value, weight)
        if key not in self._fonts:
            name = key[0].decode("utf-8", "replace")
            bold = bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT
            italic = bool(_ITALIC.search(name)) or bool(key[1] & _ITALIC_FLAG)
            self._fonts[key] = (bold or bool(key[1] & _BOLD_FLAG), italic)
        return self._fonts[key]

    def _address_at(self, x: float, y: float) -> str | None:
        for (left, bottom, right, top), address in self._links:
            if left <= x <= right and bottom <= y <= top:
                return address
        return None

    @staticmethod
    def _goes_on(run: list[Any], placed: list[Any], last_left: float) -> bool:
        em = placed[3] or 1
        # The letters of a ligature all have its place.
        gap = 0.0 if abs(placed[0] - last_left) < 0.02 * em else placed[0] - run[2]
        return (
            run[4:-1] == placed[3:]
            and abs(run[3] - placed[2]) < 0.1 * em
            and -_OVERLAP * em < gap < _WIDEST_BLANK * em
        )


def _closed(run: list[Any], guessed: bool) -> list[Any]:
    text = run[0].rstrip()
    return [text, *run[1:]] if guessed and _is_wide(text[-1:]) else run


def _is_wide(letter: str) -> bool:
    """Say whether a letter is of a script that writes no blanks between words."""
    return (
        letter != "" and unicodedata.east_asian_width(letter) in "WF" and not _HANGUL.match(letter)
    )


if __name__ == "__main__":
    sys.exit(main())
