"""Bytes to text: which encoding a file is in, told from the bytes themselves.

A byte order mark says it; valid UTF-8 with letters beyond ASCII proves itself; UTF-16 shows by
its zero bytes. What is left are the one-byte encodings of Europe: of those the likeliest is the
one under which the words have only letters that one language of the field has.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from edossier.text.cleaning import clean_with_repairs, end_lines, substitute
from edossier.text.languages import Language, languages
from edossier.text.mojibake import mend_mojibake
from edossier.text.scripts import script_of
from edossier.text.source import Repair

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In order of preference where the evidence is equal.
_ONE_BYTE = ("cp1252", "cp1250", "cp1251", "iso8859-2", "koi8-r", "koi8-u")
_STRAY = re.compile("[\udc80-\udcff]+")
_HIGH_WORD = re.compile(rb"[A-Za-z\x80-\xff]{0,60}[\x80-\xff][A-Za-z\x80-\xff]{0,60}")
_NEXT_LINE = re.compile("(?<![\x80-\xff])\x85")  # not the end of a letter that was misread
_SAMPLE = 400_000
_MOST_WORDS = 1500
_TYPOGRAPHIC = frozenset("“”„‘’‚«»‹›–—…•·§°№©®€†‡\u00a0\u00ad½¼¾²³¹ºª¡¿£´×")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяы")
# `codecs` knows more names than encodings of text; these turn text into text or worse.
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{1,30}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as its author wrote it, as far as the bytes tell.

    Attributes:
        text: Lines end with a line feed; no control characters, no byte order mark.
        encoding: What it was decoded from, under Python's name.
        repairs: Ranges of `text` that are not what the bytes said.
    """

    text: str
    encoding: str
    repairs: tuple[Repair, ...]


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Decode a file whole, and mend what an earlier program broke. Never raises.

    Args:
        content: The bytes of the file.
        declared: The encoding that the file itself states, which may be wrong.
    """
    encoding = _encoding_of(content, declared)
    text, stray = _text_in(content, encoding)
    if "\n" not in text:
        # Beside other line ends U+0085 is a misread ellipsis; alone it ends lines.
        text = _NEXT_LINE.sub("\n", text)
    text, repairs = mend_mojibake(text, stray)
    text, repairs = clean_with_repairs(text.removeprefix("\ufeff"), repairs)
    return Decoded(text, encoding, repairs)


def _encoding_of(content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if wide := _utf_16_without_mark(content):
        return wide
    if _is_mostly_utf_8(content):
        return "utf-8"
    known = _codec_name(declared)
    if known and known not in {"utf-8", "ascii", "iso8859-1", *_ONE_BYTE}:
        try:
            content.decode(known)
        except UnicodeError:
            known = None
        else:
            return known
    return _likeliest_one_byte(content, known)


def _codec_name(declared: str | None) -> str | None:
    if not declared or not _PLAIN_NAME.fullmatch(declared):
        return None
    try:
        found = codecs.lookup(declared)
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    # Binary transforms and the escape codecs are no encodings of a file.
    if found.name in {
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "idna",
        "punycode",
        "utf-7",
    }:
        return None
    return found.name


def _utf_16_without_mark(content: bytes) -> str | None:
    sample = content[: _SAMPLE & ~1]
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 2 or zeros_even + zeros_odd < half * 0.05:
        return None
    if zeros_odd > zeros_even * 20 + 1:
        return "utf-16-le"
    if zeros_even > zeros_odd * 20 + 1:
        return "utf-16-be"
    return None


def _is_mostly_utf_8(content: bytes) -> bool:
    """Say whether bytes are UTF-8, apart from a few that a cut or a paste has broken."""
    text = content.decode("utf-8", "surrogateescape")
    broken = sum(len(match[0]) for match in _STRAY.finditer(text))
    if not broken:
        return True
    whole = sum(count for letter, count in Counter(text).items() if "\x7f" < letter < "\ud800")
    return broken * 10 < whole


def _text_in(content: bytes, encoding: str) -> tuple[str, tuple[Repair, ...]]:
    for mark, marked in _MARKS:
        content = content.removeprefix(mark) if marked == encoding else content
    if encoding == "utf-8":
        text = end_lines(content.decode("utf-8", "surrogateescape"))
        return substitute(_STRAY, _read_as_western, text, rule="stray-byte")
    # The "sloppy" ones give a control character for a byte that the encoding leaves open.
    name = encoding.replace("cp125", "sloppy-windows-125") if encoding in _ONE_BYTE else encoding
    return end_lines(content.decode(name, "replace")), ()


def _read_as_western(match: re.Match[str]) -> str:
    return match[0].encode("utf-8", "surrogateescape").decode("sloppy-windows-1252")


def _likeliest_one_byte(content: bytes, declared: str | None) -> str:
    words = Counter(_HIGH_WORD.findall(content[:_SAMPLE]))
    if not words:
        words = Counter(_HIGH_WORD.findall(content))
    kept = words.most_common(_MOST_WORDS)
    scores = {name: _plausibility(kept, content, name) for name in _ONE_BYTE}
    if declared in scores:
        scores[declared] += 0.1
    best = max(scores.values())
    return next(name for name in _ONE_BYTE if scores[name] >= best - 1e-9)


def _plausibility(words: list[tuple[bytes, int]], content: bytes, encoding: str) -> float:
    """Give how well the words go with the best language, by letter beyond ASCII: at most 1.5."""
    decoded = [(word.decode(encoding, "replace"), count) for word, count in words]
    high = sum(count * sum(letter > "\x7f" for letter in word) for word, count in decoded) or 1
    small = Counter(content[:20_000].decode(encoding, "replace").lower().split())
    total = small.total() or 1
    best = -100.0
    for language in languages():
        if language.script not in {"Latn", "Cyrl"}:
            continue
        fit = sum(count * _fit(word, language) for word, count in decoded) / high
        known = sum(count for word, count in small.items() if word in language.words) / total
        best = max(best, fit + known)
    return best


def _fit(word: str, language: Language) -> float:
    score = 0.0
    cyrillic = language.script == "Cyrl"
    mixed = cyrillic and any("a" <= letter.lower() <= "z" for letter in word)
    turned = any(a.islower() and b.isupper() for a, b in pairwise(word))
    for letter in word:
        if letter <= "\x7f":
            continue
        lower = letter.lower()
        if letter in _TYPOGRAPHIC:
            score += 0.3
        elif lower in language.letters and len(lower) == 1:
            common = 1.0 if not cyrillic or lower in _COMMON_CYRILLIC else 0.6
            score += common if letter == lower else common - 0.3
        elif letter < "\xa0" or letter == "\ufffd":
            score -= 6.0
        elif script_of(letter):
            score -= 1.5
        else:
            score -= 2.0
    return score - 2.0 * len(word) * mixed - 1.0 * len(word) * turned
