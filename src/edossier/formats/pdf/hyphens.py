"""What stands between two lines of a paragraph: a blank, nothing, or a hyphen that goes.

A hyphen at a line's end belongs to the word ("Sino-Soviet") or to the break ("admin-istration").
The file itself tells most: a word that it prints elsewhere unbroken, or with its hyphen.
"""

import re
from collections.abc import Iterable

__all__ = ["Vocabulary"]

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:[-‐’'][^\W\d_]+)*)([-‐])$")
_FIRST = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_SUSPENDED = re.compile(r"(?:and|or|und|oder|bzw|et|ou|i|a|и|или|e|y)\b")  # "short- and long-term"
# Parts that commonly keep their hyphen before a word in small letters.
_KEEPS = frozenset(
    re.findall(
        r"\w+",
        "anti all co counter cross ex ill inter mid neo non out post pre pro pseudo quasi "
        "self semi so sub ultra vice well sino soviet anglo franco austro polish east "
        "west north south long short high low half two three four five six seven eight "
        "nine ten first second third то кое научно военно политико советско англо вице "
        "экс социально ново ",
    )
)
_WIDE_SIGN = re.compile(r"[\u3000-\u303f\uff00-\uff65]")
_SOLID = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]")
_PARTED = re.compile(r"[\u3400-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3400-\u9fff]")
_ADVERB = re.compile(r"(?:ски|цки|ому|ему)$")  # по-русски, по-новому
_HYPHENATES = 0.02  # of the lines that go on end in a hyphen, where a program breaks words
_SHORTEST_JUDGED = 3
_HAN = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Vocabulary:
    """The words that a file prints within its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        counted = broken = self._solid = self._parted = 0
        self._prints_true_hyphens = False
        for line in lines:
            self._solid += len(_SOLID.findall(line))
            self._parted += len(_PARTED.findall(line))
            self._prints_true_hyphens |= "‐" in line[:-1]
            words = _WORD.findall(line)
            self._words.update(word.replace("‐", "-").lower() for word in words[1:-1])
            self._words.update(
                part.lower() for word in words[1:-1] for part in re.split("[-‐]", word)
            )
            counted += 1
            broken += _BROKEN.search(line) is not None
        self._hyphenates = broken >= 2 and broken >= _HYPHENATES * counted

    def join(self, line: str, following: str) -> tuple[int, str]:
        """Say how many letters of a line's end go, and what parts it from the next."""
        wide = (_HAN.match(line[-1:]), _HAN.match(following[:1]))
        if all(wide) or (any(wide) and self._is_set_solid(line[-1:] + following[:1])):
            return 0, ""
        match = _BROKEN.search(line)
        if match is None:
            # A year, a signature, a path broken behind its hyphen or stroke: "1956-|1960".
            return 0, "" if re.search(r"[^\s\W][-‐–/]$", line) else " "
        first = _FIRST.match(following)
        if first is None or not following[0].islower():
            return 0, "" if following[:1].isalnum() else " "
        if _SUSPENDED.match(following):
            return 0, " "
        if match[2] == "‐" and not self._prints_true_hyphens:
            return 1, ""
        return (1, "") if self._is_one_word(match[1].lower(), first[0].lower()) else (0, "")

    def _is_set_solid(self, pair: str) -> bool:
        """Say whether no blank stands between Chinese and figures; never beside its own signs."""
        return _WIDE_SIGN.search(pair) is not None or self._solid > self._parted

    def _is_one_word(self, part: str, rest: str) -> bool:
        last = re.split("[-‐]", part)[-1]
        next_part = re.split("[-‐]", rest)[0]
        if f"{last}-{next_part}" in self._words or f"{part}-{rest}" in self._words:
            return last + next_part in self._words and f"{part}-{rest}" not in self._words
        if last + next_part in self._words:
            return True
        if last in _KEEPS or (last == "по" and _ADVERB.search(rest)):
            return False
        both = last in self._words and next_part in self._words
        if both and min(len(last), len(next_part)) >= _SHORTEST_JUDGED:
            return False
        return self._hyphenates
