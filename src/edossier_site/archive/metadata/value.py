"""What a page says of itself to machines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Link", "Metadata"]


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link from a page or file to another address.

    Attributes:
        type: The media type of what is there.
    """

    rel: str
    href: str
    type: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page holds for machines.

    Attributes:
        canonical: The whole address that stands for the page.
        kind: In Open Graph's words.
        names: Of `<meta name>`, in order; a name may come again.
        json_ld: In the words of schema.org.
        is_indexed: Search engines should keep the page.
    """

    canonical: str
    title: str
    kind: str = "website"
    description: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    json_ld: Mapping[str, Any] = field(default_factory=dict)
    is_indexed: bool = True
