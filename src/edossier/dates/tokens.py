"""Words, numbers and marks of a text, with their offsets: what dates are read from."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

__all__ = ["Token", "key_of", "tokenise"]

# Han characters that close a number (1956年10月30日) stand alone; a letter keeps its combining
# marks, so that a decomposed "ř" is still one word.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+)"
    r"|(?P<word>[年月日号號]|(?:(?![年月日号號])[^\W\d_][\u0300-\u036f]*)+)"
    r"|(?P<mark>\S)"
)
_APOSTROPHES = str.maketrans({"‘": "'", "’": "'", "ʹ": "'", "ʼ": "'", "′": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text without a blank in it.

    Attributes:
        glued: True where nothing stands between it and the token before.
        key: The form for comparing: composed, without case, `ё` as `е`.
    """

    start: int
    end: int
    text: str
    kind: Literal["number", "word", "mark"]
    glued: bool
    key: str


def tokenise(text: str) -> list[Token]:
    """Cut `text` into tokens, in order; white space is in none of them."""
    tokens: list[Token] = []
    previous = -1
    for match in _TOKEN.finditer(text):
        printed = match[0]
        kind: Literal["number", "word", "mark"] = "mark"
        if match.lastgroup == "number":
            kind = "number"
        elif match.lastgroup == "word":
            kind = "word"
        start, end = match.span()
        key = printed if kind == "number" else key_of(printed)
        tokens.append(Token(start, end, printed, kind, start == previous, key))
        previous = end
    return tokens


def key_of(printed: str) -> str:
    """Give the form of a word by which it is compared.

    >>> key_of("Říjen"), key_of("’")
    ('říjen', "'")
    """
    if printed.isascii():
        return "'" if printed == "`" else printed.casefold()
    composed = unicodedata.normalize("NFC", printed).casefold()
    return composed.translate(_APOSTROPHES).replace("ё", "е")
