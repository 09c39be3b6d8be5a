"""Further archives named in one citation: the same one again, or another read as a level."""

from dataclasses import replace

from edossier.references.parts import Part, Reading
from edossier.references.printed_names import NameInText

__all__ = ["with_others", "with_repeats"]

_NEXT = 40  # code points after an archive named again in which its levels begin
# Marks of a fonds are as often an archive's acronym too: "BAC 26/1969".
_BELOW_FONDS = frozenset({"series", "file", "item", "container"})


def with_repeats(reading: Reading, name: NameInText, names: list[NameInText]) -> Reading:
    """Set aside the same archive named again: "TNA: FO 371/1; TNA: FO 371/2"."""
    again = [n for n in names if n.ids == name.ids and n.start >= name.end]
    asides = (Part("aside", "", "", "", n.start, n.end) for n in again)
    starts = [part.start for part in reading.parts if part.isad]
    unread = [n for n in again if not any(n.end <= at < n.end + _NEXT for at in starts)]
    doubts = ("Of a further citation nothing was understood.",) if unread else ()
    return replace(reading, parts=(*reading.parts, *asides), doubts=(*reading.doubts, *doubts))


def with_others(reading: Reading, name: NameInText, names: list[NameInText], text: str) -> Reading:
    """R-REPO-10: another archive's name that was read as a level, "DOS, 611.93/7-1558, NARA"."""
    others = [n for n in names if n.ids != name.ids and n.start >= name.end]
    keeper = next((n for n in others if name.ids == ("DOS",) and n.ids == ("NARA",)), None)
    if keeper:  # the Department's records are the National Archives': no level, no other archive
        told = Part("aside", "", "", "NARA", keeper.start, keeper.end)
        parts = (told if p.start == keeper.start else p for p in reading.parts)
        return replace(reading, parts=tuple(parts))
    doubts = tuple(
        f"“{text[n.start : n.end]}” is the name of an archive, read as a level."
        for n in others
        if any(
            p.isad in _BELOW_FONDS and p.start <= n.start and p.value == text[n.start : n.end]
            for p in reading.parts
        )
    )
    return replace(reading, doubts=(*reading.doubts, *doubts)) if doubts else reading
