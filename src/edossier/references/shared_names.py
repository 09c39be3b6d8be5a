"""Names that several archives share: what decides among them, and when nothing does."""

import re

from edossier.references.repositories import by_id

__all__ = ["by_bestand", "decide"]

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
        "GB": (
            r"(?:FO|CO|CAB|PREM|DEFE|WO|FCO|DO|KV|AIR|ADM|HW)\s?\d{1,4}/\d|Kew",
            r"(?:[A-Z]{4}|MISC)\s\d{1,3}/\d|Churchill|Cambridge",
        ),
        "CZ": (
            r"krabice|krab\.|složka|obal\.?\s\d|svazek|inv\.\s?č|ar\.\s?j|a\.\s?j",
            r"Ústřední|ÚV KSČ|KSČ|sign\.|sv\.\s?\d",
        ),
        "NL": (r"[Tt]oegang|inv\.\s?nr|[Ii]nventarisnummer|\d\.\d\d\.\d\d",),
        "RO": (r"dosar|[Ff]ond(?:ul)?(?![^\W_])|filele|problema|Issue|Romania",),
        "FR": (
            r"[Ss]érie|[Ss]ous-série|Asie|Europe|Afrique|Amérique|Nantes|La Courneuve|AG|AP",
            r"\d{8}/\d|\d{1,4}\s?(?:QO|PO|INVA|CPCOM|AJ|AP|AG\d{0,2}|AS|MI)(?![^\W_])",
            r"(?:F|BB|AJ|C|D)[\s/]?\d{1,3}(?:[a-z][IVX]{0,3})?[\s/]\d",
        ),
        "IE": (
            r"DFA|TSCH|TAOIS|DT|D/T|JUS|FIN/|OPW|ED/|Taoiseach|Dublin",
            r"Department of (?:Foreign|External) Affairs",
            r"(?:(?:19|20)\d\d|9\d)/\d{1,3}/\d",
        ),
        "IN": (
            r"MEA|New Delhi|External Affairs Department|Ministry of External Affairs",
            r"(?:F\.|File|Progs?\.?)\s?Nos?\.|F\.\s\d|EAI\b|Home \(?Pol|Foreign and Political",
            r"\d{1,4}\(\d{1,4}\)-[A-Z]",
        ),
        # The party's fond 4п, and the words of the language.
        "BY": (r"[Вв]оп(?:іс)?\.|[Аа]рк\.|[Фф](?:онд)?\.?\s?4-?[пП]|[Ff](?:ond)?\.?\s?4-?[pPпП]",),
        "CA": (
            r"(?:RG|MG)[\s-]?\d{1,3}(?:[-\s]?[A-Z][\w-]{0,6})?,?\s(?:[Vv]ol|[Ss]eries|[Aa]cc)|fonds",
        ),
        "AL": (r"V\.\s?(?:19\d\d|\d\d)(?!\d)|viti\s|Dos(?:ja|\.)\s?\d|fl\.\s?\d|Tiran",),
        "CN": (r"\d{3}[-–—－]\d{5}",),
        "ES": (r"R[-.\s]{0,2}\d{3,5}(?!\d)|leg(?:ajo|\.)\s|Madrid|España",),
        "CU": (r"Gobierno Superior Civil|Reales Órdenes|Asuntos Políticos|La Habana",),
        "MX": (r"DGIPS|DFS|IPS|DGIPyS|Gobernación|Presidentes|México|Mexico",),
        "CL": (r"Santiago|Chile",),
        "AR": (r"Buenos Aires|Argentina",),
        "PE": (r"Lima(?![^\W_])|Perú",),
        "BR": (r"Brasília|Rio de Janeiro|fundo\s|BR[_ ]?DFANBSB|DSI",),
        "PT": (r"Lisboa|PEA|PAA|POI|PIDE|AOS|M\.\s?\d|[Mm]aço",),
        "DE": (r"Nds\.|Hann\.|Rep\.\s?\d|Nr\.\s?\d|Bl\.\s?\d",),
        "AU": (r"[A-Z]{1,2}\d{1,5}(?:/\w{1,3})?,\s\S", r"MS\s\d{1,5}|Papers of"),
        "AM": (
            r"[Ff](?:ond)?\.\s?\d+[\s,.;]{1,3}(?:ts|op|c\.|g\.)|[Фф]\.\s?\d|fond\s\d|op\.|ts['’]?\.",
        ),
        "BE": (r"[Bb]ruxelles|Brussels?|dossier \d\d\.\d{3}|Belgi",),
        "VA": (r"Segr?\.|Nunz|Segreteria|A\.E\.S|Arch\.\s|Congr",),
        "IT": (r"Senato|Collegio|Dispacci|Consiglio|Provveditori|filza|Dieci",),
        "SE": (
            r"Utrikesdepartement|1920 års|dossiersystem|Statsrådsberedningen|Försvarsstaben",
            r"Beskickning|Sverige|[sS]amling(?![^\W_])|[A-Za-zÅÄÖåäö]{2,30}[äö][a-zåäö]{2,30}",
            r"UD:s|HP\s\d{1,2}(?!\d)|Marieberg|volym|E VII|SE/RA",
        ),
        "NO": (
            r"Utenriksdepartement|Statsministerens|Stortinget|Forsvarsdepartementet|eske",
            r"(?:S|PA|RAFA)-\d{3,5}|Dyb|\d{1,2}\.\d{1,3}/\d{1,3}",
        ),
        "DK": (
            r"Udenrigsministeri|Statsministeriet|UM(?![^\W_])|pakke|pk\.|æske",
            r"\d{1,3}\.[A-Z]\.\d{1,3}|gruppeordnede|journalsag",
        ),
        "FI": (r"kansio|kotelo|Valtioneuvoston|Urho Kekkosen|Ulkoasiain|Ulkoministeri",),
        "SK": (r"Bratislav|škatuľa|š\.\s?\d",),
    }.items()
}


# A word that stands first behind the name and that no other candidate's country has.
_FIRST: dict[str, re.Pattern[str]] = {
    "RO": re.compile(r"[\s,.:]{0,4}[Ff]ond(?:ul)?\s{1,2}(?=[A-ZȘȚÎ\d„\"])"),
}


_OF_SAPMO = re.compile(r"[\s,;:)]{1,3}(?:Bestand\s)?(?:DY|NY|SgY)\s?\d")


def by_bestand(ids: tuple[str, ...], text: str) -> tuple[str, ...]:
    """R-REPO-8: the Bestände DY and NY of the Bundesarchiv are its SAPMO's: "BArch, DY 30/2471"."""
    return ("SAPMO-BArch",) if ids == ("BArch",) and _OF_SAPMO.match(text) else ids


def decide(ids: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Give the one archive of `ids` that `text` can only mean; all of them where none is sure.

    R-REPO-6: the signs of one country's archives, and of no other candidate's, decide.
    """
    countries = {i: (known.country or "") for i in ids if (known := by_id(i))}
    first = [i for i, c in countries.items() if c in _FIRST and _FIRST[c].match(text)]
    if len(first) == 1:
        return (first[0],)
    signed = [
        i for i, country in countries.items() if country in _SIGNS and _SIGNS[country].search(text)
    ]
    return (signed[0],) if len(signed) == 1 else ids
