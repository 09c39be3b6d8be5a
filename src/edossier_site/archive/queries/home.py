"""The first page: what is here, and the busiest ways in."""

from edossier_site.archive import models
from edossier_site.archive.queries.chronology import years
from edossier_site.archive.queries.dossiers import dossiers
from edossier_site.archive.queries.lines import (
    agent_line,
    agents,
    place_line,
    place_names,
    repositories,
    repository_line,
)
from edossier_site.archive.values import HomePage

__all__ = ["home"]

_SHOWN = 12


def home(page: int = 1) -> HomePage:
    """Give the first page; `page` of its list of dossiers.

    Raises:
        NotHereError: The list of dossiers has no such page.
    """
    return HomePage(
        dossiers=dossiers(page),
        documents=models.Document.objects.filter(is_current=True).count(),
        archives=tuple(repository_line(row) for row in repositories(busiest_first=True)[:_SHOWN]),
        persons=tuple(agent_line(row) for row in agents("person", busiest_first=True)[:_SHOWN]),
        places=tuple(place_line(row) for row in place_names(busiest_first=True)[:_SHOWN]),
        years=years(),
    )
