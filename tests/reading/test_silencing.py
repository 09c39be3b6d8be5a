"""Silences in a corrections file: what they keep from being told, and what they refuse."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import Anchor, Finding
from edossier.errors import CorrectionsError
from edossier.reading import corrections_path, read_file, template
from edossier.reading.corrections import Silence
from edossier.reading.silencing import silence, silence_of
from edossier.text import SourceFile, SourceText

DOSSIER = """Skip to main content

Rain on the Border

Introduction

It rained, as Documents 1 and 7 tell. It rained
again, as Documents 1 and 8 tell.

Document 1

2 May 1957, “Note on rain,” A. Poe, Source: SAPMO DY 30/3603/77.
"""
WHY = 'reason = "It was looked at."\n'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rain.txt"
    path.write_text(DOSSIER, "utf-8")
    return path


def read_with(file, corrections):
    corrections_path(file).write_text(corrections, "utf-8")
    return read_file(file)


def codes(findings):
    return [finding.code for finding in findings]


def refusal_of(file, corrections):
    with pytest.raises(CorrectionsError) as caught:
        read_with(file, corrections)
    return str(caught.value)


def test_a_rule_is_silenced_and_the_reason_kept(file):
    reading = read_with(
        file,
        f'[[silence]]\nrule = "furniture-left-out"\n{WHY}by = "A. Poe"\non = 2026-03-01\n',
    )
    assert "furniture-left-out" not in codes(reading.findings)
    (silenced,) = reading.silenced
    assert silenced.finding.place == "1:1"
    assert silenced.silence.reason == "It was looked at."
    assert (silenced.silence.by, silenced.silence.on) == ("A. Poe", "2026-03-01")


def test_a_place_silences_what_is_there_alone(file):
    reading = read_with(file, f'[[silence]]\nrule = "source-doubtful"\nplace = "12"\n{WHY}')
    assert "source-doubtful" not in codes(reading.findings)
    assert "silence-unused" not in codes(reading.findings)
    reading = read_with(file, f'[[silence]]\nrule = "source-doubtful"\nplace = "1"\n{WHY}')
    assert "source-doubtful" in codes(reading.findings)
    assert "silence-unused" in codes(reading.findings)


@pytest.mark.parametrize(
    "words", ["SAPMO DY 30/3603/77", "sapmo  dy 30/3603/77.", "A. Poe, Source: SAPMO DY 30/3603/77"]
)
def test_words_silence_wherever_their_line_has_gone(file, words):
    text = f'[[silence]]\nrule = "source-doubtful"\ntext = "{words}"\n{WHY}'
    assert "source-doubtful" not in codes(read_with(file, text).findings)
    file.write_text("A new line.\n\n" + DOSSIER.replace("DY 30", "DY\n30"), "utf-8")
    assert "source-doubtful" not in codes(read_with(file, text).findings)


def test_words_that_stand_elsewhere_silence_nothing(file):
    text = f'[[silence]]\nrule = "source-doubtful"\ntext = "Rain on the Border"\n{WHY}'
    found = read_with(file, text).findings
    assert "source-doubtful" in codes(found)
    (unused,) = [finding for finding in found if finding.code == "silence-unused"]
    assert unused.severity == "warning"
    assert unused.message.startswith("rain.corrections.toml, line 1: ")
    assert "“Rain on the Border”" in unused.message


def test_a_silenced_error_is_none(file):
    before = [f for f in read_file(file).findings if f.severity == "error"]
    assert before
    reading = read_with(file, f'[[silence]]\nrule = "document-missing"\n{WHY}')
    assert not [f for f in reading.findings if f.severity == "error"]
    assert len(reading.silenced) == len(before)


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        ('[[silence]]\nrule = "note-missing"\n', "line 1: say why it is silenced"),
        ('[[silence]]\nrule = "note-missing"\nreason = " "', "line 1: say why it is silenced"),
        (f"[[silence]]\n{WHY}", "line 1: say which rule is silenced"),
        (f'[[silence]]\nrule = "a"\n{WHY}line = 3\n', "line 4: “line” says nothing of a silence"),
        (f'[[silence]]\nrule = ["a"]\n{WHY}', "line 2: the rule is a text"),
        ("silence = 5\n", "line 1: write each silence under [[silence]]"),
        ("silence = [5]\n", "line 1: write each silence under [[silence]]"),
        ('title = "X"\n[silence]\nrule = "a"\n', "line 2: write each silence under [[silence]]"),
    ],
)
def test_a_wrong_silence_is_refused_with_its_line(file, corrections, said):
    assert f"rain.corrections.toml, {said}" in refusal_of(file, corrections)


def test_a_silence_of_no_rule_is_refused_with_its_line(file):
    known = f'[[silence]]\nrule = "furniture-left-out"\n{WHY}\n'
    said = refusal_of(file, known + f'[[silence]]\nrule = "no-such"\n{WHY}')
    assert said.startswith("rain.corrections.toml, line 5: there is no rule no-such; it may be")


def test_a_rule_nearly_named_is_offered(file):
    said = refusal_of(file, f'[[silence]]\nrule = "note-mising"\n{WHY}')
    assert said.endswith("there is no rule note-mising; did you mean note-missing?")


def test_what_only_an_archive_shows_may_be_silenced_beforehand(file):
    reading = read_with(file, f'[[silence]]\nrule = "person-spelled-across"\n{WHY}')
    assert "silence-unused" not in codes(reading.findings)


def test_the_words_of_a_finding_without_a_place_are_those_of_its_message():
    found = Finding(severity="info", code="a", message="Busňiak is Bušniak in 46.")
    by_words = Silence("a", "why", None, "busniak is", None, None, "a.toml, line 1")
    assert silence_of(found, [by_words]) == by_words
    assert silence_of(found, [replace(by_words, text="Novak")]) is None


def test_the_template_shows_a_silence_that_only_needs_opening(file):
    lines = template(read_file(file)).splitlines()
    start = lines.index("# [[silence]]")
    opened = "\n".join(line.removeprefix("# ") for line in lines[start : start + 4])
    (entry,) = tomllib.loads(opened)["silence"]
    assert entry["rule"] == "document-missing"
    assert entry["text"].startswith("It rained, as Documents 1 and 7")
    assert set(entry) == {"rule", "text", "reason"}


@given(text=st.text(max_size=60), words=st.text(max_size=10), start=st.integers(0, 60))
def test_any_words_part_the_findings_and_lose_none(text, words, start):
    source = SourceText(text, (), (), SourceFile("a.txt", "text/plain", "", None))
    found = Finding(
        severity="info", code="a", message="m", anchor=Anchor(start=start, end=start + 5)
    )
    wanted = Silence("a", "why", None, words or None, None, None, "a.toml, line 1")
    standing, silenced = silence([found], [wanted], source)
    assert [one.finding for one in silenced] + [f for f in standing if f.code == "a"] == [found]
    assert (not silenced) == ("silence-unused" in codes(standing))
