"""Every read of the site, as functions that give frozen values; nothing else touches the tables.

    home()                              dossier_page(ark, version)      document_page(ark, version)
    dossiers(page)                      versions(ark)                   difference(ark, old, new)
    archives()                          archive_page(repository, path)
    wanted_page(repository, path)       typed_place(typed)
    persons(page), organisations(page)  agent_page(kind, slug)
    places(page)                        place_page(slug)
    years(), year_page(year, page, by)  chronology(page, conditions)
    resolve(identifier)                 sitemap(part)                   position()

Each asks a fixed number of questions whatever the size of the archive, and gives one page of a
long list. What is not there, a page beyond the last included, is `NotHereError`.
"""

from edossier_site.archive.queries.agents import (
    agent_page,
    organisations,
    persons,
    place_page,
    places,
)
from edossier_site.archive.queries.archives import archive_page, archives
from edossier_site.archive.queries.authorities import (
    authority_of,
    authority_page_name,
    called_by,
    id_of_ruling,
    leads_to,
    proposed_lines,
    ruling_lines,
)
from edossier_site.archive.queries.chronology import chronology, year_page, years
from edossier_site.archive.queries.documents import document_page
from edossier_site.archive.queries.dossiers import dossier_page, dossiers
from edossier_site.archive.queries.home import home
from edossier_site.archive.queries.identifiers import position, resolve
from edossier_site.archive.queries.likeness import alike_in_unit, decided_lines, suggested_lines
from edossier_site.archive.queries.narrowing import conditions_of
from edossier_site.archive.queries.nearest import archives_called, nearest_unit
from edossier_site.archive.queries.orders import held_items, order_items
from edossier_site.archive.queries.paging import NotHereError, WithdrawnError
from edossier_site.archive.queries.sitemaps import sitemap, sitemap_parts
from edossier_site.archive.queries.typed import typed_place
from edossier_site.archive.queries.versions import difference, versions
from edossier_site.archive.queries.wanted import every_wanted, wanted_page
from edossier_site.archive.queries.whole import whole_dossier
from edossier_site.archive.queries.withdrawn import called, withdrawal_of, withdrawn_page

__all__ = [
    "NotHereError",
    "WithdrawnError",
    "agent_page",
    "alike_in_unit",
    "archive_page",
    "archives",
    "archives_called",
    "authority_of",
    "authority_page_name",
    "called",
    "called_by",
    "chronology",
    "conditions_of",
    "decided_lines",
    "difference",
    "document_page",
    "dossier_page",
    "dossiers",
    "every_wanted",
    "held_items",
    "home",
    "id_of_ruling",
    "leads_to",
    "nearest_unit",
    "order_items",
    "organisations",
    "persons",
    "place_page",
    "places",
    "position",
    "proposed_lines",
    "resolve",
    "ruling_lines",
    "sitemap",
    "sitemap_parts",
    "suggested_lines",
    "typed_place",
    "versions",
    "wanted_page",
    "whole_dossier",
    "withdrawal_of",
    "withdrawn_page",
    "year_page",
    "years",
]
