"""Who wrote to whom where endings say it: "Ferenc Martin levele Sík Endréhez"."""

import re
from functools import cache

from edossier.reading.segments import looks_like_person
from edossier.reading.words import alternatives, table

__all__ = ["possessive_correspondents"]

_LONGEST = 300
# The final a and e of a name are lengthened before an ending: Endre, Endréhez.
_SHORT = {"á": "a", "é": "e"}


def possessive_correspondents(title: str) -> tuple[str, str] | None:
    """Give sender and recipient of a Hungarian title, the recipient without its ending.

    >>> possessive_correspondents("Ferenc Martin levele Sík Endréhez, 1958. március 12.")
    ('Ferenc Martin', 'Sík Endre')

    Source:
        A magyar helyesírás szabályai (12th ed.): the endings -hoz, -hez, -höz and -nak, -nek,
        joined to a foreign name with a hyphen where its last letter is not sounded.
    """
    match = _pattern().match(title[:_LONGEST])
    if match is None:
        return None
    sender, recipient = match["sender"].strip(), _without_ending(match["recipient"], match["end"])
    if not looks_like_person(sender, strict=True) or not looks_like_person(recipient, strict=True):
        return None
    return sender, recipient


def _without_ending(stem: str, ending: str) -> str:
    if ending.startswith("-"):
        return stem
    return stem[:-1] + _SHORT.get(stem[-1], stem[-1])


@cache
def _pattern() -> re.Pattern[str]:
    words = alternatives(table("labels")["correspondence"]["possessed"])
    return re.compile(
        rf"(?P<sender>[^\d,;:]{{3,80}}?)\s(?:{words})\s"
        r"(?P<recipient>[^\d,;:]{3,80}?)(?P<end>-?(?:hoz|hez|höz|nak|nek))(?=[\s,;.(]|$)",
        re.IGNORECASE,
    )
