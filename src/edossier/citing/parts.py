"""The parts that every style puts together: how an item is called, who did what, series, joining.

Source: The Chicago Manual of Style, 17th edition: 14.223 (a specific title stands in quotation
marks, a generic name does not), 14.228 (a letter is called by its writer and reader; another kind
of message says which), 14.145 (n.d.), 6.125 and 14.96 (a title that ends in ? or ! keeps its
comma), 6.124 (but takes no full stop), 14.94 (marks within titles).
"""

from collections.abc import Iterable

from edossier.citing.cited import Cited
from edossier.citing.moments import DateManner, write_date
from edossier.citing.people import listed
from edossier.citing.titles import inner_marks, set_title
from edossier.dossier import Credit, Dossier, Evident, Series

__all__ = [
    "credit_words",
    "credits_of",
    "date_of",
    "document_words",
    "dossier_words",
    "has_written_title",
    "joined_by_commas",
    "joined_by_stops",
    "paragraph_words",
    "quoted",
    "raise_first",
    "registry_words",
    "series_words",
]

_CLOSING = ("”", "’")
_OF_DOSSIER = frozenset({"edited", "compiled"})
_OF_DOCUMENTS = frozenset({"obtained", "donated", "translated"})


def quoted(title: str, language: str | None) -> str:
    """Give a title in its marks, and behind them a printed translation in brackets."""
    found = set_title(title, language)
    translation = f" [{found.translation}]" if found.translation else ""
    return f"“{found.words}”{translation}"


def has_written_title(cited: Cited) -> bool:
    """Say whether a document's title is more than "WRITER to READER"."""
    document = cited.document
    if document is None or not document.title:
        return False
    between = f"{listed(document.authors)} to {listed(document.recipients)}"
    return " ".join(document.title.split()).rstrip(".") != between


def document_words(cited: Cited, writers: str, readers: str) -> str:
    """Call a document by its title, else by writer and reader, else by what it is.

    Args:
        writers, readers: As the style names them; empty where there are none.
    """
    document = cited.document
    if document is None:
        return ""
    if document.title and has_written_title(cited):
        return quoted(document.title, document.title_language)
    kind = document.kind if document.kind not in (None, "letter") else None
    if writers and readers:
        return f"{writers} to {readers}{f', {kind}' if kind else ''}"
    if writers or readers:
        what = kind or ("letter" if document.kind else None)
        called = writers or f"to {readers}"
        if what and not writers:
            return f"{what} {called}".capitalize() if what.islower() else f"{what} {called}"
        return f"{called}, {what}" if what else raise_first(called)
    if document.kind:
        return raise_first(document.kind)
    return f"Document {document.number} of {dossier_words(cited.dossier)}"


def dossier_words(dossier: Dossier) -> str:
    """Call a dossier by its title in marks, else by its series, else by its file."""
    if dossier.title:
        return quoted(dossier.title, dossier.language)
    return series_words(dossier.series) or f"“{inner_marks(dossier.source_file.name)}”"


def series_words(series: Series | None) -> str | None:
    """Give series and number: "CWIHP e-Dossier No. 46"."""
    if series is None:
        return None
    return f"{series.name} No. {series.number}" if series.number else series.name


def date_of(cited: Cited, manner: DateManner, *, none: str | None) -> str | None:
    """Give the date of a document, or when a dossier was published.

    Args:
        none: What stands for an unknown date of a document.
    """
    document = cited.document
    if document is None:
        published = cited.dossier.published
        return write_date(published, manner) if published else None
    if document.date is None:
        return none
    is_inferred = _is_inferred(document, "date")
    return write_date(document.date.edtf, manner, is_inferred=is_inferred)


def registry_words(cited: Cited) -> str | None:
    """Give the number that the document's office gave it: "no. 0423/57"."""
    number = cited.document.registry_number if cited.document else None
    return f"no. {number}" if number else None


def credits_of(cited: Cited) -> tuple[Credit, ...]:
    """Give who made what is cited readable here.

    Of a document: its own credits, else those of its texts, else who obtained or translated the
    documents of the dossier. Of a dossier: who edited or compiled it beside its authors.
    """
    document, dossier = cited.document, cited.dossier
    if document is None:
        authors = {author.name for author in dossier.authors}
        return tuple(c for c in dossier.credits if c.role in _OF_DOSSIER and c.agent not in authors)
    texts = tuple(credit for text in document.texts for credit in text.credits)
    own = document.credits or texts
    return tuple(c for c in own if c.role != "funded") or tuple(
        c for c in dossier.credits if c.role in _OF_DOCUMENTS
    )


def credit_words(credits_: Iterable[Credit]) -> str:
    """Name people once for the same work: "obtained and translated by A. B. and C. D."."""
    done: dict[str, list[str]] = {}
    for credit in credits_:
        roles = done.setdefault(credit.agent, [])
        if credit.role not in roles:
            roles.append(credit.role)
    people: dict[tuple[str, ...], list[str]] = {}
    for agent, roles in done.items():
        people.setdefault(tuple(roles), []).append(agent)
    return ", ".join(f"{listed(roles)} by {listed(agents)}" for roles, agents in people.items())


def paragraph_words(cited: Cited) -> str | None:
    """Give the paragraph that is meant: "par. 3", "pars. 3-5"."""
    paragraph = cited.pinpoint.paragraph
    if paragraph is None:
        return None
    return f"{'pars.' if '-' in paragraph or '–' in paragraph else 'par.'} {paragraph}"


def raise_first(words: str | None) -> str:
    """Begin with a capital; nothing stays nothing."""
    return words[:1].upper() + words[1:] if words else ""


def joined_by_commas(parts: Iterable[str | None]) -> str:
    """Join the parts of a note; the comma stands inside a closing mark, also after ? and !."""
    note = ""
    for part in filter(None, parts):
        note = f"{_with_comma(note)} {part}" if note else part
    return _closed(note)


def joined_by_stops(parts: Iterable[str | None]) -> str:
    """Join the parts of an entry; a part that ends in a stop, ? or ! takes no other."""
    return " ".join(_closed(part) for part in parts if part)


def _with_comma(note: str) -> str:
    if note.endswith(_CLOSING):
        return f"{note[:-1].rstrip(',')},{note[-1]}"
    return f"{note},"


def _closed(part: str) -> str:
    """End with a full stop, inside a closing mark."""
    bare = part.rstrip("”’")
    if bare.endswith((".", "?", "!")):
        return part
    if bare != part:
        return f"{bare}.{part[len(bare) :]}"
    return f"{part}."


def _is_inferred(value: Evident, field: str) -> bool:
    evidence = value.evidence.get(field)
    return evidence is not None and evidence.basis == "inferred"
