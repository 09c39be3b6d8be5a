"""What the file's print made necessary: headings parted, furniture left out, characters mended."""

from collections.abc import Iterator

from edossier.checking.places import Places, shown
from edossier.dossier import Anchor, Dossier, Finding, uncovered

__all__ = [
    "find_furniture",
    "find_glued_headings",
    "find_losses",
    "find_repairs",
    "find_unread_text",
]


def find_unread_text(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each stretch of the source that nothing in the dossier accounts for."""
    for gap in uncovered(dossier, places.source):
        said = shown(places.source.text[gap.start : min(gap.end, gap.start + 400)])
        yield places.finding(
            "unread-text",
            f"{said} was not understood: mend the file, or correct the field it belongs to.",
            Anchor(start=gap.start, end=gap.end),
        )


def find_repairs(_dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Say where characters were garbled and what was made of them."""
    for repair in places.source.repairs:
        made = places.source.text[repair.start : repair.end]
        yield places.finding(
            "characters-repaired",
            f"{shown(repair.was)} was read as {shown(made)} ({repair.rule}).",
            Anchor(start=repair.start, end=repair.end),
        )


def find_losses(_dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Say what the file shows and cannot give as text."""
    for loss in places.source.losses:
        found = places.finding(loss.kind, loss.what, None)
        yield found.model_copy(update={"place": loss.place})


def find_furniture(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Say what was left out as furniture of the page."""
    for ignored in dossier.ignored:
        yield places.finding(
            "furniture-left-out",
            f"{shown(ignored.text)} was left out ({ignored.reason}).",
            ignored.anchor,
        )


def find_glued_headings(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Say where a heading runs into the text that follows it."""
    headings = [label.anchor for label in dossier.labels if label.kind == "heading"]
    for section in dossier.essay.sections:
        anchor = places.of(section, "heading")
        if anchor is not None:
            headings.append(anchor)
    text = places.source.text
    for anchor in headings:
        if text[anchor.end : anchor.end + 1].isalnum():
            yield places.finding(
                "heading-glued",
                f"The heading {shown(text[anchor.start : anchor.end])} runs into its text; the two "
                "were parted.",
                anchor,
            )
