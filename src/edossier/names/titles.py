"""Titles in front of a name: "Ambassador", "c.", "Soviet Ambassador to the PRC,"."""

from collections.abc import Sequence
from dataclasses import dataclass

from edossier.names.tables import load_titles
from edossier.names.words import Word

__all__ = ["Title", "title_at"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and the index of the first word after it.

    Attributes:
        is_address: A form of address, which only a name can follow.
    """

    end: int
    is_address: bool


def title_at(words: Sequence[Word], index: int) -> Title | None:
    """Find the longest title that begins at `index`."""
    titles = load_titles()
    if words[index].key.rstrip(".") not in titles.first_keys:
        return _short_at(words, index)
    keys: list[str] = []
    best: Title | None = None
    for position in range(index, min(index + titles.longest, len(words))):
        word = words[position]
        if word.kind == "mark" or (position > index and len(word.gap) != 1):
            break
        keys.append(word.key.rstrip("."))
        if tuple(keys) in titles.address:
            best = Title(_past_stop(words, position + 1), is_address=True)
        elif tuple(keys) in titles.office:
            best = Title(_past_stop(words, position + 1), is_address=False)
    return best or _short_at(words, index)


def _short_at(words: Sequence[Word], index: int) -> Title | None:
    word = words[index]
    key = word.key.rstrip(".")
    if word.kind == "mark" or key not in load_titles().short:
        return None
    if word.text.endswith("."):
        # A capital alone is an initial ("T. Zhivkov"), a small letter is a title ("t. Zhivkov").
        return Title(index + 1, is_address=True) if word.kind == "small" else None
    has_stop = index + 1 < len(words) and words[index + 1].text == "." and not words[index + 1].gap
    return Title(index + 2, is_address=True) if has_stop else None


def _past_stop(words: Sequence[Word], index: int) -> int:
    is_stop = index < len(words) and words[index].text == "." and not words[index].gap
    return index + 1 if is_stop else index
