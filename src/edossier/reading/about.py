"""What a dossier says of its author and project, and the author that this implies."""

import re
from collections.abc import Sequence

from edossier.dossier import Author, Paragraph
from edossier.reading.bylines import has_institution
from edossier.reading.ledger import inferred
from edossier.reading.segments import looks_like_person
from edossier.text.source import Range

__all__ = ["with_authors_from_about"]


def with_authors_from_about(
    authors: Sequence[Author], about: Sequence[Paragraph]
) -> tuple[Author, ...]:
    """Add the author or the affiliation that "About the Author" gives and the head does not.

    A name alone on its line is the author's; the lines under it that name an institution give
    the affiliation.

    Args:
        authors: As the head printed them.
        about: The paragraphs under a heading that speaks of the author.
    """
    found: list[Author] = []
    for index, paragraph in enumerate(about):
        one_line = _name_and_place(paragraph)
        if one_line is not None:
            found.append(one_line)
            continue
        if not _is_name(paragraph.text):
            if found or index:
                break
            return tuple(authors)
        affiliation, at = _affiliation(about[index + 1 : index + 5])
        found.append(_author(paragraph, affiliation, at))
        if affiliation:
            break
    if not found:
        return tuple(authors)
    if not authors:
        return tuple(found)
    return tuple(_completed(author, found) for author in authors)


def _name_and_place(paragraph: Paragraph) -> Author | None:
    """Read "Jan Novák, Ústav zimy AV ČR." as an author with an affiliation."""
    name, comma, place = paragraph.text.partition(",")
    place = place.strip(" .")
    if not comma or len(place) > 120 or not _is_name(name) or not has_institution(place):
        return None
    return _author(paragraph, place, _range_of(paragraph), name=name.strip())


def _is_name(text: str) -> bool:
    return len(text) <= 60 and not has_institution(text) and looks_like_person(text, strict=True)


def _affiliation(lines: Sequence[Paragraph]) -> tuple[str | None, Range | None]:
    for line in lines:
        if _is_name(line.text) or len(line.text) > 250:
            break
        parts = re.split(r"[,;]\s+", line.text.rstrip(".; "))
        named = [part for part in parts if has_institution(part)]
        if named:
            return named[-1], _range_of(line)
    return None, None


def _author(
    paragraph: Paragraph, affiliation: str | None, at: Range | None, *, name: str | None = None
) -> Author:
    evidence = {"name": inferred("author-from-about", _range_of(paragraph))}
    if affiliation:
        evidence["affiliation"] = inferred("affiliation-from-about", at)
    return Author(name=name or paragraph.text, affiliation=affiliation, evidence=evidence)


def _completed(author: Author, found: Sequence[Author]) -> Author:
    same = next((one for one in found if one.name == author.name and one.affiliation), None)
    if author.affiliation or same is None:
        return author
    evidence = {**author.evidence, "affiliation": same.evidence["affiliation"]}
    return author.model_copy(update={"affiliation": same.affiliation, "evidence": evidence})


def _range_of(paragraph: Paragraph) -> Range | None:
    evidence = paragraph.evidence.get("text")
    if evidence is None or evidence.anchor is None:
        return None
    return Range(evidence.anchor.start, evidence.anchor.end)
