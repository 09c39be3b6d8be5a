"""Imprints: the place, publisher and year by which a book or an article is given in full.

R-SHORT-3  Telling is a year that stands by itself or behind a place ("Berlin 1998"), a
           publisher's word ("Kiadó", "Verlag"), a known place between commas, or the mark of
           a book without place or year ("s. d."). A place's name alone begins no author.
"""

import re

from edossier.names import find_places

__all__ = ["begins_imprint", "has_imprint", "is_place", "is_year"]

_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])(?:[/–-][0-9]{2,4})?[a-z]?"
_CAPITAL = "[A-ZÀ-ÞŁŚŹŻĆŃŠČŘŽĎŤŇŐŰĚŮȘȚА-ЯЁІЇЄҐ]"
_PLACE = rf"{_CAPITAL}[\w'’]{{0,30}}\.?(?:[\s/–—-]{{1,3}}{_CAPITAL}[\w'’]{{0,30}}\.?){{0,3}}"
_IS_YEAR = re.compile(rf"[\[(]?{_YEAR}[\])]?")
_PLACE_AND_YEAR = re.compile(rf"{_PLACE}\s\[?{_YEAR}\]?")
_PUBLISHER = re.compile(
    r"(?<![^\W_])(?:(?:[^\W_]{0,20})?kiadó(?:ja)?|(?:[^\W_]{0,20}[sS])?verlag|press|presses|éditions?"
    r"|éditeurs?|édn|editura|wydawnictw[oa]|wyd|oficyna|nakladatelství|nakl|vydavatelstv[íoa]"
    r"|издательство|изд-во|изд|издательский|видавництво|вид-во|издателство|naklada|založba"
    r"|izdavačk[ao]|izdavač|edizioni|editore|editorial|uitgeverij|förlag|forlaget?|yayın(?:ları|evi)"
    r"|publishers?|publishing|publications?)(?![^\W_])",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"(?:s\.\s?[ld]|s\.\s?[ae]|o\.\s?[oj]|b\.\s?[rmd]|bez r|n\.\s?[dp]|[ée]\.\s?n|h\.\s?n|f\.\s?a"
    r"|б\.\s?[гм])\.?",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"{_PLACE}(?:\s?[:,;]\s?[^,:;\n]{{2,50}}){{0,3}}?[,.;:]?\s{{0,2}}\[?{_YEAR}|{_PLACE}\s?:\s?{_CAPITAL}"
)


def has_imprint(words: str) -> bool:
    """Say whether the words of a title, or those behind it, hold place, publisher or year."""
    if _PUBLISHER.search(words):
        return True
    parts = [part.strip(" .") for part in words.split(", ")]
    if any(_IS_YEAR.fullmatch(p) or _PLACE_AND_YEAR.fullmatch(p) for p in parts):
        return True
    return any(_WITHOUT.fullmatch(part) or is_place(part) for part in parts[1:])


def begins_imprint(text: str) -> bool:
    """Say whether a text begins with "Praha: Louka, 1998" or "М., 1998"."""
    return _BEGINS.match(text) is not None


def is_place(words: str) -> bool:
    """Say whether the words are the name of a known place and nothing else."""
    return any(p.start == 0 and p.end == len(words) for p in find_places(words))


def is_year(words: str) -> bool:
    """Say whether the words are one year of printing."""
    return _IS_YEAR.fullmatch(words) is not None
