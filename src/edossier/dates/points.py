"""The shapes of one date: "30 October 1956", "Oct. 30, 1956", "1956. október 30.", "30.X.1956".

Each shape is a function that reads from one token on and gives what it found, or None. A shape
may say less than a whole date ("30", "30 October"): the other end of a range says the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from edossier.dates.partial import Part, Partial
from edossier.dates.tokens import Token
from edossier.dates.vocabulary import ANY, Languages, Vocabulary, Word, shared_languages

__all__ = ["Order", "Point", "Points"]

Order = Literal["dmy", "mdy", "ymd"]

_ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
# A typist at a Cyrillic machine wrote Roman numerals with the letters that look like them.
_LOOK_ALIKES = str.maketrans({"х": "x", "і": "i", "у": "v"})
_SEPARATORS = frozenset("./-–")
_PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date, as found.

    Attributes:
        end: Index of the first token after it.
        other: The other order in which its figures can be read.
        is_bare: Figures alone, with nothing that says they are a date: "1956", "30".
    """

    partial: Partial
    end: int
    languages: Languages = ANY
    other: Partial | None = None
    is_bare: bool = False


class Points:
    """Reads the shapes at any token of one text, each token at most once."""

    def __init__(
        self,
        tokens: Sequence[Token],
        vocabulary: Vocabulary,
        *,
        language: str | None,
        order: Order | None,
    ) -> None:
        self.tokens = tokens
        self._vocabulary = vocabulary
        self._language = language.partition("-")[0].casefold() if language else None
        self._order = order or _order_of(language)
        self._known: dict[int, tuple[Point, ...]] = {}

    def at(self, index: int) -> tuple[Point, ...]:
        """Give every shape that begins at `index`, the longest first."""
        if index not in self._known:
            found = [point for shape in _SHAPES if (point := shape(self, index)) is not None]
            found += [after for point in found if (after := self._part_after(point)) is not None]
            self._known[index] = tuple(sorted(found, key=lambda point: -point.end))
        return self._known[index]

    def word(self, kind: str, index: int) -> Word | None:
        """Find a word of `kind` of the vocabulary at `index`."""
        if index >= len(self.tokens) or self.tokens[index].kind == "number":
            return None  # no phrase begins with a figure
        return self._vocabulary.at(kind, self.tokens, index, language=self._language)

    def is_mark(self, index: int, marks: str | frozenset[str]) -> bool:
        """Say whether the token at `index` is one of `marks`."""
        return index < len(self.tokens) and self.tokens[index].text in marks

    # -- pieces ---------------------------------------------------------------------------

    def _skip(self, kind: str, index: int) -> int:
        word = self.word(kind, index)
        return word.end if word else index

    def _figure(self, index: int, *lengths: int) -> int | None:
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        is_figure = token.kind == "number" and len(token.text) in lengths
        return int(token.text) if is_figure else None

    def _glued(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].glued

    def _day(self, index: int) -> tuple[int, int] | None:
        """Read a day with its ordinal ending: "30th", "1er", "22.", "30-án", "5-го"."""
        day = self._figure(index, 1, 2)
        if day is None:
            return None
        end = index + 1
        hyphen = self.is_mark(end, "-–") and self._glued(end)
        at = end + 1 if hyphen else end
        if self._glued(at) and (ending := self.word("ordinals", at)) is not None:
            return day, ending.end
        if self.is_mark(end, ".º°日号號") and self._glued(end):
            end += 1
            hyphen = self.is_mark(end, "-–") and self._glued(end)
            at = end + 1 if hyphen else end
            if hyphen and self._glued(at) and (ending := self.word("ordinals", at)):
                return day, ending.end
        return day, end

    def _year(self, index: int, *, short: bool = False) -> tuple[int, bool, int] | None:
        """Read a year, of two digits only where `short`: its value, whether short, and its end."""
        index = self._skip("year", index)
        end = index + 1
        year = self._figure(index, 4)
        if year is not None:
            following = self.word("year", self._past_hyphen(end))
            return year, False, following.end if following else end
        if short:
            if self.is_mark(index, "'’‘`"):
                index += 1
            year = self._figure(index, 2)
            if year is not None:
                following = self.word("year", index + 1)
                return year, True, following.end if following else index + 1
        return None

    def _past_hyphen(self, index: int) -> int:
        """Pass the hyphen of "1956-os" and the stop of "1956. évi", if a word is glued there."""
        if self.is_mark(index, "-.") and self._glued(index) and self.word("year", index + 1):
            return index + 1
        return index

    def _month(self, index: int) -> Word | None:
        return self.word("months", index)

    def _roman(self, index: int) -> int | None:
        if index >= len(self.tokens) or self.tokens[index].kind != "word":
            return None
        return _ROMAN.get(self.tokens[index].key.translate(_LOOK_ALIKES))

    def _past_weekday(self, index: int) -> int:
        word = self.word("weekdays", index)
        if word is None:
            return index
        return word.end + 1 if self.is_mark(word.end, ",") else word.end

    def _part_after(self, point: Point) -> Point | None:
        """Read the Hungarian "1963 végén", "1963 őszén": what it is of stands before it."""
        for part in _PARTS:
            word = self.word(f"{part}_after", point.end)
            if word is not None and point.partial.part is None and point.partial.day is None:
                return replace(
                    point,
                    partial=replace(point.partial, part=part),
                    end=word.end,
                    languages=shared_languages(point.languages, word.languages),
                    is_bare=False,
                )
        return None

    # -- shapes ---------------------------------------------------------------------------

    def day_month_year(self, index: int) -> Point | None:
        """Read "Monday, the 30th of October, 1956" and "30 X 1956", with or without its year."""
        day = self._day(self._skip("of", self._past_weekday(index)))
        if day is None:
            return None
        # The "v" of "12 V 1957" is no preposition.
        is_roman = self._roman(day[1]) is not None and self._year(day[1] + 1) is not None
        at = day[1] if is_roman else self._skip("of", day[1])
        month = self._month(at)
        languages: Languages = ANY
        if month is not None:
            number, at, languages = month.value, month.end, month.languages
        elif (roman := self._roman(at)) is not None and not self._glued(at):
            number, at = roman, at + 1
        else:
            return None
        partial = Partial(month=number, day=day[0])
        after = self._skip("of", at + 1 if self.is_mark(at, ",") else at)
        year = self._year(after, short=True)
        if year is None:
            return Point(partial, at, languages) if month else None
        return Point(replace(partial, year=year[0], is_short=year[1]), year[2], languages)

    def month_day_year(self, index: int) -> Point | None:
        """Read "October 30th, 1956", with or without its year."""
        month = self._month(self._past_weekday(index))
        if month is None:
            return None
        day = self._day(self._skip("of", month.end))
        if day is None or not 1 <= day[0] <= 31:
            return None
        partial = Partial(month=month.value, day=day[0])
        year = self._year(day[1] + 1 if self.is_mark(day[1], ",") else day[1])
        if year is None:
            return Point(partial, day[1], month.languages)
        return Point(replace(partial, year=year[0]), year[2], month.languages)

    def month_year(self, index: int) -> Point | None:
        """Read "October 1956", "X/1956" and a month without its year."""
        part, start, languages = self._part(index)
        month = self._month(start)
        if month is None:
            return self._roman_month_year(start, part)
        partial = Partial(month=month.value, part=part)
        languages = shared_languages(languages, month.languages)
        at = month.end + 1 if self.is_mark(month.end, ",") else month.end
        year = self._year(self._skip("of", at), short=self.is_mark(at, "'’‘"))
        if year is None:
            return Point(partial, month.end, languages)
        return Point(replace(partial, year=year[0], is_short=year[1]), year[2], languages)

    def _roman_month_year(self, index: int, part: Part | None) -> Point | None:
        number = self._roman(index)
        if number is None:
            return None
        at = index + 1
        year = self._year(at + 1 if self.is_mark(at, "/.") else at)
        if year is None:
            return None
        return Point(Partial(year=year[0], month=number, part=part), year[2])

    def year_month_day(self, index: int) -> Point | None:
        """Read "1956. október 30.", "1956. X. 30.", "1956 október"."""
        year = self._year(index)
        if year is None:
            return None
        at = year[2] + 1 if self.is_mark(year[2], ".,") else year[2]
        at = self._skip("of", at)
        month = self._month(at)
        if month is None:
            return self._year_roman_day(year[0], at)
        part = next((p for p in _PARTS if self.word(f"{p}_after", month.end)), None)
        day = self._day(month.end)
        if day is None or part is not None or not 1 <= day[0] <= 31:
            return Point(Partial(year=year[0], month=month.value), month.end, month.languages)
        partial = Partial(year=year[0], month=month.value, day=day[0])
        return Point(partial, day[1], month.languages)

    def year_day_month(self, index: int) -> Point | None:
        """Read "1954, 5. října" and, before the other end of a range, "1954, 5."."""
        year = self._year(index)
        if year is None or not self.is_mark(year[2], ","):
            return None
        day = self._day(year[2] + 1)
        if day is None or not 1 <= day[0] <= 31:
            return None
        partial = Partial(year=year[0], day=day[0])
        month = self._month(day[1])
        if month is None:
            return Point(partial, day[1], is_bare=True) if self.is_mark(day[1], "-–") else None
        if self._year(month.end) is not None:
            return None
        return Point(replace(partial, month=month.value), month.end, month.languages)

    def _year_roman_day(self, year: int, index: int) -> Point | None:
        month = self._roman(index)
        if month is None or not self.is_mark(index + 1, "./-"):
            return None
        day = self._day(index + 2)
        if day is None:
            return None
        return Point(Partial(year=year, month=month, day=day[0]), day[1])

    def han(self, index: int) -> Point | None:
        """Read "1956年10月30日", with or without its day and month."""
        year = self._figure(index, 4)
        if year is None or not self.is_mark(index + 1, "年"):
            return None
        languages = frozenset({"zh", "ja"})
        month = self._figure(index + 2, 1, 2)
        if month is None or not self.is_mark(index + 3, "月"):
            return Point(Partial(year=year), index + 2, languages)
        day = self._figure(index + 4, 1, 2)
        if day is None or not self.is_mark(index + 5, "日号號"):
            return Point(Partial(year=year, month=month), index + 4, languages)
        return Point(Partial(year=year, month=month, day=day), index + 6, languages)

    def figures(self, index: int) -> Point | None:
        """Read "14.10.1956", "14. 10. 1956", "10/14/56", "14/X/1956", "1956-10-14"."""
        at = self._past_weekday(index)
        separator = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        if separator not in _SEPARATORS or not self._glued(at + 1):
            return None
        if not self._is_tight(at + 2, separator) or not self.is_mark(at + 3, separator):
            return None
        if not self._is_tight(at + 4, separator) or not self._glued(at + 3):
            return None
        roman = self._roman(at + 2)
        middle = roman if roman is not None else self._figure(at + 2, 1, 2)
        if middle is None:
            return None
        year = self._figure(at, 4)
        if year is not None:
            return self._year_first(year, middle, at + 4)
        first = self._figure(at, 1, 2)
        last = self._year(at + 4, short=True)
        if first is None or last is None:
            return None
        day_first = Partial(year=last[0], month=middle, day=first, is_short=last[1])
        if roman is not None or (separator == "." and self._order != "mdy"):
            return Point(day_first, last[2])
        month_first = replace(day_first, month=first, day=middle)
        return self._ordered(day_first, month_first, last[2])

    def _is_tight(self, index: int, separator: str) -> bool:
        """Only after a full stop may a blank stand: "14. 10. 1956", never "14/ 10/ 1956"."""
        return separator == "." or self._glued(index)

    def _year_first(self, year: int, month: int, index: int) -> Point | None:
        day = self._figure(index, 1, 2)
        if day is None:
            return None
        end = index + 1
        if self.is_mark(end, ".") and self._glued(end):
            end += 1
        hyphen = self.is_mark(end, "-") and self._glued(end)
        if hyphen and self._glued(end + 1) and (ending := self.word("ordinals", end + 1)):
            end = ending.end
        return Point(Partial(year=year, month=month, day=day), end)

    def _ordered(self, day_first: Partial, month_first: Partial, end: int) -> Point:
        assert day_first.month is not None  # noqa: S101
        assert month_first.month is not None  # noqa: S101
        if self._order == "mdy":
            return Point(month_first, end)
        if self._order == "dmy" or day_first == month_first:
            return Point(day_first, end)
        if day_first.month > 12 and month_first.month <= 12:
            return Point(month_first, end)
        if month_first.month > 12:
            return Point(day_first, end)
        return Point(day_first, end, other=month_first)

    def figures_without_year(self, index: int) -> Point | None:
        """Read "30.10.", which stands before the dash of "30.10.-2.11.1956"."""
        day = self._figure(index, 1, 2)
        if day is None or not self.is_mark(index + 1, "."):
            return None
        month = self._figure(index + 2, 1, 2) or self._roman(index + 2)
        if month is None:
            return None
        end = index + 4 if self.is_mark(index + 3, ".") else index + 3
        return Point(Partial(month=month, day=day), end, is_bare=True)

    def figures_of_month(self, index: int) -> Point | None:
        """Read "1956-10" as ISO 8601 writes it, "10/1956" and "10.1956"."""
        if index + 2 >= len(self.tokens) or not (self._glued(index + 1) and self._glued(index + 2)):
            return None
        year, month = self._figure(index, 4), self._figure(index + 2, 2)
        if year is not None and month is not None and self.is_mark(index + 1, "-"):
            return Point(Partial(year=year, month=month), index + 3) if month <= 12 else None
        month, year = self._figure(index, 1, 2), self._figure(index + 2, 4)
        if year is not None and month is not None and self.is_mark(index + 1, "./"):
            return Point(Partial(year=year, month=month), index + 3, is_bare=True)
        return None

    def season(self, index: int) -> Point | None:
        """Read "summer 1960", "the fall of 1956", "winter 1955/56", a season without its year."""
        part, start, languages = self._part(index)
        word = self.word("seasons", self._skip("of", start))
        if word is None:
            return None
        languages = shared_languages(languages, word.languages)
        partial = Partial(season=word.value, part=part)
        year = self._year(self._skip("of", word.end))
        if year is None:
            return Point(partial, word.end, languages)
        partial = replace(partial, year=year[0])
        if word.value == 24 and self.is_mark(year[2], "/-–"):
            following = self._figure(year[2] + 1, 4, 2)
            if following is not None and following % 100 == (year[0] + 1) % 100:
                return Point(replace(partial, winter_end=year[0] + 1), year[2] + 2, languages)
        return Point(partial, year[2], languages)

    def year(self, index: int) -> Point | None:
        """Read "1956", "late 1963", "1956 г."."""
        part, start, languages = self._part(index)
        year = self._year(start)
        if year is None:
            return None
        is_bare = part is None and start == index and year[2] == index + 1
        return Point(Partial(year=year[0], part=part), year[2], languages, is_bare=is_bare)

    def decade(self, index: int) -> Point | None:
        """Read "1950s", "the early 1950s", "1950er Jahre", "années 1950", "1950-е годы"."""
        part, start, languages = self._part(index)
        before = self.word("decades_of", start)
        at = before.end if before else start
        year = self._figure(at, 4)
        if year is None or year % 10:
            return None
        end = at + 1
        glue = end + 1 if self.is_mark(end, "-'’") and self._glued(end) else end
        ending = self.word("decade", glue) if self._glued(glue) else None
        if ending is not None:
            end, languages = ending.end, shared_languages(languages, ending.languages)
        elif before is None or before.languages <= frozenset({"en", "de"}):
            return None  # in English and German an article alone makes no decade
        else:
            languages = shared_languages(languages, before.languages)
        return Point(Partial(year=year, part=part, is_decade=True), end, languages)

    def day(self, index: int) -> Point | None:
        """Read the "30" of "30-31 October", and the "31, 1956" of "October 30-31, 1956"."""
        day = self._day(self._skip("of", self._past_weekday(index)))
        return Point(Partial(day=day[0]), day[1], is_bare=True) if day else None

    def day_year(self, index: int) -> Point | None:
        """Read the "31, 1956" that ends "October 30-31, 1956"."""
        day = self._day(index)
        if day is None:
            return None
        year = self._year(day[1] + 1 if self.is_mark(day[1], ",") else day[1])
        return Point(Partial(year=year[0], day=day[0]), year[2], is_bare=True) if year else None

    def _part(self, index: int) -> tuple[Part | None, int, Languages]:
        for part in _PARTS:
            word = self.word(part, index)
            if word is not None:
                end = word.end + 1 if self.is_mark(word.end, "-") else word.end
                return part, self._skip("of", end), word.languages
        return None, index, ANY


_SHAPES: tuple[Callable[[Points, int], Point | None], ...] = (
    Points.day_month_year,
    Points.month_day_year,
    Points.year_month_day,
    Points.year_day_month,
    Points.han,
    Points.figures,
    Points.month_year,
    Points.season,
    Points.figures_of_month,
    Points.decade,
    Points.year,
    Points.figures_without_year,
    Points.day_year,
    Points.day,
)


def _order_of(language: str | None) -> Order | None:
    """Give the order of figures that a language has: only English has two."""
    if language is None:
        return None
    tag = language.casefold()
    if tag == "en":
        return None
    return "mdy" if tag == "en-us" else "dmy"
