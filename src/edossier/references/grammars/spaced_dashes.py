"""Family R: the Archives of Yugoslavia join their levels by dashes with blanks around them.

"AJ, 507 – IX – 119/I – 61": fonds, commission, unit; "AJ − 130 − 607 − 995": fonds, fascikla, unit.
"""

import re

from edossier.references.parts import Part

__all__ = ["read_spaced"]

_PIECE = r"[^\s,;()–—−][^,;()–—−]{0,60}?"
_CHAIN = re.compile(
    r"[\s,:]{0,3}(?:[-–—−]\s)?(?:(?P<label>[Ff]ond|[Ff]\.|[Фф]онд|[Фф]\.)\s?)?"
    rf"(?P<chain>{_PIECE}(?:(?:\s[-–—−]\s|,\s){_PIECE}|\s\([^()]{{1,60}}\))?"
    rf"(?:\s[-–—−]\s{_PIECE}){{1,6}})(?=\s{{0,2}}(?:[,;(]|\.?\s{{0,2}}$))"
)
_BREAK = re.compile(r"\s[-–—−]\s|,\s|\s(?=\()")
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_ROMAN = re.compile(r"[IVX]{1,5}")
_UNIT = re.compile(r"(?:[IVX]{1,5}|\d{1,4})(?:[-/][\dA-Za-z]{1,5}){1,5}")
_NAME = re.compile(r"[^\W\d_].*[^\W\d_]|\([^()]+\)")


def read_spaced(text: str, start: int) -> tuple[list[Part], int, list[str]]:
    """R-DASH-3: a spaced dash parts two levels; a name beside the number of a fonds is its title.

    Returns:
        The parts, where reading goes on, and the doubts; no part where the form is another.
    """
    match = _CHAIN.match(text, start)
    if match is None:
        return [], start, []
    pieces = _pieces(match)
    fonds, below = _fonds(pieces, match["label"] or "", match.start("label"))
    if not fonds or not below:
        return [], start, []
    parts, doubts = _below(below, text)
    return [*fonds, *parts], match.end(), doubts


def _pieces(match: re.Match[str]) -> list[tuple[str, int, int]]:
    chain, offset = match["chain"], match.start("chain")
    ends = [(m.start(), m.end()) for m in _BREAK.finditer(chain)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(first for first, _ in ends), len(chain)]
    return [
        (chain[a:b].strip(), offset + a, offset + b) for a, b in zip(starts, stops, strict=True)
    ]


def _fonds(
    pieces: list[tuple[str, int, int]], label: str, label_start: int
) -> tuple[list[Part], list[tuple[str, int, int]]]:
    """Give the fonds under number, name or both, and the pieces below it."""
    lead = pieces[:2]
    numbers = [p for p in lead if _NUMBER.fullmatch(p[0])]
    names = [p for p in lead if _NAME.fullmatch(p[0]) and not _ROMAN.fullmatch(p[0])]
    if lead[0] in names and not numbers:
        numbers, names = [lead[0]], []
    elif lead[0] not in names:
        names = [p for p in names if p == lead[1]]
    if not numbers or lead[0] not in (*numbers[:1], *names):
        return [], []
    value, first, last = numbers[0]
    parts = [Part("fond", "fonds", label, value, label_start if label else first, last)]
    parts += [Part("title", "qualifier", "", n.strip("()"), a, b) for n, a, b in names]
    return sorted(parts, key=lambda part: part.start), pieces[len(parts) :]


def _below(pieces: list[tuple[str, int, int]], text: str) -> tuple[list[Part], list[str]]:
    parts: list[Part] = []
    if _ROMAN.fullmatch(pieces[0][0]):
        parts.append(Part("series", "series", "", *pieces[0]))
        pieces = pieces[1:]
        if not pieces:
            return parts, []
        start, end = pieces[0][1], pieces[-1][2]
        is_known = len(pieces) <= 2 and all(_is_numbered(value) for value, _, _ in pieces)
        parts.append(Part("jedinica", "file", "", text[start:end].strip(), start, end))
        return parts, [] if is_known else [_doubt(parts[-1])]
    levels = ("fascikla", "jedinica") if len(pieces) > 1 else ("jedinica",)
    parts = [Part(level, "file", "", *piece) for level, piece in zip(levels, pieces, strict=False)]
    is_code = len(pieces) == 1 and _UNIT.fullmatch(pieces[0][0])
    is_pair = len(pieces) == 2 and all(_is_numbered(value) for value, _, _ in pieces)
    # A fourth number, or one alone that may be the fascikla, is no certain unit.
    return parts, [] if is_code or is_pair else [_doubt(parts[-1])]


def _is_numbered(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value) or _UNIT.fullmatch(value))


def _doubt(part: Part) -> str:
    return f"“{part.value[:60]}” carries no label: its level is inferred."
