"""The texts of a row: each in its language, with who made it."""

from collections.abc import Iterator, Mapping, Sequence

from edossier.dossier import Credit, Evidence, Label, Paragraph, Text
from edossier.dossier.model import TextKind
from edossier.formats.tables.cells import Cell, Piece, paragraphs_of, values_of

__all__ = ["in_languages", "text_of"]


def text_of(cell: Cell, cells: Mapping[str, Sequence[Cell]], labels: list[Label]) -> Text:
    """Make a text of its cell; what parts the names of its makers goes to `labels`."""
    own = cell.field
    if own is None:
        raise AssertionError("a cell of a text has its field")
    kinds: dict[str, TextKind] = {"original": "original", "translation": "translation"}
    evidence = {} if own.name == "text" else {"kind": Evidence()}
    if own.language:
        evidence["language"] = Evidence()
    return Text(
        kind=kinds.get(own.name, "transcription"),
        language=own.language,
        paragraphs=tuple(
            Paragraph(text=piece.text, evidence={"text": piece.evidence})
            for piece in paragraphs_of(cell)
        ),
        credits=tuple(_makers(cell, cells, labels)),
        evidence=evidence,
    )


def _makers(
    text: Cell, cells: Mapping[str, Sequence[Cell]], labels: list[Label]
) -> Iterator[Credit]:
    """Give who made a text: the columns that name its kind, language and place, and a role."""
    for cell in cells.get(text.field.name, ()) if text.field else ():
        one, own = cell.field, text.field
        if one is None or own is None or one.role is None:
            continue
        if (one.language, one.place) == (own.language, own.place):
            pieces, between = values_of(cell)
            labels += between
            for piece in pieces:
                yield Credit(role=one.role, agent=piece.text, evidence={"agent": piece.evidence})


def in_languages(
    texts: Sequence[Text], tags: Sequence[tuple[str, Piece]], labels: list[Label]
) -> Iterator[Text]:
    """Give the language that a row states to the text that it is of, else to the original.

    The one transcription without a language is in the one language stated. A language of which
    no text is here is that of the original, which the table does not hold.
    """
    open_texts = [text for text in texts if text.language is None and text.kind != "translation"]
    only = open_texts[0] if len(open_texts) == 1 and len(tags) == 1 else None
    known = {text.language for text in texts if text.kind != "translation"}
    for text in texts:
        if text is only:
            tag, piece = tags[0]
            why = {**text.evidence, "language": piece.evidence}
            yield text.model_copy(update={"language": tag, "evidence": why})
        else:
            yield text
    for tag, piece in tags:
        if only is None and tag not in known:
            known.add(tag)
            why = {"language": piece.evidence, "kind": Evidence()}
            yield Text(kind="original", language=tag, evidence=why)
        elif only is None:
            labels.append(Label(kind="language", anchor=piece.anchor))
