"""Names that several archives share: what decides among them, and when nothing does."""

import re

from edossier.references.repositories import by_id

__all__ = ["decide"]

# What only the archives of one country print. A sign decides; two signs decide nothing.
_SIGNS: dict[str, re.Pattern[str]] = {
    "US": re.compile(
        r"(?<![^\W_])(?:(?:RG|Record\s{1,2}Group)[\s.:]{0,3}\d|Lot(?:\s{1,2}File)?\s{1,2}\d\d\s?D\s?\d|NSC Files"
        r"|Central\s{1,2}(?:Decimal |Foreign Policy )?Files?[,;\s]|CFPF|CDF\s\d|Presidential Materials|College Park)"
    ),
    "GB": re.compile(r"(?<![^\W_])(?:FO|CO|CAB|PREM|DEFE|WO|FCO|DO|KV|AIR|ADM|HW)\s?\d{1,4}/\d|(?<![^\W_])Kew"),
    "CZ": re.compile(
        r"(?<![^\W_])(?:krabice|krab\.|složka|obal|svazek|inv\.\s?č|ar\.\s?j|a\.\s?j|Ústřední|KSČ|sign\.)", re.IGNORECASE
    ),
    "NL": re.compile(r"(?<![^\W_])(?:toegang|inv\.\s?nr|inventarisnummer)|\d\.\d\d\.\d\d", re.IGNORECASE),
    "RO": re.compile(r"(?<![^\W_])(?:dosar|fond|filele|problema|Issue|Romanian?)(?![^\W_])", re.IGNORECASE),
    "FR": re.compile(r"(?<![^\W_])(?:série|sous-série|Asie|Europe|Afrique|Amérique|Nantes|Courneuve|Paris|AG|AP)(?![^\W_])"),
    "IE": re.compile(r"(?<![^\W_])(?:DFA|TSCH|DT|Taoiseach)(?![^\W_])"),
    "IN": re.compile(r"(?<![^\W_])(?:MEA|New Delhi|Ministry of External Affairs)(?![^\W_])"),
    "DE": re.compile(r"(?<![^\W_])(?:Bl\.|Bd\.|Bestand|Nr\.)"),
}  # fmt: skip


def decide(ids: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Give the one archive of `ids` that `text` can only mean; all of them where none is sure.

    R-REPO-4: the signs of one country's archives, and of no other candidate's, decide.
    """
    countries = {i: (known.country or "") for i in ids if (known := by_id(i))}
    signed = [
        i for i, country in countries.items() if country in _SIGNS and _SIGNS[country].search(text)
    ]
    return (signed[0],) if len(signed) == 1 else ids
