"""Every form of a name: those that an authority file attests, and those that a table gives."""

import itertools
from collections.abc import Iterator
from functools import lru_cache

from edossier.names.authority import Authority, NameForm, starter
from edossier.names.chinese import chinese_written
from edossier.names.hangul import korean_romanised
from edossier.names.kana import kana_romanised
from edossier.names.russian import romanised
from edossier.names.spellings.chinese import Syllables, chinese_readings, is_chinese_surname
from edossier.names.spellings.vietnamese import vietnamese_readings
from edossier.names.spellings.written import bare, write

__all__ = ["forms"]

# Read for certain: in other systems, one spelling stands for several syllables.
_CERTAIN = frozenset(("Chinese characters", "Pinyin", "Palladius"))
_MOST_READINGS = 4


def forms(name: str, authority: Authority | None = None) -> tuple[NameForm, ...]:
    """Give every form of a name that is known or can be derived, the known ones first.

    A form that several agents have gives the forms of all of them: which is meant, only a reader
    can say. Derived are Chinese names, where their syllables are certain, each reading of ambiguous
    characters (Pinyin, Wade-Giles, Palladius, EFEO, and as Czech, Hungarian and German print wrote
    them); Russian names in the systems of `russian.toml`; Korean names in hangul and Japanese ones
    in kana; and Vietnamese names without their marks.

    Args:
        authority: What is known; the file that ships with the package where none is given.

    >>> [form.text for form in forms("王稼祥") if form.system == "Wade-Giles"]
    ['Wang Chia-hsiang']
    """
    authority = starter() if authority is None else authority
    known = [form for agent in authority.find(name) for form in agent.forms]
    if not known:
        known = list(_of_family(name, authority))
    found: dict[str, NameForm] = {}
    written = [name, *(form.text for form in known if _is_written_on(form))]
    for form in (*known, *_derived(name), *itertools.chain(*map(_in_other_letters, written))):
        found.setdefault(form.text, form)
    found.pop(name, None)
    return tuple(found.values())


def _derived(name: str) -> Iterator[NameForm]:
    for read in _certain_readings(name):
        for text, script, language, system in chinese_written(read):
            yield NameForm(text, script, language, system, "table: chinese.tsv")
    written = write(name)
    if written.script == "Latn" and not name.isascii() and vietnamese_readings(written):
        plain = " ".join(map(bare, written.words)).title()
        source = "table: vietnamese.toml"
        yield NameForm(plain, "Latn", "vi", "Vietnamese without marks", source)


def _of_family(name: str, authority: Authority) -> Iterator[NameForm]:
    """Give the forms of a family name, where all who bear it are known by the same forms."""
    agents = authority.find_by_family(name)
    if len(agents) != 1:
        return
    yield from agents[0].family_names
    # "赫鲁晓夫" is the whole name in Chinese: a transcription leaves the given name out.
    yield from (form for form in agents[0].forms if form.script == "Hani")


def _is_written_on(form: NameForm) -> bool:
    """Say whether a known form is in the letters of its own language: "フルシチョフ" is not."""
    return form.language in ("ru", "ko") or form.system == "kana"


def _in_other_letters(name: str) -> Iterator[NameForm]:
    for text, system in korean_romanised(name):
        yield NameForm(text, "Latn", "ko-Latn", system, "table: hangul.toml")
    for text, system in kana_romanised(name):
        yield NameForm(text, "Latn", "ja-Latn", system, "table: kana.toml")
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
