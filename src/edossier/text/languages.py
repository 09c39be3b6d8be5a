"""Which language a text is in, told by its script, its small words and its letters.

Short strings are the rule here: titles of records. So the evidence is what a reader uses on a
title: the alphabet, the function words, the endings. A doubt gives None: no language is a better
answer than a wrong one.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from edossier.text.scripts import scripts_in

__all__ = ["Detected", "Language", "detect", "languages"]

_SAMPLE = 6_000  # code points: of 5,734 documents, more text gave none another language
_WORD = re.compile(r"[^\W\d_]+(?:['’ʹ][^\W\d_]*)?")
# A script that one language of the field is written in.
_BY_SCRIPT = {
    "Hang": "ko",
    "Kana": "ja",
    "Grek": "el",
    "Hebr": "he",
    "Geor": "ka",
    "Armn": "hy",
}


@dataclass(frozen=True, slots=True)
class Detected:
    """A language that a text seems to be in.

    Attributes:
        language: BCP 47 tag; a romanised one names its script: "ru-Latn".
        certainty: From 0 to 1: how far it stands before the next candidate.
    """

    language: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Language:
    """One row of the table: what tells a language from its neighbours.

    Attributes:
        letters: Letters beyond a-z; for another script than Latin, its whole alphabet.
        only: Letters that few or no neighbours have.
        words, endings: Small words, and endings of longer ones, in lower case.
    """

    tag: str
    script: str
    letters: frozenset[str]
    only: frozenset[str]
    words: frozenset[str]
    endings: tuple[str, ...]


@cache
def languages() -> tuple[Language, ...]:
    """Give the languages of the table, in its order."""
    table = tomllib.loads(
        resources.files("edossier.text").joinpath("languages.toml").read_text(encoding="utf-8")
    )
    return tuple(
        Language(
            tag=tag,
            script=row["script"],
            letters=frozenset(row["letters"]),
            only=frozenset(row.get("only", "")),
            words=frozenset(row["words"].split()),
            endings=tuple(dict.fromkeys(row["endings"])),
        )
        for tag, row in table.items()
    )


def detect(text: str) -> Detected | None:
    """Say which language of the field `text` is in, or None in doubt.

    >>> detect("Erklärung der Beratung der Vertreter")
    Detected(language='de', certainty=1.0)
    """
    sample = text[:_SAMPLE]
    scripts = scripts_in(sample)
    letters = scripts.total()
    if not letters:
        return None
    script, count = scripts.most_common(1)[0]
    east_asian = scripts["Hani"] + scripts["Kana"] + scripts["Hang"]
    if east_asian > letters / 2:
        return _detect_east_asian(scripts, east_asian)
    if count < letters * 0.6:
        return None
    if script in _BY_SCRIPT:
        return Detected(_BY_SCRIPT[script], round(count / letters, 2))
    return _detect_by_words(sample, script)


def _detect_east_asian(scripts: Counter[str], count: int) -> Detected:
    if scripts["Kana"] > count * 0.05:
        return Detected("ja", 0.95)
    if scripts["Hang"] > count * 0.2:
        return Detected("ko", 0.95)
    return Detected("zh", 0.9)


def _detect_by_words(sample: str, script: str) -> Detected | None:
    rows = _told_by_words(script)
    words = Counter(_WORD.findall(sample.lower().replace("’", "'")))
    scores = {row.tag: 0.0 for row in rows}
    foreign = {row.tag: 0 for row in rows}
    for word, count in words.items():
        for tag, score in _evidence(word, script):
            scores[tag] += score * count
        if not word.isascii() and (marked := _marked(word)):
            for row in rows:
                foreign[row.tag] += count if marked - row.letters else 0
    total = words.total()
    ranked = sorted(
        ((scores[tag] - 1.2 * foreign[tag], tag) for tag in scores), key=lambda pair: -pair[0]
    )
    if not ranked:
        return None
    (best, tag), (second, _) = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, "")
    if best < max(1.0, 0.1 * total) or best - max(second, 0.0) < max(0.3, 0.15 * best):
        return None
    return Detected(tag, round(min(1.0, (best - max(second, 0.0)) / best), 2))


@cache
def _told_by_words(script: str) -> tuple[Language, ...]:
    return tuple(row for row in languages() if row.script == script and row.words)


def _marked(word: str) -> frozenset[str]:
    """Give the letters that not every language has: those beyond the plain Latin ones."""
    return frozenset(letter for letter in word if letter > "\x7f" and letter.isalpha())


# The words of a volume are a few thousand, each printed a hundred times.
@lru_cache(maxsize=50_000)
def _evidence(word: str, script: str) -> tuple[tuple[str, float], ...]:
    """Give what one word says for each language: shared evidence counts less."""
    rows = _told_by_words(script)
    score: dict[str, float] = {}
    known = [row.tag for row in rows if word in row.words]
    for tag in known:
        score[tag] = 1.0 / len(known) + (0.3 if len(word) > 3 else 0.0)
    if len(word) > 4:
        ending = [row.tag for row in rows if word.endswith(row.endings)]
        for tag in ending:
            score[tag] = score.get(tag, 0.0) + 0.5 / len(ending)
    marked = _marked(word)
    if marked:
        able = [row.tag for row in rows if marked <= (row.only or row.letters)]
        for tag in able:
            score[tag] = score.get(tag, 0.0) + 0.8 / len(able)
    return tuple(score.items())
