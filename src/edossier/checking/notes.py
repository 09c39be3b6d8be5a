"""Notes and their calls: each note is called once, in order, and each call has its note."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edossier.checking.places import Passage, Places, passages
from edossier.dossier import Anchor, Dossier, Finding, Note, Related, Span

__all__ = [
    "find_calls_out_of_order",
    "find_missing_notes",
    "find_notes_called_twice",
    "find_uncalled_notes",
]


@dataclass(frozen=True, slots=True)
class _Call:
    """A call in running text."""

    passage: Passage
    span: Span
    note: str


def find_missing_notes(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each note that is called and does not exist."""
    known = {note.id for note in dossier.notes}
    seen: set[tuple[int, str]] = set()
    for call in _calls(dossier):
        here = (id(call.passage.owner), call.note)
        if call.note in known or here in seen:
            continue
        seen.add(here)
        yield places.finding(
            "note-missing",
            f"Note {call.note} is called and does not exist: add it, or take out the call.",
            places.call(call.passage, call.span, call.note),
        )


def find_uncalled_notes(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each note that nothing calls."""
    called = {call.note for call in _calls(dossier)}
    if all(note.id in called for note in dossier.notes):
        return
    elsewhere = _numbers_called_elsewhere(dossier, places)
    kept_apart = _notes_that_the_format_calls(dossier, places)
    for note in dossier.notes:
        if note.id in called or note.number in elsewhere or note.id in kept_apart:
            continue
        yield places.finding(
            "note-never-called",
            f"Note {note.id} is never called: set its call in the text, or take it out.",
            places.of(note, "text"),
        )


def find_notes_called_twice(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each call of a note that was called before."""
    notes = {note.id: note for note in dossier.notes}
    first: dict[str, _Call] = {}
    for call in _calls(dossier):
        if call.note not in notes:
            continue
        if call.note not in first:
            first[call.note] = call
            continue
        yield places.finding(
            "note-called-twice",
            f"Note {call.note} is called a second time: give this place a note of its own.",
            _place_of(places, call, notes),
            [Related(label="its first call", anchor=_place_of(places, first[call.note], notes))],
        )


def find_calls_out_of_order(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name the fewest calls without which the notes of a run are called in order."""
    notes = {note.id: note for note in dossier.notes}
    runs = _runs(dossier.notes)
    calls: dict[int, list[_Call]] = {}
    seen: set[str] = set()
    for call in _calls(dossier):
        if call.note in notes and call.note not in seen:
            seen.add(call.note)
            calls.setdefault(runs[call.note][0], []).append(call)
    for called in calls.values():
        kept = _longest_rising([runs[call.note][1] for call in called])
        for index, call in enumerate(called):
            if index not in kept:
                yield places.finding(
                    "note-out-of-order",
                    f"Note {call.note} is called out of order: number the notes as they are "
                    "called.",
                    _place_of(places, call, notes),
                )


def _calls(dossier: Dossier) -> Iterator[_Call]:
    for passage in passages(dossier):
        for span in passage.spans:
            if span.kind == "note" and span.target is not None:
                yield _Call(passage, span, span.target)


def _place_of(places: Places, call: _Call, notes: dict[str, Note]) -> Anchor | None:
    return places.call(call.passage, call.span, notes[call.note].number)


def _numbers_called_elsewhere(dossier: Dossier, places: Places) -> set[str]:
    """Give the numbers that are called in titles, headings and other fields that keep no spans."""
    holders = [
        anchor
        for passage in passages(dossier)
        if (anchor := places.of(passage.owner, "text")) is not None
    ]
    found: set[str] = set()
    for call in places.calls_outside(holders):
        printed = unicodedata.normalize("NFKC", places.source.text[call.start : call.end])
        digits = "".join(c if c.isdigit() else " " for c in printed).split()
        found.update(digits or [printed.strip("[]()^ ")])
    return found


def _notes_that_the_format_calls(dossier: Dossier, places: Places) -> set[str]:
    """Give the notes that a mark of the format calls, wherever that stands."""
    marks = places.source.marks
    called = {mark.value for mark in marks if mark.kind == "note_call"}
    bodies = sorted(
        (mark.start, mark.end)
        for mark in marks
        if mark.kind == "note_body" and mark.value in called
    )
    starts = [start for start, _ in bodies]
    found: set[str] = set()
    for note in dossier.notes:
        anchor = places.of(note, "text")
        index = bisect_left(starts, anchor.start + 1) - 1 if anchor else -1
        if anchor and index >= 0 and bodies[index][1] >= anchor.end:
            found.add(note.id)
    return found


def _runs(notes: Sequence[Note]) -> dict[str, tuple[int, int]]:
    """Give each note its run of numbers and its place in it; a run ends where they start again."""
    found: dict[str, tuple[int, int]] = {}
    run, last = 0, 0
    for index, note in enumerate(notes):
        number = int(note.number) if note.number.isdecimal() and note.number.isascii() else last + 1
        run += number <= last
        last = number
        found[note.id] = (run, index)
    return found


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Give the indices of one longest rising run of values, in n log n steps."""
    tails: list[int] = []  # values
    at: list[int] = []  # their indices
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            at.append(index)
        else:
            tails[place], at[place] = value, index
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
