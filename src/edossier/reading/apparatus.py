"""The apparatus: a SourceText to a Dossier, step by step, whatever the format.

marks and furniture ─▶ structure ─▶ notes and their calls ─▶ list of archives
    ─▶ entries ─▶ essay, head, about ─▶ what these imply ─▶ corrections ─▶ people
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from edossier.dossier import (
    Credit,
    Document,
    Dossier,
    Essay,
    Evidence,
    Paragraph,
    Repository,
    Section,
    SourceFileRecord,
    Span,
)
from edossier.reading.about import with_authors_from_about
from edossier.reading.acronyms import acronym_names, only_archives, read_acronyms
from edossier.reading.calls import Call, called_numbers, find_calls, note_ids
from edossier.reading.closing import with_closing_lines
from edossier.reading.contents import leave_out_contents
from edossier.reading.credits import trailing_credits
from edossier.reading.entries import read_entry
from edossier.reading.essay import is_essay_part, read_section
from edossier.reading.furniture import leave_out_furniture
from edossier.reading.head import Head, read_head, take_imprint, take_metadata
from edossier.reading.head_lines import (
    is_imprint,
    is_metadata,
    part_metadata,
    states_licence,
)
from edossier.reading.inferences import infer
from edossier.reading.languages import language_of
from edossier.reading.ledger import Ledger, printed
from edossier.reading.note_texts import label_note_numbers, read_notes
from edossier.reading.notes import (
    NoteBody,
    find_note_bodies,
    opens_with_note_number,
    split_called_notes,
    split_trailing_notes,
)
from edossier.reading.opening import with_opening_essay
from edossier.reading.pieces import Piece, lines_of, pieces_of
from edossier.reading.prose import paragraph_of, sort_spans
from edossier.reading.structure import Entry, Part, Structure, structure_of
from edossier.reading.tables import with_document_tables
from edossier.references import (
    ArchivalReference,
    Context,
    context_with,
    find_in_notes,
    parse,
)
from edossier.text.source import SourceText

__all__ = ["dossier_of"]


_LONGEST_SOURCE = 600  # code points
_LONGEST_ABOUT = 4000


@dataclass(frozen=True, slots=True)
class _Notes:
    bodies: Sequence[NoteBody]
    ids: Sequence[str]
    calls: Sequence[Call]


def dossier_of(source: SourceText) -> Dossier:
    """Read a source as a dossier: what is printed and what that implies; no people yet."""
    ledger = Ledger(source)
    for mark in source.marks:
        if mark.kind == "markup":
            ledger.label("markup", mark.start, mark.end)
    pieces = leave_out_furniture(ledger, lines_of(ledger, pieces_of(ledger)))
    pieces = with_document_tables(ledger, pieces)
    pieces = part_metadata(leave_out_contents(ledger, pieces))
    structure = structure_of([piece for piece in pieces if piece.note is None])
    structure = with_closing_lines(with_opening_essay(structure))
    notes = _find_notes(ledger, structure, [piece for piece in pieces if piece.note is not None])
    repositories = _read_repositories(ledger, structure)
    context = Context(acronyms=acronym_names(repositories))
    documents = _read_documents(ledger, structure, notes, context)
    return _assemble(ledger, structure, notes, context, documents, repositories)


def _find_notes(ledger: Ledger, structure: Structure, marked: Sequence[Piece]) -> _Notes:
    streams: list[tuple[list[Piece], str | None]] = []
    for part in structure.parts:
        if "notes" in part.names:
            part.pieces, own = _part_combined(part)
            scope = part.heading.scope if part.heading else None
            imprint = [piece for piece in own if is_imprint(piece.text)]
            part.pieces += imprint
            streams.append(([piece for piece in own if piece not in imprint], scope))
    holders: list[Entry | Part] = [*structure.entries]
    holders += [part for part in structure.parts[1:] if "notes" not in part.names]
    for holder in holders:
        holder.pieces, trailing = split_trailing_notes(holder.pieces)
        if trailing:
            streams.append((trailing, None))
    if not streams and not marked:
        streams += _called_notes(ledger, structure)
    streams.sort(key=lambda stream: stream[0][0].start if stream[0] else 0)
    bodies = find_note_bodies([*streams, (marked, None)])
    ids = note_ids(bodies)
    label_note_numbers(ledger, bodies)
    return _Notes(bodies, ids, find_calls(ledger, _running_text(structure), bodies, ids))


def _called_notes(ledger: Ledger, structure: Structure) -> list[tuple[list[Piece], str | None]]:
    """Give the notes at the end of a part that only their calls tell from a list."""
    called = {
        number for piece, _ in _running_text(structure) for number in called_numbers(ledger, piece)
    }
    holders: list[Entry | Part] = [*structure.parts[1:], *structure.entries[-1:]]
    for holder in sorted(holders, key=_start_of, reverse=True):
        holder.pieces, trailing = split_called_notes(holder.pieces, called)
        if trailing:
            return [(trailing, None)]
    return []


def _start_of(holder: Entry | Part) -> int:
    return holder.pieces[0].start if holder.pieces else 0


def _part_combined(part: Part) -> tuple[list[Piece], list[Piece]]:
    """Part the pieces under "Acronyms and Notes": what comes before the notes, and the notes."""
    if part.names == ("notes",):
        return [], part.pieces
    first = next(
        (index for index, piece in enumerate(part.pieces) if opens_with_note_number(piece)),
        len(part.pieces),
    )
    return part.pieces[:first], part.pieces[first:]


def _running_text(structure: Structure) -> list[tuple[Piece, str]]:
    """Give the pieces that may hold calls, in the order of the file, each with its scope."""
    places = [
        (piece, "introduction")
        for part in structure.parts
        if not {"notes", "acronyms", "contents"} & set(part.names)
        for piece in part.pieces
    ]
    places += [
        (piece, entry.announcement.number) for entry in structure.entries for piece in entry.pieces
    ]
    return sorted(places, key=lambda place: place[0].start)


def _read_documents(
    ledger: Ledger, structure: Structure, notes: _Notes, context: Context
) -> tuple[Document, ...]:
    """Read the entries; "Ibid." in a source takes up the source of the document before."""
    documents: list[Document] = []
    before: ArchivalReference | None = None
    for entry in structure.entries:
        read = partial(parse, context=context, before=before)
        document = read_entry(ledger, entry, notes.calls, read)
        documents.append(document)
        before = document.source or before
    return tuple(documents)


def _read_repositories(ledger: Ledger, structure: Structure) -> tuple[Repository, ...]:
    found: list[Repository] = []
    for part in structure.parts:
        if "acronyms" in part.names:
            repositories, part.pieces = read_acronyms(ledger, part.pieces)
            found += repositories
    context = Context(acronyms=acronym_names(found)).ids()
    found = only_archives(ledger, found, context, _entry_texts(structure))
    return tuple(
        repository.model_copy(update={"id": ids[0]})
        if len(ids := context.get(repository.acronym, ())) == 1
        else repository
        for repository in found
    )


def _entry_texts(structure: Structure) -> list[str]:
    """Give the short pieces of the documents, among which their sources stand."""
    pieces = [piece for entry in structure.entries for piece in entry.pieces]
    return [piece.text for piece in pieces if len(piece.text) <= _LONGEST_SOURCE]


def _assemble(
    ledger: Ledger,
    structure: Structure,
    notes: _Notes,
    context: Context,
    documents: Sequence[Document],
    repositories: tuple[Repository, ...],
) -> Dossier:
    told = [p.text for part in structure.parts if "about" in part.names for p in part.pieces]
    head = read_head(
        ledger, structure.parts[0].pieces, notes.calls, told="\n".join(told)[:_LONGEST_ABOUT]
    )
    sections, credited = _read_essay(ledger, structure, notes, head)
    credited = [*head.credits, *credited]
    about, of_author = _read_about(ledger, structure, notes, head, credited)
    for part in structure.parts:
        if "notes" in part.names:
            for piece in part.pieces:
                take_metadata(ledger, head, piece)
    summary = _read_summary(structure)
    _label_parts(ledger, structure)
    sections, cited, context = _with_references(sections, context)
    titles = [head.values.get("title", ""), *(d.title or "" for d in documents)]
    language, why = _language(ledger, sections, titles)
    is_translated = any(credit.role == "translated" for credit in credited)
    evidence = {**head.evidence, **summary}
    if why is not None and "language" not in head.evidence:
        evidence["language"] = why
    values = dict(head.values)
    if summary:
        anchor = summary["summary"].anchor
        values["summary"] = ledger.cut(anchor.start, anchor.end).text if anchor else ""
    values.setdefault("language", language or "")
    return Dossier(
        **{name: value for name, value in values.items() if value},
        authors=with_authors_from_about(head.authors, of_author),
        series=head.series,
        credits=tuple(credited),
        essay=Essay(sections=tuple(sections), references=tuple(cited)),
        documents=tuple(
            infer(document, dossier_language=language, is_translated=is_translated)
            for document in documents
        ),
        repositories=repositories,
        notes=read_notes(ledger, notes.bodies, notes.ids, context),
        about=(*head.remarks, *about),
        evidence=evidence,
        ignored=ledger.ignored,
        labels=ledger.labels,
        source_file=_source_file(ledger.source),
    )


def _language(
    ledger: Ledger, sections: Sequence[Section], titles: Sequence[str]
) -> tuple[str | None, Evidence | None]:
    """Give the language of the essay, else of the titles, else the one that the file states."""
    sample = "\n".join(p.text for section in sections for p in section.paragraphs)
    language, why = language_of(sample or "\n".join(titles), None)
    if language is not None:
        return language, why
    stated = next((mark.value for mark in ledger.source.marks if mark.kind == "language"), None)
    return language_of("", stated)


def _source_file(source: SourceText) -> SourceFileRecord:
    file = source.source_file
    return SourceFileRecord(
        name=file.name, media_type=file.media_type, sha256=file.sha256, encoding=file.encoding
    )


def _read_essay(
    ledger: Ledger, structure: Structure, notes: _Notes, head: Head
) -> tuple[list[Section], list[Credit]]:
    sections: list[Section] = []
    credited: list[Credit] = []
    for index, part in enumerate(structure.parts):
        if is_essay_part(part):
            section, found = read_section(ledger, part, notes.calls, head)
            credited += found
            if section is not None and _is_subtitle(index, part, section):
                anchor = section.evidence["heading"].anchor
                if anchor:
                    subtitle = paragraph_of(ledger, anchor.start, anchor.end, notes.calls)
                    head.remarks.append(subtitle)
            elif section is not None:
                sections.append(section)
    return sections, credited


def _is_subtitle(index: int, part: Part, section: Section) -> bool:
    """Tell a heading right below the head with no paragraph under it, which no table knows."""
    has_nothing = section.heading is not None and not section.paragraphs
    return index == 1 and part.names == ("essay",) and has_nothing


def _read_about(
    ledger: Ledger,
    structure: Structure,
    notes: _Notes,
    head: Head,
    credited: list[Credit],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Give all paragraphs about author and project, and those of the first such part."""
    about: list[Paragraph] = []
    first: list[Paragraph] = []
    for part in structure.parts:
        if not {"about", "credits"} & set(part.names):
            continue
        paragraphs: list[Paragraph] = []
        for piece in _without_credits(part.pieces):
            is_sentence = states_licence(piece.text) and not is_metadata(piece.text)
            if is_sentence and take_imprint(ledger, head, piece):
                continue
            section = Part(part.names, None, [piece])
            found, named = read_section(ledger, section, notes.calls, head)
            credited += named
            paragraphs += found.paragraphs if found else ()
        about += paragraphs
        first = first or paragraphs
    return about, first


def _without_credits(pieces: Sequence[Piece]) -> list[Piece]:
    """Part "Ada Poe teaches in Tabor. Translated by Ada Poe." before its credits."""
    found: list[Piece] = []
    for piece in pieces:
        start = trailing_credits(piece.text) if len(piece.text) <= _LONGEST_ABOUT else None
        if not start:
            found.append(piece)
            continue
        found.append(piece.part(piece.start, piece.start + start))
        found.append(piece.part(piece.start + start, piece.end))
    return found


def _read_summary(structure: Structure) -> dict[str, Evidence]:
    for part in structure.parts:
        if part.names == ("summary",) and part.pieces:
            return {"summary": printed(part.pieces[0].start, part.pieces[-1].end)}
    return {}


def _label_parts(ledger: Ledger, structure: Structure) -> None:
    """Enter the headings that hold no value."""
    for part in structure.parts:
        if part.heading is not None and not is_essay_part(part):
            start = part.heading.label_start
            start = part.heading.start if start is None else start
            ledger.label("heading", start, part.heading.label_end)


def _with_references(
    sections: Sequence[Section], context: Context
) -> tuple[list[Section], list[ArchivalReference], Context]:
    """Add the archival citations that stand in the essay itself, and give them in order.

    "Ibid." takes up what alone the paragraph before cites, as in notes. The context that the notes
    are read in holds the short forms too that the essay gives to archives.
    """
    found: list[Section] = []
    cited: list[ArchivalReference] = []
    texts = [paragraph.text for section in sections for paragraph in section.paragraphs]
    answers = find_in_notes(texts, context)
    answer = iter(answers)
    for section in sections:
        paragraphs = []
        for paragraph in section.paragraphs:
            here = next(answer).citations
            spans = [
                Span(start=one.start, end=one.end, kind="reference", target=str(index))
                for index, one in enumerate(here, start=len(cited))
            ]
            cited += [one.reference for one in here]
            spans_all = sort_spans([*paragraph.spans, *spans])
            paragraphs.append(paragraph.model_copy(update={"spans": spans_all}))
        found.append(section.model_copy(update={"paragraphs": tuple(paragraphs)}))
    short = tuple(definition for one in answers for definition in one.definitions)
    return found, cited, context_with(context, short) or context
