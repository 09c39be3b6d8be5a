"""A reference written again: what was understood, in printed order, with its tradition's marks.

Words and numbers stay as the scholar printed them; blanks, commas and stops are those of the
tradition, leaves are written in full, and what is no part of the reference (credits, secrecy,
"Source:") is left out. A form that would read as anything else is never given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from edossier.references.context import Context
from edossier.references.parse import parse
from edossier.references.reference import ArchivalReference, Leaves, Level

__all__ = ["format", "is_same"]

_CAPITAL = re.compile("[А-ЯЁІЇЄҐ]")
_CYRILLIC = re.compile("[А-яЁёІіЇїЄєҐґ]")
_WIDE = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]")
_OF_A_NUMBER = re.compile(r"[/#_:()（）-]")
_COMMAS = re.compile("[,;.，；。、]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the reference as it is to be written, and where it was printed."""

    start: int
    end: int
    text: str
    label: str = ""


def format(  # noqa: A001 - the counterpart of `parse`; nobody formats a string here
    reference: ArchivalReference,
    context: Context | None = None,
    *,
    before: ArchivalReference | None = None,
) -> str:
    """Write a reference in the form of its tradition; `parse` reads it as the same reference.

    An uncertain citation often has no such form: what is doubtful in it may hang on a word or a
    comma. It is then given as printed.

    >>> format(parse("Source: РГАСПИ Ф.17 Оп.163 Д.899 Л.202-03об. Secret"))
    'РГАСПИ. Ф. 17. Оп. 163. Д. 899. Л. 202-203 об.'

    Args:
        reference: As `parse` gives it.
        context, before: What was given to `parse`.
    """
    written = _written(reference)
    if written and is_same(parse(written, context, before=before), reference):
        return written
    return reference.printed


def is_same(one: ArchivalReference, other: ArchivalReference) -> bool:
    """Say whether two citations are one reference, wherever and amid whatever it is printed."""
    return _content(one) == _content(other)


def _content(reference: ArchivalReference) -> tuple[object, ...]:
    return (
        reference.status,
        reference.repository,
        reference.candidates,
        [(x.level, x.label, x.value, x.isad) for x in reference.levels],
        [(x.level, x.label, x.value) for x in reference.containers],
        [(x.first, x.last, x.verso, x.label) for x in reference.leaves],
        reference.year,
        reference.doc_number,
        reference.extent,
        reference.key,
    )


def _written(reference: ArchivalReference) -> str:
    if reference.remainder and reference.status not in {"parsed", "identifier"}:
        return ""  # what was not understood may be a level
    pieces = sorted(_pieces(reference), key=lambda piece: (piece.start, piece.end))
    stop = ". " if any(_CAPITAL.match(piece.label) for piece in pieces) else ", "
    written = "".join(piece.text for piece in pieces[:1])
    for before, piece in pairwise(pieces):
        is_latin = piece.text[:1].isalpha() and not _WIDE.match(piece.text)
        comma = "，" if _WIDE.search(written) and not is_latin else ", "
        gap = reference.printed[before.end : piece.start]
        mark = _between(piece, gap, stop=stop, comma=comma)
        written += (mark.lstrip(".") if written.endswith(".") else mark) + piece.text
    return written


def _pieces(reference: ArchivalReference) -> Iterator[_Piece]:
    printed, places = reference.printed, reference.offsets
    for place in (places.repository_printed, places.year, places.doc_number, places.extent):
        if place:
            yield _piece(place, printed)
    for level in (*reference.levels, *reference.containers):
        yield _level(level, printed)
    lists: dict[tuple[int, int], list[Leaves]] = {}
    for run in reference.leaves:
        lists.setdefault((run.start, run.end), []).append(run)
    for place, runs in lists.items():
        yield _leaves(place, runs, printed)


def _piece(place: tuple[int, int], printed: str) -> _Piece:
    """Take a part as printed; blanks at its edges are outside."""
    cut = printed[slice(*place)]
    start = place[0] + len(cut) - len(cut.lstrip())
    return _Piece(start, max(start, place[0] + len(cut.rstrip())), _squeezed(cut))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _level(level: Level, printed: str) -> _Piece:
    """Write "f. 0100", one blank behind the label; a label behind its number stays there."""
    piece = _piece((level.start, level.end), printed)
    cut = printed[piece.start : piece.end]
    if not level.label or not cut.startswith(level.label):
        return piece
    label, value = _squeezed(level.label), _squeezed(cut.removeprefix(level.label))
    return replace(piece, text=f"{label} {value}".rstrip(), label=label)


def _leaves(place: tuple[int, int], runs: list[Leaves], printed: str) -> _Piece:
    """Write "l. 63, 64 ob., 71"; without a word for leaves they stay as printed."""
    piece = _piece(place, printed)
    cut, label = printed[piece.start : piece.end], runs[0].label
    if not label or not cut.startswith(label):
        return piece
    verso = "v"
    if _CYRILLIC.search(label):
        verso = "зв." if "зв" in cut else "об."
    elif re.search(r"\bob\b|\dob\b", cut):
        verso = "ob."
    label, written = _squeezed(label), ", ".join(_run(run, verso) for run in runs)
    return replace(piece, text=f"{label} {written}", label=label)


def _run(run: Leaves, verso: str) -> str:
    numbers = run.first if run.first == run.last else f"{run.first}-{run.last}"
    return f"{numbers} {verso}" if run.verso else numbers


def _between(after: _Piece, gap: str, *, stop: str, comma: str) -> str:
    """Give what parts two pieces: a label asks for the tradition's mark, a number keeps its own.

    "Ф. 17. Оп. 163" with capitals, as GOST R 7.0.5-2008 has it, else "f. 17, op. 163"; the
    slashes and dashes of "FO 371/151924" and "300-85-18" belong to the number.
    """
    marks = gap.strip()
    if after.label and not marks.endswith("("):
        return stop if after.label[0].isupper() else comma
    if _WORD.search(gap):
        return comma
    if not marks:
        return " " if gap else ""
    if _OF_A_NUMBER.search(marks) or not _COMMAS.search(marks):
        return f"{' ' * gap[:1].isspace()}{_squeezed(marks)}{' ' * gap[-1:].isspace()}"
    return ". " if set(marks) == {"."} else comma
