"""Persons in running text, recognised by the form of what is printed; in doubt it is no person.

The evidence, in the order in which it is tried at a word:

    initials     initials beside a family name: "A.S. Paniushkin", "Thomas J. Christensen"
    given        a known given name and what follows: "Pavel Yudin"
    east-asian   a surname and syllables: "Mao Zedong", "Chou En-lai", "Zhihua Shen"
    title        what follows a title: "Ambassador Martin", "c. Stalin"
    known        the family name of somebody who is already known
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from edossier.names.person import parse_person, pinyin_or_hyphen, pinyin_syllables
from edossier.names.places import place_words
from edossier.names.tables import Forms, load_forms
from edossier.names.titles import Title, title_at
from edossier.names.words import Word, key_of, split_words

__all__ = ["FoundName", "NameKind", "find_people"]

NameKind = Literal["initials", "given", "east-asian", "title", "known"]

_MOST_INITIALS = 4
_MOST_WORDS = 4  # after a given name
_MOST_TITLES = 3  # after the first: "Comrade Ambassador General ..."
_SHORTEST_FAMILY = 2  # letters
# Two letters and a stop that are no initial: numbers, saints, mountains, streets, units.
_NOT_INITIALS = frozenset(
    (
        *("st", "no", "nr", "mt", "ft", "vs", "cf", "ed", "pp", "vl", "op", "bd", "hg", "čj"),
        *("zv", "sv", "ul", "pl", "al", "co", "dr", "mr", "ms", "lt", "jr", "sr"),
    )
)
_AND = frozenset(("and", "und", "et", "и", "a", "i", "és", "și", "şi", "e", "y", "та", ",", "&"))


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person's name in running text, without its titles and without a possessive ending.

    Attributes:
        start, end: Offsets in the text, code points, half-open.
        kind: The evidence.
    """

    start: int
    end: int
    printed: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class _Run:
    """Words from `start` to `end`, half-open, taken for a name."""

    start: int
    end: int
    kind: NameKind


def find_people(
    text: str, language: str | None = None, known: Iterable[str] = ()
) -> tuple[FoundName, ...]:
    """Find persons in `text`, in order and apart from each other.

    >>> [name.printed for name in find_people("Ambassador Pavel Yudin met c. Mao Zedong.")]
    ['Pavel Yudin', 'Mao Zedong']

    Args:
        language: BCP 47 tag; in Hungarian the given name is looked for at the end.
        known: Names of people already found: their bare family names are then found too.
    """
    words = split_words(text)
    finder = _Finder(words, language, _families(known), place_words(words))
    found: list[FoundName] = []
    index = 0
    while index < len(words):
        run = finder.run_at(index)
        if run is None:
            index += 1
            continue
        start, end = words[run.start].start, _end(words[run.end - 1])
        found.append(FoundName(start, end, text[start:end], run.kind))
        index = run.end
    return tuple(found)


def _families(known: Iterable[str]) -> frozenset[str]:
    families = (parse_person(name).family for name in known)
    return frozenset(key_of(family) for family in families if family and " " not in family)


def _end(word: Word) -> int:
    has_possessive = len(word.text) > 3 and word.text.endswith(("'s", "’s"))
    return word.end - 2 if has_possessive else word.end


class _Finder:
    """Tries each sort of evidence at a word of one text."""

    def __init__(
        self,
        words: Sequence[Word],
        language: str | None,
        families: frozenset[str],
        places: frozenset[int],
    ) -> None:
        self._words = words
        self._forms: Forms = load_forms()
        self._is_hungarian = language is not None and language.startswith("hu")
        self._families = families
        self._places = places
        self._listing = -1  # where the next name of "comrades Stalin and Molotov" may begin

    def run_at(self, index: int) -> _Run | None:
        """Give the name that begins at `index`, title included in the search, not in the name."""
        word = self._words[index]
        if word.kind == "mark" or index in self._places:
            return None
        title = title_at(self._words, index)
        run = self._after_title(title) if title is not None else None
        run = run or self._plain(index)
        if run is None and title is None and index == self._listing and self._is_family(index):
            run = _Run(index, self._capitals(index, 3), "title")
        if run is None and word.key in self._families and self._is_family(index):
            run = _Run(index, index + 1, "known")
        if run is not None and (title is not None or index == self._listing):
            self._listing = self._next_of_list(run.end)
        return run

    def _plain(self, index: int) -> _Run | None:
        return (
            self._with_initials(index)
            or self._with_given(index)
            or self._east_asian(index)
            or (self._hungarian(index) if self._is_hungarian else None)
        )

    # -- evidence --------------------------------------------------------------------------

    def _with_initials(self, index: int) -> _Run | None:
        end = self._initials(index)
        if end > index:
            family = self._particles(end)
            if not self._is_family(family):
                return None
            # "J. Foster Dulles": a given name between the initial and the family name.
            is_given = self._words[family].key in self._forms.given
            if is_given and self._is_family(family + 1) and self._is_close(family + 1):
                family += 1
            return _Run(index, family + 1, "initials")
        if not self._is_family(index):
            return None
        end = self._initials(index + 1)
        if end == index + 1:
            return None
        family = self._particles(end)
        if self._is_family(family) and self._is_close(family):
            return _Run(index, family + 1, "initials")
        is_family_first = end - index > 2
        return _Run(index, end, "initials") if is_family_first else None

    def _with_given(self, index: int) -> _Run | None:
        word = self._words[index]
        if word.kind != "capital" or word.key not in self._forms.given:
            return None
        end = self._capitals(index, _MOST_WORDS)
        after = self._particles(end)
        if after > end and self._is_family(after):
            end = after + 1
        return _Run(index, end, "given") if end - index > 1 else None

    def _east_asian(self, index: int) -> _Run | None:
        if not self._is_family(index) or not self._is_close(index + 1):
            return None
        second = index + 1
        if not self._is_family(second):
            return None
        forms, first = self._forms, self._words[index]
        next_word = self._words[second]
        is_chinese = first.key in forms.chinese and pinyin_or_hyphen(next_word.text)
        if is_chinese and not self._is_longer(index):
            return self._chinese(index)
        if next_word.key in forms.chinese and pinyin_syllables(first.text) == 2:
            return _Run(index, second + 1, "east-asian")
        if first.key in forms.chinese and "-" in first.text:
            return None
        return self._three_syllables(index)

    def _chinese(self, index: int) -> _Run | None:
        second = self._words[index + 1]
        after = index + 2
        is_title_of_book = (
            pinyin_syllables(second.text) == 1
            and after < len(self._words)
            and self._words[after].kind == "small"
            and len(self._words[after].text) > 3
            and pinyin_syllables(self._words[after].text) >= 2
        )
        if is_title_of_book:
            return None
        is_third = self._is_close(after) and self._is_family(after)
        if is_third and pinyin_syllables(self._words[after].text) == 1:
            is_short = pinyin_syllables(second.text) == 1
            return _Run(index, after + 1, "east-asian") if is_short else None
        return _Run(index, after, "east-asian")

    def _is_longer(self, index: int) -> bool:
        """Say whether a third word shows a name that is not Chinese: "Ho Chi Minh"."""
        run = self._three_syllables(index)
        if run is None or run.end - index < 3:
            return False
        return pinyin_syllables(self._words[index + 2].text) != 1

    def _three_syllables(self, index: int) -> _Run | None:
        """Read "Kim Il Sung", "Pak Chong-hui", "Ho Chi Minh", "Nguyen Vu Tung"."""
        first = self._words[index]
        if first.key not in self._forms.korean | self._forms.vietnamese:
            return None
        second = self._words[index + 1]
        if first.key in self._forms.korean and "-" in second.text:
            return _Run(index, index + 2, "east-asian") if len(second.text) <= 12 else None
        end = self._capitals(index, 4)
        is_short = all(len(word.text) <= 6 for word in self._words[index:end])
        return _Run(index, end, "east-asian") if is_short and end - index >= 3 else None

    def _hungarian(self, index: int) -> _Run | None:
        is_name = self._is_family(index) and self._is_close(index + 1)
        if not is_name or not self._is_family(index + 1):
            return None
        is_given = self._words[index + 1].key in self._forms.given_hungarian
        return _Run(index, index + 2, "given") if is_given else None

    def _after_title(self, title: Title) -> _Run | None:
        end = title.end
        for _ in range(_MOST_TITLES):
            more = title_at(self._words, end) if self._is_close(end) else None
            if more is None:
                break
            end = more.end
        if end >= len(self._words) or not self._is_close(end) or end in self._places:
            return None
        run = self._plain(end)
        if run is not None:
            return run
        if not self._is_family(end):
            return None
        return _Run(end, self._capitals(end, 3), "title")

    # -- pieces ----------------------------------------------------------------------------

    def _initials(self, index: int) -> int:
        end = index
        while end < len(self._words) and end - index < _MOST_INITIALS:
            word = self._words[end]
            is_initial = word.kind == "initial" and word.key.rstrip(".") not in _NOT_INITIALS
            if not is_initial or (end > index and not self._is_close(end)):
                break
            end += 1
        return end

    def _particles(self, index: int) -> int:
        end = index
        while (
            end < len(self._words)
            and end - index < 3
            and self._words[end].key in self._forms.particles
            and self._is_close(end)
        ):
            end += 1
        return end

    def _capitals(self, index: int, most: int) -> int:
        """Give the end of a run of words that can be parts of a name, initials between them."""
        end = index
        while end < len(self._words) and end - index < most:
            is_initial = end > index and self._initials(end) > end
            if end > index and not self._is_close(end):
                break
            if not is_initial and not self._is_family(end):
                break
            end += 1
        while end > index + 1 and self._words[end - 1].kind == "initial":
            end -= 1
        return end

    def _is_family(self, index: int) -> bool:
        if index >= len(self._words) or index in self._places:
            return False
        word = self._words[index]
        if word.kind != "capital" or len(word.text) < _SHORTEST_FAMILY:
            return False
        return word.key not in self._forms.not_names and not _is_acronym(word.text)

    def _is_close(self, index: int) -> bool:
        """Say whether a word stands beside the one before: one blank, or none after an initial."""
        if index >= len(self._words) or index == 0:
            return False
        gap = self._words[index].gap
        if gap in (" ", "\u00a0"):
            return True
        return gap == "" and self._words[index - 1].text.endswith(".")

    def _next_of_list(self, end: int) -> int:
        if end + 1 < len(self._words) and self._words[end].key in _AND:
            return end + 1
        return -1


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) <= 5
