"""Records that come in beside those that are there: the same once, with what both say."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from edossier.authorities.record import Authority, NameForm

__all__ = ["take_in"]


def take_in(
    there: Iterable[Authority], coming: Iterable[Authority], slug: Callable[[str], str]
) -> tuple[Authority, ...]:
    """Give all records: those that come in join the one with their id or an identifier of theirs.

    What is there stays; forms, roles, identifiers and sources are added; a date or note is taken
    only where there was none. A record of nobody known gets an id of its own: its slug, a point
    and a number, so that no printed name ever makes the same address. Names alone join nothing.

    Args:
        slug: Gives the part of an address that stands for a name.
    """
    made = {one.id: one for one in there}
    known = {_key(one, item): one.id for one in made.values() for item in one.identifiers}
    for new in coming:
        keys = [_key(new, item) for item in new.identifiers]
        found = (
            new.id if new.id in made else next((known[key] for key in keys if key in known), None)
        )
        identifier = found or _unused(slug(new.name), made)
        made[identifier] = _joined(made[found], new) if found else replace(new, id=identifier)
        known.update(dict.fromkeys(keys, identifier))
    return tuple(made.values())


def _key(one: Authority, item: object) -> tuple[str, object]:
    return one.kind, item


def _unused(slug: str, made: dict[str, Authority]) -> str:
    number = 1
    while f"{slug}.{number}" in made:
        number += 1
    return f"{slug}.{number}"


def _joined(old: Authority, new: Authority) -> Authority:
    have = set(old.every_form)
    called = [form for form in new.forms if form.text not in have]
    if new.name not in have and new.name not in {form.text for form in called}:
        called.insert(0, _as_form(new))
    return replace(
        old,
        forms=(*old.forms, *called),
        start=old.start or new.start,
        end=old.end or new.end,
        note=old.note or new.note,
        roles=tuple(dict.fromkeys((*old.roles, *new.roles))),
        identifiers=tuple(dict.fromkeys((*old.identifiers, *new.identifiers))),
        sources=tuple(dict.fromkeys((*old.sources, *new.sources))),
    )


def _as_form(new: Authority) -> NameForm:
    return NameForm(new.name, None, None, new.sources[0] if new.sources else None)
