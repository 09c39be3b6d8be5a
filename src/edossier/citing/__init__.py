"""A document, dossier or essay -> a citation that leads another reader to the same words.

    Dossier, Document, Edition, Pinpoint -> Cited
        -> chicago, mla                   words, put together from parts, titles, people, sources
        -> record -> ris, bibtex, csl     data, the same facts in three spellings

`cite(cited, style)` gives any of them; `STYLES` lists them.
"""

from edossier.citing.cited import Cited, Edition, Pinpoint
from edossier.citing.styles import STYLES, Style, cite, style_named

__all__ = ["STYLES", "Cited", "Edition", "Pinpoint", "Style", "cite", "style_named"]
