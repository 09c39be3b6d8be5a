"""The list of archives: "AVPRF - Name (English name)", "AVPRF: Name", or a table."""

import re
from collections.abc import Mapping, Sequence

from edossier.dossier import Evidence, Repository
from edossier.reading.ledger import Ledger, printed
from edossier.reading.pieces import Piece
from edossier.reading.tables import cells_of
from edossier.reading.words import folded, label_words

__all__ = ["acronym_names", "only_archives", "read_acronyms"]

_ACRONYM = r"[^\W\d_][\w./’'-]{0,24}(?:\s[^\W\d_][\w./-]{0,12}){0,3}"
_ENTRY = re.compile(
    rf"\s*(?P<acronym>{_ACRONYM})(?P<sign>\s*[:=]\s*|\s+[-–—−]+\s+|\s*[–—]\s*|-\s+|\t\s*|\s*\|\s*)(?P<rest>\S.*)",
    re.DOTALL,
)
_ENGLISH = re.compile(r"\((?P<english>[^()]{3,200}(?:\([^()]{1,60}\)[^()]{0,100})?)\)\s*[.;,]?\s*$")


def read_acronyms(
    ledger: Ledger, pieces: Sequence[Piece]
) -> tuple[tuple[Repository, ...], list[Piece]]:
    """Read the pieces of a list of archives.

    Returns:
        The repositories, without an id, and the pieces that are no entry.
    """
    found: list[Repository] = []
    others: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        cells = cells_of(ledger, piece)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if len(cells) >= 2:
            repository = _from_cells(ledger, piece, cells)
            if repository:
                found.append(repository)
        elif entry := _ENTRY.fullmatch(piece.text):
            found.append(_from_line(ledger, piece, entry))
        elif following and _is_term(piece) and not _ENTRY.fullmatch(following.text):
            found.append(_from_term(ledger, piece, following))
            index += 1
        else:
            others.append(piece)
        index += 1
    return tuple(found), others


def only_archives(
    ledger: Ledger,
    found: Sequence[Repository],
    ids: Mapping[str, tuple[str, ...]],
    texts: Sequence[str],
) -> list[Repository]:
    """Leave out what a list of abbreviations explains besides archives: "ÚV – ústřední výbor".

    An archive is known by the tables, by a word of its name, or by a source that opens with its
    acronym. Where none of the list is known so, all of it stays.

    Args:
        ledger: Of the source; what is left out is entered as a label.
        found: The list as read.
        ids: What each acronym of it may stand for in the tables.
        texts: Of the documents, their sources among them.
    """
    archives = [one for one in found if ids.get(one.acronym) or _names_archive(one)]
    if not archives:
        return list(found)
    kept = [one for one in found if one in archives or _opens_source(one.acronym, texts)]
    for one in found:
        if one not in kept:
            for evidence in one.evidence.values():
                if evidence.anchor:
                    ledger.label("abbreviation", evidence.anchor.start, evidence.anchor.end)
    return kept


def _names_archive(repository: Repository) -> bool:
    words = label_words("source", "names") | label_words("acronym_table", "houses")
    name = folded(f"{repository.name} {repository.name_en or ''}")
    return any(name_word.startswith(word) for name_word in name.split() for word in words)


def _opens_source(acronym: str, texts: Sequence[str]) -> bool:
    opening = re.compile(rf"(?:^|[:\[(])\s{{0,3}}{re.escape(acronym)}(?=[\s.,:;/])", re.MULTILINE)
    return any(opening.search(text) for text in texts)


def acronym_names(repositories: Sequence[Repository]) -> dict[str, str]:
    """Give each acronym the name that the dossier gives it."""
    return {
        repository.acronym: f"{repository.name} ({repository.name_en})"
        if repository.name_en
        else repository.name
        for repository in repositories
        if repository.name
    }


def _from_cells(
    ledger: Ledger, piece: Piece, cells: Sequence[tuple[int, int]]
) -> Repository | None:
    words = [ledger.cut(*cell).text for cell in cells]
    if all(folded(text) in label_words("acronym_table", "headings") for text in words):
        ledger.label("table heading", piece.start, piece.end)
        return None
    evidence = {"acronym": printed(*cells[0])}
    at = cells[0][1]
    for cell in cells[1:]:
        ledger.label_punctuation(at, cell[0])
        at = cell[1]
    ledger.label_punctuation(piece.start, cells[0][0])
    ledger.label_punctuation(cells[min(len(cells), 3) - 1][1], piece.end)
    acronym = ledger.cut(*cells[0]).text
    if len(cells) == 2:
        return _named(ledger, acronym, evidence, *cells[1])
    evidence |= {"name": printed(*cells[1]), "name_en": printed(*cells[2])}
    return Repository(acronym=acronym, name=words[1], name_en=words[2], evidence=evidence)


def _from_line(ledger: Ledger, piece: Piece, entry: re.Match[str]) -> Repository:
    acronym = (piece.start + entry.start("acronym"), piece.start + entry.end("acronym"))
    ledger.label("punctuation", acronym[1], piece.start + entry.start("rest"))
    evidence = {"acronym": printed(*acronym)}
    start, end = ledger.trim(piece.start + entry.start("rest"), piece.end)
    return _named(ledger, ledger.cut(*acronym).text, evidence, start, end)


def _from_term(ledger: Ledger, term: Piece, body: Piece) -> Repository:
    evidence = {"acronym": printed(term.start, term.end)}
    acronym = ledger.cut(term.start, term.end).text
    return _named(ledger, acronym, evidence, body.start, body.end)


def _named(
    ledger: Ledger, acronym: str, evidence: dict[str, Evidence], start: int, end: int
) -> Repository:
    """Read "Name (English name)"."""
    text = ledger.masked(start, end)
    english = _ENGLISH.search(text)
    name_en = None
    if english and text[: english.start()].strip():
        at = ledger.trim(start + english.start("english"), start + english.end("english"))
        name_en = ledger.cut(*at).text
        evidence = {**evidence, "name_en": printed(*at)}
        ledger.label("punctuation", at[1], end)
        end = ledger.trim(start, start + english.start())[1]
        ledger.label("punctuation", end, at[0])
    elif text.rstrip().endswith((";", ",")):
        ledger.label("punctuation", start + len(text.rstrip()) - 1, end)
        end = ledger.trim(start, start + len(text.rstrip()) - 1)[1]
    evidence = {**evidence, "name": printed(start, end)}
    name = ledger.cut(start, end).text
    return Repository(acronym=acronym, name=name, name_en=name_en, evidence=evidence)


def _is_term(piece: Piece) -> bool:
    """Tell the term of a definition list: an acronym alone."""
    text = piece.text.strip()
    return len(text) <= 20 and text.upper() == text and any(char.isalpha() for char in text)
