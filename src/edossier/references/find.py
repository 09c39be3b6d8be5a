"""Archival citations in running text and footnotes, and where each starts and ends.

text -> definitions (short forms) -> anchors (where a citation may start) -> the end of each
    -> what it takes from the one before ("Ibid.", "д. 103" after a semicolon) -> its relation
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from edossier.references.anchors import Anchor, find_anchors
from edossier.references.context import Context
from edossier.references.continuing import alike_from, joined_to, opens
from edossier.references.definitions import Definition, context_with, find_definitions
from edossier.references.ends import end_of, is_archival
from edossier.references.following import refuse
from edossier.references.parse import (
    LONGEST,
    parse,
    parse_further,
    read_alone,
    read_as,
)
from edossier.references.reach import end_in, is_american, window_of
from edossier.references.reference import ArchivalReference
from edossier.references.surroundings import Relation, ends_sentence, relation_of

__all__ = ["FoundInText", "FoundReference", "find", "find_all", "find_in_notes"]

_BETWEEN = 2000  # code points before "Ibid." in which a published work may come between
# A page, a bracketed year, a quoted title: a published work is cited.
_WORK = re.compile(
    r"[『《]|\((?:[^()]{0,80}[:,]\s)?(?:1[5-9]|20)\d\d[^()]{0,10}\)|第\d{1,5}[页頁版]"
    r"|(?<![^\W_])(?:pp?|PP?|S|s|ss|С|с|C|стр|str|pág|tr|no|nr|Nr|vol|Vol|t|т|T|Т)\.\s?\d"
)
_SEVERAL = "The note before cites several records; which of them is meant is not said."
_NONE = "The note before cites no archival record."
_WORK_BETWEEN = "A published work is cited in between; which of both is meant is not said."
_OPENED = re.compile(r"(?:^|[.;(\[。；]|\s(?:is|are|in|see|See|also))\s{0,2}$")
_ALONE = re.compile(r"\s{0,2}(?:$|[)\]};；。])|\s{1,3}(?=[^\W\d_a-zа-я(])|\n")


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One citation in running text.

    Attributes:
        start, end: Where it stands in the text, code points, half-open.
        reference: What `parse` makes of it; its offsets count from `start`.
        relation: "cited", "compare" (see also), "copy" (another copy in) or "published".
        lead_in: The words before it that say so, as printed; empty where none do.
    """

    start: int
    end: int
    reference: ArchivalReference
    relation: Relation = "cited"
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class FoundInText:
    """The citations of one text, and the short forms that it gives to archives."""

    citations: tuple[FoundReference, ...]
    definitions: tuple[Definition, ...]


def find(
    text: str, context: Context | None = None, *, before: ArchivalReference | None = None
) -> tuple[FoundReference, ...]:
    """Find every archival citation in running text, in order.

    A citation starts at the archive's name and stops at its last level or leaf. A name with
    no level after it is a mention, no citation; books and journals never are. "Ibid." takes
    up the citation before it in the same text, the first one `before`.
    """
    return find_all(text, context, before=before).citations


def find_all(
    text: str, context: Context | None = None, *, before: ArchivalReference | None = None
) -> FoundInText:
    """Find the citations of a text and the short forms of archives that it defines."""
    return _found(text, context, before, None)


def find_in_notes(notes: Sequence[str], context: Context | None = None) -> tuple[FoundInText, ...]:
    """Find the citations of the notes of one text, given in order.

    A short form holds from its definition on. "Ibid." that opens a note takes up the record of
    the note before, where that cites one and no published work after it; else it is left relative
    with the doubt.

    >>> first, second = find_in_notes(["RGANI, f. 5, op. 30, d. 7, l. 1.", "Ibid., l. 9."])
    >>> second.citations[0].reference.key
    'rgani:fond=5/opis=30/delo=7#9'
    """
    answers: list[FoundInText] = []
    before, why = None, None
    for note in notes:
        found = _found(note, context, before, why)
        answers.append(found)
        context = context_with(context, found.definitions)
        before, why = _handed_on(note, found.citations)
    return tuple(answers)


def _handed_on(
    note: str, cited: Sequence[FoundReference]
) -> tuple[ArchivalReference | None, str | None]:
    """Give the record that "Ibid." in the next note takes up, or why there is none."""
    if len(cited) != 1:
        return None, _SEVERAL if cited else _NONE
    (last,) = cited
    if _WORK.search(note, last.end):
        return None, _WORK_BETWEEN
    return last.reference, None


def _found(
    text: str, context: Context | None, before: ArchivalReference | None, why: str | None
) -> FoundInText:
    definitions = find_definitions(text, context)
    scan = _Scan(text, context_with(context, definitions), before, why)
    anchors = find_anchors(text, scan.context)
    for anchor, limit in zip(anchors, _limits(anchors, len(text)), strict=True):
        if anchor.start >= scan.at:
            scan.take(anchor, limit)
    return FoundInText(tuple(scan.found), definitions)


def _limits(anchors: list[Anchor], length: int) -> Iterator[int]:
    """Give each anchor the start of the next archive's name, which no citation runs over."""
    nexts: list[int] = []
    limit = length
    for anchor in reversed(anchors):
        nexts.append(limit)
        if anchor.kind != "code" and not anchor.is_inside:
            limit = anchor.start
    yield from reversed(nexts)


@dataclass(slots=True)
class _Scan:
    """The way through one text: what was found, and what the next "Ibid." takes up.

    Attributes:
        before: What an "Ibid." before the first citation takes up.
        why: Why there is none.
        at: Where reading goes on.
    """

    text: str
    context: Context | None
    before: ArchivalReference | None
    why: str | None
    found: list[FoundReference] = field(default_factory=list)
    at: int = 0

    def take(self, anchor: Anchor, limit: int) -> None:
        """Take the citation that starts at an anchor, if one does, and those that go on from it."""
        if anchor.kind == "relative":
            self._take_relative(anchor, limit)
        else:
            end = end_in(self.text, anchor, limit)
            if end is None or end - anchor.start > LONGEST:
                return
            reference = parse(self.text[anchor.start : end], self.context)
            self._add(anchor.start, end, reference)
        while self.found and self.found[-1].end == self.at and self._go_on(limit):
            pass

    def _take_relative(self, anchor: Anchor, limit: int) -> None:
        before, why = self._taken_up(anchor)
        window = window_of(self.text, anchor.start, anchor.end, limit)
        size = anchor.end - anchor.start
        reading = read_alone(window, before)
        is_near = not any(map(str.isdigit, self.text[self._since(anchor) : anchor.start]))
        end = end_of(
            window,
            size,
            reading,
            goes_on=before is not None,
            is_near=is_near,
            counts_names=before is not None and is_american(before.repository),
        )
        if before is None:
            end = end if end is not None and is_archival(reading, end) else None
        elif end is None and self._is_alone(anchor):
            end = size
        if end is None:
            return
        reference = parse(window[:end], self.context, before=before)
        if before is None and why is not None:
            reference = refuse(reference, why)
        self._add(anchor.start, anchor.start + end, reference)

    def _since(self, anchor: Anchor) -> int:
        """Give where what stands between the last citation and an "Ibid." is looked at from."""
        return max(self.at, anchor.start - _BETWEEN)

    def _taken_up(self, anchor: Anchor) -> tuple[ArchivalReference | None, str | None]:
        """Give the citation that "Ibid." takes up, or why it takes up none."""
        cited = self.found[-1].reference if self.found else self.before
        if cited is None:
            return None, self.why
        if _WORK.search(self.text, self._since(anchor), anchor.start):
            return None, _WORK_BETWEEN
        return cited, None

    def _is_alone(self, anchor: Anchor) -> bool:
        """Say whether "Ibid." is a whole sentence, clause or bracket: the same place again."""
        opened = self.text[max(0, anchor.start - 8) : anchor.start]
        is_clause = _OPENED.search(opened) is not None
        return is_clause and _ALONE.match(self.text, anchor.end) is not None

    def _go_on(self, limit: int) -> bool:
        """Take a citation that goes on from the last: "; д. 103, л. 1", " et 5 AG 1/183"."""
        last = self.found[-1]
        start = alike_from(self.text, last.end, last.reference, limit)
        is_alike = start is not None
        if start is None:
            start = joined_to(self.text, last.end, limit)
        if start is None:
            return False
        window = window_of(self.text, start, start, limit)
        reading = read_as(window, last.reference)
        if not opens(reading, is_alike=is_alike):
            return False
        end = end_of(window, 0, reading)
        if end is None:
            return False
        reference = parse_further(window[:end], last.reference)
        self._add(start, start + end, reference, last)
        return True

    def _add(
        self,
        start: int,
        end: int,
        reference: ArchivalReference,
        joined: FoundReference | None = None,
    ) -> None:
        between = self.text[self.at : start]
        relation, lead_in = relation_of(between)
        last = joined or (self.found[-1] if self.found else None)
        if not lead_in and last and last.relation == "compare" and not ends_sentence(between):
            relation = last.relation
        self.found.append(FoundReference(start, end, reference, relation, lead_in))
        self.at = end
