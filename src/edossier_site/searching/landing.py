"""Where a query leads besides what it finds: to the unit it cites, to the archive it names."""

from dataclasses import dataclass
from typing import Any

from edossier.search.asked import citation_asked, words_asked
from edossier.search.query import Query
from edossier_site.archive import queries
from edossier_site.archive.values import NearestUnit, RepositoryLine

__all__ = ["Landing", "landing_of"]


@dataclass(frozen=True, slots=True)
class Landing:
    """What the words of a query name.

    Attributes:
        archives: Those that it names; none where it is a citation.
        cited: As far as the unit that it cites is known here; None where it cites none.
    """

    archives: tuple[RepositoryLine, ...] = ()
    cited: NearestUnit | None = None

    def to_json(self) -> list[dict[str, Any]]:
        """Give the addresses that the query leads to, as `edossier search --json` prints them."""
        found: list[dict[str, Any]] = [
            {"kind": "archive", "address": line.address, "label": line.label, "missing": []}
            for line in self.archives
        ]
        if self.cited:
            unit = {"kind": "unit" if self.cited.chain else "archive"}
            known = {"address": self.cited.address, "label": said(self.cited)}
            found.append({**unit, **known, "missing": list(self.cited.missing)})
        return found


def landing_of(query: Query) -> Landing:
    """Say where a query leads."""
    citation = citation_asked(query.text)
    if citation is not None:
        return Landing(cited=queries.nearest_unit(citation))
    words = words_asked(query)
    return Landing(archives=queries.archives_called(words)) if words else Landing()


def said(cited: NearestUnit) -> str:
    """Say what is known of a unit: "AVPRF, fond 0100, opis 49"."""
    steps = (f"{unit.level.replace('_', ' ')} {unit.value}" for unit in cited.chain)
    return ", ".join([cited.repository.label, *steps])
