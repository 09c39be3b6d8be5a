"""What is uncertain in a United States citation: names that may be a series, a file or a title."""

import re

from edossier.references.grammars.described import is_code, is_collection
from edossier.references.parts import Part

__all__ = ["doubts_of"]

# "China, General, doc 5", "[1 of 2], #34a": a folder's title, and something in the folder.
_PART_OF = re.compile(
    r"(?:^|,\s|\]\s)(?:(?i:doc(?:ument)?|item|tab|encl(?:osure)?|attachment|sheet|frame|#)\.?\s?(?:No\.\s?|#)?\d+[a-z]?"
    r"|#\d+[a-z]?|[Tt]ab\s[A-Z])\]?$|^\[|^[“\"][^“”\"]+[”\"],?\s\S"
)


def doubts_of(parts: list[Part]) -> list[str]:
    """R-US-4: a name with figures at the end of the chain, under no box, may be a file.

    So may a name before a folder's number be its series or its title.
    """
    unsure = [p.value for p in parts if _may_be_file(p)]
    if unsure:
        return [f"“{unsure[0][:60]}” may be a series or a file."]
    fonds = [part.value for part in parts if part.isad == "fonds"]
    if len(fonds) > 1:
        return [f"Both “{fonds[0][:60]}” and “{fonds[1][:60]}” may be the fonds."]
    folders = [part for part in parts if part.level == "folder"]
    if len(folders) > 1:
        return [f"“{folders[0].value[:60]}” may be a series or the folder's title."]
    inside = [p.value for p in parts if p.level == "folder" and _PART_OF.search(p.value)]
    if inside:
        return [f"“{inside[0][:60]}” may be a folder and a document or part in it."]
    if folders and re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2,4}", folders[0].value):
        return [f"“{folders[0].value}” may be the document's date or the folder's."]
    odd = [p.value for p in parts if p.level == "fonds" and not p.label and _is_odd(p.value)]
    if odd:
        return [f"“{odd[0][:60]}” is no name of a collection."]
    chain = [part for part in parts if part.isad and part.isad not in {"qualifier", "page"}]
    last = chain[-1] if chain else None
    if last is None or last.isad != "series" or last.label or len(chain) < 2:
        return []
    if last.level in {"lot_file", "accession"} or not any(char.isdigit() for char in last.value):
        return []
    if re.fullmatch(r"[^\d]*(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?\)?", last.value):
        return []
    return [f"“{last.value[:60]}” may be a series or a file."]


def _is_odd(value: str) -> bool:
    """Tell "Oral History 123" and "NIE 13-58" from the name of a collection."""
    number = re.search(r"\s(?!(?:1[5-9]|20)\d\d$)\d{1,5}$", value)
    return is_code(value) or number is not None


def _may_be_file(part: Part) -> bool:
    """Tell a name that holds a number besides years, or a name within a name, from a series."""
    if part.isad != "series" or part.label or part.level in {"lot_file", "accession", "entry"}:
        return False
    left, _, right = part.value.partition(": ")
    if right and not is_collection(right):
        return is_collection(left)
    rest = re.sub(r"(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?", "", part.value)
    return any(char.isdigit() for char in rest) and not is_collection(rest.strip(" ,()"))
