"""Family K: Chinese archives, and the archives of others as Chinese scholars cite them."""

import re
from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.grammars.wide import narrow
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["has_form", "has_words", "read", "read_soviet", "with_named_fonds"]

_OWN = Flat("chinese.lark", ("abroad", "chinese"))
_SOVIET = Flat("soviet_in_chinese.lark", ("soviet_in_chinese",))
# Words that say what an archive's number is: with one before it, a number is the archive's.
_FORM = re.compile(
    r"[\u3400-\u9fff]{2,20}档案[馆室处].{0,60}?(?<!\d)[A-Z]{0,3}\d{1,5}[-–—](?:[A-Z]|\d{1,5})[-–—]\d{1,5}"
)

_FONDS_NAME = re.compile(r"^[\u3400-\u9fff]+(?:档案|檔案)$")


def has_form(text: str) -> bool:
    """Say whether an archive that no table knows is cited in the Chinese way."""
    return _FORM.search(narrow(text)) is not None or has_words(text)


def has_words(text: str) -> bool:
    """Say whether the text labels its levels in Chinese: "全宗5,目录49"."""
    return flat.has_labels(text, ("soviet_in_chinese",))


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read the citation of a Chinese archive from `start` on."""
    parts, doubts = flat.split(text, start, _OWN)
    parts = with_named_fonds(_without_named_fonds(_pages_behind(parts)))
    return Reading(
        tuple(parts),
        tuple(doubts),
        rules=("R-DANGHAO-1: department, file and document of the file number",),
    )


def _pages_behind(parts: list[Part]) -> list[Part]:
    """A pair of numbers behind the file, "S37-1-29, 3-4", is its pages."""
    done: list[Part] = []
    for part in parts:
        last = done[-1] if done else None
        has_file = any(one.isad == "file" for one in done[:-1])
        is_short = part.value.isdigit() and len(part.value) < 5
        if part.level == "file" and last and last.level == "fond" and has_file and is_short:
            value = f"{last.value}-{part.value}"
            done[-1] = Part("leaves", "page", "", value, last.start, part.end)
        else:
            done.append(part)
    return done


def with_named_fonds(parts: list[Part]) -> list[Part]:
    """Where no number names the fonds, "外交部档案" before the inventory does."""
    if any(part.isad == "fonds" for part in parts):
        return parts
    names = [part for part in parts if part.level == "title" and _FONDS_NAME.search(part.value)]
    return [
        replace(part, level="fond", isad="fonds") if part in names[:1] else part for part in parts
    ]


def _without_named_fonds(parts: list[Part]) -> list[Part]:
    """A fonds with a number is named by it: of "军机处档, 全宗 3" the name is a title."""
    fonds = [part for part in parts if part.isad == "fonds"]
    if len(fonds) < 2:
        return parts
    numbered = [part for part in fonds if any(map(str.isdigit, part.value))]
    return [
        replace(part, level="title", isad="qualifier")
        if part in fonds and numbered and part not in numbered
        else part
        for part in parts
    ]


def read_soviet(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a Soviet or Russian archive as a Chinese author cites it: "全宗5,目录49,案卷128".

    R-JUANZONG-1: 卷宗 is the papka where an 案卷 follows, and else the file itself.
    """
    parts, doubts = flat.split(text, start, _SOVIET)
    has_delo = any(part.level == "delo" for part in parts)
    settled = tuple(
        replace(part, level="delo", isad="file")
        if part.level == "papka" and part.label.startswith(("卷宗", "第…卷宗")) and not has_delo
        else part
        for part in parts
    )
    return Reading(settled, tuple(doubts), rules=("R-JUANZONG-1: 全宗, 目录, 卷宗, 案卷",))
