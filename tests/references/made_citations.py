"""Made-up citations of every tradition: its archives, level words, number shapes and orders.

What is drawn comes from the tables of facts, so that a tradition that gains a word is tested with
it; the shapes that no table holds (codes, positions, labels behind numbers) are written here.
"""

import json
import re
from functools import cache
from importlib.resources import files

from hypothesis import strategies as st

from edossier.references.repositories import Repository, all_repositories

__all__ = ["citations"]

Text = st.SearchStrategy[str]
_LABELLED = {"russian", "ukrainian", "bulgarian", "lithuanian", "belarusian"}
_NAMES = [
    "Antonín Novotný II",
    "Teritoriální odbory – Tajné",
    "KC PZPR",
    "Cancelarie",
    "Affari Politici",
    "Asie-Océanie",
    "Kabinet",
    "Records of the Secretary",
    "Kancelář prezidenta republiky",
    "CC al PCR",
    "NSC Files",
    "Truman Papers",
]
_LEADS = ["", "Source: ", "See ", "“Record of Talk,” 5 May 1957, ", "0423/57, "]
_TAILS = [
    *("", ".", ". Secret.", " (copy)", ". Translated by Ann B. Writer."),
    *("; obtained by J. Doe", ", passim", " and so on", ". Подлинник. Машинопись.", ", 9 л."),
]
_MARKS = [", ", ", ", ". ", "; ", " ", ",", " – "]

_FIGURES = {
    "{n}": st.integers(1, 9999).map(str),
    "{s}": st.integers(1, 99).map(str),
    "{f}": st.integers(10000, 99999).map(str),
    "{y}": st.integers(1900, 1991).map(str),
}


@cache
def _words(tradition: str) -> list[tuple[str, str, str]]:
    """Level, ISAD(G) level and word, of every word of a tradition in the table."""
    table = files("edossier.references").joinpath("tables", "level_words.json")
    return [
        (row["level"], row["isad"], word)
        for row in json.loads(table.read_text("utf-8"))
        if row["tradition"] == tradition
        for word in row["words"]
    ]


def _shaped(*shapes: str) -> Text:
    """Fill shapes: {n} is a number, {s} a short one, {f} five figures, {y} a year."""

    def filled(shape: str) -> Text:
        pieces = re.split(r"(\{[nsfy]\})", shape)
        return st.tuples(*(_FIGURES.get(piece, st.just(piece)) for piece in pieces)).map("".join)

    return st.sampled_from(shapes).flatmap(filled)


_numbers = _shaped(
    *("{n}", "0{n}", "{n}Б", "Р{n}", "R-{n}", "К-{s}", "{s}/{n}", "{s}-{s}", "{n}а", "№ {n}"),
    *("XIX-{s}", "{n}/{y}", "A {n}", "{s}.{s}"),
)
_tidy_numbers = _shaped("{n}", "{n}", "{n}", "0{n}", "{s}")
_tidy_leaves = _shaped("{s}", "{s}", "1-{n}", "{s}, {n}", "202-03")
_leaf_lists = _shaped(
    *("{n}", "{n}-{n}", "{s}-{n}", "{n}, {n}", "{n} об.", "{n} ob.", "{n}-{n}v", "{s} зв., {n}"),
    *("{s}a", "{s}ff."),
)


@st.composite
def _labelled(draw: st.DrawFn, words: list[tuple[str, str, str]], *, is_tidy: bool) -> str:
    """Some levels of a tradition from the fonds down; an untidy scholar's in any order."""
    parts: list[str] = []
    for isads in (("fonds",), ("series",), ("container", "either"), ("file",), ("item",)):
        fitting = [word for _, isad, word in words if isad in isads]
        is_rare = isads[0] in ("container", "item")
        if fitting and draw(st.integers(0, 9)) < (2 if is_rare else 9):
            is_name = isads == ("fonds",) and not is_tidy and draw(st.booleans())
            blank = " " if is_tidy else draw(st.sampled_from([" ", ""]))
            numbers = _tidy_numbers if is_tidy else _numbers
            value = draw(st.sampled_from(_NAMES) if is_name else numbers)
            parts.append(f"{_label(draw, fitting)}{blank}{value}")
    if draw(st.integers(0, 4)) == 0:
        year = draw(_shaped("{y}") if is_tidy else _shaped("{y}-{y}", "{y} г.", "({y})"))
        parts.insert(draw(st.integers(0, len(parts))), year)
    if not is_tidy:
        parts = draw(st.permutations(parts))
    leaves = [word for _, isad, word in words if isad in ("leaf", "page", "either")]
    if leaves and draw(st.booleans()):
        numbers = _tidy_leaves if is_tidy else _leaf_lists
        parts.append(f"{_label(draw, leaves)} {draw(numbers)}")
    return draw(st.sampled_from(_MARKS[:3] if is_tidy else _MARKS)).join(parts)


def _label(draw: st.DrawFn, words: list[str]) -> str:
    word = draw(st.sampled_from(words))
    return draw(st.sampled_from([word, word, word.capitalize(), word.rstrip(".")]))


@st.composite
def _named(draw: st.DrawFn, words: list[tuple[str, str, str]]) -> str:
    """Names without a label, then labelled levels."""
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=2))
    return ", ".join(filter(None, [*names, draw(_labelled(words, is_tidy=draw(st.booleans())))]))


# What no table of labels holds, by the tradition whose archives print it.
_SHAPES: dict[str, tuple[str, ...]] = {
    "russian": ("{n}/{s}/{n}", "Р{n} {s} {n}", "{n}/{s}/{n}, л. {s}-{n}", "R/{n}/{s}/{s}, s. {n}"),
    "ukrainian": ("{n}/{s}/{n}", "{n}/{s}/{n}, p. {n}", "R/{n}/{s}/{s}"),
    "german": (
        "DY 30/{n}/{n}-{n}",
        "DY 30/{n}/{s}",
        "B {s}/{n}, {s}-{n}",
        "NY {n}/{n}, Bl. {n}",
        "RW {s} (Amt)/{n}, Bl. {s}-{n}",
        "R 43-I/{n}, fol. {s}",
        "B {s}-{n}, Bd. {n}",
        "M {s}, ZR {n}/98",
        "MfS, HA IX, Nr. {n}, Bl. {s}-{n}",
        "MfS ZAIG {n}",
    ),
    "british": (
        "FO {n}/{n}",
        "FO 371/0{f}",
        "CAB 129/{s}",
        "PREM {s}/{n}, f. {n}",
        "C. O. {n}/{s}, p. {n}",
        "IOR/L/PS/{s}/{n}",
        "IOR/R/{s}/{s}/{n}",
        "FO {n}/{n}/{n}",
        "Add MS {n}, f. {s}",
        "Mss Eur F111/{s}",
        "WO {n}/{n}-{n}",
        "DEFE {s}/{n}, FK{n}/{n}",
    ),
    "american": (
        "RG 59, Central Files, 711.5/5-{n}",
        "RG {n}, Box {n}",
        "RG 59, PA Lot File 82D{s}, Box {s}, April–June {y}",
        "Record Group {n}, Entry {n}, Box {s}, Folder {n}",
        "Central Files 1967–69, POL {s} ARAB–ISR",
        "RG 59, M{s}, Roll {n}, pp. {n}",
        "Truman Papers, PSF–Subject File",
        "NSC Files, Box {n}, Country Files, Far East, China, Vol. X",
        "CFPF {y}, P7{f}–0202",
    ),
    "hungarian": (
        "M-KS 288. f. {n}. cs. {n}. ő. e.",
        "M-KS 288. f. {s}/{n}. ő. e.",
        "XIX-J-1-j Korea, {n}. doboz, {s}/a, 004076/{y}",
        "288. f. {s}. cs. {n}. ő. e. {n}-{n}. lap",
        "3.1.5. O-{n}/{s}, {s}–{n}. o.",
        "K {n}. {n}. t. {s}. d.",
    ),
    "chinese": (
        "档案号:110-{f}-01,第{s}—{n}页",
        "{f}-01",
        "外务部档,第{n}卷之{s}",
        "档号:B105-{s}-{n}",
        "檔號：109-{f}-01(1)",
    ),
    "osa": ("300-{s}-{s}", "300-{s}-{s}:{n}/{n}", "300-{s}-{s} Regional Press", "300"),
    "swiss": ("E{n}.{s}#{y}/{n}#{n}#{s}", "E{n}#{y}/{s}#{n}*", "J1.{s}#{y}/{n}#{n}"),
    "symbol": ("A/PV.{n}", "S/{n}", "A/C.1/PV.{n}"),
    "polish": (
        "{s}/{s}/{n}, k. {n}",
        "KC PZPR, 237/XXII-{n}, k. {n}",
        "KC PZPR, sygn. XI A/{n}",
        "z. {s}, w. {s}, t. {n}",
        "BU 0{n}/{n}",
    ),
    "yugoslav": ("{n} – {s} – {n}", "{n}, a. e. {n}", "{y}, PA, Korea, f. {n}, d. {n}"),
    "french": ("F/7/{f}", "5 AG 1/{n}", "457 AP {n}", "118QO/{n}", "GR 8YD", "GR 7 NN {n}"),
    "italian": ("Ambasciatori Roma, {n}", "Affari Politici, b. {n}, fasc. {s}"),
}


@cache
def _body(repository: Repository) -> Text:
    tradition = repository.tradition
    words = _words(tradition) or _words("plain")
    if tradition in _LABELLED:
        words = _words("labelled") + _words(tradition)
    tidy = _labelled(words, is_tidy=True)
    ways = [tidy, tidy, _labelled(words, is_tidy=False), _named(words)]
    if tradition in _SHAPES:
        ways += [_shaped(*_SHAPES[tradition])] * 3
    return st.one_of(ways)


@st.composite
def citations(draw: st.DrawFn) -> str:
    """Give one citation: what stands before it, an archive, its levels, what stands after."""
    repository = draw(st.sampled_from(all_repositories()))
    names = [repository.id, repository.name, repository.name_en, *repository.printed]
    name = draw(st.sampled_from([name for name in names if name]))
    mark = draw(st.sampled_from([", ", ", ", " ", ". ", ": ", "; "]))
    body = draw(_body(repository))
    is_plain = draw(st.booleans())
    lead = "" if is_plain else draw(st.sampled_from(_LEADS))
    tail = "" if is_plain else draw(st.sampled_from(_TAILS))
    kind = draw(st.integers(0, 29))
    if kind == 0:
        return f"{lead}{body}{mark}{name}{tail}"
    if kind == 1:
        return f"{draw(st.sampled_from(['', 'Ibid., ', 'Там же. ']))}{body}{tail}"
    return f"{lead}{name}{mark}{body}{tail}"
