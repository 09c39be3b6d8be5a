"""Family P: opaque numbers that stand for a document by themselves.

They are kept whole: no level is read into them, unless the archive itself says what the parts are.
"""

import re
from dataclasses import dataclass, replace

from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["find_all", "find_identifier", "read"]

_DASH = "[-\u2010-\u2015\u2212]"
# "CIA-RDP79T00975A003100010001-2, pp. 3-4": the pages of the document.
_PAGE = re.compile(
    r"[\s,(]{1,3}(?P<label>pp?\.|pages?(?![^\W_])|S\.|ss?\.|frames?(?![^\W_]))\s?"
    rf"(?P<pages>\d{{1,4}}(?:\s?{_DASH}\s?\d{{1,4}})?(?:,\s\d{{1,4}}(?:{_DASH}\d{{1,4}})?(?!\s?[^\W_])){{0,8}})"
    r"(?![^\W_]|/)"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of number: whose it is, and the levels that its groups name, if any.

    Attributes:
        sign: Letters and figures that every number of the form holds, quickly looked for.
    """

    repository: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    levels: tuple[tuple[str, str], ...] = ()
    is_opaque: bool = True


_FORMS = (
    _Form(
        "CREST",
        re.compile(r"RDP\d"),
        re.compile(rf"CIA{_DASH}?\s?RDP\d\d(?:{_DASH}|[A-Z])?\d{{4,6}}[A-Z]\d{{12}}{_DASH}[\dA-Z]"),
    ),
    _Form("CREST", re.compile("DOC_"), re.compile(r"(?<![^\W_])DOC_\d{7,10}(?!\d)")),
    # Electronic archive of the National Institute of Korean History.
    _Form(
        "NIKH",
        re.compile(r"_\d\d_\d\d[A-Z]"),
        re.compile(r"(?<![^\W_])[A-Z]{3}\d{3}_\d\d_\d\d[A-Z]\d{4}(?:_\d{1,4})?(?!\d)"),
    ),
    # The number of a request under the Freedom of Information Act names no archive.
    _Form(
        "",
        re.compile(rf"[FS]{_DASH}[12]"),
        re.compile(rf"(?<![^\W_])[FS]{_DASH}(?:19|20)\d\d{_DASH}\d{{5}}(?!\d)"),
    ),
    _Form("JCL", re.compile("NLC-"), re.compile(r"(?<![^\W_])NLC(?:-\d{1,3}){4,8}(?!\d)")),
    _Form(
        "DNSA",
        re.compile("DNSA|Digital National"),
        re.compile(
            r"(?:DNSA|Digital National Security Archive)[^\d;]{1,90}?(?<![^\W_])"
            r"(?P<number>[A-Z]{2}\d{5})(?!\d)"
        ),
    ),
    _Form("DDRS", re.compile(r"CK\d"), re.compile(r"CK\d{10}(?!\d)")),
    _Form("JACAR", re.compile(r"[ABC]\d{11}"), re.compile(r"(?<![A-Z\d])[ABC]\d{11}(?!\d)")),
    _Form(
        "DODIS",
        re.compile("(?i:dodis)"),
        re.compile(r"(?:(?:https?://)?dodis\.ch/|(?i:dodis)-)(?P<document>[A-Z]?\d{1,6})"),
        (("document", "item"),),
    ),
    _Form(
        "NL-HaNA",
        re.compile("NL-HaNA_"),
        re.compile(
            r"NL-HaNA_(?P<toegang>[\d.]{1,14})_(?P<inventarisnummer>[\dA-Z.]{1,8})(?:_(?P<scan>\d{1,6}))?"
        ),
        (("toegang", "fonds"), ("inventarisnummer", "file"), ("scan", "item")),
    ),
    _Form(
        "CH-BAR",
        re.compile(r"#\d{4}/"),
        re.compile(
            r"(?:CH-BAR\s?#\s?)?(?P<bestand>[EJK]\d{1,4}[A-Z]?(?:[.-]\d{1,4}){0,2}[A-Z]?(?:\([A-Z]\))?)#(?P<accession>\d{4}/\d{1,4})"
            r"#(?P<band>[\d.]{1,8})(?:#(?P<item>[\d.]{1,8}))?\*?"
        ),
        (("bestand", "fonds"), ("accession", "series"), ("band", "file"), ("item", "item")),
        is_opaque=False,
    ),
    _Form(
        "UN",
        re.compile("[ASTE]/"),
        re.compile(
            r"(?<![^\W_/.])(?:A|S|E|ST)/(?:[A-Z]{1,4}[./\d]{0,2})?\d[\w./-]{0,20}\d|(?<![^\W_/.])[AS]/PV\.\d{1,5}"
        ),
    ),
    _Form(
        "NATO",
        re.compile(r"\(\d\d\)"),
        re.compile(
            rf"(?<![^\W_])(?:C{_DASH}[A-Z]{{1,2}}|PO|DPC/[A-Z]|NPG/[A-Z]|RDC|CM|AC/\d{{1,3}}{_DASH}[A-Z]{{1,2}})\s?\(\d\d\)\s?\d{{1,4}}"
            rf"|(?<![^\W_])AC/\d{{1,3}}{_DASH}[A-Z]{{1,2}}/\d{{1,4}}"
        ),
    ),
)


def find_all(text: str) -> list[tuple[str, int, int]]:
    """Find every number of a known form: the archive's id, and where it stands."""
    return sorted(
        (
            (form.repository, *m.span())
            for form in _FORMS
            if form.sign.search(text)
            for m in form.pattern.finditer(text)
        ),
        key=lambda hit: hit[1:],
    )


def find_identifier(text: str) -> tuple[str, int, int] | None:
    """Find the first number of a known form: the archive's id, and where it stands."""
    hits = [
        (m.start(), m.end(), form.repository)
        for form in _FORMS
        if form.sign.search(text) and (m := form.pattern.search(text))
    ]
    return (min(hits)[2], min(hits)[0], min(hits)[1]) if hits else None


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read the number after `start`; of a named archive, only its own form."""
    for form in _FORMS:
        match = form.pattern.search(text, start)
        if match and (repository is None or form.repository in {"", repository.id}):
            return _described(_reading(form, match), text, match)
    return Reading(())


def _described(reading: Reading, text: str, match: re.Match[str]) -> Reading:
    """Behind the star of a Swiss reference code stand the file's number, title and years."""
    start = match.end()
    if reading.is_identifier and (page := _PAGE.match(text, start)):
        leaves = Part("page", "page", page["label"], page["pages"], page.start("label"), page.end())
        reading = replace(reading, parts=(*reading.parts, leaves))
    rest = text[start:].strip(" ,;.")
    if not match.group().endswith("*") or not rest or text[start : start + 1] not in {",", " "}:
        return reading
    at = text.index(rest, start)
    title = Part("title", "qualifier", "", rest, at, at + len(rest))
    return replace(reading, parts=(*reading.parts, title))


def _reading(form: _Form, match: re.Match[str]) -> Reading:
    parts = [
        Part(level, isad, "", match[level], *match.span(level))
        for level, isad in form.levels
        if match[level] is not None
    ]
    if form.levels:
        first, last = parts[0], parts[-1]
        parts[0] = Part(first.level, first.isad, "", first.value, match.start(), first.end)
        parts[-1] = Part(last.level, last.isad, "", last.value, parts[-1].start, match.end())
    else:
        group = "number" if "number" in form.pattern.groupindex else 0
        parts = [Part("doc_number", "", "", match[group], *match.span(group))]
    return Reading(
        tuple(parts),
        rules=("R-ID-1: a number of this form stands for one document",),
        implies=form.repository or None,
        is_identifier=form.is_opaque,
    )
