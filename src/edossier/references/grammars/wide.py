"""East Asian print made narrow: full-width marks and figures, each for one of the usual width."""

import re
from collections.abc import Mapping

__all__ = ["is_wide", "narrow"]

_MARKS = str.maketrans(
    "，。：；（）［］【】、／．＇～〜~－＃〔〕　",
    ",.:;()[][],/.'–––-#[] ",
)
_FIGURES = {0xFF10 + i: str(i) for i in range(10)}
_LETTERS = {0xFF21 + i: chr(ord("A") + i) for i in range(26)}
_SMALL = {0xFF41 + i: chr(ord("a") + i) for i in range(26)}
_ARABIC = {
    ord("،"): ",",
    ord("؛"): ";",
    ord("٬"): ",",
    ord("٫"): ".",
    **{0x0660 + i: str(i) for i in range(10)},
    **{0x06F0 + i: str(i) for i in range(10)},
}
_ALL: Mapping[int, int | str | None] = {**_MARKS, **_FIGURES, **_LETTERS, **_SMALL, **_ARABIC}
_TO = re.compile(r"(?<=\d)([至到])(?=\s?第?\s?\d)")
_WIDE = re.compile(
    r"[\u0e00-\u0e7f\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff5e]"
)


def is_wide(text: str) -> bool:
    """Say whether the text holds Chinese, Japanese, Korean or Thai, or a mark in full width."""
    return _WIDE.search(text) is not None


def narrow(text: str) -> str:
    """Give the text in marks and figures of the usual width; every code point keeps its place.

    >>> narrow("全宗0100，目录46，第3～5页")
    '全宗0100,目录46,第3–5页'
    """
    return _TO.sub("–", text.translate(_ALL))
