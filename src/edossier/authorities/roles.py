"""A description of a person in a list -> the roles in it: "Ambassador in India, May 1953-1954"."""

import re

from edossier.authorities.record import Role

__all__ = ["roles_of"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DATE = rf"(?:(?:{'|'.join(_MONTHS)})\.?(?: \d{{1,2}},)? )?\d{{4}}"
_SPANS = (
    rf"(?P<start>{_DATE}) ?[-\u2013\u2014] ?(?P<end>{_DATE})",
    rf"(?:from |after |since )?(?P<start>{_DATE}) (?:to|until|through) (?P<end>{_DATE})",
    rf"(?:from|after|since|beginning) (?P<start>{_DATE})",
    rf"(?:to|until|through|before) (?P<end>{_DATE})",
)
_DATED = tuple(re.compile(rf"(?P<title>.*?),? ?\b{span}\.?", re.I | re.S) for span in _SPANS)


def roles_of(description: str) -> tuple[Role, ...]:
    """Read the roles of a description, parted by semicolons; each with its dates if it has any.

    >>> roles_of("Ambassador in India, May 1953 to November 1954; then Consul")[0]
    Role(title='Ambassador in India', start='1953-05', end='1954-11')

    Source:
        The lists of persons of *Foreign Relations of the United States*.
    """
    parts = (" ".join(part.split()).strip(" .") for part in description.split(";"))
    return tuple(_role(re.sub(r"^(?:and |then |and then )", "", part)) for part in parts if part)


def _role(part: str) -> Role:
    for dated in _DATED:
        if (found := dated.fullmatch(part)) and found["title"]:
            dates = found.groupdict()
            return Role(found["title"], _edtf(dates.get("start")), _edtf(dates.get("end")))
    return Role(part)


def _edtf(printed: str | None) -> str | None:
    if printed is None:
        return None
    month, _, rest = printed.partition(" ")
    if month.strip(".").lower() not in _MONTHS:
        return printed
    number = _MONTHS.index(month.strip(".").lower()) + 1
    day, _, year = rest.rpartition(", ")
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"
