"""One module a page: each asks a query, typesets what it gives, and answers."""

from edossier_site.archive.views.agents import (
    organisation,
    organisations,
    person,
    persons,
    place,
    places,
)
from edossier_site.archive.views.archives import archive, archives
from edossier_site.archive.views.chronology import chronology, year
from edossier_site.archive.views.downloads import download
from edossier_site.archive.views.home import about, home
from edossier_site.archive.views.identified import ark, difference, other_spelling, versions
from edossier_site.archive.views.machines import robots, sitemap
from edossier_site.archive.views.typed import typed
from edossier_site.archive.views.wanted import wanted, wanted_csv, wanted_json

__all__ = [
    "about",
    "archive",
    "archives",
    "ark",
    "chronology",
    "difference",
    "download",
    "home",
    "organisation",
    "organisations",
    "other_spelling",
    "person",
    "persons",
    "place",
    "places",
    "robots",
    "sitemap",
    "typed",
    "versions",
    "wanted",
    "wanted_csv",
    "wanted_json",
    "year",
]
