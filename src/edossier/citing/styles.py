"""The styles by name, as the command and the pages offer them."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from edossier.citing import bibtex, chicago, csl, mla, ris
from edossier.citing.cited import Cited
from edossier.errors import CitingError

__all__ = ["STYLES", "Style", "cite", "style_named"]


@dataclass(frozen=True, slots=True)
class Style:
    """A way to cite.

    Attributes:
        name: What people type.
        label: For the eye.
        write: The citation in full.
        again: The citation after a full one; None where there is none.
        again_label: Where that one stands.
        form: Words to be read, or data.
    """

    name: str
    label: str
    write: Callable[[Cited], str]
    again: Callable[[Cited], str] | None = None
    again_label: str = ""
    form: Literal["words", "data"] = "words"


STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        Style("chicago-note", "Chicago, note", chicago.note, chicago.short_note, "Later notes"),
        Style("chicago-bibliography", "Chicago, bibliography", chicago.bibliography),
        Style("mla", "MLA", mla.entry, mla.in_text, "In the text"),
        Style("bibtex", "BibTeX", bibtex.bibtex, form="data"),
        Style("ris", "RIS", ris.ris, form="data"),
        Style("csl-json", "CSL-JSON", csl.csl_json, form="data"),
    )
}


def style_named(name: str) -> Style:
    """Give a style.

    Raises:
        CitingError: There is none of this name; the message names the nearest.
    """
    style = STYLES.get(name)
    if style is None:
        near = difflib.get_close_matches(name.casefold()[:40], STYLES, n=1, cutoff=0.4)
        mend = f"did you mean {near[0]}?" if near else f"the styles are {', '.join(STYLES)}."
        raise CitingError(f"There is no style {name[:40]!r}; {mend}")
    return style


def cite(cited: Cited, style: str = "chicago-note", *, again: bool = False) -> str:
    """Cite in a style; `again` for the short form after a full one.

    Raises:
        CitingError: There is no such style, it has no short form, or the leaf that is meant is not
            one of the document's.
    """
    found = style_named(style)
    if not again:
        return found.write(cited)
    if found.again is None:
        having = " and ".join(one.name for one in STYLES.values() if one.again)
        raise CitingError(f"The style {style} has no short form; {having} have one.")
    return found.again(cited)
