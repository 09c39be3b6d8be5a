"""Text made flat for matching: case and accents gone, every code point mapped back."""

import unicodedata
from dataclasses import dataclass

__all__ = ["Flat", "flatten"]

_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʹ": "'",
        "′": "'",
        "`": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "ł": "l",
        "đ": "d",
        "ı": "i",
    }
)


@dataclass(frozen=True, slots=True)
class Flat:
    """Folded text, and where each of its characters stands in the text as printed."""

    text: str
    offsets: tuple[int, ...]


def flatten(text: str) -> Flat:
    """Fold `text` character by character: "Řád" gives "rad"; marks that combine fall away."""
    if text.isascii():
        return Flat(text.lower(), tuple(range(len(text))))
    folded: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if char.isascii():
            folded.append(char.lower())
            offsets.append(at)
            continue
        for piece in unicodedata.normalize("NFKD", char).casefold().translate(_ALIKE):
            if not unicodedata.combining(piece):
                folded.append(piece)
                offsets.append(at)
    return Flat("".join(folded), tuple(offsets))
