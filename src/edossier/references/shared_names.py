"""Names that several archives share: what decides among them, and when nothing does."""

import re

from edossier.references.repositories import by_id

__all__ = ["decide"]

_NOT_INSIDE = r"(?<![^\W_])"
# What only the archives of one country print. A sign decides; two signs decide nothing.
_SIGNS: dict[str, re.Pattern[str]] = {
    country: re.compile(rf"{_NOT_INSIDE}(?:{'|'.join(signs)})")
    for country, signs in {
        "US": (
            r"(?:RG|Record\s{1,2}Group)[\s.:]{0,3}\d",
            r"Lot(?:\s{1,2}File)?\s{1,2}\d\d\s?D\s?\d",
            r"Central\s{1,2}(?:Decimal |Foreign Policy )?Files?[,;\s]",
            r"CFPF|CDF\s\d|NSC Files|Presidential Materials|College Park",
        ),
        "GB": (r"(?:FO|CO|CAB|PREM|DEFE|WO|FCO|DO|KV|AIR|ADM|HW)\s?\d{1,4}/\d", "Kew"),
        "CZ": (
            r"krabice|krab\.|složka|obal\.?\s\d|svazek|inv\.\s?č|ar\.\s?j|a\.\s?j",
            r"Ústřední|ÚV KSČ|KSČ|sign\.",
        ),
        "NL": (r"[Tt]oegang|inv\.\s?nr|[Ii]nventarisnummer|\d\.\d\d\.\d\d",),
        "RO": (r"dosar|[Ff]ond(?:ul)?|filele|problema|Issue|Romania",),
        "FR": (r"[Ss]érie|[Ss]ous-série|Asie|Europe|Afrique|Amérique|Nantes|La Courneuve|AG|AP",),
        "IE": (r"DFA|TSCH|DT|Taoiseach|Department of Foreign Affairs",),
        "IN": (r"MEA|New Delhi|Ministry of External Affairs",),
    }.items()
}


def decide(ids: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Give the one archive of `ids` that `text` can only mean; all of them where none is sure.

    R-REPO-6: the signs of one country's archives, and of no other candidate's, decide.
    """
    countries = {i: (known.country or "") for i in ids if (known := by_id(i))}
    signed = [
        i for i, country in countries.items() if country in _SIGNS and _SIGNS[country].search(text)
    ]
    return (signed[0],) if len(signed) == 1 else ids
