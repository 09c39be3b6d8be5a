"""What an editor is told who has to say which record is which, with the lines to write."""

import json

from edossier.dossier import Document, Dossier
from edossier.errors import UndecidedError
from edossier.keeping.identity import NEW, Matching
from edossier.keeping.publication import Publication

__all__ = ["undecided_documents", "undecided_dossier"]

CORRECTIONS = "NAME.corrections.toml beside the file (NAME is the file's, without its ending)"


def undecided_documents(old: Publication, new: Dossier, matching: Matching) -> UndecidedError:
    """Say which documents may be which, and what to write in the corrections file."""
    published = {
        known.ark: f"document {known.number} of version {old.version}: {_described(document)}"
        for known, document in zip(old.documents, old.dossier.documents, strict=True)
    }
    lines = [
        "It is not certain which documents are the same as before: write one line for each "
        f"of these into {CORRECTIONS}, and add it again.",
        "",
        "[same]",
    ]
    for suggestion in matching.suggestions:
        document = new.documents[suggestion.index]
        key = json.dumps(document.number, ensure_ascii=False)
        lines.append(f"# document {document.number} is {_described(document)}")
        lines += [f'{key} = "{ark}"  # {published[ark]}' for ark in suggestion.candidates]
        lines.append(f'{key} = "{NEW}"  # none of those')
    return UndecidedError("\n".join(lines))


def undecided_dossier(candidates: tuple[str, ...]) -> UndecidedError:
    """Say which dossiers this one may be, and what to write in the corrections file."""
    lines = [
        "It states no series and number, and resembles what is published already: "
        f"write one of these lines at the top of {CORRECTIONS}, and add it again.",
        "",
        *(f'ark = "{ark}"' for ark in candidates),
        f'ark = "{NEW}"  # none of those',
    ]
    return UndecidedError("\n".join(lines))


def _described(document: Document) -> str:
    parts = (document.date.text if document.date else None, document.title)
    return " ".join(", ".join(part for part in parts if part).split()) or "no date, no title"
