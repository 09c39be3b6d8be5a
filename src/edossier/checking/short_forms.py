"""Short forms of books and articles whose full form a reader cannot find before them.

R-SHORT-1  "Author, Title words, 38-46", at the end of a clause of a note: a short form. The
           author is one to six capitalised words, the title two words or more, or in quotation
           marks; what follows is pages and nothing else. A clause that cites a record, a
           document of the dossier or a date has none.
R-SHORT-2  The full form: the words of the title in order, behind the author's family name,
           and followed in the same clause by a bracket, a year, an editor or an imprint
           (R-SHORT-3, in `imprints`); in the essay, where a list of books may be, or in a note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier import dates
from edossier.checking.imprints import has_imprint, is_place, is_year
from edossier.checking.literature import Literature
from edossier.checking.places import Passage, Places, essay_passages, note_passages, shown
from edossier.dossier import Dossier, Finding, Related
from edossier.dossier.spans import spans_between
from edossier.text.sentences import sentences

__all__ = ["find_short_forms_alone"]

_PAGES = re.compile(
    r"(?:,[”\"»“]?|[”\"»“],?)\s{1,3}(?:(?:pp?|ss?|str|стр|с|S|ch|n|nn|fn|o|lk)\.?\s{0,2})?[0-9]{1,4}n?"
    r"(?:\s?[-–—,]\s?[0-9]{1,4}n?){0,12}(?:\s?ff?\.?|,?\s?n(?:ote)?\.?\s?[0-9]{1,3})?[.\s”\"]{0,4}$"
)
_SEMICOLON = re.compile(r";\s|[()]")
_NAME = r"(?:[^\W\d_]{1,2}\.-?){0,3}\s?[A-ZÀ-ÞŁŚŹŻĆŃŠČŘŽĎŤŇŐŰĚŮА-ЯЁ][\w'’ʹ-]{1,30}"
_JOINER = r"(?:,?\s(?:and|&|und|et|a|i|y|и|és|și|with)\s|\s|,\s(?=[^,]{2,40},?\s(?:and|&)\s))"
_AUTHOR = re.compile(
    rf"(?:^|(?<=\s))(?P<author>{_NAME}(?:{_JOINER}{_NAME}){{0,5}}),\s{{1,3}}"
    r"(?P<title>(?P<quote>[“„«\"])?[A-ZÀ-ÞŁŚŹŻĆŃŠČŘŽĎŤŇŐŰĚŮА-ЯЁ0-9].{2,160})$"
)
_NO_TITLE = re.compile(
    r"(?:vol|no|nos|issue|part|bd|band|t|tome|č|roč|nr|d|f|op|box|folder|reel|doc|document|ibid|op"
    r"|pp?|eds?|trans|in|и|том|№)\b",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(r"ibid|idem|eadem|cf|see|там же|ebenda|tamtéž|tamże", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:see|cf|compare|voir|cfr|vgl|siehe|vergleiche|см|ср|див|zob|por|srov|porov|viz|lásd|ld"
    r"|vezi|vedi)\.?\s){1,2}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[^\w]{1,5}([0-9]{4})(?![0-9n])")
_LONGEST_CLAUSE = 320  # code points; a short form is short
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _ShortForm:
    """A short form in a note.

    Attributes:
        start, end: In the note's text.
    """

    passage: Passage
    start: int
    end: int
    author: str
    title: str

    @property
    def printed(self) -> str:
        """Give it as printed."""
        return self.passage.text[self.start : self.end]


def find_short_forms_alone(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each short form of a book or article whose full form comes nowhere, or only later."""
    notes = list(note_passages(dossier))
    short_forms = [
        (index, form) for index, passage in enumerate(notes) for form in _short_forms(passage)
    ]
    if not short_forms:
        return
    essay = [passage.text for passage in essay_passages(dossier)]
    literature = Literature([*essay, *(passage.text for passage in notes)])
    told: set[tuple[str, str]] = set()
    for index, form in short_forms:
        full = literature.first_full_form(form.author, form.title)
        key = (form.author.casefold(), form.title.casefold())
        if full is None or full < (len(essay) + index, form.start) or key in told:
            continue
        told.add(key)
        later = full[0] - len(essay)
        is_later = later < len(notes)
        said = f"comes only in note {notes[later].note}" if is_later else "is nowhere"
        related = []
        if is_later:
            passage, start = notes[later], full[1]
            anchor = places.within(passage, start, start + len(form.title))
            related = [Related(label=f"the full form in {passage.label}", anchor=anchor)]
        yield places.finding(
            "short-form-alone",
            f"{shown(form.printed)} is a short form, and its full form {said}: give it in "
            "full where it is cited first.",
            places.within(form.passage, form.start, form.end),
            related,
        )


def _short_forms(passage: Passage) -> Iterator[_ShortForm]:
    """Give the short forms of one note by R-SHORT-1."""
    cited = [span for span in passage.spans if span.kind in ("reference", "document")]
    for start, end in _clauses(passage.text):
        if spans_between(cited, start, end):
            continue
        clause = passage.text[start:end]
        if len(clause) > _LONGEST_CLAUSE or re.search("[()]", clause):
            continue
        pages = _PAGES.search(clause)
        match = _AUTHOR.search(clause, 0, pages.start()) if pages else None
        if pages is None or match is None or is_year(_first_number(pages[0])):
            continue
        title = _title(match)
        lead = _LEAD.match(match["author"])
        author = match["author"][lead.end() :] if lead else match["author"]
        if title is not None and not _NO_AUTHOR.fullmatch(author) and not is_place(author):
            yield _ShortForm(
                passage,
                start + match.end("author") - len(author),
                start + len(clause.rstrip(" .")),
                author,
                title,
            )


def _first_number(pages: str) -> str:
    """Give what is printed first behind a title, where no word says that it is a page."""
    found = _BARE_NUMBER.match(pages)
    return found[1] if found else ""


def _title(match: re.Match[str]) -> str | None:
    """Give the words of a short title; None where it is no title."""
    printed = match["title"].rstrip(" ,")
    is_quoted = match["quote"] is not None
    words = printed.strip('“”„«»"‘’ ,.')
    if is_quoted and re.search('[”»“"]', printed[1:].rstrip('”»“"')):
        return None  # more than a title in quotation marks: a journal, a book around an article
    if not is_quoted and (re.search('[“”„«»"]', printed) or len(_WORD.findall(words)) < 2):
        return None
    parts = words.split(", ")
    if any(map(_NO_TITLE.match, parts)) or not re.search(r"[^\W\d_]{3}", words):
        return None
    # "Deszcz, Warszawa 1998" has its imprint: that is a full form.
    is_dated = any(not date.is_bare or "," in words[: date.start] for date in dates.find(words))
    return None if is_dated or has_imprint(words) or words.isupper() else words


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Give the clauses of a note: its sentences, cut at the semicolons that no brackets hold."""
    for sentence in sentences(text):
        start, depth = sentence.start, 0
        for match in _SEMICOLON.finditer(text, sentence.start, sentence.end):
            if match[0] in "()":
                depth = max(0, depth + (1 if match[0] == "(" else -1))
            elif depth == 0:
                yield start, match.start()
                start = match.end()
        yield start, sentence.end
