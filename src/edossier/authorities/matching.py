"""Which records a printed name may be of: found by keys, judged form by form."""

from collections.abc import Iterable
from dataclasses import dataclass

from edossier.names import same
from edossier.text.folding import fold

__all__ = ["Candidate", "Likely", "folded_form", "likely"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form of a record that shares a key with the printed name."""

    authority: str
    form: str


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that a printed name may be of; `score` from 0 to 1, `because` for a reader."""

    authority: str
    score: float
    because: str


def likely(printed: str, candidates: Iterable[Candidate]) -> tuple[Likely, ...]:
    """Give the records whose name it probably is, the likeliest first; never one by half a name.

    A name of one word is proposed only where a record has that very word as a form: "Wang" may
    be anybody, "北京" may not.
    """
    found: dict[str, Likely] = {}
    whole = folded_form(printed)
    for candidate in candidates:
        judged = _judged(printed, whole, candidate)
        if judged and judged.score > found.get(judged.authority, _NOTHING).score:
            found[judged.authority] = judged
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.authority)))


_NOTHING = Likely("", 0.0, "")


def _judged(printed: str, whole: str, candidate: Candidate) -> Likely | None:
    if whole and whole == folded_form(candidate.form):
        return Likely(candidate.authority, 1.0, f"the record has the form {candidate.form}")
    if (len(printed.split()) < 2 and printed.isascii()) or len(candidate.form) < 2:
        return None
    judged = same(printed, candidate.form)
    return Likely(candidate.authority, judged.score, judged.why) if judged.same else None


def folded_form(text: str) -> str:
    """Give a form without case, accents and punctuation."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text).text).split())
