"""The readers of the traditions of Asia, the Iberian peninsula and Latin America, by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from edossier.references.grammars import (
    african,
    chinese,
    iberian,
    israeli,
    japanese,
    korean,
    middle_eastern,
    ottoman,
    southeast_asian,
    taiwanese,
    vietnamese,
)
from edossier.references.grammars.wide import is_wide, narrow
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["READERS", "book_start", "read_unnamed", "read_wide", "with_book"]

_EAST_ASIAN = {"chinese", "taiwanese", "japanese", "korean"}
_SOVIET = {"russian", "ukrainian", "belarusian", "mongolian"}
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# Kana, and characters that only Japanese writes so.
_JAPANESE = re.compile(r"[\u3040-\u30ff戦関録駅経済巻対発権蔵歴]")

READERS: Mapping[str, Callable[[str, int, Repository | None], Reading]] = {
    "chinese": chinese.read,
    "taiwanese": taiwanese.read,
    "japanese": japanese.read,
    "korean": korean.read,
    "ottoman": ottoman.read,
    "israeli": israeli.read,
    "spanish": iberian.read,
    "vietnamese": vietnamese.read,
    "iranian": middle_eastern.read,
    "arab": middle_eastern.read,
    "african": african.read,
    **dict.fromkeys(southeast_asian.TRADITIONS, southeast_asian.read),
}

_BOOK = re.compile(
    r"[,;.]\s?(?:转引自|轉引自|引自|参见|參見|另见|又见|载|載|见)?[^,;.《]{0,24}《|[,;]\s?[^,;.]{4,24}(?:中心|图书馆|研究所|研究院|资料室)[收所]?藏|[,;]\s?[^,;.]{2,16}收藏"
)

# "《毛泽东年谱》第3卷,第12页", "『日本外交文書』第3巻、123頁", "《人民日报》1956年11月1日,第1版"
_PUBLISHED = re.compile(
    r"[》』][^》』《『;]{0,24}(?:第\s?\d{1,4}\s?[卷巻册冊版辑輯期號号页頁]|\d{1,4}\s?[页頁쪽])"
)


def book_start(text: str, start: int, repository: Repository | None) -> int:
    """Give where a publication of the record begins, "沈志华编:《...》第5卷"; else the text's end.

    Where a title stands before the call number, as in Taiwan, a title mark says nothing.
    """
    if repository is not None and repository.tradition == "taiwanese":
        return len(text)
    for match in _BOOK.finditer(narrow(text), start):
        if any(map(str.isdigit, text[start : match.start()])):
            return match.start()
    return len(text)


def with_book(reading: Reading, text: str, end: int) -> Reading:
    """Add the publication behind a reference as words that are known to be none of it."""
    if end >= len(text):
        return reading
    book = Part("aside", "", "", text[end:], end, len(text))
    return replace(reading, parts=(*reading.parts, book))


def read_wide(text: str, start: int, repository: Repository) -> Reading | None:
    """Read an archive of another country as an East Asian author cites it, labels translated.

    None where the labels are those of the archive's own tradition.
    """
    if repository.tradition in _EAST_ASIAN or not is_wide(text[start:]):
        return None
    if not chinese.has_words(text[start:]):
        return None
    if repository.tradition in _SOVIET:
        return chinese.read_soviet(text, start, repository)
    return chinese.read(text, start, repository)


def read_unnamed(text: str, start: int) -> Reading:
    """Read a citation in East Asian print without an archive of the table; a book has no level."""
    reading = _read_unnamed(text, start)
    has_fonds = any(part.isad in {"fonds", "series", "container"} for part in reading.parts)
    return Reading(()) if _PUBLISHED.search(narrow(text)) and not has_fonds else reading


def _read_unnamed(text: str, start: int) -> Reading:
    if _HANGUL.search(text):
        return korean.read(text, start, None)
    if _JAPANESE.search(text):
        return japanese.read(text, start, None)
    if taiwanese.has_form(text[start:]):
        return taiwanese.read(text, start, None)
    return chinese.read(text, start, None)
