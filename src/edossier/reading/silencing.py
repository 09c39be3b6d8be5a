"""Findings that an editor has looked at and silenced in the corrections file, each for a reason.

The rules know nothing of it: they name what they find, and here it is told apart.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edossier.checking import ARCHIVE_CODES, CODES
from edossier.dossier import Anchor, Finding
from edossier.errors import CorrectionsError
from edossier.formats import EDITION_CODES
from edossier.reading.corrections import Silence
from edossier.text import Range, SourceText
from edossier.text.folding import fold
from edossier.text.spacing import squeeze

__all__ = ["UNUSED", "Silenced", "check_silences", "silence", "silence_of"]

UNUSED = "silence-unused"
"""The code of the finding that a silence silences nothing."""

_KNOWN = (*CODES, *ARCHIVE_CODES, *EDITION_CODES)
_MOST_PLACES = 1000  # of one text: words that stand at more places point at none


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding, and the silence that an editor laid over it."""

    finding: Finding
    silence: Silence


def check_silences(silences: Sequence[Silence]) -> None:
    """Refuse a silence of a rule that does not exist.

    Raises:
        CorrectionsError: One names no rule; the message gives its line.
    """
    for each in silences:
        if each.rule not in _KNOWN:
            near = difflib.get_close_matches(each.rule, _KNOWN, n=1)
            mend = f"did you mean {near[0]}?" if near else f"it may be {', '.join(_KNOWN)}."
            raise CorrectionsError(f"{each.where}: there is no rule {each.rule[:60]}; {mend}")


def silence(
    findings: Sequence[Finding],
    silences: Sequence[Silence],
    source: SourceText,
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """Part findings into those that stand and those that are silenced.

    Args:
        findings: In the order they are told.
        silences: As the corrections file has them; the first that fits counts.
        source: What the findings point into.

    Returns:
        The findings that stand, among them one for each silence that silences nothing, unless
        it is of what only a whole archive shows; and the silenced ones.
    """
    if not silences:
        return tuple(findings), ()
    places = _Places(source)
    standing: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[int] = set()
    for finding in findings:
        fitting = [i for i, each in enumerate(silences) if _fits(each, finding, places)]
        used.update(fitting)
        if fitting:
            silenced.append(Silenced(finding, silences[fitting[0]]))
        else:
            standing.append(finding)
    unused = (each for i, each in enumerate(silences) if i not in used)
    standing += [_unused(each) for each in unused if each.rule not in ARCHIVE_CODES]
    return tuple(standing), tuple(silenced)


def silence_of(finding: Finding, silences: Sequence[Silence]) -> Silence | None:
    """Give the silence that fits a finding over several dossiers; None where it stands."""
    return next((each for each in silences if _fits(each, finding, None)), None)


def _fits(silence: Silence, finding: Finding, places: "_Places | None") -> bool:
    """Say whether a silence is of a finding; the words of one without a place are its message."""
    if silence.rule != finding.code:
        return False
    if silence.place is not None and not _is_at(silence.place, finding.place):
        return False
    if silence.text is None:
        return True
    if finding.anchor is None or places is None:
        return _folded(silence.text) in _folded(finding.message)
    return places.hold(silence.text, finding.anchor)


def _folded(words: str) -> str:
    return fold(squeeze(words).text).text


def _is_at(wanted: str, place: str | None) -> bool:
    """Say whether a place is the one wanted, or in it: "12" is the whole line 12."""
    return place is not None and (place == wanted or place.startswith(f"{wanted}:"))


class _Places:
    """Where words stand in a source, however they are broken into lines, quoted and accented."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._found: dict[str, tuple[Range, ...]] = {}
        self._squeezed = squeeze("")
        self._folded = fold("")
        self._is_ready = False

    def hold(self, words: str, anchor: Anchor) -> bool:
        """Say whether the words stand where an anchor lies, wholly or in part."""
        if words not in self._found:
            self._found[words] = tuple(self._find(words))
        return any(
            place.start <= anchor.start < place.end or anchor.start <= place.start < anchor.end
            for place in self._found[words]
        )

    def _find(self, words: str) -> Iterator[Range]:
        if not self._is_ready:
            self._squeezed = squeeze(self._source.text)
            self._folded = fold(self._squeezed.text)
            self._is_ready = True
        wanted = _folded(words)
        at = self._folded.text.find(wanted) if wanted else -1
        for _ in range(_MOST_PLACES):
            if at < 0:
                return
            yield self._squeezed.source_range(*self._folded.source_range(at, at + len(wanted)))
            at = self._folded.text.find(wanted, at + 1)


def _unused(silence: Silence) -> Finding:
    where = silence.place or (f"“{silence.text[:60]}”" if silence.text else "")
    at = f" at {where}" if where else ""
    return Finding(
        severity="warning",
        code=UNUSED,
        message=(
            f"{silence.where}: nothing is silenced here, since {silence.rule} finds nothing{at}: "
            "take the silence out, or mend its place."
        ),
    )
