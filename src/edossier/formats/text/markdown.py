"""Markdown in a text file: headings, emphasis, links, notes, tables, quotations, as marks.

Every character stays in the text; those that speak to a machine are marked `markup`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from edossier.formats.lines import Line
from edossier.text import Block, Mark, MarkKind

__all__ = ["is_markdown", "mark_markdown"]

# "## Title ## {#anchor}": what closes it is for the machine.
_HEADING = re.compile(
    r"(?P<open>#{1,6}[ \t]+)(?P<title>\S.*?)(?P<close>(?:[ \t]+#+)?(?:[ \t]*\{[#.][^{}]{0,80}\})?)$"
)
_SIGNS = re.compile(r"#{1,6}[ \t]+\S|\[\^[^\]\s]{1,40}\]:")
_UNDERLINE = re.compile(r"=+|-+")
_NOTE_BODY = re.compile(r"\[\^(?P<id>[^\]\s]{1,40})\]:")
_TABLE_RULE = re.compile(r"\|?[ :-]*-[ :|-]*\|?")
_INLINE = re.compile(
    r"""
      (?P<escape>\\)(?=[\\`*_{}\[\]()#+.!>|~^-])
    | \[\^(?P<call>[^\]\s]{1,40})\](?!:)
    | (?P<open>\[)(?P<label>[^\[\]\n]{1,400})(?P<rest>\]\((?P<address>[^()\s]{1,400})\))
    | (?P<before><)(?P<auto>https?://[^<>\s]{1,400})(?P<after>>)
    | (?<!\\)(?P<twice>\*\*|__)(?=\S)(?P<strong>[^*_]{1,400})(?<=[^\s\\])(?P=twice)
    | (?<![\w*_\\])(?P<once>[*_])(?=\S)(?P<slanted>[^*_]{1,400})(?<=[^\s\\])(?P=once)(?![\w*_])
    | (?P<up>\^)(?P<raised>[\w]{1,12})\^
    """,
    re.VERBOSE,
)


def is_markdown(lines: Sequence[Line]) -> bool:
    """Say whether a text is evidently Markdown: two headings or notes in its way of writing."""
    return sum(1 for line in lines if _SIGNS.match(line.text)) >= 2


def mark_markdown(text: str, groups: Sequence[Sequence[Line]]) -> tuple[list[Block], list[Mark]]:
    """Give the blocks and marks of a Markdown text.

    An underlined heading is one block with its underline.
    """
    blocks: list[Block] = []
    marks: list[Mark] = []
    note: tuple[int, str] | None = None
    for group in groups:
        first, end = group[0], group[-1].end
        if note and first.indent < 2:
            marks.append(Mark(note[0], blocks[-1].end, "note_body", note[1]))
            note = None
        if blocks and _is_underline(group, blocks[-1]):
            blocks[-1] = Block(blocks[-1].start, end, blocks[-1].place)
            level = "1" if first.text[0] == "=" else "2"
            marks.append(Mark(blocks[-1].start, end, "heading", level))
            marks.append(Mark(first.start, end, "markup"))
            continue
        blocks.append(Block(first.start, end, str(first.number)))
        if body := _NOTE_BODY.match(first.text):
            note = (first.start, body["id"])
        marks += _block_marks(text, group)
    if note:
        marks.append(Mark(note[0], blocks[-1].end, "note_body", note[1]))
    return blocks, marks


def _is_underline(group: Sequence[Line], before: Block) -> bool:
    line = group[0]
    return (
        len(group) == 1
        and not line.after_gap
        and len(line.text) >= 3
        and _UNDERLINE.fullmatch(line.text) is not None
        and before.end - before.start <= 300
    )


def _block_marks(text: str, group: Sequence[Line]) -> Iterator[Mark]:
    first, end = group[0], group[-1].end
    start = first.start
    if heading := _HEADING.match(first.text[:2000]):
        yield Mark(start, end, "heading", str(first.text[:6].count("#")))
        yield Mark(start, start + heading.end("open"), "markup")
        if heading["close"]:
            yield Mark(start + heading.start("close"), start + heading.end("close"), "markup")
    elif body := _NOTE_BODY.match(first.text):
        yield Mark(start, start + body.end(), "markup")
    elif first.text.startswith(">"):
        yield Mark(start, end, "quotation")
        for line in group:
            if line.text.startswith(">"):
                yield Mark(line.start, line.start + 1, "markup")
    elif first.text.startswith("|"):
        yield from _table_row(first)
    elif first.text[:2] in {"- ", "* ", "+ "}:
        yield Mark(start, start + 1, "markup")
    yield from _inline_marks(text, start, end)


def _table_row(line: Line) -> Iterator[Mark]:
    if _TABLE_RULE.fullmatch(line.text[:2000]):
        yield Mark(line.start, line.end, "markup")
        return
    yield Mark(line.start, line.end, "row")
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line.text)]
    for bar in bars:
        yield Mark(line.start + bar, line.start + bar + 1, "markup")
    for bar, following in pairwise([*bars, len(line.text)]):
        cell = line.text[bar + 1 : following]
        if cell.strip():
            start = line.start + bar + 1 + len(cell) - len(cell.lstrip())
            yield Mark(start, start + len(cell.strip()), "cell")


def _inline_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _INLINE.finditer(text, start, end):
        if match["call"]:
            yield Mark(match.start(), match.end(), "note_call", match["call"])
            continue
        inner, kind, value = _inner(match)
        if kind is None:
            yield Mark(match.start(), match.end(), "markup")
            continue
        yield Mark(*match.span(inner), kind, value)
        yield Mark(match.start(), match.start(inner), "markup")
        yield Mark(match.end(inner), match.end(), "markup")


def _inner(match: re.Match[str]) -> tuple[str, MarkKind | None, str | None]:
    """Give the group that a reader sees, what it is, and its value."""
    if match["label"]:
        return "label", "link", match["address"]
    if match["auto"]:
        return "auto", "link", match["auto"]
    if match["strong"]:
        return "strong", "emphasis", None
    if match["slanted"]:
        return "slanted", "emphasis", None
    if match["raised"]:
        return "raised", "superscript", None
    return "escape", None, None
