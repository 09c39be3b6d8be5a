"""Where else a record is: other copies of it, other publications, another collection's number.

Taken from the document's own source line, from notes that cite just this record and go on
("... ; another copy in GARF ...", "also published in FRUS, 1955-57, vol. XXIV, doc. 123"), and from
what an editor states. What a note says of another record says nothing of this one.
"""

import dataclasses
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from edossier.dossier import Document, Dossier, Elsewhere, Evidence, Note
from edossier.dossier.records import (
    CitedRecord,
    is_same_record,
    record_of_document,
    records_of_note,
)
from edossier.reading.acronyms import acronym_names
from edossier.reading.ledger import inferred
from edossier.references import ArchivalReference, Context, Remainder, find, parse
from edossier.references.surroundings import relation_of
from edossier.text.source import Range

__all__ = ["elsewhere_of", "with_elsewhere"]

_LONGEST = 300
_TOO_LITTLE = ("also", "also in")  # they may go on to another record
_DASH = r"\s?[-\u2010-\u2014]\s?"
_NUMBER = (
    r"(?:doc(?:ument)?s?\.?|nos?\.|nr\.?|dok\.|\u0434\u043e\u043a\.|\u2116)\s{0,2}"
    rf"(?P<number>\d{{1,4}}(?:{_DASH}\d{{1,4}})?)"
)
_VOLUME = (
    r"(?:vol(?:ume|\.)?|bd\.|\u0442\.|tom|t\.)\s{0,2}(?P<volume>[IVXLC]{1,7}|\d{1,3})"
    r"(?:,?\s{1,2}(?:part|pt\.)\s{1,2}(?P<part>\d|I{1,3}))?"
)
_FRUS = re.compile(
    r"(?<![^\W_])(?:FRUS|F\.R\.U\.S\.|Foreign Relations of the United States)(?![^\W_])"
    rf"[^\w;()]{{0,6}}(?P<years>1[89]\d\d(?:{_DASH}(?:1[89])?\d\d)?)?(?P<rest>[^()\n]{{0,200}})"
)
_WILSON = re.compile(
    r"(?:https?://)?digitalarchive\.wilsoncenter\.org/document/(?P<at>[\w-]{3,80})"
    r"|(?:CWIHP|Wilson Center|History and Public Policy Program)\s{1,2}Digital Archive"
    r"[,:;]?\s{1,2}(?:document\s{1,2}|doc\.\s{0,2}|no\.\s{0,2}|#)?(?P<id>\d{5,6})(?!\d)",
    re.IGNORECASE,
)
# "Also published in", "printed as": what follows is the same; "see also" is something else.
_LED_IN = re.compile(
    r"(?:(?:published|printed)(?:\s\w{1,20})?\s(?:in|as)|(?<!see\s)also(?:\sin)?)[,:]?\s{1,2}$",
    re.IGNORECASE,
)
_FRUS_SITE = "https://history.state.gov/historicaldocuments"
_WILSON_SITE = "https://digitalarchive.wilsoncenter.org/document"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement of another place, where it stands in its text, and the rule that read it."""

    start: int
    rule: str
    place: Elsewhere


def with_elsewhere(dossier: Dossier) -> Dossier:
    """Give the dossier with what source lines and notes say of other places of its documents."""
    context = Context(acronyms=acronym_names(dossier.repositories))
    told: dict[int, list[tuple[Elsewhere, Evidence]]] = {}
    own: list[Document] = []
    for index, document in enumerate(dossier.documents):
        in_source = list(_in_source(document, context))
        told[index] = [*_stated(document), *in_source]
        own.append(_with_own_source(document, context) if in_source else document)
    dossier = dossier.model_copy(update={"documents": tuple(own)})
    records = [record_of_document(document, i) for i, document in enumerate(dossier.documents)]
    for note in dossier.notes:
        for index, place, why in _in_note(note, records):
            told[index].append((place, why))
    documents = tuple(
        _with(document, told[index]) for index, document in enumerate(dossier.documents)
    )
    return dossier.model_copy(update={"documents": documents})


def elsewhere_of(text: str, context: Context | None = None) -> Elsewhere:
    """Read one statement of another place: a publication, an identifier, else a copy."""
    for found in (*_publications(text, led_in=False), *_identifiers(text)):
        return found.place.model_copy(update={"text": text})
    reference = parse(text, context)
    if reference.repository or reference.levels:
        return _copy(text, reference)
    return _named_publication(text)


def _stated(document: Document) -> Iterator[tuple[Elsewhere, Evidence]]:
    """Give the places that the columns of a table state, told apart as those in prose are."""
    for index, place in enumerate(document.elsewhere):
        read = elsewhere_of(place.text)
        told = read if read.series is not None and place.kind != "copy" else place
        address = place.address or told.address
        why = document.evidence.get(f"elsewhere[{index}]", Evidence())
        yield told.model_copy(update={"address": address}), why


def _with(document: Document, told: list[tuple[Elsewhere, Evidence]]) -> Document:
    """Put each place once, in the order in which it is told."""
    first: dict[tuple[str, str], tuple[Elsewhere, Evidence]] = {}
    for place, why in told:
        name = place.address or (place.reference and place.reference.key) or place.text
        first.setdefault((place.kind, name), (place, why))
    if not first:
        return document
    evidence = {f"elsewhere[{i}]": why for i, (_, why) in enumerate(first.values())}
    places = tuple(place for place, _ in first.values())
    return document.model_copy(
        update={"elsewhere": places, "evidence": {**document.evidence, **evidence}}
    )


def _with_own_source(document: Document, context: Context) -> Document:
    """Read the source without the other places that its line names: they are no level of it."""
    source = document.source
    cited = find(source.printed, context) if source else ()
    if source is None or not cited:
        return document
    end = cited[0].end
    read = parse(source.printed[:end], context)
    rest = Remainder(source.printed[end:], end, len(source.printed))
    whole = dataclasses.replace(
        read, printed=source.printed, remainder=(*read.remainder, rest) if rest.text else ()
    )
    return document.model_copy(update={"source": whole})


def _in_source(document: Document, context: Context) -> Iterator[tuple[Elsewhere, Evidence]]:
    if document.source is None:
        return
    printed = document.source.printed
    range_ = _range_of(document.evidence.get("source"))
    found = [*_publications(printed, led_in=False), *_identifiers(printed)]
    for cited in find(printed, context)[1:]:
        if _is_copy(cited.relation, cited.lead_in):
            place = _copy(printed[cited.start : cited.end], cited.reference)
            found.append(_Found(cited.start, "copy-in-source", place))
    for one in sorted(found, key=lambda one: one.start):
        yield one.place, inferred(one.rule, range_)


def _in_note(
    note: Note, records: list[CitedRecord | None]
) -> Iterator[tuple[int, Elsewhere, Evidence]]:
    """Give what a note says right after it has cited the very record of a document."""
    why = _range_of(note.evidence.get("text"))
    by_index = {record.index: record for record in records_of_note(note)}
    spans = sorted(
        (span.start, span.end, int(span.target))
        for span in note.spans
        if span.kind == "reference"
        and span.target
        and span.target.isdecimal()
        and int(span.target) < len(note.references)
    )
    of: list[int] = []
    for place, (start, end, index) in enumerate(spans):
        before = note.text[spans[place - 1][1] : start] if place else ""
        if of and _is_copy(*relation_of(before)):
            copy = _copy(note.text[start:end], note.references[index])
            yield from ((document, copy, inferred("copy-in-note", why)) for document in of)
        else:
            of = _documents_of(by_index.get(index), records)
        until = spans[place + 1][0] if place + 1 < len(spans) else len(note.text)
        for found in _after(note.text[end:until]) if of else ():
            yield from ((d, found.place, inferred(found.rule, why)) for d in of)


def _copy(text: str, reference: ArchivalReference) -> Elsewhere:
    """Give another paper of the record; a bare number of a collection names it alone."""
    is_number = reference.status == "identifier"
    return Elsewhere(
        kind="identifier" if is_number else "copy",
        text=text,
        reference=reference,
        series=reference.repository if is_number else None,
        number=reference.doc_number if is_number else None,
    )


def _documents_of(cited: CitedRecord | None, records: list[CitedRecord | None]) -> list[int]:
    if cited is None:
        return []
    return [i for i, own in enumerate(records) if own is not None and is_same_record(own, cited)]


def _after(text: str) -> list[_Found]:
    """Give the publications and numbers told behind a citation; a lead-in has to tell of them."""
    found = [*_publications(text, led_in=True), *_identifiers(text)]
    return sorted(found, key=lambda one: one.start)


def _is_copy(relation: str, lead_in: str) -> bool:
    return relation == "copy" and lead_in.casefold().strip(" .:") not in _TOO_LITTLE


def _publications(text: str, *, led_in: bool) -> Iterator[_Found]:
    """Give the publications that a text names.

    Args:
        led_in: Only those that "published in", "also in" or the like stands right before.
    """
    taken: list[tuple[int, int]] = []
    for match in _FRUS.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if led_in and not _leads_in(before):
            continue
        place = _frus(match)
        taken.append((match.start(), match.start() + len(place.text)))
        yield _Found(match.start(), "published-in-frus", place)
    for match in _published().finditer(text):
        start = match.start("text")
        if not any(first - 40 <= start <= last for first, last in taken):
            place = _named_publication(match["text"].strip(" ,"))
            yield _Found(start, "published-in", place)


def _leads_in(before: str) -> bool:
    return _LED_IN.search(before) is not None


def _frus(match: re.Match[str]) -> Elsewhere:
    """Read volume and number, and give the address that the Department of State's site has."""
    years, rest = match["years"], match["rest"]
    volume = re.search(_VOLUME, rest, re.IGNORECASE)
    number = re.search(_NUMBER, rest, re.IGNORECASE)
    pages = re.search(r"pp?\.\s{0,2}\d{1,4}(?:" + _DASH + r"\d{1,4})?", rest)
    ends = [found.end() for found in (volume, number, pages) if found]
    text = match[0][: match.start("rest") - match.start() + max(ends, default=0)].rstrip(" ,.;")
    return Elsewhere(
        kind="publication",
        text=text,
        series="FRUS",
        volume=_volume_of(years, volume),
        number=number["number"] if number else None,
        address=_frus_address(years, volume, number),
    )


def _volume_of(years: str | None, volume: re.Match[str] | None) -> str | None:
    named = f"vol. {volume['volume']}" if volume else None
    part = f"part {volume['part']}" if volume and volume["part"] else None
    return ", ".join(filter(None, [years, named, part])) or None


def _frus_address(
    years: str | None, volume: re.Match[str] | None, number: re.Match[str] | None
) -> str | None:
    """Make the address: `frus1955-57v24/d123`; None unless years, volume and number are stated."""
    if not (years and volume and number and number["number"].isdecimal()):
        return None
    first, last = years[:4], years[-2:]
    of = first if len(years) == 4 else f"{first}-{last}"
    part = f"p{_arabic(volume['part'])}" if volume["part"] else ""
    volume_id = f"frus{of}v{_arabic(volume['volume']):02d}{part}"
    return f"{_FRUS_SITE}/{volume_id}/d{int(number['number'])}"


def _arabic(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.upper()]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _named_publication(text: str) -> Elsewhere:
    volume = re.search(_VOLUME, text, re.IGNORECASE)
    number = re.search(_NUMBER, text, re.IGNORECASE)
    return Elsewhere(
        kind="publication",
        text=text,
        volume=volume["volume"] if volume else None,
        number=number["number"] if number else None,
    )


def _identifiers(text: str) -> Iterator[_Found]:
    for match in _WILSON.finditer(text):
        number = match["id"] or match["at"]
        place = Elsewhere(
            kind="identifier",
            text=match[0],
            series="Wilson Center Digital Archive",
            number=number,
            address=f"{_WILSON_SITE}/{number}",
        )
        yield _Found(match.start(), "number-in-digital-archive", place)


@cache
def _published() -> re.Pattern[str]:
    """Give a pattern of what follows "published in" and its like, to the end of its clause."""
    table = files("edossier.references").joinpath("tables", "citation_words.json")
    rows = json.loads(table.read_text("utf-8"))
    words = [word for row in rows if row["role"] == "published" for word in row["words"]]
    any_of = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(
        rf"(?<![^\W_])(?:{any_of})[\s:]{{1,3}}(?P<text>[^\W_][^;\n()]{{6,{_LONGEST}}}?)"
        r"(?=[;\n()]|\.\s{0,3}$|\.\s{1,3}[^\W\d_]{4}|$)",
        re.IGNORECASE,
    )


def _range_of(evidence: Evidence | None) -> Range | None:
    if evidence is None or evidence.anchor is None:
        return None
    return Range(evidence.anchor.start, evidence.anchor.end)
