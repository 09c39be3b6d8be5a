"""Titles as citations set them: in quotation marks, marks inside changed, capitals by the manual.

Source: The Chicago Manual of Style, 17th edition: 8.159 and 8.161 (headline style, hyphens), 13.30
(quotations within quotations), 14.99 (a translation of the title follows in brackets, without
quotation marks), 14.33 (short titles), 11.6 (titles in other languages keep their capitals).
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from edossier.dates import find
from edossier.text.scripts import scripts_in

__all__ = ["SetTitle", "headline", "inner_marks", "set_title", "short_title"]

_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"[a-z][a-z'’-]*")
_TRANSLATED = re.compile(r"(.{1,2000}\S) ?\[([^\[\]]{1,1000})\]")
_LOW_MARKS = re.compile(r"„([^„“”]{0,1000})[“”]")
_SINGLE_PAIR = re.compile(r"(?<!\w)‘([^‘’“”]{1,1000})’(?!\w)")
# A straight mark opens where nothing but a blank or an opening sign stands before it.
_STRAIGHT = re.compile(r"((?:(?<![^\s(\[{“‘—–/-]))\")|\"")
_INNER = {ord("“"): "‘", ord("”"): "’", 0xE000: "“", 0xE001: "”"}
_SUBTITLE = re.compile(r"[:;]\s|(?<=[?!])\s")
_APPOSITION = re.compile(r",\s|\s[—–-]\s")
_LONGEST_SHORT = 7
# Code points: what a short title is made of, and what a date at its end takes at most.
_LONGEST_READ = 1000
_LONGEST_DATE = 80


@dataclass(frozen=True, slots=True)
class _Words:
    small: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SetTitle:
    """A title ready for its quotation marks.

    Attributes:
        translation: What the source prints after it in brackets, in another script; or None.
    """

    words: str
    translation: str | None = None


def set_title(title: str, language: str | None) -> SetTitle:
    """Set a title: English in headline style, any other as printed; marks inside single.

    >>> set_title("Запись беседы [Record of conversation]", None)
    SetTitle(words='Запись беседы', translation='Record of conversation')
    """
    words = " ".join(title.split())
    found = _TRANSLATED.fullmatch(words)
    if found and not set(scripts_in(found[1])) & set(scripts_in(found[2])):
        return SetTitle(inner_marks(found[1]), found[2])
    is_english = language is not None and language.partition("-")[0].casefold() == "en"
    return SetTitle(inner_marks(headline(words) if is_english else words))


def inner_marks(title: str) -> str:
    """Turn double marks inside a title into single ones, and single ones inside those into double.

    >>> inner_marks("The “Great Friendship”")
    'The ‘Great Friendship’'
    """
    title = _LOW_MARKS.sub(r"“\1”", title)
    title = _SINGLE_PAIR.sub("\ue000\\1\ue001", title) if "“" in title or '"' in title else title
    title = _STRAIGHT.sub(lambda mark: "‘" if mark[1] is not None else "’", title)
    return title.translate(_INNER)


def headline(title: str) -> str:
    """Raise the words of an English title to headline style; no letter is ever made small.

    >>> headline("Memorandum of conversation with comrade Liu Shaoqi")
    'Memorandum of Conversation with Comrade Liu Shaoqi'
    """
    words = list(_WORD.finditer(title))
    made: list[str] = []
    at, starts = 0, True
    for index, word in enumerate(words):
        made.append(title[at : word.start()])
        is_edge = starts or index == len(words) - 1
        made.append(_raised(word[0], is_edge=is_edge))
        at, starts = word.end(), word[0].endswith((":", "?", "!", ".”", "—"))
    return "".join([*made, title[at:]])


def _raised(word: str, *, is_edge: bool) -> str:
    core = word.strip("“”‘’\"'()[]{},;:?!…—–.")
    # A stop after few letters is an abbreviation's, "c." for comrade: its case is its own.
    if not _PLAIN.fullmatch(core) or (len(core) < 4 and f"{core}." in word):
        return word
    if core in _words().particles or (core in _words().small and not is_edge):
        return word
    first, *rest = core.split("-")
    parts = [first.capitalize()]
    stay = first in _words().prefixes
    parts += [part if stay or part in _words().small else part.capitalize() for part in rest]
    return word.replace(core, "-".join(parts), 1)


def short_title(title: str) -> str:
    """Shorten a title to the words that stand first and tell it apart, in their order.

    The main title up to its first colon, without a first article and without the date at its end;
    of one that is longer than seven words, what stands before its first comma, and of that no more
    than seven words, cut before a preposition.

    >>> short_title("The visit of the ambassador of the republic, Mr. X, on 5 May 1956")
    'visit of the ambassador of the republic'
    """
    main = _without_date(_SUBTITLE.split(title[:_LONGEST_READ], maxsplit=1)[0].rstrip(" ,;:"))
    if len(main.split()) > _LONGEST_SHORT:
        main = _without_date(_APPOSITION.split(main, maxsplit=1)[0])
    words = re.sub(r"^(?:a|an|the)\s+(?=\S)", "", main, flags=re.IGNORECASE).split()
    if len(words) <= _LONGEST_SHORT:
        return " ".join(words)
    cut = next(
        (n for n in range(_LONGEST_SHORT, 1, -1) if words[n].casefold() in _words().small), 4
    )
    while cut > 1 and words[cut - 1].casefold() in _words().small:
        cut -= 1
    return " ".join(words[:cut])


def _without_date(title: str) -> str:
    """Leave out a date that ends a title, with the preposition before it."""
    start = max(0, len(title) - _LONGEST_DATE)
    end = title[start:]
    dates = [start + found.start for found in find(end) if found.end >= len(end) - 1]
    if not dates or dates[0] == 0:
        return title
    return re.sub(r"\s+(?:of|from|on|in|dated)$", "", title[: dates[0]].rstrip(" ,("))


@cache
def _words() -> _Words:
    table = tomllib.loads(files("edossier.citing").joinpath("titles.toml").read_text("utf-8"))
    return _Words(**{name: frozenset(words) for name, words in table.items()})
