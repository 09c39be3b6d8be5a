"""What an editor should know of a table: many rows with one fault are told together."""

from collections import Counter
from collections.abc import Iterator

from edossier.dossier import Anchor, Finding
from edossier.formats.edition import EDITION_CODES

__all__ = ["Remarks"]

_TOLD = 20  # of one kind one by one; then their number


class Remarks:
    """Collects findings; memory does not grow with the number of faults."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._last: dict[str, str] = {}

    def add(self, code: str, place: str | None, message: str, anchor: Anchor | None = None) -> None:
        """Tell of one thing."""
        self._counts[code] += 1
        if self._counts[code] > _TOLD:
            self._last[code] = place or ""
            return
        self._findings.append(
            Finding(
                severity=EDITION_CODES[code],
                code=code,
                message=message,
                place=place,
                anchor=anchor,
            )
        )

    def count(self, code: str) -> int:
        """Say how many were told of."""
        return self._counts[code]

    def places(self, code: str) -> str:
        """Give the first places of a kind, for one line."""
        found = [one.place or "" for one in self._findings if one.code == code][:5]
        more = self._counts[code] - len(found)
        return ", ".join(found) + (f" and {more:,} more" if more > 0 else "")

    def all(self) -> Iterator[Finding]:
        """Give the findings, and for each kind how many more there are."""
        yield from self._findings
        for code, last in self._last.items():
            more = self._counts[code] - _TOLD
            yield Finding(
                severity=EDITION_CODES[code],
                code=code,
                message=f"{more:,} more of this kind, the last at {last}: mend the first ones.",
                place=last or None,
            )
