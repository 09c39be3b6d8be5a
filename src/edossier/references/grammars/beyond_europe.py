"""The readers of the traditions of Asia, the Iberian peninsula and Latin America, by name."""

import re
from collections.abc import Callable, Mapping

from edossier.references.grammars import (
    chinese,
    iberian,
    israeli,
    japanese,
    korean,
    middle_eastern,
    ottoman,
    taiwanese,
    vietnamese,
)
from edossier.references.grammars.wide import is_wide
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["READERS", "read_unnamed", "read_wide"]

_EAST_ASIAN = {"chinese", "taiwanese", "japanese", "korean"}
_SOVIET = {"russian", "ukrainian", "belarusian", "mongolian"}
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")

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
}


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
    """Read a citation in East Asian print that names no archive of the table."""
    if _HANGUL.search(text):
        return korean.read(text, start, None)
    if _KANA.search(text):
        return japanese.read(text, start, None)
    if taiwanese.has_form(text[start:]):
        return taiwanese.read(text, start, None)
    return chinese.read(text, start, None)
