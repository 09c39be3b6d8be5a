"""A personal name as printed, taken apart: titles, forenames, family name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from edossier.names.tables import load_forms
from edossier.names.titles import title_at
from edossier.names.words import Word, key_of, split_words, without_possessive

__all__ = ["PersonName", "parse_person", "pinyin_syllables"]

_LONGEST = 12  # words; no name is longer
_LONGEST_PRINTED = 400  # code points read, titles included
Order = Literal["given-family", "family-given", "open"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name, each as printed.

    Attributes:
        printed: The whole, as given.
        forenames: Full names and initials in printed order: ("P.", "F."), ("John", "F.").
        family: None where nothing was left that could be one.
        titles: Offices and forms of address, as printed.
        suffix: "Jr." and the like.
        order: In which it was printed; "open" where family name and given name may be exchanged.
    """

    printed: str
    forenames: tuple[str, ...] = ()
    family: str | None = None
    titles: tuple[str, ...] = ()
    suffix: str | None = None
    order: Order = "given-family"

    @property
    def given(self) -> tuple[str, ...]:
        """Give the forenames that are written out."""
        return tuple(name for name in self.forenames if not name.endswith("."))

    @property
    def initials(self) -> tuple[str, ...]:
        """Give the forenames that are initials, with their stops."""
        return tuple(name for name in self.forenames if name.endswith("."))

    @property
    def plain(self) -> str:
        """Write the name without titles, initials closed up: "P.F. Yudin"."""
        parts: list[str] = []
        for name in self.forenames:
            if parts and name.endswith(".") and parts[-1].endswith("."):
                parts[-1] += name
            else:
                parts.append(name)
        is_family_first = self.order == "family-given"
        family = [self.family] if self.family else []
        parts = family + parts if is_family_first else parts + family
        return " ".join([*parts, self.suffix] if self.suffix else parts)


def parse_person(printed: str) -> PersonName:
    """Take a printed name apart; any text gives a value.

    >>> parse_person("Soviet Ambassador to the PRC, A.S. Paniushkin").plain
    'A.S. Paniushkin'
    >>> parse_person("Chairman Mao’s").family
    'Mao'
    """
    words = split_words(printed[:_LONGEST_PRINTED])
    words, suffix = _without_suffix(words)
    words, titles = _without_apposition(printed, words)
    words, more = _without_titles(words)
    names = [word for word in words if word.kind in ("initial", "capital", "small")][:_LONGEST]
    titles = (*titles, *more)
    if not names:
        return PersonName(printed, titles=titles, suffix=suffix)
    comma = _comma(words, names)
    if comma:
        family, forenames = names[:comma], names[comma:]
        return PersonName(
            printed, _forenames(forenames), _joined(family), titles, suffix, "given-family"
        )
    return _by_order(printed, names, titles, suffix)


def pinyin_syllables(word: str) -> int:
    """Count the fewest Chinese syllables that a word can be cut into; 0 where it cannot.

    >>> pinyin_syllables("Zedong"), pinyin_syllables("En-lai"), pinyin_syllables("Yudin")
    (2, 2, 0)
    """
    syllables = load_forms().syllables
    key = key_of(word).replace("-", "").replace("'", "")
    if len(key) > 18:
        return 0
    fewest = [0, *(99 for _ in key)]
    for end in range(1, len(key) + 1):
        for start in range(max(0, end - 6), end):
            if key[start:end] in syllables:
                fewest[end] = min(fewest[end], fewest[start] + 1)
    return fewest[-1] if fewest[-1] < 99 else 0


def _without_apposition(printed: str, words: list[Word]) -> tuple[list[Word], tuple[str, ...]]:
    """Drop the office that a comma parts from the name, on whichever side it stands."""
    commas = [index for index, word in enumerate(words) if word.text == ","]
    for comma in reversed(commas):
        before, after = words[:comma], words[comma + 1 :]
        if before and after and _has_title(before) and not _has_title(after):
            return after, (printed[before[0].start : before[-1].end],)
    for comma in commas:
        before, after = words[:comma], words[comma + 1 :]
        if before and after and _has_title(after):
            return before, (printed[after[0].start : after[-1].end],)
    return words, ()


def _without_suffix(words: list[Word]) -> tuple[list[Word], str | None]:
    """Take off the "Jr." of "Martin Luther King, Jr."."""
    suffixes = load_forms().suffixes
    end = len(words) - 1 if len(words) > 1 and words[-1].text == "." else len(words)
    if end < 2 or words[end - 1].key.rstrip(".") not in suffixes:
        return words, None
    rest = words[: end - 1]
    return (rest[:-1] if rest[-1].text == "," else rest), words[end - 1].text


def _has_title(words: Sequence[Word]) -> bool:
    """Say whether an office stands anywhere, or a form of address first: "King" can be a name."""
    found = [title_at(words, index) for index in range(len(words))]
    return any(
        title is not None and (not index or not title.is_address)
        for index, title in enumerate(found)
    )


def _without_titles(words: list[Word]) -> tuple[list[Word], tuple[str, ...]]:
    titles: list[str] = []
    while len(words) > 1 and (title := title_at(words, 0)) is not None and title.end < len(words):
        titles.append(" ".join(word.text for word in words[: title.end]).replace(" .", "."))
        words = words[title.end :]
    for index in range(1, len(words)):
        # The Hungarian and Romanian title may follow: "Kádár elvtárs".
        title = title_at(words, index)
        is_last = title is not None and title.is_address and title.end == len(words)
        if is_last and words[index].kind == "small":
            titles.append(" ".join(word.text for word in words[index:]).replace(" .", "."))
            return words[:index], tuple(titles)
    return words, tuple(titles)


def _comma(words: Sequence[Word], names: Sequence[Word]) -> int:
    """Give how many of `names` stand before the comma of "Yudin, Pavel"; 0 where none is."""
    comma = next((word.start for word in words if word.text == ","), None)
    if comma is None:
        return 0
    before = sum(1 for word in names if word.start < comma)
    return before if before < len(names) else 0


def _by_order(
    printed: str, names: list[Word], titles: tuple[str, ...], suffix: str | None
) -> PersonName:
    forms = load_forms()
    initials = [word.kind == "initial" for word in names]
    if len(names) == 1:
        if initials[0]:
            return PersonName(printed, (names[0].text,), None, titles, suffix)
        return PersonName(printed, (), _joined(names), titles, suffix)
    if initials[-1] and not initials[0]:
        first = initials.index(True)
        return PersonName(
            printed, _forenames(names[first:]), _joined(names[:first]), titles, suffix
        )
    if not any(initials):
        order = _east_asian_order(names) or _hungarian_order(names)
        if order == "family-given":
            return PersonName(
                printed, _forenames(names[1:]), _joined(names[:1]), titles, suffix, order
            )
        if order is not None:
            return PersonName(
                printed, _forenames(names[:-1]), _joined(names[-1:]), titles, suffix, order
            )
    cut = next(
        (i for i, word in enumerate(names) if i and word.key in forms.particles), len(names) - 1
    )
    cut = cut if cut < len(names) - 1 else len(names) - 1
    return PersonName(printed, _forenames(names[:cut]), _joined(names[cut:]), titles, suffix)


def _east_asian_order(names: Sequence[Word]) -> Order | None:
    """See which end of "Mao Zedong" and "Zhihua Shen" is the family name."""
    forms = load_forms()
    first, last = names[0].key, names[-1].key
    if len(names) == 2:
        is_first = first in forms.chinese and pinyin_or_hyphen(names[1].text)
        is_last = last in forms.chinese and pinyin_or_hyphen(names[0].text)
        if is_first and is_last:
            if pinyin_syllables(first) == 1 and pinyin_syllables(last) != 1:
                return "family-given"
            return "family-given" if pinyin_syllables(first) == pinyin_syllables(last) else None
        if is_first:
            return "family-given"
        return "given-family" if is_last and pinyin_syllables(names[0].text) == 2 else None
    is_korean = first in forms.korean and first not in forms.given
    is_vietnamese = first in forms.vietnamese
    is_short = all(len(word.text) <= 6 for word in names)
    return "family-given" if (is_korean or is_vietnamese) and is_short else None


def pinyin_or_hyphen(text: str) -> bool:
    """Say whether a word can be a Chinese given name: one or two syllables, or "Tse-tung"."""
    if 1 <= pinyin_syllables(text) <= 2:
        return True
    head, hyphen, tail = text.partition("-")
    return bool(hyphen) and tail.islower() and len(head) <= 6 and len(tail) <= 6


def _hungarian_order(names: Sequence[Word]) -> Order | None:
    """See the family name in front ("Nagy Imre") only where the last is a given name alone."""
    forms = load_forms()
    if names[-1].key in forms.given_hungarian and names[0].key not in forms.given:
        return "family-given"
    return None if names[0].key in forms.given else "open"


def _forenames(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(without_possessive(word.text) for word in words)


def _joined(words: Sequence[Word]) -> str:
    return without_possessive(" ".join(word.text for word in words))
