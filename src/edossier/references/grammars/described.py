"""Words that tell of the document, not of the unit: "Peking to Foreign Office, 3 May 1957"."""

import re
from dataclasses import replace

from edossier.references.parts import Part, Reading

__all__ = [
    "from_last_name",
    "is_code",
    "is_collection",
    "is_date",
    "is_description",
    "with_descriptions",
]

# The first letters of the months, in the languages that citations are written in.
_MONTH = (
    r"(?:jan|feb|fév|fev|fiev|febr|mar|mär|már|mrt|maa|apr|avr|abr|ápr|mai|may|máj|maj|mag|mei|jun|jún|jui|juin|giu"
    r"|jul|júl|lug|aug|aoû|aou|ago|avg|sep|set|sze|okt|oct|out|ott|nov|noi|dec|déc|dez|dic|des|gen|ene|ian|iun|iul"
    r"|led|úno|únor|bře|dub|kvě|čer|srp|zář|říj|lis|pro|sty|lut|kwi|cze|lip|sie|wrz|paź|gru|tam|hel|huh|tou|kes|hei|elo"
    r"|syy|lok|mars|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|гру)"
    r"[^\W\d_]{0,9}"
)
_YEAR = r"\s{1,2}(?:de\s)?\d{4}"
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s{{1,2}}(?:de\s)?"
    rf"(?:[^\W\d_]{{3,10}}\.?{_YEAR}|{_MONTH}\.?(?:{_YEAR})?)"
)
_DATE = re.compile(
    rf"{_DAY}|[^\W\d_]{{3,10}}\.?\s{{1,2}}\d{{1,2}},\s\d{{4}}|{_MONTH}\.?\s{{1,2}}\d{{1,2}}|[\d./-]{{6,10}}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]*[^\W\d_A-ZÀ-ÞА-Я]{3}|[A-Z]{4,}$")
_CODE = re.compile(r"\d[/.-]\d|[A-Z]/\d|\b[A-Z]{2,}[/ -]?\d|\b[A-Z]\d{2}")
_BARE_LEVELS = {"fonds", "series", "subseries", "sub_subseries"}
# "Part 1": a word and its number are some level.
_NUMBERED = re.compile(r"[^\W\d_]{1,8}\.?\s?(?:[A-Z]{0,3}\d{1,5}[A-Za-z]?|[IVX]{1,5})")
# What a collection or series is called; other words before the first level are the document's.
_COLLECTION = re.compile(
    r"(?:Papers|Collection|Files?|Records|Instal?lments?|Series|Diar(?:y|ies)|Fonds?|Archives?|Department"
    r"|Papiers|Carte|Fondo)(?:\s\([^()]{1,60}\))?[”\"’]?$"
    r"|^(?:Fonds|Papiers|Carte|Fondo|Papers of)\s"
    r"|^(?:The\s)?(?:Ministry|Department|Office|Bureau|Embassy|Legation|Ministère|Ministero|Direction"
    r"|Direzione|Secretariat)\s|\s(?:Branch|Division|Section|Board|Secretariat|Commission)$"
)

# What a document is called, or who wrote to whom: such words are no creator of a fonds.
_DOCUMENT = re.compile(
    r"^(?:Secret |Confidential |Top Secret )?(?:Memo(?:randum|ire)?|Minutes?|Letter|Telegram|Notes?"
    r"|Report|Despatch|Dispatch|Records? of|Summary|Talks?|Conversation|Speech|Draft|Cable|Aide[- ]"
    r"|Statement|Agreement|Protocol"
    r"|Aufzeichnung|Bericht|Schreiben|Brief|Telegramm|Vermerk|Gespräch|Weisung|Niederschrift|Notiz|Protokoll"
    r"|Vortrag(?!e)|Lettre|Télégramme|Compte[- ]rendu|Rapport|Procès|Nota|Lettera|Telegramma"
    r"|Appunto|Verbale|Relazione|Carta(?![^\W_])|Informe|Telegrama|Ofício|Oficio|Despacho|Brev|Promemoria|PM|P\.\s?M\.|Referat|Notat)(?![^\W\d_])"
    r"|\s(?:to|by|from|with|between|an|à|til|till|al|ao)\s|^[“\"„«]",
    re.IGNORECASE,
)


def is_description(value: str) -> bool:
    """Say whether words behind the unit tell of the document: a date, or words of a title.

    >>> is_description("Peking to Foreign Office"), is_description("45"), is_description("X.4/12")
    (True, False, False)
    """
    if is_date(value):
        return True
    if _NUMBERED.fullmatch(value):
        return False
    return bool(_WORD.search(value)) and _CODE.search(value) is None


def is_date(value: str) -> bool:
    """Say whether `value` is a day: "3 May 1957", "May 3, 1957", "8 mai 1964"."""
    return _DATE.fullmatch(value.strip(" .")) is not None


def is_collection(value: str) -> bool:
    """Say whether `value` is what a collection or series is called: "Dulles Papers"."""
    return _COLLECTION.search(value) is not None


def is_code(value: str) -> bool:
    """Say whether there is a code in `value`: figures joined by a mark, or capitals and figures."""
    return _CODE.search(value) is not None


def from_last_name(reading: Reading) -> Reading:
    """R-ORDER-1: of what stands before the archive, unlabelled words at the start are a title.

    "Memorandum by Holmes, RG 25, vol. 3298, LAC": the levels begin with the record group. All up
    to a date is the document; without a date the first words may be. A collection or an office is
    a level wherever it stands, and of other words, or of a code, it is not certain what they are.
    R-ORDER-3: where no other fonds is printed, a name that is no document's is the creator's, and
    so the names behind it are levels too: "Staatskanzlei, Karton 14, HHStA, Wien".
    """
    first = next((i for i, p in enumerate(reading.parts) if p.isad and not _is_bare(p)), None)
    if first is None:
        return Reading(())
    lead = [part for part in reading.parts[:first] if part.value.strip("()/")]
    dated = max((i for i, part in enumerate(lead) if is_date(part.value)), default=-1)
    if dated < 0 and lead and _is_creator(lead[0], reading.parts[first:]):
        return reading
    told: set[int] = set()
    doubts = []
    for index, part in enumerate(lead):
        is_level = _is_bare(part) and is_collection(part.value)
        may_tell = not _is_bare(part) or _DOCUMENT.search(part.value) is not None
        is_first = index == 0 and dated < 0 and not is_level and not _is_odd(part)
        if index <= dated or (is_first and may_tell):
            told.add(part.start)
        elif (_is_bare(part) and not is_level) or _is_odd(part):
            doubts.append(f"“{part.value[:60]}” may be a level or the document's title.")
    gone = [part.value for part in lead if part.start in told]
    kept = [d for d in reading.doubts if not any(f"“{value[:60]}”" in d for value in gone)]
    parts = tuple(
        replace(p, level="aside", isad="") if p.start in told else p for p in reading.parts
    )
    return replace(reading, parts=parts, doubts=(*kept, *doubts))


def _is_creator(first: Part, labelled: tuple[Part, ...]) -> bool:
    has_fonds = any(part.isad == "fonds" for part in labelled)
    return _is_bare(first) and not has_fonds and _DOCUMENT.search(first.value) is None


def _is_bare(part: Part) -> bool:
    return part.isad in {"fonds", "series"} and not part.label and part.level in _BARE_LEVELS


def _is_odd(part: Part) -> bool:
    return part.level == "word" and is_code(part.value)


def with_descriptions(parts: list[Part], text: str) -> list[Part]:
    """Take the words behind the first file together: each run that tells of the document is aside.

    "FO 371/127301, FC 1031/14, Peking to Foreign Office, 3 May 1957": a run goes on until the next
    thing that was understood, and every stretch between its commas must be such words.
    """
    joined: list[Part] = []
    has_file = False
    for part in parts:
        has_file = has_file or bool(joined and joined[-1].isad in {"file", "item"})
        last = joined[-1] if joined else None
        if part.level == "word" and has_file and last and last.level == "run":
            joined[-1] = replace(last, value=text[last.start : part.end], end=part.end)
        elif part.level == "word" and has_file and part.value.strip("()/"):
            joined.append(replace(part, level="run", value=text[part.start : part.end]))
        else:
            joined.append(part)
    return [_told(part) if part.level == "run" else part for part in joined]


def _told(run: Part) -> Part:
    pieces = [piece for piece in re.split(r"[,;]", run.value) if piece.strip()]
    return replace(run, level="aside" if all(map(is_description, pieces)) else "word")
