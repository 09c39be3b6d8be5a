"""Persons, organisations and places of the whole dossier, and the spans that name them.

Who is one person is decided over the dossier as a whole, so these come last: every text is
searched twice, the second time with the names that the first time found.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from edossier import names
from edossier.dossier import Agent, Document, Dossier, Note, Paragraph, Place, Section, Span, Text
from edossier.reading.prose import sort_spans
from edossier.reading.segments import looks_like_person
from edossier.reading.words import folded, label_words

__all__ = ["with_people"]

_BREAK = "\n\n"  # no name runs over it
# "(Bern: Peter Lang, 2010)": who published a cited book is no person of the dossier.
_IMPRINT = re.compile(
    r"[(;]\s*[^():;]{2,60}:\s*(?P<publisher>[^():;]{2,120}?),?\s+(?:1[5-9]|20)[0-9]{2}(?![0-9])"
)
_Texts = Sequence[tuple[str, str | None]]
# In one text: where, the printed form, the name that it stands for.
_Found = tuple[int, int, str, str]


def with_people(dossier: Dossier) -> Dossier:
    """Give the dossier with its agents and places, and their spans in every text."""
    texts = list(_texts(dossier))
    stated, bodies = _stated_names(dossier)
    first = _search(texts, lambda text, language: _people(text, language, ()))
    known = tuple(dict.fromkeys([*stated, *(found[2] for each in first for found in each)]))
    people = _search(texts, lambda text, language: _people(text, language, known))
    groups = names.group([*stated, *(found[2] for each in people for found in each)])
    targets = {form: group.name for group in groups for form in group.forms}
    places = _search(texts, _places_in)
    organisations = _search(texts, _organisations_in)
    spans = [
        [
            *(_span(found, "person", targets.get(found[2])) for found in people[index]),
            *(_span(found, "place") for found in places[index]),
            *(_span(found, "organisation") for found in organisations[index]),
        ]
        for index in range(len(texts))
    ]
    persons = [Agent(name=group.name, forms=group.forms) for group in groups]
    agents = (*persons, *_organisations(organisations, bodies))
    spanned = _with_spans(dossier, iter(spans))
    return spanned.model_copy(update={"agents": agents, "places": _places(places)})


def _people(text: str, language: str | None, known: Sequence[str]) -> list[_Found]:
    publishers = [match.span("publisher") for match in _IMPRINT.finditer(text)]
    starts = [start for start, _ in publishers]
    found: list[_Found] = []
    for person in names.find_people(text, language, known):
        before = bisect_right(starts, person.start) - 1
        if before < 0 or person.end > publishers[before][1]:
            found.append((person.start, person.end, person.printed, person.printed))
    return found


def _places_in(text: str, _language: str | None) -> list[_Found]:
    return [(f.start, f.end, f.printed, f.name) for f in names.find_places(text)]


def _organisations_in(text: str, _language: str | None) -> list[_Found]:
    return [(f.start, f.end, f.printed, f.name) for f in names.find_organisations(text)]


def _search(texts: _Texts, find: Callable[[str, str | None], list[_Found]]) -> list[list[_Found]]:
    """Search all texts of one language at once, and give what each holds."""
    found: list[list[_Found]] = [[] for _ in texts]
    for language in dict.fromkeys(language for _, language in texts):
        indexes = [index for index, (_, own) in enumerate(texts) if own == language]
        starts: list[int] = []
        at = 0
        for index in indexes:
            starts.append(at)
            at += len(texts[index][0]) + len(_BREAK)
        for start, end, printed, name in find(
            _BREAK.join(texts[index][0] for index in indexes), language
        ):
            here = bisect_right(starts, start) - 1
            index, offset = indexes[here], starts[here]
            if end - offset <= len(texts[index][0]):
                found[index].append((start - offset, end - offset, printed, name))
    return found


def _span(found: _Found, kind: str, target: str | None = None) -> Span:
    start, end, _, name = found
    return Span.model_validate({"start": start, "end": end, "kind": kind, "target": target or name})


def _stated_names(dossier: Dossier) -> tuple[list[str], list[str]]:
    """Give who is named as author, recipient or in a credit: persons, then bodies."""
    stated = [author.name for author in dossier.authors]
    stated += [credit.agent for credit in dossier.credits]
    for document in dossier.documents:
        stated += [*document.authors, *document.recipients]
        stated += [credit.agent for credit in document.credits]
        stated += [credit.agent for text in document.texts for credit in text.credits]
    persons: list[str] = []
    bodies: list[str] = []
    for name in stated:
        if _is_office(name):
            continue
        is_body = bool(names.find_organisations(name)) or _is_body(name)
        is_person = looks_like_person(name) and not is_body
        (persons if is_person and len(name.split()) <= 5 else bodies).append(name)
    return persons, bodies


def _is_office(name: str) -> bool:
    """Tell "Envoy" and "Ambassador in Tabor", who have no name here, from "Ambassador A. Poe"."""
    words = folded(name).split()
    if not words or words[0].rstrip(".") not in label_words("correspondence", "offices"):
        return False
    return len(words) == 1 or words[1] in label_words("name", "between") | {"of"}


def _is_body(name: str) -> bool:
    """Tell "Legation of Hungary"."""
    return bool(set(folded(name).split()) & label_words("name", "bodies"))


def _texts(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    """Give every text that may name somebody, with its language; `_with_spans` keeps the order."""
    for section in dossier.essay.sections:
        for paragraph in section.paragraphs:
            yield paragraph.text, dossier.language
    for document in dossier.documents:
        yield document.title or "", document.title_language
        for text in document.texts:
            for paragraph in text.paragraphs:
                yield paragraph.text, text.language
    for note in dossier.notes:
        yield note.text, dossier.language
    for paragraph in dossier.about:
        yield paragraph.text, dossier.language


def _organisations(found: Sequence[Sequence[_Found]], bodies: Sequence[str]) -> list[Agent]:
    forms: dict[str, list[str]] = {}
    for each in found:
        for _, _, printed, name in each:
            forms.setdefault(name, []).append(printed)
    for body in bodies:
        whole = next((f for f in names.find_organisations(body) if f.printed == body), None)
        forms.setdefault(whole.name if whole else body, []).append(body)
    return [
        Agent(name=name, kind="organisation", forms=tuple(dict.fromkeys(printed)))
        for name, printed in forms.items()
    ]


def _places(found: Sequence[Sequence[_Found]]) -> tuple[Place, ...]:
    forms: dict[str, list[str]] = {}
    for each in found:
        for _, _, printed, name in each:
            forms.setdefault(name, []).append(printed)
    return tuple(
        Place(name=name, forms=tuple(dict.fromkeys(printed))) for name, printed in forms.items()
    )


def _with_spans(dossier: Dossier, spans: Iterator[list[Span]]) -> Dossier:
    """Add to each text its spans, in the order of `_texts`."""
    sections = tuple(_section_with(section, spans) for section in dossier.essay.sections)
    documents = tuple(_document_with(document, spans) for document in dossier.documents)
    notes = tuple(_note_with(note, next(spans)) for note in dossier.notes)
    about = tuple(_paragraph_with(paragraph, next(spans)) for paragraph in dossier.about)
    essay = dossier.essay.model_copy(update={"sections": sections})
    return dossier.model_copy(
        update={"essay": essay, "documents": documents, "notes": notes, "about": about}
    )


def _section_with(section: Section, spans: Iterator[list[Span]]) -> Section:
    paragraphs = tuple(_paragraph_with(p, next(spans)) for p in section.paragraphs)
    return section.model_copy(update={"paragraphs": paragraphs})


def _document_with(document: Document, spans: Iterator[list[Span]]) -> Document:
    title_spans = sort_spans([*document.title_spans, *next(spans)])
    texts = tuple(_text_with(text, spans) for text in document.texts)
    return document.model_copy(update={"title_spans": title_spans, "texts": texts})


def _text_with(text: Text, spans: Iterator[list[Span]]) -> Text:
    paragraphs = tuple(_paragraph_with(p, next(spans)) for p in text.paragraphs)
    return text.model_copy(update={"paragraphs": paragraphs})


def _paragraph_with(paragraph: Paragraph, spans: Sequence[Span]) -> Paragraph:
    return paragraph.model_copy(update={"spans": sort_spans([*paragraph.spans, *spans])})


def _note_with(note: Note, spans: Sequence[Span]) -> Note:
    return note.model_copy(update={"spans": sort_spans([*note.spans, *spans])})
