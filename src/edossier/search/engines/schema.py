"""How a unit lies in a Tantivy index: the fields, and a unit made into an index document."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

import tantivy

from edossier.identifiers.ark import parse_ark
from edossier.search.analysis import placed_terms, tokens
from edossier.search.chains import chain_terms, path_facets
from edossier.search.codes import country_name, language_name
from edossier.search.results import FACETS
from edossier.search.times import minutes_of
from edossier.search.unit import HeldArchive, Named, Passage, Unit
from edossier.text.folding import fold
from edossier.text.stemming import has_stemmer

__all__ = ["MADE_BY", "document_from_unit", "identifier_term", "name_term", "schema", "unit_shown"]

# Named in the index: one that was made by other rules is made again.
MADE_BY = "6"

# Words of two passages or two names are this far apart, so that no phrase spans them.
_GAP = 50
_OPEN_START, _OPEN_END = 0, date.max.toordinal() + 1
_UNDATED = (1 << 23) - 1
_RANK_BITS = 40
_MOST_YEARS = 150
# The engine takes no term of more than 65,530 bytes; nobody types a name that long.
_LONGEST_NAME = 500
_TAB = "\t"

# Fields of whole terms: a unit may have several of each.
_TERM_FIELDS = ("id", "dossier_id", "ark", "dossier", "part", "kind", "lang", "country", "ref")
# Fields of words with positions.
_WORD_FIELDS = ("body", "title", "person", "place", "archive", "cites", "source")
_DAY_FIELDS = ("dated_from", "dated_to", "event_from", "event_to")
_MINUTE_FIELDS = ("dated_since", "dated_until", "event_since", "event_until")


# `asdict` copies every value within a value, at three times the time.
_SHOWN_FIELDS = {
    kind: tuple(field.name for field in fields(kind)) for kind in (Unit, Passage, Named)
}


@lru_cache(maxsize=1)
def schema() -> Any:
    """Give the fields of the index."""
    builder = tantivy.SchemaBuilder()
    for name in _TERM_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    # The languages of running text, for the stems a query needs.
    builder.add_text_field("analysed", tokenizer_name="raw", index_option="basic")
    for name in _WORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="position")
    for name in (*_DAY_FIELDS, *_MINUTE_FIELDS):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in FACETS:
        builder.add_text_field(f"f_{name}", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("order", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def document_from_unit(unit: Unit) -> Any:
    """Make the index document of `unit`."""
    document = tantivy.Document()
    for name, terms in _terms(unit).items():
        for term in dict.fromkeys(terms):
            document.add_text(name, term)
    for passage in unit.passages:
        words = _passage_words(passage)
        document.add_pre_tokenized_text("body", words)
        if passage.kind == "title":
            document.add_pre_tokenized_text("title", words)
    for name, named in _named(unit).items():
        document.add_pre_tokenized_text(name, _name_words(named))
    document.add_pre_tokenized_text("source", _name_words(r.printed for r in unit.references))
    for name, days in (("dated", unit.dated), ("event", unit.event)):
        if days is not None:
            document.add_integer(f"{name}_from", _ordinal(days.earliest, _OPEN_START))
            document.add_integer(f"{name}_to", _ordinal(days.latest, _OPEN_END))
            minutes = minutes_of(days.time) if days.time else None
            if minutes:
                document.add_integer(f"{name}_since", minutes[0])
                document.add_integer(f"{name}_until", minutes[1])
    for facet, values in _facets(unit).items():
        for value, label in dict(values).items():
            shown = f"{value[:_LONGEST_NAME]}{_TAB}{label[:_LONGEST_NAME]}"
            document.add_text(f"f_{facet}", shown)
    document.add_unsigned("order", _day(unit) << _RANK_BITS | unit.rank)
    shown = json.dumps(_kept(unit), default=_as_json, ensure_ascii=False)
    # The engine's own compression keeps half as much again.
    document.add_bytes("shown", zlib.compress(shown.encode("utf-8", "surrogatepass"), 6))
    return document


def unit_shown(content: bytes) -> Unit:
    """Give back what `document_from_unit` kept of a unit: what a hit shows."""
    kept = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    passages = tuple(Passage(**passage) for passage in kept.pop("passages"))
    named = {
        name: tuple(
            Named(one["name"], tuple(one["forms"]), tuple(one["printed"])) for one in kept.pop(name)
        )
        for name in ("people", "bodies", "places")
    }
    return Unit(**{**kept, **named, "passages": passages})


def name_term(name: str) -> str:
    """Give the term of a whole name, told apart from its words by its sign."""
    words = (form for token in tokens(name[:_LONGEST_NAME]) for form in token.forms[:1])
    return "=" + " ".join(words)


def identifier_term(identifier: str) -> str:
    """Give the term of an ARK or a series number, however it is written."""
    ark = parse_ark(identifier.partition("#")[0])
    if ark is not None:
        return f"{ark.naan}/{ark.name}"
    return " ".join(fold(identifier[:_LONGEST_NAME]).text.split())


def _terms(unit: Unit) -> dict[str, list[str]]:
    languages = [language.lower() for language in unit.languages]
    analysed = {(passage.language or "").split("-")[0].lower() for passage in unit.passages}
    return {
        "id": [unit.id],
        "dossier_id": [unit.dossier],
        "ark": [identifier_term(unit.id), identifier_term(unit.dossier)],
        "dossier": [identifier_term(name) for name in (unit.dossier, *unit.dossier_names)],
        "part": [unit.part],
        "kind": [name_term(kind) for kind in unit.kinds],
        "lang": [*languages, *(language.split("-")[0] for language in languages)],
        "country": [archive.country for archive in unit.archives if archive.country],
        "ref": [term for reference in unit.references for term in chain_terms(reference)],
        "analysed": sorted(analysed - {""}),
    }


def _named(unit: Unit) -> dict[str, list[str]]:
    return {
        "person": [form for agent in (*unit.people, *unit.bodies) for form in _all_forms(agent)],
        "place": [form for place in unit.places for form in _all_forms(place)],
        "archive": [name for archive in unit.archives for name in _all_names(archive)],
        "cites": [name for archive in unit.cited for name in _all_names(archive)],
    }


def _all_forms(named: Named) -> Iterator[str]:
    yield from dict.fromkeys((named.name, *named.forms))


def _all_names(archive: HeldArchive) -> Iterator[str]:
    yield from dict.fromkeys((archive.id, archive.label, *archive.names))


def _facets(unit: Unit) -> dict[str, list[tuple[str, str]]]:
    """Give the values of each facet with their labels; a value is what its field takes."""
    dossier = next((name for name in unit.dossier_names if name), unit.dossier)
    paths = [path_facets(reference) for reference in unit.references]
    return {
        "archive": [(archive.id, archive.label) for archive in unit.archives],
        "fond": [path["fond"] for path in paths if "fond" in path],
        "file": [path["file"] for path in paths if "file" in path],
        "country": [(a.country, country_name(a.country)) for a in unit.archives if a.country],
        "year": [(str(year), str(year)) for year in _years(unit)],
        "kind": [(kind, kind) for kind in unit.kinds],
        "person": [(person.name, person.name) for person in unit.people],
        "place": [(place.name, place.name) for place in unit.places],
        "language": [(language, language_name(language)) for language in unit.languages],
        "dossier": [(dossier, unit.dossier_label or dossier)],
    }


def _years(unit: Unit) -> list[int]:
    """Give each year that the document or its event touches."""
    years: set[int] = set()
    for days in (unit.dated, unit.event):
        if days is None:
            continue
        ends = [day.year for day in (days.earliest, days.latest) if day is not None]
        years.update(range(min(ends), min(max(ends), min(ends) + _MOST_YEARS) + 1))
    return sorted(years)


def _day(unit: Unit) -> int:
    """Give the day that a unit is sorted by: of the event, else of the document."""
    for days in (unit.event, unit.dated):
        day = days and (days.earliest or days.latest)
        if day:
            return day.toordinal()
    return _UNDATED


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def _kept(unit: Unit) -> Unit:
    return Unit(
        id=unit.id,
        address=unit.address,
        part=unit.part,
        dossier=unit.dossier,
        dossier_label=unit.dossier_label,
        number=unit.number,
        title=unit.title,
        title_language=unit.title_language,
        date=unit.date,
        time=unit.time,
        passages=unit.passages,
        people=_named_otherwise(unit.people),
        bodies=_named_otherwise(unit.bodies),
        places=_named_otherwise(unit.places),
    )


def _as_json(value: object) -> dict[str, object] | str:
    """Give the fields of a value; those that are values too are asked for in their turn."""
    if isinstance(value, Unit | Passage | Named):
        return {name: getattr(value, name) for name in _SHOWN_FIELDS[type(value)]}
    return str(value)


def _named_otherwise(several: Iterable[Named]) -> tuple[Named, ...]:
    """Give those whom the unit prints under a part of the forms they are known by alone."""
    return tuple(
        named
        for named in several
        if named.printed and not set(_all_forms(named)) <= set(named.printed)
    )


def _passage_words(passage: Passage) -> Any:
    """Give the words of one passage; they begin far from those of the passage before."""
    language = passage.language if has_stemmer(passage.language) else None
    made = [
        tantivy.Token(term, _GAP + position, 0, 0)
        for term, position in placed_terms(passage.text, language)
    ]
    return tantivy.PreTokenizedString("", made)


@lru_cache(maxsize=50_000)
def _name_terms(name: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """Give the terms of a name, the whole one last, and the position of its last word."""
    terms = tuple(placed_terms(name))
    return (*terms, (name_term(name), 0)), max((at for _, at in terms), default=0)


def _name_words(names: Iterable[str]) -> Any:
    made: list[Any] = []
    position = 0
    for name in dict.fromkeys(names):
        terms, last = _name_terms(name)
        made += [tantivy.Token(term, position + at, 0, 0) for term, at in terms]
        position += last + _GAP
    return tantivy.PreTokenizedString("", made)
