"""What an identifier names; every address there is; how far the log has been read."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from edossier.identifiers import LocalId, parse_id
from edossier_site.archive import addresses, models
from edossier_site.archive.queries.paging import NotHereError
from edossier_site.archive.values import PageOf, Resolved

__all__ = ["position", "resolve", "sitemap"]

_ADDRESSES = 50_000  # the most that a sitemap may hold


def position() -> int:
    """Give the number of the last event of the log whose rows are here."""
    row = models.FollowPosition.objects.first()
    return row.position if row else 0


def resolve(identifier: str) -> Resolved:
    """Say what an ARK, an address with one, or "46/5" names.

    Raises:
        NotHereError: It names nothing here, or "46" two dossiers.
    """
    parsed = parse_id(identifier)
    if parsed is None:
        raise NotHereError(identifier[:200])
    if isinstance(parsed, LocalId):
        return _resolve_local(parsed)
    ark = str(parsed.unversioned)
    if models.Document.objects.filter(ark=ark).exists():
        return Resolved("document", ark, parsed.version)
    if models.Dossier.objects.filter(ark=ark).exists():
        return Resolved("dossier", ark, parsed.version)
    raise NotHereError(identifier[:200])


def _resolve_local(local: LocalId) -> Resolved:
    found = models.Dossier.objects.filter(number=local.dossier).values_list("ark", flat=True)[:2]
    if len(found) != 1:
        raise NotHereError(str(local))
    if local.document is None:
        return Resolved("dossier", found[0], None)
    there = Q(is_current=True) | Q(is_withdrawn=True)
    held = models.Document.objects.filter(there, dossier=found[0], number=local.document)
    ark = held.order_by("-is_current", "order").values_list("ark", flat=True).first()
    if ark is None:
        raise NotHereError(str(local))
    return Resolved("document", ark, None)


def sitemap(part: int = 1) -> PageOf[str]:
    """Give the addresses of all pages worth finding, 50,000 a part.

    Raises:
        NotHereError: There is no such part.
    """
    counts = _counts([listed for listed, _ in _listed()])
    fixed = ("/", "/archives/", "/persons/", "/places/", "/chronology/", "/about/")
    total = len(fixed) + sum(counts)
    parts = -(-total // _ADDRESSES)
    if not 1 <= part <= parts:
        raise NotHereError(f"part {part} of {parts}")
    first = (part - 1) * _ADDRESSES
    found = list(fixed[first : first + _ADDRESSES])
    skip = max(0, first - len(fixed))
    for (listed, address), count in zip(_listed(), counts, strict=True):
        wanted = _ADDRESSES - len(found)
        found += [address(*row) for row in listed[skip : skip + wanted]] if skip < count else []
        skip = max(0, skip - count)
    return PageOf(tuple(found), part, parts, total)


def _counts(listed: Sequence[QuerySet[Any, Any]]) -> list[int]:
    """Count the rows of each list: one question for all."""
    first, *others = (
        rows.order_by().values_list(Value(place)).annotate(Count(_counted_by(rows), distinct=True))
        for place, rows in enumerate(listed)
    )
    found = dict(first.union(*others, all=True))
    return [found.get(place, 0) for place in range(len(listed))]


def _counted_by(rows: QuerySet[Any, Any]) -> str:
    return "year" if rows.model is models.DocumentYear else "pk"


def _listed() -> tuple[tuple[QuerySet[Any, Any], Callable[..., str]], ...]:
    """Give every table that has a page a row, in a fixed order, and how a row makes its address."""
    return (
        (
            models.Dossier.objects.filter(is_withdrawn=False).order_by("ark").values_list("ark"),
            addresses.ark_address,
        ),
        (
            models.Document.objects.filter(is_current=True).order_by("ark").values_list("ark"),
            addresses.ark_address,
        ),
        (models.Repository.objects.order_by("id").values_list("id"), addresses.archive_address),
        (
            models.ArchivalUnit.objects.order_by("repository_id", "path").values_list(
                "repository_id", "path"
            ),
            addresses.archive_address,
        ),
        (
            models.Agent.objects.order_by("kind", "slug").values_list("kind", "slug"),
            addresses.agent_address,
        ),
        (models.Place.objects.order_by("slug").values_list("slug"), addresses.place_address),
        (
            models.DocumentYear.objects.order_by("year").values_list("year").distinct(),
            addresses.year_address,
        ),
    )
