"""A name as it is written, taken apart for comparing."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from edossier.names.tables import load_titles
from edossier.text.scripts import scripts_in

__all__ = ["Written", "bare", "is_initial", "script_of_most", "write"]

_LONGEST = 120  # code points of a name that are looked at
_MARKS = str.maketrans(
    dict.fromkeys("’‘ʻʼ`´ʹ′", "'") | dict.fromkeys("·・•", " ") | dict.fromkeys("–‐‑−", "-")
)
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "s", "ə": "e", "ð": "d"})
_GLUED = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")
_BLANKS = re.compile(r"[\s,;]+")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_WIFE = re.compile(r"(?:mme|madame|mrs|frau|pani|г-жа|мадам)\.?\s", re.IGNORECASE)
_EDGES = "\"'()[]«»„“”"


@dataclass(frozen=True, slots=True)
class Written:
    """A name in its own spelling.

    Attributes:
        printed: As given.
        key: Without case, accents and apostrophes: names of one key are one spelling.
        script: ISO 15924 of most of its letters, None without letters.
        words: Lower-case, composed, titles left out; hyphens stay, initials keep their stop.
        parts: The same, parted at hyphens where the script has them.
        is_wife: It names somebody's wife by his name.
    """

    printed: str
    key: str
    script: str | None
    words: tuple[str, ...]
    parts: tuple[str, ...]
    is_wife: bool

    def __hash__(self) -> int:
        return hash(self.printed)


@lru_cache(1 << 16)
def write(name: str) -> Written:
    """Take a name apart; any text gives a value."""
    text = unicodedata.normalize("NFC", name[:_LONGEST]).translate(_MARKS)
    script = script_of_most(text)
    wife = _WIFE.match(text.lstrip())
    if wife:
        text = text.lstrip()[wife.end() :]
    spaced = [word.strip(_EDGES) for word in _BLANKS.split(_GLUED.sub(" ", text))]
    words = _without_titles([word for word in spaced if word.strip(_EDGES + ".-")])
    parts = tuple(part for word in words for part in _parted(word, script))

    return Written(name, bare(text), script, words, parts, wife is not None)


def script_of_most(text: str) -> str | None:
    """Give the ISO 15924 code of most of a text's letters, None without letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    counted = scripts_in(text)
    return counted.most_common(1)[0][0] if counted else None


@lru_cache(1 << 16)
def bare(text: str) -> str:
    """Give letters and digits alone, without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(char for char in folded if char.isalnum())


@lru_cache(1 << 14)
def is_initial(word: str) -> bool:
    """Say whether a word is an initial: "p.", "ia.", "j.-p."."""
    return _INITIAL.fullmatch(word) is not None


def _parted(word: str, script: str | None) -> list[str]:
    if is_initial(word) or script not in ("Latn", "Cyrl"):
        return [word]
    return [part for part in word.split("-") if part]


def _without_titles(words: list[str]) -> tuple[str, ...]:
    """Leave out forms of address and offices, as long as a name is left."""
    titles = load_titles()
    left = list(words)
    while len(left) > 1 and (length := _title_at(left, titles.longest)):
        left = left[length:]
    return tuple(word.lower() for word in left)


def _title_at(words: list[str], longest: int) -> int:
    titles = load_titles()
    for length in range(min(longest, len(words) - 1), 0, -1):
        row = tuple(word.rstrip(".").lower() for word in words[:length])
        # "c. Stalin" is a comrade, "C. Stalin" may be anybody.
        if len(row[0]) == 1 and words[0][0].isupper():
            continue
        if row in titles.address or row in titles.office:
            return length
        if length == 1 and words[0].endswith(".") and row[0] in titles.short:
            return 1
    return 0
