"""The engine finds what a slow plain reading of the query finds, on random small corpora.

The reference knows its words by hand: how each is folded, and which have one stem in English.
"""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edossier.search.engines.tantivy import SearchIndex
from edossier.search.query import parse
from edossier.search.unit import HeldArchive, Named, Passage

# As printed -> as written in the index, and what it shares a stem with.
WORDS = {
    "Mao": ("mao", "mao"),
    "Bušniak": ("busniak", "busniak"),
    "busniak": ("busniak", "busniak"),
    "adviser": ("adviser", "ADVISER"),
    "advisers": ("advisers", "ADVISER"),
    "Letters": ("letters", "LETTER"),
    "letter": ("letter", "LETTER"),
    "Straße": ("strasse", "strasse"),
    "1956": ("1956", "1956"),
    "17a": ("17a", "17a"),
}
YEARS = ["1953", "1956", "1957"]
PRINTED = sorted(WORDS)


@dataclass(frozen=True)
class Record:
    """One record of the corpus, as the reference sees it."""

    words: tuple[str, ...]
    year: str | None
    part: str
    archive: str | None
    person: str | None

    def has(self, word: str) -> bool:
        _, stem = WORDS[word]
        written = WORDS[word][0]
        return any(WORDS[w][0] == written or WORDS[w][1] == stem for w in self.words)

    def begins(self, beginning: str) -> bool:
        return any(WORDS[w][0].startswith(beginning) for w in self.words)

    def says(self, words: tuple[str, ...]) -> bool:
        here = [WORDS[w][0] for w in self.words]
        wanted = [WORDS[w][0] for w in words]
        return any(here[i : i + len(wanted)] == wanted for i in range(len(here)))


records = st.builds(
    Record,
    words=st.lists(st.sampled_from(PRINTED), max_size=6).map(tuple),
    year=st.sampled_from([None, *YEARS]),
    part=st.sampled_from(["document", "note"]),
    archive=st.sampled_from([None, "AVPRF", "RGANI"]),
    person=st.sampled_from([None, "Zhou Enlai", "Pavel Yudin"]),
)

# A query as typed, and the reference's way to say whether a record is found.
conditions = st.one_of(
    st.sampled_from(PRINTED).map(lambda w: (w, lambda r: r.has(w))),
    st.sampled_from(["adv", "let", "busn", "17", "m", "stra"]).map(
        lambda b: (f"{b}*", lambda r: r.begins(b))
    ),
    st.lists(st.sampled_from(PRINTED), min_size=2, max_size=3).map(
        lambda ws: (f'"{" ".join(ws)}"', lambda r: r.says(tuple(ws)))
    ),
    st.sampled_from(YEARS).map(lambda y: (f"date:{y}", lambda r: r.year == y)),
    st.sampled_from(YEARS).map(
        lambda y: (f"date:{y}..", lambda r: r.year is not None and r.year >= y)
    ),
    st.sampled_from(["document", "note"]).map(lambda p: (f"part:{p}", lambda r: r.part == p)),
    st.sampled_from(["AVPRF", "RGANI"]).map(lambda a: (f"archive:{a}", lambda r: r.archive == a)),
    st.just(("person:enlai", lambda r: r.person == "Zhou Enlai")),
)


def negated(inner):
    return (f"-{inner[0]}", lambda r: not inner[1](r))


def joined(items):
    return (" ".join(typed for typed, _ in items), lambda r: all(test(r) for _, test in items))


def chosen(items):
    return (
        f"({' OR '.join(typed for typed, _ in items)})",
        lambda r: any(test(r) for _, test in items),
    )


queries = st.recursive(
    conditions,
    lambda inner: st.one_of(
        st.lists(st.one_of(inner, conditions.map(negated)), min_size=2, max_size=3).map(joined),
        st.lists(inner, min_size=2, max_size=3).map(chosen),
    ),
    max_leaves=6,
)


def unit_of(number, record, unit, days):
    return unit(
        number,
        passages=(Passage("text", " ".join(record.words), "en"),),
        part=record.part,
        dated=days(f"{record.year}-03-01") if record.year else None,
        archives=(HeldArchive(record.archive, record.archive),) if record.archive else (),
        people=(Named(record.person),) if record.person else (),
    )


@settings(max_examples=25)
@given(
    corpus=st.lists(records, min_size=1, max_size=8),
    asked=st.lists(queries, min_size=5, max_size=12),
)
def test_the_engine_finds_what_a_plain_reading_finds(corpus, asked, unit, days):
    units = [unit_of(i, record, unit, days) for i, record in enumerate(corpus)]
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder) / "search")
        with index.writing() as change:
            change.replace_dossier(units[0].dossier, units)
        for typed, is_found in asked:
            found = index.search(parse(typed), limit=50)
            wanted = {str(i) for i, record in enumerate(corpus) if is_found(record)}
            assert {hit.number for hit in found.hits} == wanted, typed
            assert found.total == len(wanted)
            counted = {facet.value: facet.count for facet in found.facets["year"]}
            years = [r.year for r in corpus if is_found(r) and r.year]
            assert counted == {year: years.count(year) for year in years}


def test_the_reference_itself_knows_folding_and_stems():
    record = Record(("Bušniak", "advisers"), None, "note", None, None)
    assert record.has("busniak")
    assert record.has("adviser")
    assert record.begins("adv")
    assert not record.says(("advisers", "Bušniak"))
    assert re.fullmatch(r"[a-z0-9]+", WORDS["Straße"][0])
