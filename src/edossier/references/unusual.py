"""What is unusual about a chain of levels, and so casts a doubt: R-USUAL-1 to R-USUAL-10.

A grammar can read more than archives print. Each rule here names one sign that a level was taken
for another, or that one was passed over; none of them corrects anything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from edossier.references.grammars.described import is_date
from edossier.references.parts import Part
from edossier.references.reference import Remainder
from edossier.references.shapes import is_usual, shape_of
from edossier.references.unusual_by_tradition import unusual_in

__all__ = ["UNUSUAL_SHAPE", "unusual"]

UNUSUAL_SHAPE = "Its levels do not stand as is usual in this archive's tradition."

_LEVELS = {"fonds", "series", "file", "item", "container"}
_TITLES_OF_CODES = {"swiss", "dutch"}  # the code alone is the unit; any title may stand beside it
_WITHOUT_UNITS = {"", "vatican"}  # none is named; the posizione holds the leaves
_UNITS = {"file", "item", "container"}
# "d. 16/1967", "Abt. XIX", "Gr.Zl. 301": a word cut short, and what it numbers.
_SHORT_WORD = re.compile(
    r"(?:[^\W\d_]{1,3}\.-?)?(?=[^\W\d_]*[^\W\d_A-ZА-ЯÀ-Þ])[^\W\d_]{1,6}\.\s?(?:[A-Z]{1,2}\s?)?(?:\d|[IVX]{1,5}(?![^\W_]))"
    r"|[a-zà-ž]\.\s?\d"
)
# "Abt. XX", "Uff. III" are offices; "c. 4777" behind "MS. Eng." is a shelfmark.
_OFFICES = {"organisational_unit", "subseries"}
_SHELVED = {"collection"}
_STRAY = re.compile(r"[/\\.,;:)\]}–—-]|.*[(\[{/,;:–—-]$")  # what no value opens, or ends, with
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–—/]\s?\d{2,4})?")
_ADDED = re.compile(
    r"(?:bis|ter|[a-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})\.?"
)  # "b. 4 (bis)", "1/10/28 (ii)"
_DAY = re.compile(r"\d{1,4}[./ -]{1,2}(?:\d{1,2}|[IVX]{1,4})[./ -]{1,2}\d{1,4}")  # "12-3-1962"
_PAPERS = re.compile(r"\b(?:Papers|Collection|Files|Records|Nachlass|Fonds?)\b")
_OF_DOCUMENT = re.compile(
    r"(?:nos?|nr|núm|num|n|р|№|doc|dok|док|protocol|protokol|протокол|telegram|tel)\W",
    re.IGNORECASE,
)


def unusual(
    text: str,
    parts: Sequence[Part],
    remainder: Sequence[Remainder],
    tradition: str,
    repository: str,
) -> list[str]:
    """Give a doubt for each thing that archives of `tradition` do not usually print.

    Args:
        parts: What was understood of `text`.
        remainder: What was not.
        tradition: The tradition of the one archive that is named; empty where none is.
        repository: Its id; empty where none is.
    """
    chain = sorted((part for part in parts if part.isad), key=lambda part: part.start)
    return [
        *_like_labels(chain),
        *_strays(chain),
        *(_leaves_of_no_unit(parts, chain) if tradition not in _WITHOUT_UNITS else ()),
        *_after_a_gap(text, chain, remainder),
        *_brackets(text, remainder, chain),
        *(_titles_with_numbers(chain) if tradition not in _TITLES_OF_CODES else ()),
        *_papers_before(text, parts, remainder),
        *unusual_in(tradition, chain, repository),
        *_shape(chain, tradition),
    ]


def _shape(chain: Sequence[Part], tradition: str) -> Iterator[str]:
    """R-USUAL-8: what levels follow each other, and with what labels, is known of a tradition."""
    levels = [part for part in chain if part.isad in {*_LEVELS, "qualifier"}]
    if tradition and not is_usual(shape_of(levels), tradition):
        yield UNUSUAL_SHAPE


def _like_labels(chain: Iterable[Part]) -> Iterator[str]:
    """R-USUAL-1: a value without a label that opens with one, "nr. 220", is another level."""
    is_shelved = any(part.level in _SHELVED for part in chain)
    for part in chain:
        if is_shelved and part.level == "item":
            continue
        if part.level in _OFFICES or not _SHORT_WORD.match(part.value):
            continue
        if part.isad in _LEVELS and not part.label:
            yield f"“{part.value[:60]}” opens with a word for a level that is not known here."


def _strays(chain: Iterable[Part]) -> Iterator[str]:
    """R-USUAL-2: a value that is cut, "/184", or of which one bracket is missing."""
    for part in chain:
        if part.isad in _LEVELS and part.value and (_STRAY.match(part.value) or _is_open(part)):
            yield f"“{part.value[:60]}” looks like a part of a value."


def _is_open(part: Part) -> bool:
    return any(part.value.count(a) != part.value.count(b) for a, b in ("()", "[]"))


def _leaves_of_no_unit(parts: Sequence[Part], chain: Sequence[Part]) -> Iterator[str]:
    """R-USUAL-3: leaves are those of a file; where none is read, it was passed over.

    Not so behind "Ibid.", which takes its file, and its archive, from elsewhere.
    """
    has_leaves = any(part.isad in {"leaf", "page"} for part in chain)
    has_unit = any(part.isad in _UNITS or part.level == "doc_number" for part in parts)
    if has_leaves and not has_unit:
        yield "Leaves are printed, and no file that they are in."


def _after_a_gap(text: str, chain: Sequence[Part], remainder: Sequence[Remainder]) -> Iterator[str]:
    """R-USUAL-4: what stands behind words that were not read need not go on from what is before.

    "d. 4, ll. 94-95, cited in Zubok, p. 112": the page is another book's.
    """
    levels = [part for part in chain if part.isad in _LEVELS and part.isad != "qualifier"]
    if not levels:
        return
    first, last = levels[0].end, chain[-1].start
    for rest in remainder:
        is_between = first <= rest.start < last and not _in_brackets(text, rest)
        if is_between and not (is_date(rest.text) or _DAY.fullmatch(rest.text)):
            yield f"“{rest.text[:60]}” stands between the levels and was not understood."


def _in_brackets(text: str, rest: Remainder) -> bool:
    before, after = text[: rest.start].rstrip(" “\"«„'"), text[rest.end :].lstrip(" ”\"»“'.?!")
    return before.endswith(("(", "（", "[")) and after[:1] in {")", "）", "]"}


def _brackets(text: str, remainder: Sequence[Remainder], chain: Sequence[Part]) -> Iterator[str]:
    """R-USUAL-5: a number in brackets that is no date may be a level: "(case file S-9079)"."""
    ends = {part.end for part in chain}
    for rest in remainder:
        if not _in_brackets(text, rest) or not chain or rest.start < chain[0].start:
            continue
        at = len(text[: rest.start].rstrip(' \t\u00a0([（“"'))
        is_added = at in ends and _ADDED.fullmatch(rest.text) is not None
        if is_added or _has_number(rest.text):
            yield f"“({rest.text[:60]})” may be a level, or belong to the one before."


def _has_number(words: str) -> bool:
    if is_date(words) or _OF_DOCUMENT.search(words):
        return False
    return any(char.isdigit() for char in _YEARS.sub("", words))


def _titles_with_numbers(chain: Iterable[Part]) -> Iterator[str]:
    """R-USUAL-6: a title that ends in a number which is no year may be a level: "BdMP 1031"."""
    for part in chain:
        if part.isad != "qualifier" or part.level != "title" or is_date(part.value):
            continue
        if re.search(r"\d[a-z]?$", _YEARS.sub("", part.value).strip(" ()-–")):
            yield f"“{part.value[:60]}” may be a title or a level with its number."


def _papers_before(
    text: str, parts: Sequence[Part], remainder: Sequence[Remainder]
) -> Iterator[str]:
    """R-USUAL-10: papers named before the archive are a level of it: "Kennan Papers, Mudd"."""
    first = min((part.start for part in parts if part.isad), default=len(text))
    if any(part.isad == "fonds" for part in parts):
        return
    for rest in remainder:
        if rest.end <= first and _PAPERS.search(rest.text):
            yield f"“{rest.text[:60]}” may be the collection."
