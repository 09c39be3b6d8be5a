"""Lines that no scholar wrote: damaged citations, any letters at all, and hostile repetitions."""

import json
import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

__all__ = ["hostile_units", "lines"]

_REAL = Path(__file__).parents[3] / "shared/data/references/citations.dev.jsonl"
_SAMPLES = [
    "AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8",
    "ЦДАГО України. Ф. 1. Оп. 32. Спр. 2612. Арк. 63, 64 зв., 71",
    "SAPMO DY 30/3605/25-27; obtained and translated by Ann B. Writer",
    "MZV Teritoriální odbory – Tajné 1955-1959, ČLR, krabice 2, obal 10",
    "MOL M-KS 288. f. 5. cs. 44. ő. e. Géppel írt tisztázat.",
    "外交部档案馆(以下简称外交部档案馆),档案号:110-02005-01,第4—5页",
    "NARA, RG 59, PA Lot File 82D297, Box 8, NSSM–113: 1971: Permanent File.",
    "CREST, CIA–RDP80B01676R000900080046–7",
]
_MARKS = list(
    " \t\u00a0\u2028\u200f.,;:()[]{}<>“”\"„«»'’‘-–—−/|·。，；：（）《》、!?*#№&%~_=+0123456789"
)
_LETTERS = list(
    "aflopdnAFOPDNRGBVXIфолпдсФОЛПДСšžčřđłőűäßÅçéıİǅﬁⅣ①²½第页档案号卷あア한ع\u0301\u0483\ud7ff\ufffd\U0001f5c4\U00010400"
)
_OTHERS = [
    *("ibid. ", "Там же ", "Source: ", "Translated by ", "obtained and ", "see ", "published "),
    *("RDP", "CIA-RDP", "CH-BAR#", "IOR/", "AVPRF ", "NA ", "NARA ", "MZV ", "MfS ", "DY 30/"),
    *("FO 371/", "RG 59 ", "archiv (", "Archive of the ", "1954 ", "1954-", "II ", "1/", "1 "),
    *("1-", "1, ", "(1) ", "( ", "a. e. ", "Top Secret; ", "Lot 62 D ", "Central Files "),
]


def lines(count: int, seed: int) -> Iterator[str]:
    """Give `count` lines; the same for the same seed and tables."""
    chance = random.Random(seed)
    known = _citations()
    units = hostile_units()
    makers = [
        lambda: _damaged(chance, known),
        lambda: _damaged(chance, known),
        lambda: _any_letters(chance),
        lambda: _repeated(chance, units),
        lambda: _joined(chance, known, units),
    ]
    for number in range(count):
        yield makers[number % len(makers)]()


def hostile_units() -> list[str]:
    """Give what is repeated: every label of the table, every mark, figures, what opens a rule."""
    table = files("edossier.references").joinpath("tables", "level_words.json")
    words = {word for row in json.loads(table.read_text("utf-8")) for word in row["words"]}
    labels = [made for word in sorted(words) for made in (f"{word} ", f"{word} 1, ")]
    return [*labels, *_MARKS, *_LETTERS, *_OTHERS]


def _citations() -> list[str]:
    if not _REAL.exists():
        return _SAMPLES
    return _SAMPLES + [json.loads(row)["raw"] for row in _REAL.read_text("utf-8").splitlines()]


def _damaged(chance: random.Random, known: list[str]) -> str:
    """A citation with some letters lost, doubled, changed or moved."""
    line = list(chance.choice(known))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(line) + 1)
        what = chance.randrange(5)
        if what == 0:
            del line[at : at + chance.randint(1, 5)]
        elif what == 1:
            line[at:at] = line[at : at + chance.randint(1, 30)] * chance.randint(1, 4)
        elif what == 2:
            line[at : at + 1] = chance.choice(_MARKS)
        elif what == 3:
            line[at:at] = chance.choice(_LETTERS)
        else:
            chance.shuffle(line[at : at + 6])
    return "".join(line)


def _any_letters(chance: random.Random) -> str:
    """Any code points but surrogates, which no text that was decoded holds."""
    alphabet = [*_MARKS, *_LETTERS] if chance.random() < 0.6 else None
    length = chance.choice([0, 1, 5, 40, 200])
    if alphabet:
        return "".join(chance.choices(alphabet, k=length))
    points = [chance.choice([chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)])
              for _ in range(length)]  # fmt: skip
    return "".join(map(chr, points))


def _repeated(chance: random.Random, units: list[str]) -> str:
    """One or two units over and over: short mostly, up to 2,000 code points and beyond."""
    unit = "".join(chance.choices(units, k=chance.choice([1, 1, 2])))
    length = chance.choice([60, 60, 60, 300, 300, 1000, 2000, 2001])
    return (unit * (length // len(unit) + 1))[:length]


def _joined(chance: random.Random, known: list[str], units: list[str]) -> str:
    """Citations and units one after the other."""
    pieces = [chance.choice(known) if chance.random() < 0.5 else chance.choice(units)
              for _ in range(chance.randint(1, 6))]  # fmt: skip
    return chance.choice(["", " ", ", ", "; "]).join(pieces)
