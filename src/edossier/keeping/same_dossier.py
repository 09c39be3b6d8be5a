"""Which dossier a new file is a version of, and what its editor said of its documents."""

from collections.abc import Mapping

from edossier.dossier import Dossier
from edossier.errors import CorrectionsError, UndecidedError
from edossier.identifiers import parse_ark
from edossier.keeping.catalogue import Catalogue
from edossier.keeping.identity import NEW, certain_keys
from edossier.keeping.undecided import undecided_dossier

__all__ = ["check_said", "said_of_documents", "same_dossier"]


def same_dossier(catalogue: Catalogue, dossier: Dossier, digests: tuple[str, ...]) -> str | None:
    """Give the ARK of the dossier that this one is a version of; None for a new one.

    Args:
        digests: Of the files it was read from.

    Raises:
        UndecidedError: It states neither series and number nor ARK, and resembles a known one.
        CorrectionsError: Its ARK is none of a dossier here.
    """
    by_series = (
        catalogue.dossier_of_series(dossier.series.name, dossier.series.number)
        if dossier.series and dossier.series.number
        else None
    )
    if dossier.ark is not None and dossier.ark != NEW:
        said = _known_ark(dossier.ark, "the dossier")
        if catalogue.newest(said) is None:
            raise CorrectionsError(
                f"The corrections say that this is {said}, but no such dossier is published here."
            )
        if by_series not in (None, said):
            raise UndecidedError(
                f"The corrections say that this is {said}, but its series and number are those "
                f"of {by_series}: correct one of the two."
            )
        return said
    if by_series is not None:
        return by_series
    unchanged = catalogue.dossier_of_files(digests)
    if unchanged is not None:
        return unchanged
    if dossier.ark != NEW and not (dossier.series and dossier.series.number):
        keys = frozenset().union(*map(certain_keys, dossier.documents))
        candidates = catalogue.dossiers_like(dossier.title, keys)
        if candidates:
            raise undecided_dossier(candidates)
    return None


def said_of_documents(dossier: Dossier) -> dict[str, str]:
    """Give what an editor said of each document, by number.

    Raises:
        UndecidedError: Two documents are said to be the same one.
    """
    said: dict[str, str] = {}
    for document in dossier.documents:
        if document.ark is None or document.ark == NEW:
            said.update({document.number: NEW} if document.ark else {})
            continue
        ark = _known_ark(document.ark, f"document {document.number}")
        if ark in said.values():
            raise UndecidedError(
                f"The corrections name {ark} for two documents, {document.number} among them: "
                "a document can be there only once."
            )
        said[document.number] = ark
    return said


def _known_ark(text: str, what: str) -> str:
    ark = parse_ark(text)
    if ark is None or not ark.has_valid_check:
        raise CorrectionsError(
            f"The corrections give {text!r} as the ARK of {what}: that is no ARK; give one as "
            f'edossier prints it, or "{NEW}".'
        )
    return str(ark.unversioned)


def check_said(catalogue: Catalogue, dossier: str | None, said: Mapping[str, str]) -> None:
    """Refuse an ARK, given for a document, that no document of this dossier ever had.

    Raises:
        CorrectionsError: One of them is unknown, or of another dossier.
    """
    for number, ark in said.items():
        if ark == NEW:
            continue
        owner = catalogue.dossier_of_document(ark)
        if owner is None or owner != dossier:
            where = "here" if owner is None else f"in this dossier, but in {owner}"
            raise CorrectionsError(
                f"The corrections say that document {number} is {ark}, "
                f"but no such document is published {where}."
            )
