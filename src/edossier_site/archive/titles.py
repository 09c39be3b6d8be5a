"""What a document or dossier is called on a page, where no title is printed too."""

from dataclasses import dataclass

from edossier.dossier import Document, Dossier

__all__ = ["ShownTitle", "document_title", "dossier_title"]


@dataclass(frozen=True, slots=True)
class ShownTitle:
    """A title for the eye.

    Attributes:
        language: BCP 47 of its words; None where unknown, or where it was made here.
        is_made: No title is printed; these words were made of what else is known.
    """

    text: str
    language: str | None = None
    is_made: bool = False


def document_title(document: Document) -> ShownTitle:
    """Give the printed title, else "X to Y", else who wrote it, else its number."""
    if document.title:
        return ShownTitle(document.title, document.title_language)
    authors, recipients = ", ".join(document.authors), ", ".join(document.recipients)
    if authors and recipients:
        return ShownTitle(f"{authors} to {recipients}", is_made=True)
    if recipients:
        return ShownTitle(f"To {recipients}", is_made=True)
    return ShownTitle(authors or f"Document {document.number}", is_made=True)


def dossier_title(dossier: Dossier) -> ShownTitle:
    """Give the printed title, else series and number, else the name of its file."""
    if dossier.title:
        return ShownTitle(dossier.title, dossier.language)
    if dossier.series:
        label = " ".join(filter(None, [dossier.series.name, dossier.series.number]))
        return ShownTitle(label, is_made=True)
    return ShownTitle(dossier.source_file.name, is_made=True)
