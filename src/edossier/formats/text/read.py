"""Read plain text or Markdown: the text as it stands, its lines as blocks.

Nothing is taken out of the text: what Markdown writes for the machine stays in it, as `markup`.
"""

from edossier.formats.builder import describe_file
from edossier.formats.lines import Line, find_lines, group_lines, is_rule, wrap_width
from edossier.formats.text.front_matter import front_matter_length, mark_front_matter
from edossier.formats.text.markdown import is_markdown, mark_markdown
from edossier.text import Block, Mark, SourceText
from edossier.text.decoding import decode

__all__ = ["read"]


def read(content: bytes, name: str) -> SourceText:
    """Give the text of a file, decoded and mended, one block a paragraph.

    Args:
        content: The bytes of the file.
        name: Its name; a suffix `.md` makes it Markdown.
    """
    decoded = decode(content)
    text = decoded.text
    lines = list(find_lines(text))
    named = name.lower().endswith((".md", ".markdown"))
    markdown = named or is_markdown(lines)
    front = lines[: front_matter_length(lines)] if markdown else []
    lines = lines[len(front) :]
    groups = list(group_lines(lines, wrap_width(lines), always=named))
    blocks = [Block(group[0].start, group[-1].end, str(group[0].number)) for group in groups]
    marks = [_separator(group[0]) for group in groups if is_rule(group[0].text)]
    if markdown:
        blocks, found = mark_markdown(text, groups)
        stated, told = mark_front_matter(front)
        blocks = [*stated, *blocks]
        marks += [*told, *found]
    return SourceText(
        text,
        tuple(blocks),
        tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))),
        describe_file(
            content, name, "text/markdown" if markdown else "text/plain", decoded.encoding
        ),
        decoded.repairs,
    )


def _separator(line: Line) -> Mark:
    return Mark(line.start, line.end, "furniture", "separator line")
