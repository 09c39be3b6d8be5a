"""Every form of a name: those that an authority file attests, and those that a table gives."""

import itertools
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from edossier.names.authority import Authority, NameForm, starter
from edossier.names.russian import romanised
from edossier.names.spellings.chinese import (
    Syllables,
    chinese_readings,
    is_chinese_surname,
    spellings_of,
)
from edossier.names.spellings.vietnamese import vietnamese_readings
from edossier.names.spellings.written import bare, write

__all__ = ["forms"]

_TABLE = "table: chinese.tsv"
# Read for certain: in other systems, one spelling stands for several syllables.
_CERTAIN = frozenset(("Chinese characters", "Pinyin", "Palladius"))
_MOST_READINGS = 4


def forms(name: str, authority: Authority | None = None) -> tuple[NameForm, ...]:
    """Give every form of a name that is known or can be derived, the known ones first.

    A form that several agents have gives the forms of all of them: which is meant, only a reader
    can say. Derived are Chinese names, where their syllables are certain, in Pinyin, Wade-Giles and
    Palladius, every reading of ambiguous characters; Russian names in the systems of
    `russian.toml`; and Vietnamese names without their marks.

    Args:
        authority: What is known; the file that ships with the package where none is given.

    >>> [form.text for form in forms("王稼祥") if form.system == "Wade-Giles"]
    ['Wang Chia-hsiang']
    """
    agents = (starter() if authority is None else authority).find(name)
    known = [form for agent in agents for form in agent.forms]
    found: dict[str, NameForm] = {}
    russian = [name, *(form.text for form in known if form.language == "ru")]
    for form in (*known, *_derived(name), *itertools.chain(*map(_of_russian, russian))):
        found.setdefault(form.text, form)
    found.pop(name, None)
    return tuple(found.values())


def _derived(name: str) -> Iterator[NameForm]:
    for read in _certain_readings(name):
        yield NameForm(_joined(read, "Pinyin"), "Latn", "zh-Latn", "Pinyin", _TABLE)
        yield NameForm(_hyphened(read), "Latn", "zh-Latn", "Wade-Giles", _TABLE)
        yield NameForm(_joined(read, "Palladius"), "Cyrl", "ru", "Palladius", _TABLE)
    written = write(name)
    if written.script == "Latn" and not name.isascii() and vietnamese_readings(written):
        plain = " ".join(map(bare, written.words)).title()
        source = "table: vietnamese.toml"
        yield NameForm(plain, "Latn", "vi", "Vietnamese without marks", source)


def _of_russian(name: str) -> Iterator[NameForm]:
    if _certain_readings(name):
        return  # a Chinese name in Palladius is not written on from there
    for text, language, system in romanised(name):
        yield NameForm(text, "Latn", language, system, "table: russian.toml")


@lru_cache(1 << 12)
def _certain_readings(name: str) -> tuple[Syllables, ...]:
    written = write(name)
    if written.script != "Hani" and len(written.parts) < 2:
        return ()  # "Judin" is no Ju Din, though it can be read so
    readings = sorted(chinese_readings(written).items(), key=lambda item: item[1].cost)
    found = [
        read
        for read, reading in readings
        if reading.system in _CERTAIN and is_chinese_surname(read[0]) and 2 <= len(read) <= 3
        # A character may have several readings; letters without their marks only seem to.
        if written.script == "Hani" or not reading.cost
    ]
    fewest = min(map(len, found), default=0)
    return tuple(read for read in found if len(read) == fewest)[:_MOST_READINGS]


def _joined(read: Syllables, system: str) -> str:
    """Write family name and given name, the given name as one word, apart where it must be."""
    family, *given = (_spelling(system).get(syllable, syllable) for syllable in read)
    word = given[0]
    for before, after in itertools.pairwise(given):
        if system == "Pinyin" and after[0] in "aeo":
            word += "'"
        elif system == "Palladius" and before.endswith("н") and after[0] in "аеиоуыэюя":
            word += "ъ"
        word += after
    return f"{family.capitalize()} {word.capitalize()}"


def _hyphened(read: Syllables) -> str:
    family, *given = (_spelling("Wade-Giles").get(syllable, syllable) for syllable in read)
    return f"{family.capitalize()} {'-'.join(given).capitalize()}"


@cache
def _spelling(system: str) -> Mapping[str, str]:
    """Give the usual spelling of each syllable: the first of its row."""
    found: dict[str, str] = {}
    for syllable, spelling in spellings_of(system):
        found.setdefault(syllable, spelling)
    return found
