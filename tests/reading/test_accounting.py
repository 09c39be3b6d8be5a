"""Nothing is lost silently: the law that binds values, labels and furniture to the source.

Every character that is not blank lies in the range of a printed value, of a label or of
furniture, or in a finding that says it was not understood; furniture is what a named rule leaves
out; and the text of a value is its range without the labels and furniture that lie in it, so
that a broad range cannot hide a loss.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edossier.dossier import DateStatement, Dossier, anchors, uncovered
from edossier.formats.text.read import read
from edossier.reading import Reading, read_source_text
from edossier.references import ArchivalReference
from edossier.text import Range, SourceText
from edossier.text.spacing import is_blank, squeeze

RULES = {"navigation-line", "navigation-tail", "back-link"}
# What is made of print and is not the print itself: "V." is "5", "March 2014" is 2014-03.
MADE = {"number", "kind", "language", "title_language", "published"}


def reading_of(text: str, name: str = "dossier.txt") -> Reading:
    return read_source_text(read(text.encode("utf-8"), name))


def left_out(dossier: Dossier) -> list[Range]:
    entries = [*dossier.labels, *dossier.ignored]
    return sorted(Range(entry.anchor.start, entry.anchor.end) for entry in entries)


def printed_values(dossier: Dossier) -> Iterator[tuple[str, str, Range]]:
    """Give each printed text with its path and range."""
    for each in anchors(dossier):
        anchor = each.evidence.anchor
        if each.evidence.basis != "printed" or anchor is None or _is_made(each):
            continue
        value = _value(each.owner, each.field)
        if value is not None:
            yield each.path, value, Range(anchor.start, anchor.end)


def _is_made(each: Any) -> bool:
    is_number_of_a_series = each.path == "series.number"
    return each.field in MADE and not is_number_of_a_series


def _value(owner: Any, field: str) -> str | None:
    name, index = re.match(r"(\w+)(?:\[(\d+)\])?$", field).groups()
    value = getattr(owner, name, None)
    if index is not None:
        value = value[int(index)]
    if isinstance(value, DateStatement):
        return value.text
    if isinstance(value, ArchivalReference):
        return value.printed
    return getattr(value, "text", value)


def broken_law(reading: Reading) -> list[tuple[str, str, str]]:
    """Give the values whose text is not their range."""
    text, cuts = reading.source.text, left_out(reading.dossier)
    found = []
    for path, value, at in printed_values(reading.dossier):
        inside = [cut for cut in cuts if at.start <= cut.start and cut.end <= at.end]
        range_text = squeeze(text, at.start, at.end, inside).text
        if range_text != value:
            found.append((path, value, range_text))
    return found


def unsaid(reading: Reading) -> list[str]:
    """Give what is neither read nor said to be unread."""
    said = [f.anchor for f in reading.findings if f.code == "unread-text" and f.anchor]
    gaps = uncovered(reading.dossier, reading.source)
    return [
        reading.source.text[gap.start : gap.end]
        for gap in gaps
        if not any(s.start <= gap.start and gap.end <= s.end for s in said)
    ]


def lost_to_any_count(source: SourceText, reading: Reading) -> int:
    """Count what is not blank and not accounted for, letter by letter: the slow second way."""
    covered = set()
    for each in anchors(reading.dossier):
        if each.evidence.anchor and each.evidence.basis != "inferred":
            covered.update(range(each.evidence.anchor.start, each.evidence.anchor.end))
    for entry in (*reading.dossier.labels, *reading.dossier.ignored):
        covered.update(range(entry.anchor.start, entry.anchor.end))
    for gap in uncovered(reading.dossier, source):
        covered.update(range(gap.start, gap.end))
    return sum(not is_blank(c) and at not in covered for at, c in enumerate(source.text))


def crossings(reading: Reading) -> list[tuple[str, str]]:
    """Give the labels that reach into a value without lying in it: they would hide its words."""
    values = [(path, at) for path, _, at in printed_values(reading.dossier)]
    return [
        (path, reading.source.text[cut.start : cut.end])
        for cut in left_out(reading.dossier)
        for path, at in values
        if cut.start < at.start < cut.end < at.end or at.start < cut.start < at.end < cut.end
    ]


def check_law(reading: Reading) -> None:
    assert crossings(reading) == []
    assert broken_law(reading) == []
    assert unsaid(reading) == []
    assert lost_to_any_count(reading.source, reading) == 0
    for ignored in reading.dossier.ignored:
        assert ignored.reason in RULES or ignored.reason.startswith("marked-furniture: ")


# --- dossiers made of the parts that authors put together ------------------------------------

WORD = st.sampled_from(
    [
        "the",
        "report",
        "of",
        "Ambassador",
        "P.",
        "Yudin",
        "said",
        "that",
        "rain,",
        "mud",
        "[1]",
        "and",
        "Document",
        "2",
        "(Document",
        "9)",
        "were",
        "“cold”",
        "¹",
        "1956",
        "дождь",
        "Čína",
        "„sníh“",
        "«мороз»",
        "—",
        "5",
        "May",
        "1955",
        "No.",
        "17",
        "f.",
        "0100",
        "[Translation]",
        "Source",
        "Mao",
    ]
)
PROSE = st.lists(WORD, min_size=1, max_size=40).map(" ".join)
LINE = st.one_of(
    PROSE,
    st.sampled_from(
        [
            "Introduction",
            "IntroductionCentral rain",
            "Notes",
            "Notes to the documents",
            "Archive Acronyms and Footnotes",
            "About the Author",
            "DOCUMENTS",
            "Contents",
            "Summary",
            "Read More",
            "Skip to main content",
            "Document 1",
            "DOCUMENT No. 2",
            "Doc. Three:",
            "IV.",
            "Dokument č. 5: Zpráva",
            "6. dokumentum",
            "2 May 1957, “Note on rain,” 17/57, A. Poe and B. Roe, Source: AVPRF f. 1, d. 3.",
            "2 May 1957, A. Poe to B. Roe, Source MZV, krabice 1",
            "[Source: RGANI f. 5, op. 1; obtained by Ada Poe; translated by Ben Roe and Cy Doe.]",
            "Zdroj: NA, krabice 2",
            "Author: A. Poe, consul",
            "Date: undated",
            "Date: 31 April 1956",
            "[Translation from Russian]",
            "Original (Czech)",
            "Obtained and translated by Ada Poe",
            "Published: March 2014",
            "Language: Czech",
            "Series: Papers, no. 7",
            "by Ada Poe, University of Rain, and Ben Roe",
            "CWIHP e-Dossier No. 46",
            "AVPRF - Arkhiv (Archive); ",
            "NA: Národní archiv (National Archive",
            "TOP SECRET",
            "© 2014 The Rain Project",
            "A sentence that ends. Read more »",
            "[1] See NA, krabice 3, and Document 1.",
            "2. A second note",
            "¹ A raised note",
            "“A title in quotation marks”",
            "* * *",
        ]
    ),
)
FILE = st.lists(LINE, min_size=1, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n\r\n", " \u00a0\n\n"]).map(
        lambda end: end.join(lines) + end
    )
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(text=FILE, suffix=st.sampled_from(["txt", "md"]))
def test_a_made_up_dossier_obeys_the_law(text, suffix):
    if text.strip():
        check_law(reading_of(text, f"dossier.{suffix}"))


def test_the_reference_file_obeys_the_law(reference_file):
    check_law(reading_of(reference_file.read_text("utf-8")))


@pytest.mark.parametrize("label", ["Read More", "Skip to main content", "Číst dále", "Подробнее"])
def test_furniture_alone_on_its_line_is_left_out_by_its_rule(label):
    dossier = reading_of(f"A Title\n\n{label}\n\nIntroduction\n\nRain fell.").dossier
    assert [(i.text, i.reason) for i in dossier.ignored] == [(label, "navigation-line")]


def test_words_of_furniture_inside_a_sentence_stay():
    text = "A Title\n\nIntroduction\n\nIn the archive you can read more"
    dossier = reading_of(text).dossier
    assert dossier.ignored == ()
    assert dossier.essay.sections[0].paragraphs[0].text.endswith("read more")
