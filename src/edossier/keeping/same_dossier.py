"""Which dossier a new file is a version of, and what its editor said of its documents."""

from collections.abc import Mapping
from dataclasses import dataclass

from edossier.dossier import Dossier
from edossier.errors import CorrectionsError, UndecidedError
from edossier.identifiers import parse_ark
from edossier.keeping.catalogue import Catalogue
from edossier.keeping.identity import NEW, certain_keys
from edossier.keeping.undecided import undecided_dossier

__all__ = ["Said", "SameDossier", "said_of_documents", "same_dossier"]


@dataclass(frozen=True, slots=True)
class SameDossier:
    """Which dossier it is.

    Attributes:
        known: The ARK of the dossier published before; None for a new one.
        named: The ARK that its editor gave a new one; None where it is to be drawn.
    """

    known: str | None = None
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor said of the documents, by number.

    Attributes:
        same: The ARK of the published document that it is, or `NEW`.
        named: The ARK of a document that is published for the first time, and had one before.
    """

    same: Mapping[str, str]
    named: Mapping[str, str]


def same_dossier(
    catalogue: Catalogue, dossier: Dossier, digests: tuple[str, ...], *, naan: str
) -> SameDossier:
    """Say which dossier this one is a version of: by series and number, ARK, or its documents'.

    Args:
        digests: Of the files it was read from.
        naan: The archive's own.

    Raises:
        UndecidedError: It states neither series and number nor ARK, and resembles a known one.
        CorrectionsError: Its ARK is mistyped, or names something else.
    """
    series = dossier.series
    has_number = series is not None and bool(series.number)
    by_series = (
        catalogue.dossier_of_series(series.name, series.number)
        if series is not None and series.number
        else None
    )
    if dossier.ark is not None and dossier.ark != NEW:
        return _by_ark(catalogue, _checked_ark(dossier.ark, "the dossier", naan), by_series)
    if by_series is not None:
        return SameDossier(by_series)
    unchanged = catalogue.dossier_of_files(digests)
    if unchanged is not None:
        return SameDossier(unchanged)
    by_documents = {
        catalogue.dossier_of_document(str(ark.unversioned)) if ark else None
        for ark in (parse_ark(one.ark) for one in dossier.documents if one.ark)
    }
    known = by_documents.pop() if len(by_documents) == 1 else None
    if known is not None and dossier.ark != NEW and not has_number:
        return SameDossier(known)
    if dossier.ark != NEW and not has_number:
        keys = frozenset().union(*map(certain_keys, dossier.documents))
        candidates = catalogue.dossiers_like(dossier.title, keys)
        if candidates:
            raise undecided_dossier(candidates)
    return SameDossier()


def _by_ark(catalogue: Catalogue, ark: str, by_series: str | None) -> SameDossier:
    if by_series not in (None, ark):
        raise UndecidedError(
            f"The corrections say that this is {ark}, but its series and number are those "
            f"of {by_series}: correct one of the two."
        )
    if catalogue.newest(ark) is not None:
        return SameDossier(ark)
    if catalogue.is_taken(ark):
        raise CorrectionsError(f"The corrections give the dossier {ark}: that is a document's ARK.")
    return SameDossier(named=ark)


def said_of_documents(
    catalogue: Catalogue,
    known: str | None,
    dossier: Dossier,
    same: Mapping[str, str],
    *,
    naan: str,
) -> Said:
    """Collect what an editor said of the documents.

    Args:
        known: The ARK of the dossier that this is a version of; None for a new one.
        same: The answers to "which published document is it", by number: an ARK or `NEW`.
        naan: The archive's own.

    Raises:
        CorrectionsError: An ARK is mistyped, unknown, or of another dossier.
        UndecidedError: Two documents are said to be the same one.
    """
    said: dict[str, str] = {}
    named: dict[str, str] = {}
    for document in dossier.documents:
        number, answer = document.number, same.get(document.number)
        text = answer or document.ark
        if text is None or text == NEW:
            said.update({number: NEW} if text else {})
            continue
        ark = _checked_ark(text, f"document {number}", naan)
        if ark in (*said.values(), *named.values()):
            raise UndecidedError(
                f"The corrections name {ark} for two documents, {number} among them: "
                "a document can be there only once."
            )
        if known is not None and catalogue.dossier_of_document(ark) == known:
            said[number] = ark
        elif answer is None and not catalogue.is_taken(ark):
            said[number], named[number] = NEW, ark
        else:
            raise CorrectionsError(
                f"The corrections say that document {number} is {ark}: "
                "no document of this dossier was published under it."
            )
    return Said(said, named)


def _checked_ark(text: str, what: str, naan: str) -> str:
    ark = parse_ark(text)
    if ark is None or (ark.naan == naan and not ark.has_valid_check):
        raise CorrectionsError(
            f"The corrections give {text[:100]!r} as the ARK of {what}: it is mistyped; "
            f'give one as edossier prints it, or "{NEW}".'
        )
    return str(ark.unversioned)
