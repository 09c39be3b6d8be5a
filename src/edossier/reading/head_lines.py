"""Lines that belong to the head of a dossier, told by their words alone, wherever they stand."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from edossier import dates
from edossier.reading.announcements import find_announcement
from edossier.reading.bylines import is_byline, names_series_editor
from edossier.reading.credits import comma_before_credits, find_clauses
from edossier.reading.pieces import Piece
from edossier.reading.segments import looks_like_person
from edossier.reading.series import is_series, is_series_name
from edossier.reading.words import alternatives, folded, label_words, table
from edossier.text.folding import fold

__all__ = [
    "LONGEST_FIELD",
    "LONGEST_LINE",
    "dossier_fields",
    "find_date",
    "is_above_title",
    "is_dated",
    "is_head_line",
    "is_imprint",
    "is_journal",
    "is_library_code",
    "is_line_of_head",
    "is_masthead",
    "is_metadata",
    "is_sentence",
    "joined_lines",
    "part_metadata",
    "statement",
    "states_licence",
]

LONGEST_LINE = 400
LONGEST_FIELD = 2000
_LONGEST_DATE = 60
_LONGEST_RIGHTS = 200
_LONGEST_MASTHEAD = 100
_FEWEST_WORDS = 4
# The end of a sentence; a quotation, a bracket or the call of a note may close behind it.
_SENTENCE_END = re.compile(r"[.!?…。]['’”\"»)\]]{0,3}(?:\[?\^?[0-9*]{1,3}\]?|[⁰¹²³⁴-⁹]{1,3})?$")
# "1958–1960 гг.", "2. kötet, 3. o.": a short word behind a figure keeps its stop.
_SHORT_END = re.compile(r"^[^.!?]*(?:\.\s[^.!?]*)?[0-9]\s?[^\W\d_]{1,4}\.$")
_JOINT = re.compile(r"\s{1,3}[—–|·•/-]{1,3}\s{1,3}|\s{0,3}[|·•]\s{0,3}|(?<=[0-9]):\s{1,3}")


def is_imprint(text: str) -> bool:
    """Say whether a line is of the kind that closes a file: "Licence: CC BY", "© 2014 ..."."""
    match = dossier_fields()[0].match(fold(text[:80]).text)
    name = dossier_fields()[1][" ".join(match["label"].split())] if match else None
    if len(text) > LONGEST_LINE:
        return False
    is_field = name in ("licence", "rights", "publisher", "published", "series")
    return is_field or (text.lstrip().startswith("©") and bool(statement("rights").search(text)))


def is_metadata(text: str) -> bool:
    """Say whether a line names a dossier's field: "Published: 2014"."""
    return len(text) <= LONGEST_LINE and bool(dossier_fields()[0].match(fold(text[:80]).text))


def states_licence(text: str) -> bool:
    """Say whether a line is about the licence: "This work is licensed under CC BY 4.0"."""
    return len(text) <= LONGEST_LINE and bool(statement("licence").search(text))


def part_metadata(pieces: Sequence[Piece]) -> list[Piece]:
    """Part a block of the head whose lines name fields: "Author: ...", "Licence: ..." under it.

    A typist or a Markdown editor sets them as one paragraph; a line that names nothing goes on
    with the one before it.
    """
    found: list[Piece] = []
    in_head = True
    for piece in pieces:
        announced = find_announcement(piece)
        in_head = in_head and not (announced and announced.is_sure)
        found += _metadata_lines(piece) if in_head and "\n" in piece.text else [piece]
    return found


def _metadata_lines(piece: Piece) -> list[Piece]:
    if len(piece.text) > LONGEST_FIELD:
        return [piece]
    lines = [*re.finditer(r"[^\n]*[^\s][^\n]*", piece.text)]
    starts = [line.start() for line in lines if is_metadata(line[0])]
    if not starts:
        return [piece]
    bounds = [*dict.fromkeys([0, *starts]), len(piece.text)]
    return [
        piece.part(piece.start + first, piece.start + last)
        for first, last in pairwise(bounds)
        if piece.text[first:last].strip()
    ]


@cache
def dossier_fields() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the labels of a dossier's fields as a pattern for folded text, and whose each is."""
    fields: dict[str, str] = {}
    for name in table("labels")["dossier"]:
        for word in label_words("dossier", name):
            fields.setdefault(word, name)
    return re.compile(rf"\s*(?P<label>{alternatives(fields)})\s?:\s*"), fields


def find_date(text: str) -> tuple[int, str] | None:
    """Give where the date of a line begins that says when a dossier was published, and its EDTF.

    It may stand alone, or behind a word or a place: "posted 3 May 2019", "Tabor, May 2019".
    """
    if len(text) > _LONGEST_DATE:
        return None
    lead = _published().match(fold(text).text)
    start = fold(text).offsets[lead.end()] if lead else 0
    place, comma, _ = text.partition(",")
    for at in dict.fromkeys([start, len(place) + 1 if comma and _is_place(place) else start]):
        edtf = dates.parse(text[at:].strip(" .()")).edtf
        if edtf is not None:
            return at, edtf
    return None


def is_dated(text: str) -> bool:
    """Say whether a line says when a dossier was published, and nothing else."""
    return find_date(text) is not None


def is_head_line(text: str) -> bool:
    """Say whether a line names or dates a dossier, its series, its rights or those behind it."""
    text = text.strip()
    if not text or len(text) > LONGEST_LINE:
        return False
    is_imprinted = is_imprint(text) or states_licence(text) or _states_rights(text)
    is_stated = is_metadata(text) or is_imprinted or is_dated(text)
    return is_stated or is_series(text) or is_byline(text) or bool(find_clauses(text))


def is_above_title(text: str) -> bool:
    """Say whether a line is one of those that may stand above a title."""
    return is_series(text) or is_masthead(text) or names_series_editor(text)


def is_library_code(text: str) -> bool:
    """Say whether a line holds the code of a library: "УДК 94(477)"."""
    return len(text) <= _LONGEST_DATE and bool(_code().match(folded(text)))


def is_journal(text: str) -> bool:
    """Say whether a line opens as the name of a journal does: "Cahiers d'histoire"."""
    return len(text) <= _LONGEST_MASTHEAD and bool(_journal().match(folded(text)))


@cache
def _journal() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(label_words('head', 'journal'))})(?!\w)")


@cache
def _code() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(label_words('head', 'codes'))})[\s:]{{1,3}}[0-9a-z(.]")


def is_masthead(text: str) -> bool:
    """Say whether a line is the name of a project, a house or a series, as stands above a title.

    >>> is_masthead("Rain History Project"), is_masthead("The Project of Rain, 1957")
    (True, False)
    """
    if len(text) > _LONGEST_MASTHEAD or re.search(r"[\d:;.!?]", text) or not text[:1].strip():
        return False
    return is_series_name(text) or bool(_masthead().search(folded(text)))


@cache
def _masthead() -> re.Pattern[str]:
    words = alternatives(label_words("head", "masthead") | label_words("institution", "words"))
    return re.compile(
        rf"^(?:{words})(?!\w)|(?<!\w)(?:{words})$|^[^,]{{0,80}}\buniversity of [^,]*$"
    )


def joined_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Give the ranges of lines of a head that stand on one line, between dashes or bars.

    >>> text = "Rain Papers, no. 7 — by Ada Poe"
    >>> [text[start:end] for start, end in joined_lines(text)]
    ['Rain Papers, no. 7', 'by Ada Poe']
    """
    if len(text) > LONGEST_LINE:
        return ()
    joints = [match.span() for match in _JOINT.finditer(text)] or _comma_joint(text)
    starts = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(text)]
    lines = tuple(zip(starts, ends, strict=True))
    texts = [text[start:end] for start, end in lines]
    are_lines = all(is_head_line(line) or is_above_title(line) for line in texts)
    return lines if len(lines) > 1 and are_lines else ()


def _comma_joint(text: str) -> list[tuple[int, int]]:
    """Give the comma that a date follows, or credits: "by Ada Poe, translated by Ben Roe"."""
    credited = comma_before_credits(text)
    if credited is not None and is_byline(text[: credited[0]]):
        return [credited]
    for comma in re.finditer(r",\s+", text):
        if is_above_title(text[: comma.start()]) and is_dated(text[comma.end() :]):
            return [comma.span()]
    return []


def is_line_of_head(text: str) -> bool:
    """Say whether a line is one of a head, or several that dashes join."""
    return is_head_line(text) or bool(joined_lines(text))


def is_sentence(piece: Piece) -> bool:
    """Tell running text, however short, from the lines of a head."""
    text = piece.text.strip()
    if piece.level is not None or piece.is_row or not _SENTENCE_END.search(text):
        return False
    if _SHORT_END.search(text):
        return False
    words = text.split()
    if len(words) < _FEWEST_WORDS or sum(word[0].islower() for word in words) < 2:
        return False
    return not is_line_of_head(piece.text)


def _states_rights(text: str) -> bool:
    """Tell "(c) 2018 Institute of Rain" from a sentence that speaks of copyright."""
    is_signed = re.match(r"\s*(?:©|\([cC]\)\s|copyright\b)", text, re.IGNORECASE) is not None
    return is_signed and len(text) <= _LONGEST_RIGHTS and bool(re.search(r"[0-9]{4}", text))


def _is_place(text: str) -> bool:
    return looks_like_person(text.strip())


@cache
def _published() -> re.Pattern[str]:
    words = alternatives(label_words("dossier", "published"))
    on = alternatives(label_words("dateline", "words"))
    return re.compile(rf"\s*(?:{words})\s+(?:(?:{on})\s+)?")


@cache
def statement(name: str) -> re.Pattern[str]:
    """Give a pattern for the words that state the licence or the rights."""
    words = alternatives(table("labels")["head"][name])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
