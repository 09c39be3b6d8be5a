"""The bundled samples read whole, and hold no sentence of the dossier whose facts one uses."""

import re
from pathlib import Path

import pytest

import edossier_site
from edossier.checking import check
from edossier.reading import read_file

SAMPLES = Path(edossier_site.__file__).parent / "samples"
FACTS = "sino-soviet-advisers"
INVENTED = "the-lighthouse-at-cape-morrow"


@pytest.fixture(scope="module", params=[FACTS, INVENTED])
def sample(request):
    return read_file(SAMPLES / f"{request.param}.txt")


@pytest.fixture(scope="module")
def invented():
    return read_file(SAMPLES / f"{INVENTED}.txt").dossier


def test_nothing_of_a_sample_is_left_unread(sample):
    text = sample.source.text
    unread = [f.anchor for f in sample.findings if f.code == "unread-text" and f.anchor]
    assert [text[anchor.start : anchor.end] for anchor in unread] == []
    assert sample.dossier.ignored == ()


def test_a_sample_has_no_errors(sample):
    findings = [*sample.findings, *check(sample.dossier, sample.source)]
    assert [f.message for f in findings if f.severity == "error"] == []


def test_each_note_of_a_sample_is_called_and_each_document_mentioned(sample):
    dossier = sample.dossier
    spans = [s for x in dossier.essay.sections for p in x.paragraphs for s in p.spans]
    called = [span.target for span in spans if span.kind == "note"]
    assert called == [note.id for note in dossier.notes]
    mentioned = {span.target for span in spans if span.kind == "document"}
    assert mentioned == {document.number for document in dossier.documents}


def test_each_document_of_a_sample_has_a_date_a_source_and_a_summary(sample):
    for document in sample.dossier.documents:
        assert document.date is not None
        assert document.source is not None
        assert document.source.levels
        assert document.summary is not None


def test_the_corrections_of_a_sample_say_who_publishes_it_and_why(sample):
    dossier = sample.dossier
    assert dossier.publisher is not None
    assert dossier.licence is not None
    assert dossier.authors
    assert dossier.evidence["publisher"].basis == "corrected"
    assert dossier.evidence["publisher"].reason


def test_the_invented_dossier_says_so_on_every_document(invented):
    assert "Invented" in (invented.title or "")
    for document in invented.documents:
        assert document.summary is not None
        assert document.summary.text.startswith("Invented for demonstration.")
    assert all("invented" in (r.name_en or "") for r in invented.repositories)


def test_the_invented_dossier_has_originals_and_parallel_translations(invented):
    languages = [[text.language for text in document.texts] for document in invented.documents]
    assert languages == [["ar", "en"], ["de", "en"], ["ar", "en"], ["cs", "en"], ["de", "en"]]
    for document in invented.documents:
        original, translation = document.texts
        assert (original.kind, translation.kind) == ("original", "translation")
        assert len(original.paragraphs) == len(translation.paragraphs)


def test_what_the_invented_essay_quotes_stands_in_its_transcripts(invented):
    texts = " ".join(p.text for d in invented.documents for t in d.texts for p in t.paragraphs)
    quotations = [
        paragraph.text[span.start : span.end].rstrip(".,")
        for section in invented.essay.sections
        for paragraph in section.paragraphs
        for span in paragraph.spans
        if span.kind == "quote"
    ]
    assert len(quotations) == 4
    assert [quotation for quotation in quotations if quotation not in texts] == []


def test_two_records_of_one_meeting_share_its_date(invented):
    events = [d.event_date and d.event_date.edtf for d in invented.documents]
    assert events == [None, "1958-03-12", "1958-03-12", None, None]


def test_the_people_of_the_invented_dossier_are_persons(invented):
    found = {agent.name: agent.kind for agent in invented.agents}
    people = ["Johann Halder", "Yusuf Darwish", "Vojtěch Sedlák", "Salim al-Nahhas"]
    assert {name: found.get(name) for name in people} == dict.fromkeys(people, "person")


def test_the_sources_of_the_invented_dossier_name_its_archives(invented):
    printed = [document.source.repository_printed for document in invented.documents]
    assert printed == ["AQR", "TSA", "AQR", "TSA", "TSA"]


def test_the_sample_of_facts_carries_no_transcript():
    assert all(d.texts == () for d in read_file(SAMPLES / f"{FACTS}.txt").dossier.documents)


def test_the_sample_of_facts_repeats_no_sentence_of_the_reference(reference_file):
    ours = (SAMPLES / f"{FACTS}.txt").read_text("utf-8")
    theirs = reference_file.read_text("utf-8")
    shared_runs = _runs(_prose(ours)) & _runs(_prose(theirs))
    assert shared_runs == set()


def _prose(text: str) -> str:
    """Leave out what is a fact: entries of documents, names of archives, titles of works."""
    lines = [
        line for line in text.split("\n") if not re.match(r"\d{1,2} \w+ \d{4}, |[A-Z]{2,6} -", line)
    ]
    return re.sub(r"Austin Jersild, The Sino-Soviet.*?\)|“[^”]*”", " | ", "\n".join(lines))


def _runs(prose: str, length: int = 6) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+|\|", prose.lower())
    return {
        run
        for at in range(len(words) - length + 1)
        if "|" not in (run := tuple(words[at : at + length]))
        and sum(word.isalpha() for word in run) >= length - 1
    }
