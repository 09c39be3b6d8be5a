"""Which record a citation is of, and whether two citations are of the same one.

A citation names a record where it leads to a file and its leaves, to one item, or gives a
number that the archive's registry knows. A fonds or an inventory alone is no record. Two
citations are of one record only where no doubt is left; all else is for a person to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edossier.references.flatten import flatten
from edossier.references.reference import ArchivalReference
from edossier.references.tree import path_of

__all__ = [
    "CitedRecord",
    "is_same_record",
    "number_before",
    "record_of",
    "registry_key",
]

Leaf = tuple[int, str]

_LEAF = re.compile(r"(\d{1,9})(.*)", re.DOTALL)
# "0423/57", "017.267/56", "1234-4/АК": a stroke, and figures on its left.
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?:\d[\d.]{0,11}\d|\d)(?:-\d{1,4})?(?:/[\w-]{1,8}){1,3}(?![\w/])"
)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{2}|\d{4})")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d/(?:(?:1[5-9]|20)?\d\d)")
# What may part the number from the archive's name: "0423/57, Source: AMZV", "2296/7, in: NA".
_TO_ARCHIVE = re.compile(r"[^\w]{0,4}(?:[^\W\d]{1,10}[.:]?[^\w;]{0,3}){0,2}", re.DOTALL)
_LABEL = re.compile(r"^(?:(?:c\.\s?j|no|nr|n|c|ref|reg|doc)\b\.?|№|#)[\s.:]{0,3}", re.IGNORECASE)
_LOOKED_BACK = 120  # code points before an archive's name
_TELLING = 4  # figures of a bare number that hardly comes twice in one archive


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """The record that a citation is of, as far as the citation says.

    Attributes:
        archive: Id of the archive.
        unit: The steps from the fonds down to the narrowest unit cited, each one word.
        leaves: Runs of leaves, first and last, as printed.
        registry_number: As `registry_key` gives it; empty where none is printed.
        is_certain: The archive and the whole chain of levels are.
        in_file: The narrowest unit is a file or an item, so that a leaf in it is one place.
        is_item: The narrowest unit is a single item.
    """

    archive: str
    unit: tuple[str, ...]
    leaves: tuple[tuple[str, str], ...] = ()
    registry_number: str = ""
    is_certain: bool = False
    in_file: bool = False
    is_item: bool = False


def record_of(
    reference: ArchivalReference,
    *,
    archive: str,
    unit: Sequence[str] | None = None,
    registry_number: str | None = None,
) -> CitedRecord | None:
    """Give the record that a citation is of; None where it leads to no file and no number.

    Args:
        archive: Id of the archive, which may be one that only the dossier names.
        unit: How the caller spells the steps of the tree; by default level and value.
        registry_number: What is known beside the citation; else what is printed in it.
    """
    path = path_of(reference)
    steps = tuple(f"{one.level}={one.value}" for one in path) if unit is None else tuple(unit)
    lowest = path[-1].isad if path else None
    number = registry_key(registry_number or reference.doc_number or "")
    in_file = lowest in ("file", "item")
    if not in_file and not number:
        return None
    return CitedRecord(
        archive=archive,
        unit=steps,
        leaves=tuple((run.first, run.last) for run in reference.leaves),
        registry_number=number,
        is_certain=reference.status in ("parsed", "identifier"),
        in_file=in_file,
        is_item=lowest == "item",
    )


def is_same_record(one: CitedRecord, other: CitedRecord) -> bool:
    """Say whether two citations are of one record beyond doubt.

    They are where the archive is the same, and one of these is true:
    - the file is the same and so are all leaves, whichever way both are to be read;
    - the file is the same, both chains are certain, and leaves overlap by more than the one
      leaf at which the one may end and the next begin;
    - the item is the same, both chains are certain, and no leaves contradict;
    - the registry number is the same, and the files do not differ.

    >>> at = CitedRecord("AVPRF", ("delo=9",), (("202", "203"),), is_certain=True, in_file=True)
    >>> is_same_record(at, CitedRecord("AVPRF", ("delo=9",), (("203", "203"),), "", True, True))
    True
    """
    if one.archive != other.archive:
        return False
    if one.unit == other.unit and one.in_file and other.in_file:
        if _say_the_same(one, other):
            return True
        if one.is_certain and other.is_certain and _share_a_place(one, other):
            return True
    return _share_a_number(one, other)


def registry_key(printed: str) -> str:
    """Fold a registry number for comparing: "No. 0423 / 57" gives "0423/57"; zeros stay."""
    folded = re.sub(r"\s*([/.-])\s*", r"\1", flatten(printed.strip()).text)
    return " ".join(_LABEL.sub("", folded).split()).strip(" .,;:")[:100]


def number_before(text: str, start: int) -> str | None:
    """Give the registry number that stands right before the citation at `start`, as printed.

    Footnotes put it between the author and the archive: "J. Bušniak, 0423/57, Archiv ...".
    A day ("5/11/56") and a span of years ("1956/57") are no registry number.
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    found = list(_NUMBER.finditer(before))
    if not found or not _TO_ARCHIVE.fullmatch(before, found[-1].end()):
        return None
    printed = found[-1].group()
    is_time = _DAY.fullmatch(printed) or _YEARS.fullmatch(printed)
    return None if is_time else printed


def _say_the_same(one: CitedRecord, other: CitedRecord) -> bool:
    """Say whether both print the same leaves of the file, so that no reading can part them."""
    return bool(one.leaves) and one.leaves == other.leaves


def _share_a_place(one: CitedRecord, other: CitedRecord) -> bool:
    if one.leaves and other.leaves:
        return any(_overlap(a, b) for a in one.leaves for b in other.leaves)
    return one.is_item and other.is_item


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two runs share leaves, and not only that at which one ends and one begins."""
    a, b = _span(one), _span(other)
    if a is None or b is None:
        return False
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return first < last or (first == last and (first, last) in (a, b))


def _span(run: tuple[str, str]) -> tuple[Leaf, Leaf] | None:
    first, last = (_LEAF.fullmatch(leaf.strip()) for leaf in run)
    if first is None or last is None:
        return None
    return (int(first[1]), first[2].casefold()), (int(last[1]), last[2].casefold())


def _share_a_number(one: CitedRecord, other: CitedRecord) -> bool:
    number = one.registry_number
    if not number or number != other.registry_number:
        return False
    shorter, longer = sorted((one.unit, other.unit), key=len)
    if longer[: len(shorter)] != shorter:
        return False
    is_telling = "/" in number or sum(map(str.isdigit, number)) >= _TELLING
    return is_telling or (one.in_file and one.unit == other.unit)
