"""The head of a dossier: title, series, authors, and lines such as "Published: March 2014"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from edossier.dossier import Author, Credit, Evidence, Paragraph, Series
from edossier.reading.bylines import has_institution, is_byline, read_authors, read_byline
from edossier.reading.calls import Call
from edossier.reading.credits import read_credits
from edossier.reading.head_lines import (
    LONGEST_FIELD,
    LONGEST_LINE,
    dossier_fields,
    find_date,
    is_above_title,
    is_journal,
    is_library_code,
    is_line_of_head,
    is_metadata,
    is_sentence,
    joined_lines,
    statement,
)
from edossier.reading.languages import language_named
from edossier.reading.ledger import Ledger, printed
from edossier.reading.pieces import Piece
from edossier.reading.prose import paragraph_of
from edossier.reading.segments import has_initial
from edossier.reading.series import is_series, is_series_name, leading_series, read_series
from edossier.reading.words import folded
from edossier.text.folding import fold

_LONGEST_NAME = 80
_SURNAME_IN_CAPITALS = r"[^\W\d_][^\W\d_A-ZА-ЯІЇЄҐ]{2,20}\s[A-ZÀ-ÞА-ЯІЇЄҐŁŚŻŹŠČŘŽ'’-]{3,30}"

__all__ = [
    "Head",
    "read_head",
    "take_imprint",
    "take_metadata",
]


@dataclass(slots=True)
class Head:
    """What the head says; `values` and `evidence` are named by the dossier's fields.

    Attributes:
        remarks: Lines that no rule knows: a subtitle, a dedication.
    """

    values: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    series: Series | None = None
    authors: list[Author] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    remarks: list[Paragraph] = field(default_factory=list)


def read_head(
    ledger: Ledger, pieces: Sequence[Piece], calls: Sequence[Call], *, told: str = ""
) -> Head:
    """Read the pieces before the first part of a dossier.

    Args:
        ledger, pieces, calls: Of the source.
        told: What the dossier tells of its author elsewhere: a name alone above the title is the
            author's where it stands there too.
    """
    head = Head()
    title = _title_index(pieces, told)
    for index, piece in enumerate(pieces):
        if index == title:
            start = _take_leading_series(ledger, head, piece)
            rest = piece.part(start, piece.end) if start > piece.start else piece
            start, end = _without_quotes(ledger, rest)
            _label_said_before(ledger, head, start, end)
            _take_value(ledger, head, "title", start, end)
        elif title is not None and index < title and _is_author_above(piece.text, told):
            head.authors += read_byline(ledger, piece.start, piece.end)
        elif not _take_line(ledger, head, piece, after_title=title is not None and index > title):
            head.remarks.append(paragraph_of(ledger, piece.start, piece.end, calls))
    return head


def _label_said_before(ledger: Ledger, head: Head, start: int, end: int) -> None:
    """Account for a field that has said the title above it, as the metadata of Markdown do."""
    before = head.evidence.get("title")
    if (
        before
        and before.anchor
        and folded(head.values["title"]).strip("\"' ") == folded(ledger.cut(start, end).text)
    ):
        ledger.label("title said before", before.anchor.start, before.anchor.end)


def take_metadata(ledger: Ledger, head: Head, piece: Piece) -> bool:
    """Read a line anywhere in the dossier that names a field of it: "Published: March 2014"."""
    pattern, fields = dossier_fields()
    words = fold(piece.text[:80])
    match = pattern.match(words.text)
    if not match or len(piece.text) > LONGEST_FIELD:
        return False
    name = fields[" ".join(match["label"].split())]
    start, end = ledger.trim(piece.start + words.offsets[match.end()], piece.end)
    if start >= end or not _take_field(ledger, head, name, start, end):
        return False
    ledger.label("field label", piece.start, start)
    return True


def _title_index(pieces: Sequence[Piece], told: str) -> int | None:
    """Give the piece that is the title: the highest heading, else the first line of its own."""
    levels = [(piece.level, index) for index, piece in enumerate(pieces) if piece.level is not None]
    if levels:
        return min(levels)[1]
    for index, piece in enumerate(pieces):
        is_last = index + 1 == len(pieces)
        if not is_last and (is_series(piece.text) or is_library_code(piece.text)):
            continue
        is_above = is_above_title(piece.text) or _is_author_above(piece.text, told)
        is_above = is_above or (is_journal(piece.text) and _is_issue(pieces[index + 1 : index + 2]))
        if is_above and _has_title_below(pieces[index + 1 : index + 4]):
            continue
        has_letters = any(char.isalpha() for char in piece.text)
        if has_letters and not is_metadata(piece.text) and len(piece.text) <= LONGEST_LINE:
            return index
    return None


def _is_issue(following: Sequence[Piece]) -> bool:
    """Say whether the next line counts the issue of the journal above it."""
    return any(is_series(piece.text) for piece in following)


def _is_author_above(text: str, told: str) -> bool:
    """Tell an author's name above the title: "Н. С. КОРОБОВ", "Ірина КОВАЛЬ"."""
    if len(text) > _LONGEST_NAME or not is_byline(text):
        return False
    is_set = re.fullmatch(_SURNAME_IN_CAPITALS, text) is not None
    return is_set or has_initial(text) or folded(text) in folded(told)


def _has_title_below(pieces: Sequence[Piece]) -> bool:
    """Say whether a title stands below a masthead, with nothing else of the head between."""
    for piece in pieces:
        if is_above_title(piece.text):
            continue
        return not is_line_of_head(piece.text) and not is_sentence(piece)
    return False


def _without_quotes(ledger: Ledger, piece: Piece) -> tuple[int, int]:
    start, end = piece.start, piece.end
    text = ledger.source.text
    if end - start > 2 and text[start] in '“"„«' and text[end - 1] in '”"“»':
        inside = text[start + 1 : end - 1]
        if not any(mark in inside for mark in '“”"„«»'):
            ledger.label("punctuation", start, start + 1)
            ledger.label("punctuation", end - 1, end)
            return ledger.trim(start + 1, end - 1)
    return start, end


def _take_line(ledger: Ledger, head: Head, piece: Piece, *, after_title: bool) -> bool:
    if take_metadata(ledger, head, piece) or _take_series(ledger, head, piece.start, piece.end):
        return True
    if after_title and _take_joined(ledger, head, piece):
        return True
    credited = read_credits(ledger, piece.start, piece.end)
    head.credits += credited
    if credited:
        return True
    if len(piece.text) > LONGEST_LINE:
        return False
    if take_imprint(ledger, head, piece):
        return True
    if not after_title:
        is_named = head.series is None and is_series_name(piece.text)
        return is_named and _take_series_name(ledger, head, piece.start, piece.end)
    if _take_date(ledger, head, piece.start, piece.end):
        return True
    if _is_affiliation(piece.text) and _take_affiliation(ledger, head, piece.start, piece.end):
        return True
    authors = read_byline(ledger, piece.start, piece.end)
    head.authors += authors
    return bool(authors)


def take_imprint(ledger: Ledger, head: Head, piece: Piece) -> bool:
    """Read a line that states the licence or the rights: "Licensed under CC BY 4.0"."""
    if len(piece.text) > LONGEST_LINE:
        return False
    for name in ("licence", "rights"):
        if name not in head.values and statement(name).search(piece.text):
            return _take_value(ledger, head, name, piece.start, piece.end)
    return False


def _take_leading_series(ledger: Ledger, head: Head, piece: Piece) -> int:
    """Take the series of "e-Dossier No. 46: Title", and give where the title starts."""
    length = leading_series(piece.text, needs_word=True)
    if length is None or not _take_series(ledger, head, piece.start, piece.start + length):
        return piece.start
    rest = re.match(r"[\s:.–—-]*", piece.text[length:])
    start = piece.start + length + (rest.end() if rest else 0)
    ledger.label_punctuation(piece.start + length, start)
    return start


def _take_joined(ledger: Ledger, head: Head, piece: Piece) -> bool:
    """Read "Rain Papers, no. 7 — by Ada Poe — posted 3 May 2019"."""
    at = piece.start
    lines = joined_lines(piece.text)
    for start, end in lines:
        ledger.label_punctuation(at, piece.start + start)
        at = piece.start + end
        line = piece.part(piece.start + start, at)
        if not _take_line(ledger, head, line, after_title=True):
            head.remarks.append(paragraph_of(ledger, line.start, line.end, ()))
    return bool(lines)


def _take_field(ledger: Ledger, head: Head, name: str, start: int, end: int) -> bool:
    if name == "authors":
        authors = read_authors(ledger, start, end)
        head.authors += authors
        return bool(authors)
    if name == "affiliation":
        return _take_affiliation(ledger, head, start, end)
    if name == "published":
        return _take_date(ledger, head, start, end)
    if name == "series":
        return _take_series(ledger, head, start, end) or _take_series_name(ledger, head, start, end)
    if name == "series_number":
        return _take_series_number(ledger, head, start, end)
    if name == "language":
        return _take_language(ledger, head, start, end)
    return name not in head.values and _take_value(ledger, head, name, start, end)


def _take_value(ledger: Ledger, head: Head, name: str, start: int, end: int) -> bool:
    start, end = ledger.trim_masked(start, end)
    head.values[name] = ledger.cut(start, end).text
    head.evidence[name] = printed(start, end)
    return True


def _take_date(ledger: Ledger, head: Head, start: int, end: int) -> bool:
    """Take a date under the title as when the dossier was published."""
    if "published" in head.values:
        return False
    found = find_date(ledger.masked(start, end))
    if found is None:
        return False
    at = start + found[0]
    ledger.label("published", start, at)
    head.values["published"] = found[1]
    head.evidence["published"] = printed(*ledger.trim(at, end))
    return True


def _take_series(ledger: Ledger, head: Head, start: int, end: int) -> bool:
    if head.series is not None and head.series.number is not None:
        return False
    named, counted = head.series, read_series(ledger, start, end)
    if named is not None and counted is not None:  # "Rain Papers", and below it "Paper No. 7"
        anchor = counted.evidence["name"].anchor
        if anchor:
            ledger.label("series number", anchor.start, anchor.end)
        evidence = {**named.evidence, "number": counted.evidence["number"]}
        counted = named.model_copy(update={"number": counted.number, "evidence": evidence})
    head.series = counted or named
    return counted is not None


def _take_series_name(ledger: Ledger, head: Head, start: int, end: int) -> bool:
    if head.series is not None:
        return False
    head.series = Series(name=ledger.cut(start, end).text, evidence={"name": printed(start, end)})
    return True


def _take_series_number(ledger: Ledger, head: Head, start: int, end: int) -> bool:
    if head.series is None or head.series.number is not None:
        return False
    evidence = {**head.series.evidence, "number": printed(start, end)}
    number = ledger.cut(start, end).text
    head.series = head.series.model_copy(update={"number": number, "evidence": evidence})
    return True


def _take_language(ledger: Ledger, head: Head, start: int, end: int) -> bool:
    language = language_named(ledger.masked(start, end).strip(" ."))
    if language is None or "language" in head.values:
        return False
    head.values["language"] = language
    head.evidence["language"] = printed(start, end)
    return True


def _is_affiliation(text: str) -> bool:
    """Tell the line of a house under an author's name from a sentence."""
    is_house = has_institution(text) and not is_byline(text)
    return len(text) <= 120 and is_house and not re.search(r"[\d.!?:]", text)


def _take_affiliation(ledger: Ledger, head: Head, start: int, end: int) -> bool:
    if not head.authors or head.authors[-1].affiliation:
        return False
    author = head.authors[-1]
    evidence = {**author.evidence, "affiliation": printed(start, end)}
    affiliation = ledger.cut(start, end).text
    head.authors[-1] = author.model_copy(update={"affiliation": affiliation, "evidence": evidence})
    return True
