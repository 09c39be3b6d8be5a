"""Conditions on documents, by the fields of the query language: from an address to a query set."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from edossier.errors import QueryError
from edossier.search.codes import country_name, language_name
from edossier.search.fields import DateField, parse_field
from edossier_site.archive import models
from edossier_site.archive.addresses import slug
from edossier_site.archive.narrowing import MOST_CONDITIONS, NARROWING, Condition
from edossier_site.archive.queries.identifiers import resolve
from edossier_site.archive.queries.paging import NotHereError

__all__ = ["conditions_of", "narrowed"]

_COLUMNS = {"date": ("date", "event"), "dated": ("date",), "event": ("event",)}


def conditions_of(asked: Iterable[tuple[str, str]]) -> tuple[Condition, ...]:
    """Say what the fields of an address mean here; each condition once, in order.

    Args:
        asked: Pairs of field and value as typed; fields of another kind are passed over.

    Raises:
        QueryError: A value cannot be what its field takes; the sentence says what does.
        NotHereError: Nothing here goes by that name, or there are too many conditions.
    """
    wanted = [(name, value.strip()) for name, value in asked if name in NARROWING]
    wanted = [(name, value) for name, value in wanted if value]
    if len(wanted) > MOST_CONDITIONS:
        raise NotHereError(f"{len(wanted)} conditions")
    return tuple(dict.fromkeys(_condition(name, value) for name, value in wanted))


def narrowed(conditions: Sequence[Condition]) -> QuerySet[models.Document]:
    """Give the current documents of which all conditions are true."""
    found = models.Document.objects.filter(is_current=True)
    for condition in conditions:
        if condition.name in _COLUMNS:
            found = found.filter(_within(condition))
        else:
            found = found.filter(
                facets__facet__name=condition.name, facets__facet__value=condition.value
            )
    return found


def _condition(name: str, value: str) -> Condition:
    if name in ("person", "organisation", "place"):
        return _named(name, value)
    if name == "archive":
        return _archive(value)
    if name == "dossier":
        return _dossier(value)
    # The query language itself checks what is left, so that both refuse and forgive the same.
    parsed = parse_field(name, value, start=0, value_at=len(name) + 1, end=len(value))
    if name == "lang":
        return Condition(name, parsed.value, language_name(parsed.value))
    if name == "country":
        return Condition(name, parsed.value, country_name(parsed.value))
    return Condition(name, parsed.value, parsed.value)


def _named(name: str, value: str) -> Condition:
    """Find a person, organisation or place by its slug, its name, or a form of it."""
    model = models.Place if name == "place" else models.Agent
    of_kind = {} if name == "place" else {"kind": name}
    row = model._default_manager.filter(slug=slug(value), **of_kind).first()
    if row is None:
        row = model._default_manager.filter(forms__form=value, **of_kind).order_by("slug").first()
    if row is None:
        raise NotHereError(f"{name} {value[:100]}")
    return Condition(name, row.slug, row.name)


def _archive(value: str) -> Condition:
    """Find an archive by its id, its acronym or a name; an id goes before an acronym."""
    by_name = Q(acronym__iexact=value) | Q(name__iexact=value) | Q(name_en__iexact=value)
    found = models.Repository.objects.filter(Q(id=value) | by_name).order_by("id")
    rows = sorted(found[:10], key=lambda row: row.id != value)
    if not rows:
        raise NotHereError(f"archive {value[:100]}")
    label = rows[0].acronym or rows[0].name or rows[0].name_en or rows[0].id
    return Condition("archive", rows[0].id, label)


def _dossier(value: str) -> Condition:
    found = resolve(value)
    title = models.Dossier.objects.filter(ark=found.ark).values_list("title", flat=True).first()
    if title is None:
        raise NotHereError(f"dossier {value[:100]}")
    return Condition("dossier", found.ark, title)


def _within(condition: Condition) -> Q:
    name = condition.name
    parsed = parse_field(name, condition.value, start=0, value_at=0, end=len(condition.value))
    if not isinstance(parsed, DateField):
        raise QueryError(f"`{condition.value}` is no date", at=0)
    found = Q()
    for column in _COLUMNS[name]:
        found |= _touches(column, parsed.earliest, parsed.latest)
    return found


def _touches(column: str, earliest: date | None, latest: date | None) -> Q:
    """Say that some day of a column's range lies between two; None is open, in range and row."""
    first, last = f"{column}_earliest", f"{column}_latest"
    found = Q(**{f"{first}__isnull": False}) | Q(**{f"{last}__isnull": False})
    if latest is not None:
        found &= Q(**{f"{first}__lte": latest}) | Q(**{f"{first}__isnull": True})
    if earliest is not None:
        found &= Q(**{f"{last}__gte": earliest}) | Q(**{f"{last}__isnull": True})
    return found
