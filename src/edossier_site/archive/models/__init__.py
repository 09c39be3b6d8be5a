"""The tables: what was published, as columns to look up by and the library's JSON to show.

A row stores and nothing more: `rows.py` translates, `queries/` reads, `follow.py` writes.
"""

from edossier_site.archive.models.authorities import (
    AuthorityForm,
    AuthorityRecord,
    NameProposal,
    NameRuling,
)
from edossier_site.archive.models.deciding import RecordDecision, RecordTrace
from edossier_site.archive.models.following import FollowPosition
from edossier_site.archive.models.holding import (
    ArchivalUnit,
    Citation,
    CitedNumber,
    Repository,
    UnitCitation,
    UnitTrait,
    WantedRecord,
)
from edossier_site.archive.models.naming import Agent, Mention, NamedForm, Place, Quotation
from edossier_site.archive.models.published import (
    Document,
    DocumentFacet,
    DocumentVersion,
    DocumentYear,
    Dossier,
    DossierVersion,
    Facet,
    FacetYear,
    Placement,
    PrintedPage,
)
from edossier_site.archive.models.withdrawing import Withdrawal

__all__ = [
    "Agent",
    "ArchivalUnit",
    "AuthorityForm",
    "AuthorityRecord",
    "Citation",
    "CitedNumber",
    "Document",
    "DocumentFacet",
    "DocumentVersion",
    "DocumentYear",
    "Dossier",
    "DossierVersion",
    "Facet",
    "FacetYear",
    "FollowPosition",
    "Mention",
    "NameProposal",
    "NameRuling",
    "NamedForm",
    "Place",
    "Placement",
    "PrintedPage",
    "Quotation",
    "RecordDecision",
    "RecordTrace",
    "Repository",
    "UnitCitation",
    "UnitTrait",
    "WantedRecord",
    "Withdrawal",
]
