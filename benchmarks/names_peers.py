"""Other programs that compare names, each giving a score from 0 to 1 for pairs.

    python names_peers.py PEER STUDY_FOLDER pairs|keys    FORM tab OTHER, or FORM, a line

Runs in an environment of its own, of which `benchmarks/names.py` says what is in it.
"""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

Compare = Callable[[str, str], float]


@lru_cache(None)
def folded(name: str) -> frozenset[str]:
    """Give the words of a name as a search engine's plain folding has them."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return frozenset(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def plain_folding() -> Compare:
    """The same words, accents and case aside."""
    return lambda one, other: float(folded(one) == folded(other))


@lru_cache(None)
def romanised(name: str) -> str:
    """Give a name as ICU romanises it, in lower case and ASCII."""
    icu: Any = __import__("icu")
    rules = "Any-Latin; Latin-ASCII; Lower"
    made: str = icu.Transliterator.createInstance(rules).transliterate(name)
    return " ".join(re.findall(r"[a-z0-9]+", made))


def pyicu() -> Compare:
    """The same words after ICU's romanisation."""
    return lambda one, other: float(set(romanised(one).split()) == set(romanised(other).split()))


def rapidfuzz() -> Compare:
    """Likeness of the letters, words sorted, as given but for case and accents."""
    fuzz: Any = __import__("rapidfuzz.fuzz").fuzz
    return lambda a, b: float(fuzz.ratio(*(" ".join(sorted(folded(x))) for x in (a, b)))) / 100


def rapidfuzz_icu() -> Compare:
    """Likeness of the letters, words sorted, after ICU's romanisation."""
    fuzz: Any = __import__("rapidfuzz.fuzz").fuzz
    return lambda a, b: float(fuzz.token_sort_ratio(romanised(a), romanised(b))) / 100


def _by_codes(codes: Callable[[str], frozenset[str]]) -> Compare:
    """Give the share of words that have a fellow of one code, after ICU's romanisation."""

    def compare(one: str, other: str) -> float:
        words, others = sorted((romanised(one).split(), romanised(other).split()), key=len)
        left = list(others)
        for word in words:
            fellow = next((each for each in left if codes(word) & codes(each)), None)
            if fellow is not None:
                left.remove(fellow)
        return (len(others) - len(left)) / len(others) if others else 0.0

    return compare


def beider_morse() -> Compare:
    """Beider-Morse codes of the words, as abydos makes them."""
    encoder: Any = __import__("abydos.phonetic").phonetic.BeiderMorse()
    return _by_codes(lru_cache(None)(lambda word: frozenset(str(encoder.encode(word)).split())))


def daitch_mokotoff() -> Compare:
    """Daitch-Mokotoff codes of the words, as abydos makes them."""
    encoder: Any = __import__("abydos.phonetic").phonetic.DaitchMokotoff()
    encode = lru_cache(None)(lambda word: _codes(encoder.encode(word)))
    return _by_codes(encode)


def _codes(found: Any) -> frozenset[str]:
    return frozenset(found if isinstance(found, set | frozenset | list | tuple) else [found])


def logic_v2() -> Compare:
    """OpenSanctions' matcher, each name a person of that name and nothing else."""
    matching: Any = __import__("nomenklatura.matching").matching
    types: Any = __import__("nomenklatura.matching.types").matching.types
    model: Any = __import__("followthemoney").model
    algorithm, config = matching.get_algorithm("logic-v2"), types.ScoringConfig.defaults()

    @lru_cache(None)
    def person(name: str) -> Any:
        made = model.make_entity("Person")
        made.id = name
        made.add("name", name)
        return made

    return lambda one, other: float(algorithm.compare(person(one), person(other), config).score)


def study() -> Compare:
    """The study beside the development set."""
    module: Any = __import__("study")
    return lambda one, other: float(module.match_inflected(one, other)[0])


def edossier() -> Compare:
    """This project's rules alone."""
    module: Any = __import__("edossier.names.spellings.sameness")
    same = module.names.spellings.same_by_rules
    return lambda one, other: float(same(one, other).score)


PEERS = {
    made.__name__.replace("_", "-"): made
    for made in (
        *(plain_folding, pyicu, rapidfuzz, rapidfuzz_icu, beider_morse, daitch_mokotoff),
        *(logic_v2, study, edossier),
    )
}


def keys_of(peer: str) -> Callable[[str], object]:
    """Give what makes the keys of a name, of those that have keys."""
    if peer == "study":
        module: Any = __import__("study")
        return lambda name: module.keys(name)
    spellings: Any = __import__("edossier.names.spellings.sameness").names.spellings
    return lambda name: spellings.keys(name)


def main() -> None:
    """Score the pairs on standard input, or make keys of its lines.

    Times are of the processor, after a few names that warm it.
    """
    peer, folder, task = sys.argv[1:4]
    sys.path.insert(0, folder)
    rows = [line.rstrip("\n").split("\t") for line in sys.stdin]
    act: Callable[..., object] = PEERS[peer]() if task == "pairs" else keys_of(peer)
    warming = (("Ким Ир", "김일성"), ("毛澤東", "Mao"), ("Abcd Efgh", "Ijkl"))
    for pair in warming:
        act(*pair[: len(rows[0])])
    started = time.process_time()
    made = [act(*row) for row in rows]
    seconds = time.process_time() - started
    print(json.dumps({"scores": made if task == "pairs" else [], "seconds": seconds}))


if __name__ == "__main__":
    main()
