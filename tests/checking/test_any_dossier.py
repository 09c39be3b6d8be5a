"""No rule raises, whatever the file; each finding is in order, inside the file, and documented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checking.dossiers import reading_of, written
from edossier.checking import CODES, RULES, check, check_archive
from edossier.formats.text.read import read
from edossier.reading import read_source_text

_WHOLE = written()
_SCRAPS = [
    "[1]", "[2]", "[99]", "“", "”", '"', "„", "«", "Document 2", "Document 77", "(Document 1)",
    "AVPRF f. 1, op. 2, d. 3, l. 4-5", "SAPMO DY 30/3603/77", "11/57", "30 April 1957", "in 1958",
    "J. Busňiak", "Ján Bušniak", "P.F. Yudin", "P.V. Yudin", "Farthing, Surveying Nowhere, 61.",
    "[…]", "...", "[M]", ";", "\n\n", "Notes\n\n", "\u200b", "\U0001f642", "ß", "İ", "\x00",
]  # fmt: skip


@st.composite
def mutated(draw):
    """The invented dossier with stretches taken out, doubled, moved, and scraps put in."""
    text = _WHOLE
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 200)))
        where = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from([*_SCRAPS, text[start:end]]))
        text = text[:start] + text[end:] if draw(st.booleans()) else text
        text = text[:where] + piece + text[where:]
    return text


@given(mutated())
@settings(max_examples=40)
def test_no_rule_raises_and_findings_lie_in_the_file(text):
    reading = read_source_text(read(text.encode("utf-8", "replace"), "rain.txt"))
    starts = []
    for finding in reading.findings:
        assert finding.code in CODES
        assert finding.severity == CODES[finding.code]
        assert finding.message.endswith((".", "?", ")"))
        for anchor in [finding.anchor, *(each.anchor for each in finding.related)]:
            if anchor is not None:
                assert 0 <= anchor.start <= anchor.end <= len(reading.source.text)
        starts.append(finding.anchor.start if finding.anchor else -1)
    assert starts == sorted(starts)
    list(check_archive([("1", reading.dossier), ("2", reading.dossier)]))


@given(mutated())
@settings(max_examples=40)
def test_checking_again_finds_the_same(text):
    reading = read_source_text(read(text.encode("utf-8", "replace"), "rain.txt"))
    assert check(reading.dossier, reading.source) == reading.findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_says_in_one_line_what_it_finds(rule):
    assert rule.__doc__
    assert "\n" not in rule.__doc__.strip()
    assert rule.__name__.startswith("find_")


_MANY = 1_200


@pytest.mark.parametrize(
    "essay",
    [
        "“a b c d” (Document 2) " * _MANY,
        "Document 2 " * _MANY,
        "Document 2 in June 1957 met B. Roe. " * _MANY,
        "It rained.[1] " * _MANY,
        "“ " * _MANY,
        "P.F. Yudin and P.V. Yudin, " * _MANY,
        " ".join(f"A.{chr(65 + i % 26)}. Nov{chr(97 + i // 26 % 26)}kova." for i in range(_MANY)),
        "x" * 100_000,
    ],
    ids=["quotations", "mentions", "dates", "calls", "marks", "people", "names", "one word"],
)  # fmt: skip
def test_a_long_paragraph_of_one_kind_is_checked(essay):
    reading = reading_of(written(essay))
    assert len(reading.findings) < 30_000


@pytest.mark.parametrize(
    "note",
    [
        "Roe, Mud in Town, 5; " * _MANY,
        "AVPRF f. 1, op. 2, d. 3, l. 4-5; " * 300,
        "See Document 9. " * _MANY,
        "“a b c d,” AVPRF f. 1, op. 2, d. 3, l. 4. " * 300,
        "Roe and Poe and " * _MANY + "Lee, Mud in Town, 5",
    ],
    ids=["short forms", "references", "mentions", "titles", "authors"],
)
def test_a_long_note_of_one_kind_is_checked(note):
    assert len(reading_of(written(notes=[note])).findings) < 30_000


def test_of_more_than_a_thousand_findings_the_rest_are_counted():
    reading = reading_of(written("It rained.[1] " * 1_500))
    twice = [finding for finding in reading.findings if finding.code == "note-called-twice"]
    assert len(twice) == 1_001
    more = [each for each in twice if each.message == "There are 499 more such places."]
    told = [each for each in twice if each not in more]
    assert len(more) == 1
    last = max(each.anchor.start for each in told)
    assert more[0].anchor.start > last
    assert "It rained.[1]" not in reading.source.text[more[0].anchor.end + 14 :]
