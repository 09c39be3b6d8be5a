"""Romanian citations: "fond CC al PCR – Cancelarie, dosar 84/1968, f. 2-10"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository
from edossier.references.surroundings import is_aside

__all__ = ["begins", "read"]

_FORMS = {"signature": ("dosar", "file")}
_CUT = re.compile(
    r"\s{1,2}[-–—]\s{1,2}|\s?[–—]\s?(?=Sec|Canc)|\s(?=Sec[tțţþ]ia\s)|(?<=(?-i:P[CM]R))-(?=(?-i:[A-ZȚŢȘŞ][a-zțţșş]))",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?P<label>Sec[tțţþ]ia|Sector(?:ul)?|Direcția|Direcţia)\s{1,2}(?=\S)", re.IGNORECASE
)
_SIGNS = re.compile(
    r"[\s„“\"]{0,3}fond(?:ul)?\s{1,2}[^\W\d_][^,;]{1,120}?(?:,\s?.{0,80}?dosar|\sSec[tțţþ]ia\s)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"(?P<name>.{2,}?)\s{1,2}(?P<label>Fund|Fond|Section|Department)$")
_OF_THE_YEAR = re.compile(r"\d{1,4}/(?:19|20)\d\d")  # "44/1971": the file 44 of that year
_PERIOD = re.compile(
    r"(?P<name>.*[^\d\s,]) (?P<period>\(?(?:1[89]|20)\d\d\s?[-–]\s?(?:(?:1[89]|20)\d\d|\d\d)\)?)"
)
_ISSUE = re.compile(
    r"(?P<label>Problem[aă])\s{1,2}(?P<value>[\w.]{1,12}(?:/\d{4})?)$", re.IGNORECASE
)


def begins(text: str) -> bool:
    """Say whether a Romanian fonds and its section or file stand at the start, with no archive."""
    return _SIGNS.match(text) is not None


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a Romanian citation from `start` on."""
    parts: list[Part] = []
    bare = 0
    for part in _joined(segments.split(text, start, ("romanian",), "romanian.lark", _FORMS), text):
        if part.level == "text":
            known = _named(part, parts)
            bare += known.isad in {"fonds", "series"} and not known.label
            part = known
        named = _fonds(part, text) if part.level == "fond" else iter([part])
        parts += [one for known in named for one in _with_period(known)]
    # R-NAMED-2: a fonds and one name below it stand where they must; a further one is in doubt.
    doubts = ["A third name without a label: its level is inferred."] if bare > 2 else []
    has_top = any(one.isad in {"fonds", "series"} for one in parts)
    is_signed = any(one.level == "dosar" and not one.label for one in parts)  # "D 120"
    if not has_top and not is_signed and any(one.isad == "file" for one in parts):
        doubts.append("No fonds is printed, though a file is.")
    return Reading(
        tuple(parts),
        doubts=tuple(doubts),
        rules=("R-NAMED-1: names and dates carry the levels",),
    )


def _with_period(part: Part) -> Iterator[Part]:
    """R-PERIOD-1: years behind the name of a fonds are its period: "fond URSS 1920-1944"."""
    match = _PERIOD.fullmatch(part.value) if part.isad in {"fonds", "series"} else None
    if match is None:
        yield part
        return
    middle = part.end - len(match["period"])
    yield replace(part, value=match["name"], end=middle - 1)
    yield Part("date_range", "qualifier", "", match["period"].strip("()"), middle, part.end)


def _joined(parts: list[Part], text: str) -> Iterator[Part]:
    """Join a fonds' number and the name right behind it: "fond 71/1944 URSS" is one name."""
    kept: Part | None = None
    for part in parts:
        if kept and part.level == "text" and not text[kept.end : part.start].strip():
            kept = replace(kept, value=f"{kept.value} {part.value}", end=part.end)
            continue
        if kept:
            yield kept
        kept = part if part.level == "fond" else None
        if kept is None:
            yield part
    if kept:
        yield kept


def _named(part: Part, before: list[Part]) -> Part:
    """Say what a name without a label before it is: "CC RCP Fund", "Secția Cadre", "Moscova"."""
    kinds = {one.isad for one in before}
    if kinds & {"file", "container", "item", "leaf", "page"} or is_aside(part.value):
        return replace(part, level="word")
    if "fonds" not in kinds and before and before[-1].level == "issue":
        return replace(part, level="country_file", isad="series")
    if "fonds" in kinds and _OF_THE_YEAR.fullmatch(part.value):
        return replace(part, level="dosar", isad="file")
    if section := _SECTION.match(part.value):
        value = part.value[section.end() :]
        return replace(part, level="sectia", isad="series", label=section["label"], value=value)
    english = _ENGLISH.match(part.value)
    if english and english["label"] in {"Section", "Department"}:
        return replace(
            part, level="sectia", isad="series", label=english["label"], value=english["name"]
        )
    if english:
        return replace(
            part, level="fond", isad="fonds", label=english["label"], value=english["name"]
        )
    if "fonds" in kinds:
        return replace(part, level="sectia", isad="series")
    return replace(part, level="fond", isad="fonds")


def _fonds(part: Part, text: str) -> Iterator[Part]:
    """R-FOND-1: a dash parts the fonds from its section: "CC al PCR – Secția Relații Externe"."""
    cuts = [m.span() for m in _CUT.finditer(text, part.start, part.end)]
    if not cuts:
        yield _issue(part) or part
        return
    at = text.index(part.value[:3], part.start)
    first = replace(part, value=" ".join(text[at : cuts[0][0]].split()), end=cuts[0][0])
    issue = _issue(first)
    yield issue or first
    # Below the section all is one name: "ALFABETIC – GHEORGHE GHEORGHIU-DEJ".
    bounds = [(cuts[0][1], cuts[1][0] if len(cuts) > 1 else part.end)]
    bounds += [(cuts[1][1], part.end)] if len(cuts) > 1 else []
    for index, (start, end) in enumerate(bounds):
        rest = Part(
            "series" if index else "sectia", "series", "", text[start:end].strip(), start, end
        )
        if issue:
            rest = replace(rest, level="country_file")
        elif section := _SECTION.match(rest.value):
            rest = replace(
                rest, level="sectia", label=section["label"], value=rest.value[section.end() :]
            )
        yield rest


def _issue(part: Part) -> Part | None:
    """Read the Foreign Ministry's "fond Problema 217/1963": an issue, no fonds of that name."""
    issue = _ISSUE.match(part.value)
    if issue is None:
        return None
    return replace(part, level="issue", isad="series", label=issue["label"], value=issue["value"])
