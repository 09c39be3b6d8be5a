"""Findings that an editor has looked at and silenced in the corrections file, each for a reason.

The rules know nothing of it: they name what they find, and here it is told apart.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from edossier.dossier import Anchor, Finding
from edossier.reading.corrections import Silence
from edossier.text import Range, SourceText
from edossier.text.folding import fold
from edossier.text.spacing import squeeze

__all__ = ["UNUSED", "Silenced", "silence"]

UNUSED = "silence-unused"
"""The code of the finding that a silence silences nothing."""

_MOST_PLACES = 1000  # of one text: words that stand at more places point at none


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding, and the silence that an editor laid over it."""

    finding: Finding
    silence: Silence


def silence(
    findings: Sequence[Finding],
    silences: Sequence[Silence],
    source: SourceText,
    *,
    elsewhere: Collection[str] = (),
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """Part findings into those that stand and those that are silenced.

    Args:
        findings: In the order they are told.
        silences: As the corrections file has them; the first that fits counts.
        source: What the findings point into.
        elsewhere: Codes that only a whole archive can give: a silence of one of these may
            well have nothing to silence here.

    Returns:
        The findings that stand, among them one for each silence that silences nothing; and
        the silenced ones.
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
    standing += [_unused(each) for each in unused if each.rule not in elsewhere]
    return tuple(standing), tuple(silenced)


def _fits(silence: Silence, finding: Finding, places: "_Places") -> bool:
    if silence.rule != finding.code:
        return False
    if silence.place is not None and not _is_at(silence.place, finding.place):
        return False
    return silence.text is None or places.hold(silence.text, finding.anchor)


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

    def hold(self, words: str, anchor: Anchor | None) -> bool:
        """Say whether the words stand where an anchor lies, wholly or in part."""
        if anchor is None:
            return False
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
        wanted = fold(squeeze(words).text).text
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
