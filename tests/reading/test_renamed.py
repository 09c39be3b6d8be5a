"""The reference dossier under another name for everything: the tables must follow.

A seeded map renames every person, archive, shelf number, leaf, registry number, document number
and date of the file, consistently. The expected tables, written here with the file's own facts,
go through the same map. A rule that knows one string of the file cannot pass.
"""

import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from edossier.dossier import Document, Dossier
from edossier.reading import Reading, read_file

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

RECORD = "record or notes of conversation"  # one word or two: either will do
RECORDS = {RECORD, "record of conversation", "notes of conversation"}

# The last column of each document: acronym, levels and containers, year, leaves.
AVPRF_1 = ("AVPRF", ["f. 0100", "op. 46", "p. 362", "d. 12"], "1953", ["l. 8"])
TERRITORIAL = ["Teritoriální odbory – Tajné", "ČLR"]
DOCUMENTS = [
    # number, date, event, authors, recipients, registry number, kind, title, source
    ("1", "1953-02-02", "1953-01-05", [], [], None, "memorandum of conversation",
     "Memorandum of conversation of the Soviet Ambassador to the PRC, A.S. Paniushkin, with the "
     "Ambassador of the People’s Republic of Bulgaria, Ia.K. Petkov, of 5 January 1953", AVPRF_1),
    ("2", "1956-01-17", None, ["V. Akshinskii"], ["Pavel Yudin"], None, "letter", None,
     ("SAPMO", ["DY 30/3603/77"], None, None)),
    ("3", "1956-03-21", "1956-03-20", [], [], None, "reception",
     "Reception: Comrades K.E. Voroshilov and Zhu De, 20 March 1956",
     ("AVPRF", ["f. 0100", "op. 49", "p. 410", "d. 6"], "1956", ["l. 39-40"])),
    ("4", "1956-10-14", "1956-10-14", [], [], "017.267/56", RECORD,
     "According to notes of an interview with Zhou Enlai from 14.10.1956",
     ("MZV", [*TERRITORIAL, "krabice 1", "obal 3"], None, [])),
    ("5", "1956-11-22", "1956-10-30", ["P. Yudin"], [], None, "memorandum of conversation",
     "Memorandum of conversation with comrade Liu Shaoqi of 30 October 1956",
     ("AVPRF", ["f. 0100", "op. 49", "p. 410", "d. 9"], "1956", ["l. 202-03"])),
    ("6", "1956-12-17", None, ["K.A. Krutikov", "Sall"], [], None, RECORD,
     "Record of conversation",
     ("RGANI", ["f. 5", "op. 28", "r. 5195", "d. 479"], None, ["l. 74-81"])),
    ("7", "1957-04-15", None, ["J. Bušniak"], [], "014.498/7", "memorandum",
     "Memorandum of visit of the ambassador of the German democratic republic, "
     "c. Fr. Everhartze",
     ("MZV", [*TERRITORIAL, "krabice 2", "obal 10"], None, [])),
    ("8", "1957-11-09", "1957-09-29", ["J. Bušniak"], [], "0423/57", RECORD,
     "Notes from a conversation between Czechoslovak parliamentary delegation and Chairman of "
     "the PRC, Mao Zedong, from 29 September 1957",
     ("MZV", [*TERRITORIAL, "krabice 2", "obal 10"], None, [])),
    ("9", "1957-12-21", None, ["L. Kubiš"], [], None, "memorandum", "Excerpt from memorandum",
     ("MZV", [*TERRITORIAL, "krabice 3", "obal 3"], None, [])),
    ("10", "1958-10-02", "1958-10-02", [], [], None, "memorandum of conversation",
     "Memorandum of conversation of comrade Mao Zedong, 2 October 1958, at meeting with six "
     "delegates of the socialist countries, located in the PRC",
     ("GARF", ["f. 9576", "op. 18", "d. 26"], "1958", ["l. 312-322"])),
    ("11", "1958-11-29", "1958-11-08", ["P.F. Yudin"], [], None, "memorandum of conversation",
     "Memorandum of exchange of the Minister of Foreign Affairs of the PRC, Chen Yi, at dinner "
     "in the Embassy of the USSR in the PRC in honor of the ambassadors of the socialist "
     "countries in China, 8 November 1958",
     ("AVPRF", ["f. 0100", "op. 51", "p. 432", "d. 6"], None, ["l. 173-75"])),
    ("12", "1960-07-18", None, ["N. Khrushchev"],
     ["Central Committee of Socialist Unity Party of [East] Germany"], None, "letter",
     "N. Khrushchev to Central Committee of Socialist Unity Party of [East] Germany",
     ("SAPMO", ["DY 30/3605/25-27"], None, None)),
    ("13", "1963-11-12", None, [], [], "2296/7", None,
     "The visit of the Hungarian ambassador in the PRC to bid farewell",
     ("NA", ["Antonín Novotný II", "krabice 85", "folder 118"], None, [])),
]  # fmt: skip
MENTIONS = ["1", "8", "2", "9", "5", "12", "7", "6", "10", "5", "10", "13"]
CITED = {"6": ["RGANI", "AVPRF", "SAPMO"], "9": ["RGANI", "MZV"], "10": ["SAPMO"]}
NAMED = """A.S. Paniushkin; Ia.K. Petkov; V. Akshinskii; Zhu De; K.E. Voroshilov; Zhou Enlai;
Liu Shaoqi; K.A. Krutikov; Sall; Fr. Everhartze; J. Bušniak; Mao Zedong; L. Kubiš; Chen Yi;
N. Khrushchev""".replace("\n", " ").split("; ")

# Printed acronym, name and English name; then what may stand in its place, of the same tradition.
ARCHIVES = {
    ("AVPRF", "Arkhiv vneshnei politiki rossiiskoi federadtsii",
     "Archive of Foreign Policy of the Russian Federation"): [
        ("AVTRM", "Arkhiv vneshnei torgovli respubliki Morava",
         "Archive of Foreign Trade of the Republic of Morava"),
        ("TsPAR", "Tsentral’nyi politicheskii arkhiv respubliki",
         "Central Political Archive of the Republic"),
    ],
    ("GARF", "Gosudarstvennyi arkhiv rossiiskoi federatsii",
     "State Archive of the Russian Federation"): [
        ("RGAE", "Rossiiskii gosudarstvennyi arkhiv ekonomiki",
         "Russian State Archive of the Economy"),
        ("GASO", "Gosudarstvennyi arkhiv Severnoi oblasti",
         "State Archive of the Northern Region"),
    ],
    ("RGANI", "Rossiiskii gosudarstvennyi arkhiv noveishii istorii",
     "Russian State Archive of Contemporary History"): [
        ("RGASPI", "Rossiiskii gosudarstvennyi arkhiv sotsial’no-politicheskoi istorii",
         "Russian State Archive of Socio-Political History"),
        ("TsKhID", "Tsentr khraneniia istoricheskikh dokumentov",
         "Center for the Storage of Historical Documents"),
    ],
    ("MZV", "Archiv Ministerstva zahraničních věcí České republiky",
     "Archive of the Ministry of Foreign Affairs of the Czech Republic"): [
        ("MZO", "Archiv Ministerstva zahraničního obchodu", "Archive of the Ministry of Trade"),
        ("AMP", "Archiv Ministerstva průmyslu", "Archive of the Ministry of Industry"),
    ],
    ("NA", "Národní archiv", "National Archive"): [
        ("ZA", "Zemský archiv", "Provincial Archive"),
        ("SOA", "Státní oblastní archiv", "State Regional Archive"),
    ],
    ("SAPMO", "Stiftung Archiv der Parteien und Massenorganisationen der DDR im Bundesarchiv",
     "Archive of Parties and Mass Organisations of the GDR in the German Federal Archive"): [
        ("SABV", "Stiftung Archiv der Betriebe und Verbände", "Archive of Works and Unions"),
        ("BArch", "Bundesarchiv", "Federal Archive"),
    ],
}  # fmt: skip
FAMILIES = {
    "Akshinskii Yudin Khrushchev Krutikov Paniushkin Petkov Voroshilov Stalin": (
        "Gorelov Sukhanov Zarubin Lebedinskii Tikhomirov Bulatov Ryzhkov Orlovskii Shirokov Vetrov"
    ),
    "Havlíček Kubiš Novotný": "Vaněk Dvořáček Hruška Šimůnek Kouřil",
    "Sall Martin Rákosi": "Fodor Keleti Bódi Szántó Lukács",
    "Everhartze Jersild Lüthi Westad": "Lindqvist Osterkamp Möller Harrowgate Brandt",
    "Dulles Sihanouk Zagoria": "Whitlock Prendergast Abercorn Tallis",
    "Zhou Liu Mao Zhu Chen Zhen Jiang Shen Xia Li": "Wang Sun Gao Xu Lin Tang Feng Song Deng Wu Ma",
    "Enlai Shaoqi Zedong Peilu Jieshi Zhihua Yafeng Danhui": (
        "Zhongxun Dehuai Fuchun Meiling Jingguo Ruiqing Yaobang Xiannian Guangya"
    ),
    "De Yi": "Ping Geng Qing Wei",
}
GIVEN = [
    "Arkadii",
    "Boris",
    "Dmitrii",
    "Evgenii",
    "Feliks",
    "Grigorii",
    "Herman",
    "Josef",
    "Konstantin",
    "Leonid",
    "Maksim",
    "Nestor",
    "Platon",
    "Roman",
    "Semyon",
    "Timofei",
    "Vadim",
]
BUSNIAK = [("Mišniak", "Misňiak"), ("Košnak", "Kosňak")]  # the file misspells him once
SHORT_FORENAMES = {"Ia": ["Iu"], "Fr": ["Joh", "Wm"]}
INSTITUTIONS = ["New Meridian University", "Lower Danube University", "Great Plains University"]
REGISTRY = ["017.267/56", "014.498/7", "0423/57", "2296/7"]


class Renaming:
    """A consistent map of everything that the file names; seed 0 changes nothing."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.is_identity = seed == 0
        self.known: dict[str, str] = {}
        self.years = self.random.choice([-4, -3, -2, -1, 1, 2, 3])
        self.days = self.random.choice([-13, -9, -6, -2])
        self.documents = self.random.choice([0, 20, 100])
        letters = [name[0] for name in GIVEN]
        mapped = self.random.sample(letters, len(letters))
        self.letters = dict(zip(letters, mapped, strict=True))
        self.words = self._words()
        names = sorted(self.words, key=len, reverse=True)
        families = "|".join(n for n in names if " " not in n)
        self.rules = [
            (rf"\b(?:{'|'.join(map(re.escape, names))})\b", self._word),
            (rf"\b(?:[A-Z][a-z]?\.)+(?= ?(?:{families})\b)", self._initials),
            ("|".join(map(re.escape, REGISTRY)), self._digits),
            (r"\b\d{1,2}(?:-\d{1,2})? (?:" + "|".join(MONTHS) + r") \d{4}\b", self._prose_date),
            (r"\b\d{1,2}\.\d{1,2}\.\d{4}\b", self._numeric_date),
            (r"\b\d{4}-\d\d-\d\d\b", self._iso_date),
            (r"\bDY \d+/\d+/\d+(?:-\d+)?\b", self._bestand),
            (r"\bl\. \d+(?:-\d+)?", self._leaves),
            (r"\b(?:f|op|p|r|d|krabice|obal|folder)\.? \d+", self._digits),
            (r"e-Dossier No\. \d+", self._digits),
            (r"\bDocument \d+", self._document),
            (r"\b19[4-8]\d\b", lambda printed: str(int(printed) + self.years)),
        ]
        self.pattern = re.compile("|".join(f"({rule})" for rule, _ in self.rules))

    def __call__(self, text: str) -> str:
        if self.is_identity:
            return text
        return self.pattern.sub(self._replacement, text)

    def _replacement(self, match: re.Match[str]) -> str:
        printed = match[0]
        if printed not in self.known:
            assert match.lastindex is not None
            self.known[printed] = self.rules[match.lastindex - 1][1](printed)
        return self.known[printed]

    def _words(self) -> dict[str, str]:
        words = {}
        for archive, others in ARCHIVES.items():
            words.update(zip(archive, self.random.choice(others), strict=True))
        for old, new in FAMILIES.items():
            chosen = self.random.sample(new.split(), len(old.split()))
            words.update(zip(old.split(), chosen, strict=True))
        words.update(zip(("Bušniak", "Busňiak"), self.random.choice(BUSNIAK), strict=True))
        by_letter = {name[0]: name for name in GIVEN}
        for name in ("Pavel", "Nikita", "Ján", "Ezhef", "Ferenc", "Austin", "Antonín"):
            words[name] = by_letter[self.letters[name[0]]]
        words["Old Dominion University"] = self.random.choice(INSTITUTIONS)
        return words

    def _word(self, printed: str) -> str:
        return self.words[printed]

    def _initials(self, printed: str) -> str:
        mapped = []
        for initial in printed.removesuffix(".").split("."):
            others = SHORT_FORENAMES.get(initial)
            mapped.append(self.random.choice(others) if others else self.letters[initial])
        return ".".join(mapped) + "."

    def _digits(self, printed: str) -> str:
        """Give other digits: as many, and a zero first where there was one."""
        while True:
            renamed = re.sub(r"\d+", self._number, printed)
            if renamed != printed and renamed not in self.known.values():
                return renamed

    def _number(self, match: re.Match[str]) -> str:
        zeros = len(match[0]) - len(match[0].lstrip("0"))
        first = str(self.random.randint(1, 9))
        rest = "".join(self.random.choice("0123456789") for _ in match[0][zeros + 1 :])
        return "0" * zeros + first + rest

    def _leaves(self, printed: str) -> str:
        first, _, last = printed.removeprefix("l. ").partition("-")
        if not last:
            return self._digits(printed)
        length = int(first[: len(first) - len(last)] + last) - int(first)
        while True:
            start = self._number(re.fullmatch(r"\d+", first))  # type: ignore[arg-type]
            end = str(int(start) + length)
            kept = len(end) - len(last)
            if len(end) == len(start) and start[:kept] == end[:kept]:
                return f"l. {start}-{end[kept:]}"

    def _bestand(self, printed: str) -> str:
        bestand, number, leaf = printed.removeprefix("DY ").split("/")
        renamed = [self._digits_of("DY", bestand), self._digits_of("number", number)]
        return f"DY {renamed[0]}/{renamed[1]}/{self._leaves(f'l. {leaf}').removeprefix('l. ')}"

    def _digits_of(self, label: str, number: str) -> str:
        key = f"{label} {number}"
        self.known[key] = self.known.get(key) or self._digits(key)
        return self.known[key].removeprefix(f"{label} ")

    def _document(self, printed: str) -> str:
        return f"Document {int(printed.split()[1]) + self.documents}"

    def _moved(self, day: int, month: int, year: int) -> date:
        return date(year + self.years, month, day) + timedelta(days=self.days)

    def _prose_date(self, printed: str) -> str:
        days, month, year = printed.split()
        moved = [self._moved(int(d), MONTHS.index(month) + 1, int(year)) for d in days.split("-")]
        range_of_days = "-".join(str(day.day) for day in moved)
        return f"{range_of_days} {MONTHS[moved[0].month - 1]} {moved[0].year}"

    def _numeric_date(self, printed: str) -> str:
        moved = self._moved(*map(int, printed.split(".")))
        return f"{moved.day}.{moved.month}.{moved.year}"

    def _iso_date(self, printed: str) -> str:
        year, month, day = map(int, printed.split("-"))
        return self._moved(day, month, year).isoformat()


@pytest.fixture(scope="module", params=range(6))
def renamed(request, reference_file, tmp_path_factory):
    """Give a seeded renaming and what the renamed file is read as."""
    renaming = Renaming(request.param)
    file = tmp_path_factory.mktemp("renamed") / "dossier.txt"
    file.write_text(renaming(reference_file.read_text("utf-8")), "utf-8")
    return renaming, read_file(file)


def _number(renaming: Renaming, printed: str) -> str:
    return renaming(f"Document {printed}").removeprefix("Document ")


def test_the_renaming_leaves_none_of_the_old_names(reference_file):
    text = Renaming(3)(reference_file.read_text("utf-8"))
    old = [*(word for names in FAMILIES for word in names.split()), *REGISTRY, "Bušniak", "0100"]
    old += [part for archive in ARCHIVES for part in archive]
    assert [name for name in old if re.search(rf"\b{re.escape(name)}\b", text)] == []


def test_title_series_essay_and_credits_follow(renamed):
    renaming, reading = renamed
    dossier = reading.dossier
    assert dossier.title == (
        "Central Europeans and the Sino-Soviet Split: "
        "The “Great Friendship” as International History"
    )
    assert dossier.series is not None
    assert f"{dossier.series.name} No. {dossier.series.number}" == renaming(
        "CWIHP e-Dossier No. 46"
    )
    [section] = dossier.essay.sections
    assert (section.heading, len(section.paragraphs)) == ("Introduction", 8)
    austin = renaming("Austin Jersild")
    assert {(c.role, c.agent) for c in dossier.credits} == {
        ("obtained", austin),
        ("translated", austin),
    }
    assert [(a.name, a.affiliation) for a in dossier.authors] == [
        (austin, renaming("Old Dominion University"))
    ]
    assert dossier.authors[0].evidence["name"].basis == "inferred"
    nulls = (dossier.publisher, dossier.rights, dossier.licence, dossier.published)
    assert nulls == (None, None, None, None)
    assert dossier.about


def test_calls_and_mentions_follow(renamed):
    renaming, reading = renamed
    spans = [
        span
        for section in reading.dossier.essay.sections
        for paragraph in section.paragraphs
        for span in paragraph.spans
    ]
    numbers = {note.id: note.number for note in reading.dossier.notes}
    called = [numbers[s.target] for s in spans if s.kind == "note"]
    assert called == [str(n) for n in range(1, 14)]
    mentions = [span.target for span in spans if span.kind == "document"]
    assert mentions == [_number(renaming, mention) for mention in MENTIONS]


def test_the_table_of_documents_follows(renamed):
    renaming, reading = renamed
    expected = [_expected_row(renaming, row) for row in DOCUMENTS]
    assert [_row(document) for document in reading.dossier.documents] == expected


def _expected_row(renaming: Renaming, row: tuple) -> dict[str, object]:  # type: ignore[type-arg]
    number, dated, event, authors, recipients, registry, kind, title, _ = row
    return {
        "number": _number(renaming, number),
        "date": renaming(dated),
        "event": event and renaming(event),
        "authors": [renaming(name) for name in authors],
        "recipients": [renaming(name) for name in recipients],
        "registry": registry and renaming(registry),
        "kind": kind,
        "title": title and renaming(title),
    }


def _row(document: Document) -> dict[str, object]:
    return {
        "number": document.number,
        "date": document.date and document.date.edtf,
        "event": document.event_date and document.event_date.edtf,
        "authors": list(document.authors),
        "recipients": list(document.recipients),
        "registry": document.registry_number,
        "kind": RECORD if document.kind in RECORDS else document.kind,
        "title": document.title,
    }


def test_the_sources_follow(renamed):
    renaming, reading = renamed
    for document, row in zip(reading.dossier.documents, DOCUMENTS, strict=True):
        acronym, levels, year, leaves = row[-1]
        source = document.source
        assert source is not None
        assert source.repository_printed == renaming(acronym)
        values = [x.value for x in sorted((*source.levels, *source.containers), key=_start)]
        expected = [part for level in levels for part in _values(renaming(level))]
        assert values == expected or _is_within(expected, values)
        if acronym not in ("MZV", "NA"):  # these print the period of a fonds instead
            assert source.year == (year and renaming(year))
        runs = [f"{run.first}-{run.last}" for run in source.leaves]
        if leaves is None:  # the number after the last slash of a Bestand: leaf, not certain
            leaves = [renaming(levels[0]).rsplit("/", 1)[1]]
        assert runs == [_full_run(renaming(run).removeprefix("l. ")) for run in leaves]


def _start(level) -> int:
    return level.start


def _values(renamed_level: str) -> list[str]:
    if renamed_level.startswith("DY"):
        return renamed_level.removeprefix("DY ").split("/")[:2]
    label = re.match(r"(?:f|op|p|r|d|krabice|obal|folder)\.? (?=\d)", renamed_level)
    return [renamed_level[label.end() :] if label else renamed_level]


def _is_within(expected: list[str], values: list[str]) -> bool:
    """Say whether `expected` stands in `values` in order; a fonds may print more of its name."""
    rest = iter(values)
    return all(any(part in value for value in rest) for part in expected)


def _full_run(printed: str) -> str:
    first, _, last = printed.partition("-")
    last = last or first
    return f"{first}-{first[: len(first) - len(last)]}{last}"


def test_the_labels_of_levels_follow(renamed):
    _, reading = renamed
    words = {"f.": "fond", "op.": "opis", "p.": "papka", "d.": "delo"}
    for document in reading.dossier.documents:
        assert document.source is not None
        for level in (*document.source.levels, *document.source.containers):
            assert level.level == words.get(level.label, level.level)


def test_repositories_and_notes_follow(renamed):
    renaming, reading = renamed
    dossier = reading.dossier
    found = [(r.acronym, r.name, r.name_en) for r in dossier.repositories]
    assert found == [
        tuple(renaming(part) for part in archive) for archive in sorted(ARCHIVES, key=_acronym)
    ]
    assert [note.number for note in dossier.notes] == [str(n) for n in range(1, 14)]
    for note in dossier.notes:
        cited = [_printed_acronym(r, dossier) for r in note.references if _is_archival(r)]
        assert cited == [renaming(acronym) for acronym in CITED.get(note.number, [])]


def _acronym(archive: tuple[str, str, str]) -> str:
    return archive[0]


def _is_archival(reference) -> bool:
    return reference.status not in ("not-archival", "unknown")


def _printed_acronym(reference, dossier: Dossier) -> str:
    printed = reference.repository_printed
    for repository in dossier.repositories:
        if printed in (repository.acronym, repository.name):
            return repository.acronym
        if printed and re.search(rf"\b{repository.acronym}\)?$", printed):
            return repository.acronym
    return str(printed)


def test_the_persons_follow(renamed):
    renaming, reading = renamed
    forms = {form for agent in reading.dossier.agents for form in (agent.name, *agent.forms)}
    missing = [n for n in NAMED if not any(renaming(n) in form for form in forms)]
    assert missing == []


def test_compatible_initials_are_one_person_and_others_are_not(renamed):
    renaming, reading = renamed
    one = {renaming(form) for form in ("P. Yudin", "P.F. Yudin", "Pavel Yudin")}
    [ambassador] = [a for a in reading.dossier.agents if one & {a.name, *a.forms}]
    assert one <= {ambassador.name, *ambassador.forms}
    assert renaming("P.V. Yudin") not in ambassador.forms


def test_nothing_is_left_unread(renamed):
    _, reading = renamed
    assert _unread(reading) == []


def _unread(reading: Reading) -> list[str]:
    text = reading.source.text
    found = [f for f in reading.findings if f.code == "unread-text"]
    return [text[f.anchor.start : f.anchor.end] for f in found if f.anchor]


def test_the_same_file_under_another_file_name_is_the_same_dossier(reference_file, tmp_path):
    other = tmp_path / "x.txt"
    other.write_bytes(Path(reference_file).read_bytes())
    both = [
        read_file(file).dossier.model_dump(exclude={"source_file"})
        for file in (reference_file, other)
    ]
    assert both[0] == both[1]
