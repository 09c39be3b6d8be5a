"""Where a document lies: "Source: ...", "[Quelle: ...; übersetzt von ...]"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from edossier.dossier import Credit
from edossier.reading.credits import read_credits, starts_credit
from edossier.reading.ledger import Ledger
from edossier.reading.words import alternatives, folded, label_words, table
from edossier.references.reference import ArchivalReference, Leaves, Level
from edossier.text.folding import fold

__all__ = ["SourceStatement", "find_bare_source", "find_source", "read_source", "whole_source"]

_LONGEST = 4000
_LONGEST_BARE = 300
_LONGEST_SECRECY = 60
_LONGEST_NAME = 100
# How the record has come down may follow: "Подлинник. Машинопись.", "Ausfertigung."
_LONGEST_REMARK = 60
_SHELFMARK = r"(?=\D*\d)[A-Z\d./-]{2,20}"
# A full stop behind a short word belongs to it: "f.", "об.", "ő. e."; behind others it ends.
_ENDING_STOP = re.compile(r"(?<=[\w)\]”\"»])\.\s*$")
_SHORT_WORD = re.compile(r"(?:^|[^\w])[^\W\d_]{1,2}\.\s*$")


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """A statement of where a document lies; offsets in the text it was found in.

    Attributes:
        start, label_end: The label, an opening bracket taken in.
        reference_end: Where the reference ends.
        end: Where the whole statement ends, its closing bracket taken in.
        secrecy: Range of a secrecy mark behind the reference, None for none.
        remark: Range of what tells the language it was translated from, None for nothing.
    """

    start: int
    label_end: int
    reference_end: int
    end: int
    secrecy: tuple[int, int] | None = None
    remark: tuple[int, int] | None = None


def find_source(text: str) -> SourceStatement | None:
    """Find the last statement of a source in `text`, outside quotation marks that open it.

    >>> found = find_source("2 May 1957, “Note,” Source MZV, krabice 1.")
    >>> (found.start, found.label_end, found.reference_end)
    (20, 27, 41)
    """
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    words = fold(text)
    best: tuple[int, int] | None = None
    for match in _patterns().finditer(words.text):
        start, end = words.source_range(match.start("label"), match.end())
        if _is_label(text, match, start):
            best = (start, end)
    if best is None:
        return None
    return _statement(text, *best)


def whole_source(text: str) -> SourceStatement:
    """Give a text that is known to be a source as one, its credits apart."""
    return _statement(text, 0, 0)


def find_bare_source(
    text: str, parse: Callable[[str], ArchivalReference]
) -> SourceStatement | None:
    """Find a source that no label names: a line that is an archival citation and nothing else.

    It opens with its archive and goes on with its levels: "РГАНИ. Ф. 52. Оп. 1. Д. 589. Л. 3–11.".
    """
    line = text.strip()
    if len(line) > _LONGEST_BARE or not re.match(r"[\[(]?[^\W\d_]", line):
        return None
    if not any(character.isdigit() for character in line):
        return None
    start = len(text) - len(text.lstrip())
    found = _statement(text, start, start + (line[0] in "[("))
    reference = parse(text[found.label_end : found.reference_end])
    is_relative = reference.status == "relative"
    parts: list[Level | Leaves] = [*reference.levels, *reference.containers]
    parts += reference.leaves if is_relative else ()
    if not parts or not (reference.repository or _opens_with_an_archive(reference)):
        return None
    is_named = reference.repository is not None
    if (
        is_named
        and reference.status not in ("parsed", "relative")
        and not _tells_only_tradition(reference)
    ):
        return None
    first, last = min(part.start for part in parts), max(part.end for part in parts)
    has_lead = is_relative or not is_named
    unread = [one for one in reference.remainder if not (has_lead and one.end <= first)]
    remarks = [one for one in unread if one.start >= last]
    if len(remarks) < len(unread):
        return None
    if sum(len(remark.text) for remark in remarks) > _LONGEST_REMARK:
        return None
    return found


def _opens_with_an_archive(reference: ArchivalReference) -> bool:
    """Tell an archive that no table knows by its name, where three labelled levels follow."""
    parts = [*reference.levels, *reference.containers]
    if len([part for part in parts if part.label]) < 3 - bool(reference.leaves):
        return False
    name = folded(reference.printed[: min(part.start for part in parts)])
    words = label_words("source", "names")
    return len(name) <= _LONGEST_NAME and any(word.strip(".,") in words for word in name.split())


def _tells_only_tradition(reference: ArchivalReference) -> bool:
    """Say whether all that was not understood is how the record has come down: "kopia, mps.".

    Nothing at all may be left too, where only the level of a shelfmark is in doubt; and the
    figures of a shelfmark.
    """
    words = label_words("source", "tradition")
    remarks = [word for one in reference.remainder for word in re.split(r"[,.;]\s*", one.text)]
    return all(
        folded(word) in words or re.fullmatch(_SHELFMARK, word) for word in remarks if word.strip()
    )


def read_source(
    ledger: Ledger,
    start: int,
    found: SourceStatement,
    parse: Callable[[str], ArchivalReference],
) -> tuple[ArchivalReference | None, tuple[int, int], tuple[Credit, ...]]:
    """Read a statement found in a text that begins at `start` in the source.

    Returns:
        The reference, its range in the source, and the credits that follow it.
    """
    ledger.label("source label", start + found.start, start + found.label_end)
    first, last = ledger.trim_masked(start + found.label_end, start + found.reference_end)
    credits_start = found.secrecy[1] if found.secrecy else found.reference_end
    credited = read_credits(ledger, start + credits_start, start + found.end)
    if found.remark:
        credits_start = max(credits_start, found.remark[1])
        ledger.label_punctuation(start + found.reference_end, start + found.remark[0])
        ledger.label("remark", start + found.remark[0], start + found.remark[1])
    if found.secrecy:
        ledger.label_punctuation(start + found.reference_end, start + found.secrecy[0])
    if not credited:
        ledger.label_punctuation(start + credits_start, start + found.end)
    printed_text = ledger.cut(first, last).text
    return (parse(printed_text) if printed_text else None), (first, last), credited


@cache
def _patterns() -> re.Pattern[str]:
    words = alternatives(label_words("source", "words"))
    bare = alternatives(label_words("source", "bare"))
    return re.compile(
        rf"(?<!\w)(?P<label>[\[(]?\s?(?:(?P<word>{words})(?:\s?\([^()]{{1,30}}\))?\s?:|(?P<bare>{bare})\s))\s*"
    )


def _is_label(text: str, match: re.Match[str], start: int) -> bool:
    at_start = not text[:start].strip(" \t\n\r\u00a0*_[(")
    opening = text[start:].lstrip("[( \u00a0")
    if match["word"]:
        common = match["word"] in label_words("source", "bare")
        return at_start or (common and _follows_a_break(text, start)) or text[start] in "[("
    if not opening[:1].isupper() and not at_start:
        return False
    after = text[start + len(match[0].rstrip()) :].lstrip()
    return (at_start or _follows_a_break(text, start)) and _opens_reference(after)


def _follows_a_break(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return before[-1:] in '.,;:”"»“)]/—–-' or text[start : start + 1].isupper()


def _opens_reference(after: str) -> bool:
    """Tell "Source MZV Teritoriální" from a sentence that begins with the word."""
    return bool(re.match(r"[\"“«„]?(?:[^\W\d_]{2,}|[A-ZА-Я])", after)) and after[:1].isupper()


def _statement(text: str, start: int, label_end: int) -> SourceStatement:
    end = len(text)
    if text[start] in "[(":
        close = _closing(text, start)
        end = close + 1 if close is not None else end
        inner_end = close if close is not None else end
    else:
        inner_end = end
    reference_end = inner_end
    for match in re.finditer(r"[;.,]\s+|[\])]\s*[\[(]?", text[label_end:inner_end]):
        at = label_end + match.end()
        if starts_credit(text[at : at + 300]):
            reference_end = label_end + match.start()
            break
    remark = _translation_behind(text, label_end, reference_end)
    reference_end = remark[0] if remark else reference_end
    secrecy = _secrecy_behind(text, label_end, reference_end)
    reference_end = secrecy[0] if secrecy else reference_end
    stop = _ENDING_STOP.search(text, label_end, reference_end)
    if stop and not _SHORT_WORD.search(text[max(label_end, reference_end - 8) : reference_end]):
        reference_end = stop.start()
    return SourceStatement(
        start, label_end, reference_end, end, secrecy and secrecy[1], remark and remark[1]
    )


def _translation_behind(text: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """Give where the reference before "Preložené z češtiny." ends, and the range of that."""
    first = max(start, end - _LONGEST_REMARK)
    words = fold(text[first:end])
    match = _translation().search(words.text)
    if match is None or first + words.offsets[match.start()] <= start:
        return None
    remark_start, remark_end = words.source_range(*match.span("remark"))
    at = first + words.offsets[match.start()]
    return at, (first + remark_start, first + remark_end)


@cache
def _translation() -> re.Pattern[str]:
    tables = table("labels")
    deeds = [*tables["credits"]["translated"]["words"], *tables["text"]["translation"]]
    source = alternatives(folded(word) for word in tables["credit_links"]["from"])
    return re.compile(
        rf"[.;,]\s(?P<remark>(?:{alternatives(map(folded, deeds))})\s(?:{source})\s"
        r"[^\W\d_]{3,20}(?:\s[^\W\d_]{2,12})?)[.\s\])]*$"
    )


def _secrecy_behind(text: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """Give where what stands before a secrecy mark at the end ends, and the mark's range."""
    first = max(start, end - _LONGEST_SECRECY)
    words = fold(text[first:end])
    match = _secrecy().search(words.text)
    if match is None or first + words.offsets[match.start()] <= start:
        return None
    mark_start, mark_end = words.source_range(*match.span("mark"))
    if not text[first + mark_start].isupper():
        return None
    return first + words.offsets[match.start()], (first + mark_start, first + mark_end)


@cache
def _secrecy() -> re.Pattern[str]:
    words = alternatives(label_words("secrecy", "words"))
    return re.compile(rf"(?:[.,;]\s?|\s)[(\[]?(?P<mark>{words})[)\].\s]*$")


def _closing(text: str, start: int) -> int | None:
    opener, closer = text[start], "])"["[(".index(text[start])]
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == opener) - (text[at] == closer)
        if depth == 0:
            return at
    return None
