"""Running text of an edition: elements to paragraphs, with what the editors marked in them.

A note is taken out where it is called and read after its paragraph. A page that begins inside a
word parts nothing: "Presi<pb/>dent" is one word. A row of a table is a paragraph, with a span over
each cell; a heading inside a text is one with a span over all of it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from edossier.dossier import Anchor, Ignored, Paragraph, Span, SpanKind
from edossier.formats.tei.names import Names
from edossier.formats.tei.tape import Tape, printed
from edossier.formats.tei.tree import Element, child, identifier, line_of, local_name, plain_text

__all__ = ["CalledNote", "Prose", "Read"]

_BLOCKS = frozenset(
    {
        "ab", "address", "argument", "bibl", "byline", "castItem", "closer",
        "dateline", "div", "div1", "div2", "div3", "docAuthor", "docDate", "docImprint",
        "docTitle", "epigraph", "figDesc", "floatingText", "head", "item", "l", "lg", "list",
        "listBibl", "opener", "p", "postscript", "quote", "row", "salute", "signed", "sp",
        "speaker", "stage", "table", "titlePage", "titlePart", "trailer", "attachment", "body",
    }
)  # fmt: skip
_LEFT_OUT = frozenset({"graphic", "fw", "teiHeader", "facsimile", "index"})
_BREAKS = frozenset({"lb", "cb"})
_MOST_SPANNED = 50
# Of two forms side by side, the one that is not taken where the other stands there too.
_PASSED_OVER = {"sic": "corr", "orig": "reg", "expan": "abbr", "rdg": "lem"}


@dataclass(frozen=True, slots=True)
class CalledNote:
    """A note, and the id by which it is called."""

    id: str
    number: str
    element: Element


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from an element.

    Attributes:
        notes: In the order of their calls, those called in notes last.
    """

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[CalledNote, ...]


@dataclass(slots=True)
class _Open:
    """A span whose end has not come yet; its start is None until its first word has come."""

    kind: SpanKind
    target: str | None
    start: int | None = None


@dataclass(slots=True)
class _Line:
    """The paragraph that is being read."""

    line: int
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    is_blank_due: bool = False
    spans: list[Span] = field(default_factory=list)
    passed_over: list[Ignored] = field(default_factory=list)


class Prose:
    """Reads elements into paragraphs; one for a whole edition, for it counts the notes.

    Args:
        tape: Takes the words.
        names: Who and what the editors' marks lead to.
        is_other: Says of an element that it is a document of its own, not part of this text.

    Attributes:
        passed_over: Of two forms side by side those that were not taken: "sic", "orig".
    """

    def __init__(self, tape: Tape, names: Names, is_other: Callable[[Element], bool]) -> None:
        self._tape = tape
        self._names = names
        self._is_other = is_other
        self._line: _Line | None = None
        self._waiting: list[_Open] = []
        self._paragraphs: list[Paragraph] = []
        self._notes: list[CalledNote] = []
        self._early: list[Span] = []  # calls and pages before the first word
        self._without: Sequence[Element] = ()
        self._counted = 0
        self._tables = 0
        self._in_cell = False
        self.passed_over: list[Ignored] = []

    def read(
        self,
        elements: Iterable[Element],
        *,
        without: Sequence[Element] = (),
        pages: Sequence[str] = (),
    ) -> Read:
        """Read elements that follow each other.

        Args:
            without: Elements that are read elsewhere.
            pages: Numbers of those that begin with the first word.
        """
        self._begin(without)
        self._early += [Span(start=0, end=0, kind="page", target=number) for number in pages]
        for element in elements:
            self._element(element)
            if element.tail:
                self._write(element.tail, element)
        return self._done()

    def read_inside(self, element: Element, *, without: Sequence[Element] = ()) -> Read:
        """Read what stands in an element, whatever it is itself: a note, a heading."""
        self._begin(without)
        self._content(element)
        return self._done()

    def _begin(self, without: Sequence[Element]) -> None:
        self._paragraphs, self._notes, self._early = [], [], []
        self._without = without
        self._tables = 0
        self._in_cell = False

    def _done(self) -> Read:
        self._end_paragraph()
        if self._early and self._paragraphs:
            early, self._early = self._early, []
            self._onto_the_last(early)
        return Read(tuple(self._paragraphs), tuple(self._notes))

    def _element(self, element: Element) -> None:
        name = local_name(element)
        if not name or name in _LEFT_OUT or element in self._without or self._is_other(element):
            return
        if name == "note" and not _is_inline(element):
            self._call(element)
        elif name == "pb":
            self._page(element)
        elif name in _BREAKS:
            self._break()
        elif name in ("choice", "app"):
            self._choice(element)
        elif name == "cell":
            self._cell(element)
        elif name in ("label", "addrLine") or (self._in_cell and name in _BLOCKS):
            self._break()
            self._content(element)
            self._break()
        elif name == "head":
            self._head(element)
        elif name in _BLOCKS or name == "note":
            self._begin_block(name, element)
            self._end_paragraph()
            self._content(element)
            self._end_paragraph()
        else:
            self._inline(name, element)

    def _content(self, element: Element) -> None:
        if element.text:
            self._write(element.text, element)
        for one in element:
            self._element(one)
            if one.tail:
                self._write(one.tail, one)

    def _begin_block(self, name: str, element: Element) -> None:
        """Note what begins with a block: a table counts, an attachment without heading gets one."""
        if name == "table":
            self._tables += 1
        elif name == "attachment" and child(element, "head") is None:
            self._end_paragraph()
            self._early.append(Span(start=0, end=0, kind="heading", target=name))

    def _head(self, element: Element) -> None:
        self._end_paragraph()
        above = element.getparent()
        opened = _Open("heading", local_name(above) if above is not None else None)
        self._waiting.append(opened)
        self._content(element)
        self._close(opened, None)
        self._end_paragraph()

    def _cell(self, element: Element) -> None:
        """Read a cell; one without a word has an empty range, so that the columns stay."""
        self._break()
        if self._line is None:
            self._line = _Line(line_of(element))
        target = _cell_target(self._tables, element)
        opened, self._in_cell = _Open("cell", target), True
        self._waiting.append(opened)
        self._content(element)
        self._in_cell = False
        if opened.start is None and self._line is not None:
            at = self._line.length
            self._line.spans.append(Span(start=at, end=at, kind="cell", target=target))
        self._close(opened, self._line)
        self._break()

    def _choice(self, element: Element) -> None:
        """Take the corrected and the regular form; of an abbreviation, what was printed."""
        names = {local_name(one) for one in element}
        left = [one for one in element if _PASSED_OVER.get(local_name(one)) in names]
        before = self._line
        begin = before.length if before is not None else 0
        for one in element:
            if one not in left:
                self._element(one)
        if self._line is None or not left:
            return
        at = Anchor(start=begin if self._line is before else 0, end=self._line.length)
        self._line.passed_over += [
            Ignored(
                place=f"line {line_of(one)}",
                text=words,
                reason=f"{local_name(one)}: the other form stands in the text",
                anchor=at,
            )
            for one in left
            if (words := plain_text(one))
        ]

    def _inline(self, name: str, element: Element) -> None:
        kind_target = self._names.span_of(name, element)
        if kind_target is None:
            self._content(element)
            return
        opened = _Open(*kind_target)
        self._waiting.append(opened)
        line = self._line
        self._content(element)
        self._close(opened, line)

    def _close(self, opened: _Open, line: _Line | None) -> None:
        if opened in self._waiting:
            self._waiting.remove(opened)
        current = self._line
        if opened.start is None or current is None or (line is not None and line is not current):
            return  # it ran over the end of its paragraph
        if opened.start < current.length:
            span = Span(
                start=opened.start, end=current.length, kind=opened.kind, target=opened.target
            )
            current.spans.append(span)

    def _write(self, text: str, element: Element) -> None:
        words = text.split()
        line = self._line
        if not words:
            if line is not None:
                line.is_blank_due = True
            return
        if line is None:
            line = self._line = _Line(line_of(element))
        if line.length and (line.is_blank_due or text[0].isspace()):
            line.pieces.append(" ")
            line.length += 1
        for opened in self._waiting:
            if opened.start is None:
                opened.start = line.length
        self._waiting.clear()
        joined = " ".join(words)
        line.pieces.append(joined)
        line.length += len(joined)
        line.is_blank_due = text[-1].isspace()

    def _break(self) -> None:
        if self._line is not None:
            self._line.is_blank_due = True

    def _page(self, element: Element) -> None:
        number = element.get("n")
        if number and self._line is not None:
            at = self._line.length
            self._line.spans.append(Span(start=at, end=at, kind="page", target=number))
        elif number:
            self._early.append(Span(start=0, end=0, kind="page", target=number))

    def _call(self, element: Element) -> None:
        self._counted += 1
        note = CalledNote(
            identifier(element) or f"n{self._counted}",
            element.get("n") or str(self._counted),
            element,
        )
        self._notes.append(note)
        if self._line is None:
            self._line = _Line(line_of(element))
        at = self._line.length
        self._line.spans.append(Span(start=at, end=at, kind="note", target=note.id))

    def _end_paragraph(self) -> None:
        line, self._line = self._line, None
        for opened in self._waiting:
            opened.start = None
        if line is None:
            return
        if not line.length:
            self._onto_the_last(line.spans)
            return
        text = "".join(line.pieces)
        start = self._tape.add(text, line.line)
        self.passed_over += [
            one.model_copy(
                update={
                    "anchor": Anchor(start=start + one.anchor.start, end=start + one.anchor.end)
                }
            )
            for one in line.passed_over
        ]
        line.spans += self._early
        self._early = []
        spans = tuple(sorted(line.spans, key=lambda span: (span.start, -span.end)))
        evidence = {"text": printed(start, start + len(text))}
        self._paragraphs.append(Paragraph(text=text, spans=spans, evidence=evidence))

    def _onto_the_last(self, calls: Sequence[Span]) -> None:
        """Put calls that no word stands beside at the end of the paragraph before."""
        calls = [call for call in calls if call.kind != "cell"]
        if not self._paragraphs:
            self._early += [call for call in calls if call.kind in ("note", "page")]
            return
        last = self._paragraphs[-1]
        at = len(last.text)
        moved = [span.model_copy(update={"start": at, "end": at}) for span in calls]
        self._paragraphs[-1] = last.model_copy(update={"spans": (*last.spans, *moved)})


def _cell_target(table: int, cell: Element) -> str:
    """Say which table a cell is of, whether it is a heading, and how many columns it spans."""
    row = cell.getparent()
    is_label = "label" in (cell.get("role"), row.get("role") if row is not None else None)
    spans = (f"{name}={cell.get(name)}" for name in ("cols", "rows") if _is_several(cell, name))
    return " ".join([str(table), *(["label"] if is_label else []), *spans])


def _is_several(cell: Element, name: str) -> bool:
    stated = cell.get(name) or ""
    return stated.isascii() and stated.isdecimal() and 1 < int(stated) <= _MOST_SPANNED


def _is_inline(note: Element) -> bool:
    """Say whether a note stands in the text as print: "[Extract.]" above a letter."""
    return "inline" in (note.get("rend"), note.get("place"))
