"""Segments of a header line: what stands between its commas, and what each can be."""

import re
from dataclasses import dataclass
from functools import cache

from edossier import dates
from edossier.reading.kinds import find_kind, starts_with_kind
from edossier.reading.words import alternatives, folded, label_words, table

__all__ = [
    "Segment",
    "correspondents",
    "has_initial",
    "looks_like_person",
    "registry_number",
    "split_segments",
]

_SEPARATOR = ",;"
_OPEN, _CLOSE = "([{", ")]}"
_LONGEST_REGISTRY = 60
_REGISTRY = re.compile(
    r"(?P<label>(?:(?:T|D|Tél|Dép)\.\s?(?=n))?(?:(?:registry|reference|ref|file|nos?|nr|№|n[°º]|č(?:ís)?|čj|l\.?\s?dz|"
    r"az|tgb|исх|вх|рег|sygn|ikt|sz)\b\.?\s*){0,3}(?:(?:j|p|nr|no|№|-nr|sz)\.?\s*)?[:.]?\s*)"
    r"(?P<number>[^\W_]{0,12}[0-9][^\s,;]{0,40}(?:\s?[/–-]\s?[^\s,;]{1,20}){0,3}"
    r"(?:\s[A-ZА-Я]{1,4}(?:[/-]\S{1,12})?)?)",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"(?:[^\W\d_][\w'’ʹ.\-–]*\.?|\[[^\]]{1,20}\])")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between separators, its blanks left out; offsets in the line.

    Attributes:
        date: EDTF, where the whole segment is a date; an empty string where it is a date that
            names no day ("undated") or is in doubt.
        is_town: It stands where a place does, between a date and a dash.
    """

    start: int
    end: int
    text: str
    date: str | None = None
    is_town: bool = False


def split_segments(text: str, start: int, end: int) -> tuple[Segment, ...]:
    """Split `text[start:end]` at commas and semicolons that stand outside brackets and dates."""
    found: list[Segment] = []
    whole = _whole_dates(text, start, end)
    at, depth, here = start, 0, start
    while here <= end:
        date = whole.get(here) if not text[at:here].strip() else None
        if date is not None:
            found.append(Segment(here, date[0], text[here : date[0]], date[1]))
            at = here = date[0]
            continue
        character = text[here] if here < end else ","
        depth += (character in _OPEN) - (character in _CLOSE)
        if here == end or (character in _SEPARATOR and depth <= 0):
            found += _segment(text, at, here)
            at, depth = here + 1, 0
        here += 1
    return tuple(found)


def registry_number(text: str) -> tuple[int, int] | None:
    """Give the range of the number where `text` is a registry number and nothing else.

    >>> "№ 41/с"[slice(*registry_number("№ 41/с"))]
    '41/с'
    """
    if len(text) > _LONGEST_REGISTRY:
        return None
    match = _REGISTRY.fullmatch(text.strip())
    if not match:
        return None
    has_label = bool(match["label"].strip())
    if not has_label and not re.search(r"[/.–-]", match["number"]) and len(match["number"]) < 3:
        return None
    lead = len(text) - len(text.lstrip())
    number = match["number"].rstrip(".")
    return lead + match.start("number"), lead + match.start("number") + len(number)


def looks_like_person(text: str, *, strict: bool = False) -> bool:
    """Say whether `text` could be names of persons or offices and nothing else.

    Args:
        text: One segment.
        strict: Ask for an initial or two to four words, each with a capital.
    """
    words = text.split()
    if not 1 <= len(words) <= 8 or any(char.isdigit() for char in text):
        return False
    if text[-1:] in "!?:" or starts_with_kind(text):
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    small = label_words("name", "particles") | label_words("name", "address")
    if not all(_is_capital(w) or w[0] == "[" or folded(w.rstrip(".")) in small for w in words):
        return False
    if strict:
        return has_initial(text) or 2 <= len(words) <= 4
    return words[0][0].isupper() or _is_short(words[0]) or words[0][0] == "["


def _is_capital(word: str) -> bool:
    """Say whether a word has a capital, perhaps behind an article: "al-Nahhas", "d'Estaing"."""
    return word[0].isupper() or (
        bool(re.match(r"[^\W\d_]{1,3}[-'’][^\W\d_]", word))
        and (re.split("[-'’]", word)[1][0].isupper())
    )


def has_initial(text: str) -> bool:
    """Say whether a name holds an initial: "P. Yudin", "Ia.K. Petkov"."""
    return bool(
        re.search(r"(?:^|[\s.])(?:[^\W\d_]|Iu|Ia|Yu|Ya|Zh|Kh|Sh|Ch|Ju|Ja|Je|Ie|Dzh|Ts)\.", text)
    )


def correspondents(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give the ranges of sender and recipient in "V. Akshinskii to Pavel Yudin".

    What is sent may stand before ("Letter from X to Y"); where the sender is a common noun or
    the whole a sentence there is no answer.
    """
    if len(text) > 300:
        return None
    for match in _to().finditer(text):
        first, last = _after_letter(text, match.start())
        sender = (_after_kind(text, first, last), _before_kind(text, first, last))
        recipient = (match.end(), _recipient_end(text, match.end()))
        if _is_sender(text[slice(*sender)]) and _is_recipient(text[slice(*recipient)]):
            return sender, recipient
    return None


def _recipient_end(text: str, start: int) -> int:
    """End a recipient before a date that follows it: "to Mao Zedong, 5 May 1957"."""
    for comma in re.finditer(r"[,;]\s*", text[start:]):
        rest = text[start + comma.end() :]
        if rest[:1] in '“"„«' or starts_with_kind(rest):
            return start + comma.start()
    for found in dates.find(text[start:]):
        before = _without_undated(text[start : start + found.start].rstrip())
        if before.endswith((",", ";")) or found.precision == "day":
            return start + len(_without_number(before.rstrip(",; (")))
    return start + len(_without_number(_without_undated(text[start:]).rstrip(" .,;")))


def _without_number(text: str) -> str:
    """Leave out the record's number behind the last comma: "to the Ministry, No. 75.118"."""
    comma = text.rfind(",")
    number = registry_number(text[comma + 1 :].strip()) if comma > 0 else None
    return text[:comma] if number and number[0] > 0 else text


def _without_undated(text: str) -> str:
    """Leave out the "n.d." behind the last comma; the comma stays."""
    comma = text.rfind(",")
    undated = comma >= 0 and dates.parse(text[comma + 1 :].strip(" ([")).is_undated
    return text[: comma + 1] if undated else text


@cache
def _to() -> re.Pattern[str]:
    words = [*table("labels")["correspondence"]["to"], "—", "–"]
    return re.compile(rf"(?<=\S)\s+(?:{alternatives(words)})\s+(?=\S)")


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(label_words('correspondence', 'letter'))})\s+")


def _after_letter(text: str, end: int) -> tuple[int, int]:
    head = text[:end]
    match = _letter().match(folded(head)) if folded(head) else None
    if not match:
        return 0, end
    words = len(match[0].split())
    rest = re.match(rf"\s*(?:\S+\s+){{{words}}}", head)
    return (rest.end() if rest else 0), end


def _after_kind(text: str, start: int, end: int) -> int:
    """Give where the sender begins in "Letter, X to Y": what is sent may stand before a comma.

    Those that a record of a meeting names before a dash wrote nothing to each other.
    """
    found = find_kind(text[start:end])
    if found is None or found.start > 0 or found.kind.is_meeting:
        return start
    gap = re.match(r"\s?[,:]\s+|\s[–—-]\s", text[start + found.end : end])
    return start + found.end + gap.end() if gap else start


def _before_kind(text: str, start: int, end: int) -> int:
    """Give where the sender ends in "X, Letter to Y"."""
    comma = text.rfind(",", start, end)
    kind = text[comma + 1 : end].strip() if comma > start else ""
    return comma if kind and len(kind.split()) <= 3 and starts_with_kind(kind) else end


def _is_sender(text: str) -> bool:
    words = text.split()
    if not words or starts_with_kind(text) or len(words) > 10 or any(c.isdigit() for c in text):
        return False
    if folded(words[0]) in label_words("correspondence", "moves"):
        return False
    if folded(words[-1]) in label_words("correspondence", "offices") and not has_initial(text):
        return False
    small = label_words("name", "between") | label_words("name", "particles")
    is_name = all(
        word[0].isupper() or word[0] in "[(" or folded(word.strip(".,")) in small for word in words
    )
    return is_name and (len(words) <= 6 or has_initial(text))


def _is_recipient(text: str) -> bool:
    words = text.split()
    if not words or len(words) > 16 or starts_with_kind(text):
        return False
    first = (
        words[1]
        if words[0].lower() in ("the", "comrade", "c.", "das", "die", "den", "der") and words[1:]
        else words[0]
    )
    return first[0].isupper() or first[0] == "["


def _is_short(word: str) -> bool:
    """A short form of address before a name: "c. Stalin", "тов. Мао"."""
    return folded(word.rstrip(".")) in label_words("name", "address")


def _whole_dates(text: str, start: int, end: int) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    line = text[start:end]
    for date in dates.find(line):
        first, last = start + date.start, start + dates.time_end(line, date.end)
        before = text[start:first].rstrip()
        after = text[last:end].lstrip(" .\t\n\r\u00a0")
        if before and before[-1] not in ",;:(—–|\t":
            continue
        if after and after[0] not in ',;:)“”"„«»—–|':
            continue
        found[first] = (last, date.edtf or "")
    return found


def _segment(text: str, start: int, end: int) -> list[Segment]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    segment = text[start:end]
    if len(segment) <= 60 and not registry_like(segment):
        parsed = dates.parse(segment.rstrip("."))
        if parsed.edtf is not None or parsed.is_undated:
            return [
                Segment(
                    start,
                    end - (segment.endswith(".") and not _is_abbreviated(segment)),
                    segment,
                    parsed.edtf or "",
                )
            ]
    return [Segment(start, end, segment)]


def _is_abbreviated(text: str) -> bool:
    return bool(re.search(r"(?:^|\s)[^\W\d_]{1,2}\.$", text))


def registry_like(text: str) -> bool:
    """Tell "017.267/56" from a date in figures."""
    return bool(re.fullmatch(r"[0-9]{2,6}[./-][0-9./-]+", text)) and not re.fullmatch(
        r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}", text
    )
