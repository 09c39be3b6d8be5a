"""The texts of a document as its page shows them: aligned, and with what the essay quotes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from edossier.dossier import Document, Span, Text
from edossier_site.archive.alignment import Alignment, align
from edossier_site.archive.anchors import Placed, text_anchor
from edossier_site.archive.rendering import ShownParagraph, Typesetter
from edossier_site.archive.values import QuotedLine
from edossier_site.web.typesetting import Link

__all__ = ["ShownText", "ShownTexts", "Stretch", "shown_texts", "with_quotations"]

# So many rows site.css lays out for two texts whose paragraphs stand beside each other.
_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs of one text that stand beside some of the other, in one row.

    Attributes:
        counterpart: Id of the one paragraph that stands for this one; None where that is not
            known, or where there is no other text.
    """

    paragraphs: tuple[ShownParagraph, ...]
    counterpart: str | None = None


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text: `anchor` is the id of its heading."""

    anchor: str
    text: Text
    stretches: tuple[Stretch, ...]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has."""
        return sum(len(stretch.paragraphs) for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class ShownTexts:
    """All texts of a document.

    Attributes:
        are_parallel: There are two, to stand side by side.
        basis: By what their paragraphs are aligned: "count", "numbers" or "none".
    """

    texts: tuple[ShownText, ...]
    are_parallel: bool
    basis: str

    @property
    def are_aligned(self) -> bool:
        """Rows of both go together."""
        return self.basis != "none"


def shown_texts(document: Document, parts: Sequence[Placed], typesetter: Typesetter) -> ShownTexts:
    """Typeset the texts of a document, two of them aligned as far as is known."""
    placed = iter([part for part in parts if part.part == "text"])
    typeset = [
        [typesetter.paragraph(next(placed)) for _ in text.paragraphs] for text in document.texts
    ]
    are_parallel = len(document.texts) == 2 and all(typeset)
    alignment = _alignment(document.texts) if are_parallel else None
    texts = tuple(
        ShownText(
            text_anchor(index + 1, 0).rpartition("-")[0],
            text,
            _stretches(typeset, index, alignment),
        )
        for index, text in enumerate(document.texts)
    )
    return ShownTexts(texts, are_parallel, alignment.basis if alignment else "none")


def with_quotations(
    parts: Iterable[Placed], quoted_by: Sequence[QuotedLine]
) -> tuple[list[Placed], Mapping[str, Link]]:
    """Mark in a document's texts what is quoted of them.

    Returns:
        The parts, with a span over each stretch that is quoted, and where each such span leads.
    """
    spans: dict[str, list[Span]] = {}
    links: dict[str, Link] = {}
    for index, line in enumerate(quoted_by):
        target = f"quotation {index}"
        number = f" {line.number}" if line.number else ""
        place = f"note{number}" if line.part == "note" else f"essay paragraph{number}"
        links[target] = Link(line.address, title=f"Quoted in {place}")
        for stretch in line.stretches:
            spans.setdefault(stretch.anchor, []).extend(
                Span(start=start, end=end, kind="quote", target=target)
                for start, end in stretch.ranges
                if start < end
            )
    marked = [
        replace(part, spans=(*part.spans, *spans[part.anchor])) if part.anchor in spans else part
        for part in parts
    ]
    return marked, links


def _alignment(texts: Sequence[Text]) -> Alignment | None:
    left, right = ([paragraph.text for paragraph in text.paragraphs] for text in texts)
    found = align(left, right)
    return found if len(found.rows) <= _MOST_ROWS else None


def _stretches(
    typeset: Sequence[Sequence[ShownParagraph]], index: int, alignment: Alignment | None
) -> tuple[Stretch, ...]:
    if alignment is None:
        return (Stretch(tuple(typeset[index])),)
    stretches: list[Stretch] = []
    for row in alignment.rows:
        own, other = (row.left, row.right) if index == 0 else (row.right, row.left)
        counterpart = typeset[1 - index][other.start].anchor if row.is_pair else None
        stretches.append(Stretch(tuple(typeset[index][own.start : own.stop]), counterpart))
    return tuple(stretches)
