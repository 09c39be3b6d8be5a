"""Books and articles of a dossier, found by author and title words; no more parsing than that."""

import re
from collections.abc import Sequence

from edossier.checking.imprints import begins_imprint, has_imprint
from edossier.names import parse_person
from edossier.text.folding import Folded, fold

__all__ = ["Literature"]

_WORD = re.compile(r"[^\W_]+")
_MOST_PLACES = 2_000  # places of a title's rarest word that are looked at
_AUTHOR_REACH = 40  # words before a title in which its author stands
_REST_REACH = 400  # code points behind a title in which year, bracket or editor stand
_ARTICLES = frozenset(["the", "a", "an", "der", "die", "das", "le", "la", "les", "il", "el"])
_FULL = re.compile(
    r"\(|(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])"
    r"|\b(?:eds?|trans|introd|hg|hrsg|red|szerk|manuscript|dissertation|diss|forthcoming)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;\n]|[^\W\d_]{3}[.!?][”\"’»)]{0,2}\s|[0-9)n][.!?][”\"’»)]{0,2}\s{1,3}(?=[A-ZÀ-ÞА-ЯЁŚŽŠČŘŁ“„«])"
)
_JOINED = re.compile(r",?\s(?:and|&|und|et|a|i|y|и|és|și|with)\s|,\s")


class Literature:
    """The words of texts with their places; answers where a title is given in full first."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._words: list[list[str]] = []
        self._spans: list[list[tuple[int, int]]] = []
        self._folded: list[Folded] = []
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._answers: dict[tuple[str, str], tuple[int, int] | None] = {}
        for index, text in enumerate(texts):
            folded = fold(text)
            matches = list(_WORD.finditer(folded.text))
            self._folded.append(folded)
            self._words.append([match[0] for match in matches])
            self._spans.append([match.span() for match in matches])
            for at, match in enumerate(matches):
                self._places.setdefault(match[0], []).append((index, at))

    def first_full_form(self, author: str, title: str) -> tuple[int, int] | None:
        """Give the text and offset where a title stands in full first.

        Returns:
            Index of the text and offset of the title in it; an index beyond the last text
            where it stands nowhere in full; None where that cannot be told.
        """
        families = frozenset(_families(author))
        key = (" ".join(sorted(families)), " ".join(_title_words(title)))
        if key not in self._answers:
            self._answers[key] = self._find(families, _title_words(title))
        return self._answers[key]

    def _find(self, families: frozenset[str], title: Sequence[str]) -> tuple[int, int] | None:
        if not title or not families:
            return None
        rarest = min(range(len(title)), key=lambda at: len(self._places.get(title[at], ())))
        places = self._places.get(title[rarest], ())
        if len(places) > _MOST_PLACES:
            return None
        for index, at in places:
            first = at - rarest
            if self._is_full_form(index, first, families, title):
                start = self._spans[index][first][0]
                return index, self._folded[index].source_range(start, start + 1)[0]
        return len(self._texts), 0

    def _is_full_form(
        self, index: int, first: int, families: frozenset[str], title: Sequence[str]
    ) -> bool:
        words, last = self._words[index], first + len(title)
        if first < 0 or words[first:last] != list(title):
            return False
        if not families & set(words[max(0, first - _AUTHOR_REACH) : first]):
            return False
        end = self._folded[index].source_range(*self._spans[index][last - 1])[1]
        rest = self._texts[index][end : end + _REST_REACH]
        stop = _CLAUSE_END.search(rest)
        full = _FULL.search(rest)
        if full is not None and (stop is None or full.start() < stop.end()):
            return True
        # "Title. Subtitle. Praha: Louka, 1998": the imprint is a sentence of its own.
        is_behind = stop is not None and rest[:1] in (".", ":")
        return has_imprint(rest[: stop.end()] if stop else rest) or (
            is_behind and stop is not None and begins_imprint(rest[stop.end() :])
        )


def _title_words(title: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(title).text)
    return tuple(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _families(author: str) -> list[str]:
    """Give the words that can be a family name: the last of each author, or the first."""
    found: list[str] = []
    for name in _JOINED.split(author):
        person = parse_person(name)
        for printed in (person.family or "", name.split()[-1] if name.split() else ""):
            found += _WORD.findall(fold(printed).text)[-1:]
    return found
