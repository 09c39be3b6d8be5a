"""Whatever becomes of a file on its way here, reading it ends in a dossier or in one sentence.

The reference file is damaged as hands, mail programs and disks damage files. Only EdossierError
may come out; and of what was read, every character is accounted for.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from edossier.dossier import Anchor
from edossier.errors import EdossierError
from edossier.reading import Reading, read_file

ENCODINGS = [
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "cp1250",
    "cp1251",
    "cp1252",
    "iso8859-2",
    "koi8-r",
]
PLACES = st.floats(0, 1, exclude_max=True)


# --- damage to the text ---------------------------------------------------------------------


def _delete_lines(lines: list[str], start: int, length: int) -> None:
    del lines[start : start + length]


def _repeat_lines(lines: list[str], start: int, length: int) -> None:
    lines[start:start] = lines[start : start + length]


def _move_lines(lines: list[str], start: int, length: int) -> None:
    moved = lines[start : start + length]
    del lines[start : start + length]
    lines.extend(moved)


def _reverse_lines(lines: list[str], start: int, length: int) -> None:
    lines[start : start + length] = lines[start : start + length][::-1]


def _drop_blank_lines(lines: list[str], start: int, length: int) -> None:
    lines[start : start + 9 * length] = [x for x in lines[start : start + 9 * length] if x.strip()]


def _glue_lines(lines: list[str], start: int, length: int) -> None:
    lines[start : start + length] = ["".join(lines[start : start + length])]


def _break_lines(lines: list[str], start: int, length: int) -> None:
    broken = [part for line in lines[start : start + length] for part in line.split(" ")]
    lines[start : start + length] = broken


def _straighten_quotes(lines: list[str], start: int, length: int) -> None:
    table = str.maketrans("“”‘’", "\"\"''")
    lines[start:] = [line.translate(table) for line in lines[start:]]


def _low_quotes(lines: list[str], start: int, length: int) -> None:
    table = str.maketrans("“”", "„“")
    lines[start:] = [line.translate(table) for line in lines[start:]]


def _lose_source_labels(lines: list[str], start: int, length: int) -> None:
    lines[start:] = [x.replace("Source: ", "").replace("Source ", "") for x in lines[start:]]


def _lose_document_labels(lines: list[str], start: int, length: int) -> None:
    lines[start:] = [x.replace("Document ", "").replace("[", "(") for x in lines[start:]]


def _double_spaces(lines: list[str], start: int, length: int) -> None:
    lines[start:] = [line.replace(" ", " \xa0 ") for line in lines[start:]]


def _indent_lines(lines: list[str], start: int, length: int) -> None:
    lines[start : start + length] = ["\t  " + line for line in lines[start : start + length]]


def _upper_case(lines: list[str], start: int, length: int) -> None:
    lines[start : start + length] = [line.upper() for line in lines[start : start + length]]


def _strange_characters(lines: list[str], start: int, length: int) -> None:
    lines.insert(start, "\u202e\u0000\ufeff\u2028\x0c\x85 ¹²³ \U0001f4dc a\u0301 [0] [99999999999]")


DAMAGE = [
    _delete_lines,
    _repeat_lines,
    _move_lines,
    _reverse_lines,
    _drop_blank_lines,
    _glue_lines,
    _break_lines,
    _straighten_quotes,
    _low_quotes,
    _lose_source_labels,
    _lose_document_labels,
    _double_spaces,
    _indent_lines,
    _upper_case,
    _strange_characters,
]
TEXT_DAMAGE = st.lists(
    st.tuples(st.sampled_from(DAMAGE), PLACES, st.integers(1, 40)), min_size=1, max_size=6
)
WORDS = st.text(max_size=60)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


def damaged_text(text: str, damage: list[tuple[Any, float, int]], line_end: str, word: str) -> str:
    """Give `text` with its lines damaged in turn and one strange word put in."""
    lines = text.split("\n")
    for operation, place, length in damage:
        operation(lines, int(place * len(lines)), length)
    lines.insert(int(damage[0][1] * len(lines)), word)
    return line_end.join(lines)


# --- damage to the bytes --------------------------------------------------------------------


BYTE_DAMAGE = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "copy"]),
        PLACES,
        st.binary(min_size=1, max_size=8),
    ),
    max_size=12,
)


def damaged_bytes(
    content: bytes, damage: list[tuple[str, float, bytes]], *, encoding: str, as_if: str
) -> bytes:
    """Give `content` re-encoded, perhaps after being taken for another encoding, and damaged."""
    text = content.decode("utf-8")
    if as_if != "utf-8":
        text = text.encode("utf-8").decode(as_if, errors="replace")
    damaged = bytearray(text.encode(encoding, errors="replace"))
    for kind, place, given_bytes in damage:
        at = int(place * len(damaged))
        if kind == "flip" and damaged:
            damaged[at] ^= given_bytes[0]
        elif kind == "cut":
            del damaged[at : at + given_bytes[0] * 40]
        elif kind == "insert":
            damaged[at:at] = given_bytes
        else:
            damaged[at:at] = damaged[: given_bytes[0] * 16]
    return bytes(damaged)


# --- what must hold -------------------------------------------------------------------------


def anchors_in(value: Any) -> Iterator[Anchor]:
    """Walk every anchor of a value, found by its type and not by any list of fields."""
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from anchors_in(getattr(value, name))
    elif isinstance(value, dict):
        for entry in value.values():
            yield from anchors_in(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from anchors_in(entry)


def unaccounted(reading: Reading) -> list[tuple[str, str]]:
    """Give the stretches of text that no value, label, furniture or finding accounts for."""
    text = reading.source.text
    covered = bytearray(len(text))
    unread = [f.anchor for f in reading.findings if f.code == "unread-text" and f.anchor]
    for anchor in [*anchors_in(reading.dossier), *unread]:
        assert 0 <= anchor.start <= anchor.end <= len(text)
        covered[anchor.start : anchor.end] = b"\1" * (anchor.end - anchor.start)
    lost = [
        at for at, is_covered in enumerate(covered) if not is_covered and not text[at].isspace()
    ]
    return [(reading.source.place(at), text[at : at + 20]) for at in lost[:5]]


def spans_outside(reading: Reading) -> list[Any]:
    """Give the spans that do not lie in their paragraph's text."""
    dossier = reading.dossier
    paragraphs = [p for section in dossier.essay.sections for p in section.paragraphs]
    paragraphs += [p for d in dossier.documents for text in d.texts for p in text.paragraphs]
    return [
        span
        for holder in [*paragraphs, *dossier.about, *dossier.notes]
        for span in holder.spans
        if not 0 <= span.start <= span.end <= len(holder.text)
    ]


def read_and_account(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    try:
        reading = read_file(file)
    except EdossierError as error:
        message = str(error)
        assert message
        assert "\n" not in message
        return
    assert unaccounted(reading) == []
    assert spans_outside(reading) == []
    note_ids = [note.id for note in reading.dossier.notes]
    assert len(set(note_ids)) == len(note_ids)


@pytest.fixture(scope="session")
def damaged_file(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("mutations") / "dossier.txt"


def read_damaged_text(file, reference_file, damage, line_end, word) -> None:
    text = damaged_text(reference_file.read_text("utf-8"), damage, line_end, word)
    read_and_account(file, text.encode("utf-8", errors="surrogatepass"))


def read_damaged_bytes(file, reference_file, damage, encoding, as_if) -> None:
    content = reference_file.read_bytes()
    read_and_account(file, damaged_bytes(content, damage, encoding=encoding, as_if=as_if))


text_damage = given(damage=TEXT_DAMAGE, line_end=LINE_ENDS, word=WORDS)
byte_damage = given(
    damage=BYTE_DAMAGE,
    encoding=st.sampled_from(["utf-8", *ENCODINGS]),
    as_if=st.sampled_from(["utf-8", "utf-8", "cp1252", "cp1250", "latin-1"]),
)
few = settings(max_examples=250, suppress_health_check=list(HealthCheck))
many = settings(max_examples=5_000, suppress_health_check=list(HealthCheck), derandomize=False)


def test_the_whole_reference_file_is_accounted_for(damaged_file, reference_file):
    read_and_account(damaged_file, reference_file.read_bytes())


@few
@text_damage
def test_damaged_text_is_read_or_refused(damaged_file, reference_file, damage, line_end, word):
    read_damaged_text(damaged_file, reference_file, damage, line_end, word)


@few
@byte_damage
def test_damaged_bytes_are_read_or_refused(damaged_file, reference_file, damage, encoding, as_if):
    read_damaged_bytes(damaged_file, reference_file, damage, encoding, as_if)


@pytest.mark.soak
@many
@text_damage
def test_much_damaged_text_is_read_or_refused(damaged_file, reference_file, damage, line_end, word):
    read_damaged_text(damaged_file, reference_file, damage, line_end, word)


@pytest.mark.soak
@many
@byte_damage
def test_many_damaged_bytes_are_read_or_refused(
    damaged_file, reference_file, damage, encoding, as_if
):
    read_damaged_bytes(damaged_file, reference_file, damage, encoding, as_if)
