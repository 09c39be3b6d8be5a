"""Lines that no scholar wrote are answered: nothing raises, and nothing printed is lost."""

import pytest

from edossier.references import ArchivalReference, find, parse
from edossier.references import reference_from_json as from_json
from edossier.references import reference_to_json as to_json
from edossier.references.format import format, is_same  # noqa: A004  # the counterpart of `parse`
from references.fuzzed import hostile_units, lines


def places(reference: ArchivalReference) -> list[tuple[int, int]]:
    named = (*reference.levels, *reference.containers, *reference.leaves)
    around = (*reference.credits, *reference.remainder)
    loose = reference.offsets
    texts = (loose.repository_printed, loose.year, loose.doc_number, loose.extent)
    return [*((part.start, part.end) for part in (*named, *around)), *filter(None, texts)]


def holds_for(line: str) -> None:
    reference = parse(line)
    assert reference.printed == line
    assert from_json(to_json(reference)) == reference
    told = bytearray(len(line))
    for start, end in places(reference):
        assert 0 <= start <= end <= len(line)
        told[start:end] = b"\1" * (end - start)
    assert [
        char for char, is_told in zip(line, told, strict=True) if not is_told and char.isalnum()
    ] == []
    assert is_same(parse(format(reference)), reference)
    at = 0
    for found in find(line):
        assert at <= found.start < found.end <= len(line)
        assert line[found.start : found.end] == found.reference.printed
        at = found.end


def test_fuzzed_lines_are_answered():
    for line in lines(2_000, seed=1):
        holds_for(line)


@pytest.mark.soak
def test_a_hundred_thousand_fuzzed_lines_are_answered():
    for line in lines(100_000, seed=2):
        holds_for(line)


@pytest.mark.soak
@pytest.mark.parametrize("length", [2_000, 20_000])
def test_every_word_and_mark_over_and_over_is_answered(length):
    for unit in hostile_units():
        line = (unit * (length // len(unit) + 1))[:length]
        parse(line)
        find(line)
