"""What the queries give: lines of lists, parts of pages, whole pages. All frozen.

A *line* is one row of a list; its `address` is the page it leads to. A page holds the library's
own values (`Dossier`, `Document`, with their evidence) beside the lines around them.
"""

from edossier_site.archive.narrowing import Condition
from edossier_site.archive.passages import Passage
from edossier_site.archive.portraits import FacetCount, Portrait
from edossier_site.archive.values.holdings import (
    AlikeLine,
    AlikeSide,
    CitationLine,
    InFile,
    NearestUnit,
    RepositoryLine,
    UnitLine,
)
from edossier_site.archive.values.naming import (
    AgentLine,
    AgentPage,
    NamedFormLine,
    PlaceLine,
    PlacePage,
    ProposalLine,
    RulingLine,
)
from edossier_site.archive.values.paging import PageOf
from edossier_site.archive.values.published import (
    ChapterLine,
    DocumentLine,
    DossierLine,
    MentionLine,
    Opening,
    SitemapLine,
    VersionLine,
)
from edossier_site.archive.values.whole import (
    Around,
    DocumentPage,
    DossierPage,
    HomePage,
    Links,
    Pointed,
    QuotationLine,
    QuotedLine,
    Resolved,
    VersionsPage,
    WithdrawnPage,
)
from edossier_site.archive.values.years import ChronologyPage, MonthLine, YearLine, YearPage

__all__ = [
    "AgentLine",
    "AgentPage",
    "AlikeLine",
    "AlikeSide",
    "Around",
    "ChapterLine",
    "ChronologyPage",
    "CitationLine",
    "Condition",
    "DocumentLine",
    "DocumentPage",
    "DossierLine",
    "DossierPage",
    "FacetCount",
    "HomePage",
    "InFile",
    "Links",
    "MentionLine",
    "MonthLine",
    "NamedFormLine",
    "NearestUnit",
    "Opening",
    "PageOf",
    "Passage",
    "PlaceLine",
    "PlacePage",
    "Pointed",
    "Portrait",
    "ProposalLine",
    "QuotationLine",
    "QuotedLine",
    "RepositoryLine",
    "Resolved",
    "RulingLine",
    "SitemapLine",
    "UnitLine",
    "VersionLine",
    "VersionsPage",
    "WithdrawnPage",
    "YearLine",
    "YearPage",
]
