"""ARKs: the permanent names of dossiers and documents.

An ARK is `ark:`, the number of the body that assigned it (NAAN), and a name; after that may
stand a qualifier, such as the `v2` of a version. Hyphens in it mean nothing, and it may be
written with the address of any site before it.

Source: J. Kunze and E. Bermès, "The ARK Identifier Scheme", draft-kunze-ark, sections 2 and 3.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from edossier.identifiers import noid

__all__ = ["Ark", "format_ark", "parse_ark"]

# Hyphens, and the dashes that typesetting makes of them, are dropped before two ARKs are compared.
_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
_ARK = re.compile(
    r"(?:https?://[^\s?#]{1,500}?/)?ark:/?"
    r"(?P<naan>[0-9b-df-hj-km-np-tv-xz]{1,16})/(?P<name>[0-9a-z=~*+@_$]{1,200})"
    r"(?P<qualifier>(?:[/.][0-9a-z=~*+@_$]{1,200}){0,10})/?(?:[?#].*)?",
    re.ASCII | re.IGNORECASE,
)
_VERSION = re.compile(r"/v([1-9][0-9]{0,8})", re.ASCII)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Ark:
    """An ARK in its parts, hyphens gone.

    Attributes:
        naan: The number of the body that assigned the name: "99999".
        name: With its check character.
        qualifier: What follows the name, with its first stroke or stop: "/v2"; mostly empty.
    """

    naan: str
    name: str
    qualifier: str = ""

    def __str__(self) -> str:
        return f"{format_ark(self.naan, self.name)}{self.qualifier}"

    @property
    def has_valid_check(self) -> bool:
        """Whether the name ends in its check character."""
        return noid.is_valid(self.naan, self.name)

    @property
    def version(self) -> int | None:
        """The version that the qualifier `/v2` names; None where it names none."""
        found = _VERSION.fullmatch(self.qualifier)
        return int(found[1]) if found else None

    @property
    def unversioned(self) -> "Ark":
        """The same ARK without its qualifier."""
        return Ark(self.naan, self.name)


def format_ark(naan: str, name: str) -> str:
    """Write an ARK as edossier prints it.

    >>> format_ark("13030", "xf93gt2q")
    'ark:/13030/xf93gt2q'
    """
    return f"ark:/{naan}/{name}"


def parse_ark(text: str) -> Ark | None:
    """Read an ARK in any of the ways people write one; None if `text` is not one.

    >>> str(parse_ark("https://example.org/ark:13030/xf-93gt2q/v2"))
    'ark:/13030/xf93gt2q/v2'

    Args:
        text: `ark:/99999/x`, `ark:99999/x`, or either after the address of a site. Capitals
            are kept, unless only small letters make the check character right.
    """
    if len(text) > _LONGEST:
        return None
    found = _ARK.fullmatch(unquote(text.strip()).translate(_HYPHENS))
    if found is None:
        return None
    ark = Ark(found["naan"].lower(), found["name"], found["qualifier"])
    lowered = Ark(ark.naan, ark.name.lower(), ark.qualifier.lower())
    return lowered if lowered.has_valid_check else ark
