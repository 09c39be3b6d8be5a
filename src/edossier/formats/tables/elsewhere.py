"""Other places where a document is to be had, from a column that says of what kind they are."""

from typing import Literal

from edossier import references
from edossier.dossier import Elsewhere

__all__ = ["place_elsewhere"]

_ElsewhereKind = Literal["copy", "publication", "identifier"]


def place_elsewhere(name: str, text: str) -> Elsewhere:
    """Make one place of its words; an address stands alone, or behind them in angle brackets.

    Args:
        name: Of the column's field: "copy", "publication", "link", "identifier".
        text: The words.
    """
    words, address = text, None
    if text.startswith(("http://", "https://")) and " " not in text:
        address = text
    elif text.endswith(">") and "<http" in text:
        words, _, rest = text.rpartition("<")
        words, address = words.strip(), rest.rstrip(">")
    kinds: dict[str, _ElsewhereKind] = {"copy": "copy", "identifier": "identifier"}
    reference = references.parse(words) if name == "copy" else None
    return Elsewhere(
        kind=kinds.get(name, "publication"),
        text=words,
        reference=reference if reference and (reference.repository or reference.levels) else None,
        number=words if name == "identifier" else None,
        address=address,
    )
