"""What is unusual in one tradition alone: a level that its archives always print, or never so."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from edossier.references.parts import Part

__all__ = ["unusual_in"]

_NUMBER = re.compile(r"[\d\s./–-]+")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–—/]\s?\d{2,4})?")
_MARK = re.compile(r"[A-Z]{1,4}\s?\d{2,6}")  # "SR 4123"
_NAME_AND_YEAR = re.compile(r"[^\W\d_].*[-–\s](?:19|20)\d\d(?:[-–]\d{2,4})?$")
_WORD_OF_LEVEL = re.compile(r"(?!Part\s)[A-Z][a-z]{3,}\s\d{3,}")  # "Docs 12345", "Control 3107/4"
_BARE_CODE = re.compile(
    r"[A-Z]{1,3}\s?\d{4,9}|[^\W\d_]{1,5}\.\s\d+,.*"
)  # "OA 90888", "Sec. 8, 381"
_RUNNING_SIGNATURES = {"AIPN", "CAW"}  # the office stands in the signature; no zespół before it


def unusual_in(tradition: str, chain: Sequence[Part], repository: str) -> Iterator[str]:
    """R-USUAL-9: give the doubts that are of one tradition's archives alone.

    Args:
        chain: Levels, containers and leaves in printed order.
        repository: The id of the archive.
    """
    for rule in _RULES.get(tradition, ()):
        yield from rule(chain, repository)


def _numbers_among_names(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """Among names, a number without a label may be on any level: "ZSGŠ, 20-12-14"."""
    for part in chain[1:]:
        is_bare = part.isad == "series" and not part.label and _NUMBER.fullmatch(part.value)
        if is_bare and not _YEARS.fullmatch(part.value):
            yield f"“{part.value}” carries no label: its level is not certain."


def _names_behind_group(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """Behind a record group a row of names is a series, its parts, or one name with commas."""
    names = [part for part in chain if part.isad == "series" and not part.label]
    if len(names) > 2 and chain[0].level == "record_group":
        yield "Which of the names behind the record group are levels is not certain."


def _folder_of_code(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """A folder has a title; "OA 90888" behind a box may number something else."""
    for part in chain:
        if part.level == "folder" and not part.label and _BARE_CODE.fullmatch(part.value):
            yield f"“{part.value[:60]}” may be a folder or a number of another kind."


def _signature_alone(chain: Sequence[Part], repository: str) -> Iterator[str]:
    """ "PPR KC 295/VII/5", "2384/4523": the zespół is in the signature, or nowhere."""
    levels = [part for part in chain if part.isad not in {"leaf", "page", "qualifier"}]
    if repository in _RUNNING_SIGNATURES or [part.isad for part in levels] != ["file"]:
        return
    if "/" in levels[0].value and not levels[0].label:
        yield f"“{levels[0].value[:60]}” may be a zespół and a number in it."


def _volume_in_series(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """Swedish "E 1 A:123" at the end of a chain holds the volume."""
    levels = [part for part in chain if part.isad not in {"leaf", "page", "qualifier"}]
    if levels and levels[-1].isad == "series" and ":" in levels[-1].value:
        yield f"“{levels[-1].value[:60]}” may be a series and a volume in it."


def _processo(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """Portuguese "P. 3,1" is a processo as often as pages; "SR 4123" is a series or a number."""
    for part in chain:
        if part.isad == "page" and part.label.startswith("P"):
            yield f"“{part.label} {part.value}” may be a processo or pages."
        elif part.isad == "series" and not part.label and _MARK.fullmatch(part.value):
            yield f"“{part.value}” may be a series or a number."


def _fonds_and_year(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    for part in chain:
        if part.isad == "fonds" and part.label and _NAME_AND_YEAR.search(part.value):
            yield f"The year in “{part.value[:60]}” may belong to the fonds or not."


def _several_departments(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """ "FO 371/94703 FS1052/4": the second is the department's own paper."""
    if sum(part.level == "department" for part in chain) > 1:
        yield "Several departments are read where one is usual."


def _word_of_level(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """A mark that opens with a word, "Docs 12345", may carry a label that is not known here."""
    for part in chain:
        is_bare = part.isad in {"fonds", "file"} and not part.label
        if is_bare and _WORD_OF_LEVEL.match(part.value):
            yield f"“{part.value[:60]}” may open with a word for a level."


def _years_of_group(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """Hungarian "32/1966/12. ő. e.": the year is of the group or of the unit."""
    for part in chain:
        if part.level == "oe" and re.match(r"19\d\d/", part.value):
            yield f"“{part.value}” may be two numbers."


def _no_bestand(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """The State Security's own records open with the ministry; "MfSZ" is none that is known."""
    if chain and not any(part.level == "bestand" for part in chain):
        yield f"“{chain[0].value[:60]}” is no Bestand of this archive that is known here."


def _two_files(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """A Band and a number without a label, "IIA4, vol. 428": either may be the file."""
    files = [part for part in chain if part.isad == "file"]
    bare = [part for part in files if not part.label]
    labelled = [part for part in files if part.label]
    if bare and labelled:
        yield f"Both “{bare[0].value[:40]}” and “{labelled[0].value[:40]}” may be the file."


def _volume_alone(chain: Sequence[Part], _repository: str) -> Iterator[str]:
    """A volume is one of a file: "f. 65 (case file S-9079), t. 6" has lost it."""
    files = {part.level for part in chain if part.isad == "file"}
    if files == {"volume"}:
        yield "A volume is printed, and no file that it is of."


_Rule = Callable[[Sequence[Part], str], Iterator[str]]
_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "american": (_names_behind_group, _folder_of_code),
    "australian": (_word_of_level,),
    "austrian": (_numbers_among_names,),
    "british": (_word_of_level, _several_departments),
    "croatian": (_numbers_among_names,),
    "czech": (_numbers_among_names, _fonds_and_year),
    "german": (_two_files,),
    "hungarian": (_years_of_group,),
    "nordic": (_volume_in_series,),
    "polish": (_numbers_among_names, _signature_alone),
    "romanian": (_numbers_among_names,),
    "russian": (_volume_alone,),
    "spanish": (_processo,),
    "stasi": (_no_bestand,),
    "ukrainian": (_volume_alone,),
    "yugoslav": (_numbers_among_names,),
}
