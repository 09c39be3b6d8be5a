"""A dossier out as a table and in again: all languages and roles survive, in each format."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edossier.dossier import (
    Author,
    Credit,
    DateStatement,
    Document,
    Dossier,
    Elsewhere,
    Paragraph,
    Series,
    SourceFileRecord,
    Text,
)
from edossier.formats.tables import PACKERS, read, table_of
from edossier.reading import read_file
from edossier.references import parse

RECORD = SourceFileRecord(name="a.txt", media_type="text/plain", sha256="0", encoding=None)
ROLES = ("obtained", "donated", "translated", "edited", "compiled", "funded")

letters = st.sampled_from(
    [
        "abcXYZ",
        "é",
        "ß",
        "ж",
        "Я",
        "蔣",
        ";",
        "|",
        ",",
        '"',
        "'",
        "=",
        "+",
        "-",
        "_x0041_",
        "&",
        "<",
        ">",
        "^",
        "\t",
    ]
)
words = (
    st.lists(letters.filter(bool), min_size=1, max_size=12)
    .map(lambda parts: " ".join("".join(parts).split()))
    .filter(lambda text: text and text != "NULL" and "^^" not in text)
)
# A row that holds words in its number alone is a heading; so each document has a title.
languages = st.sampled_from(["en", "ru", "de", "zh", "sr-Latn", None])
dates_stated = st.builds(
    DateStatement,
    edtf=st.sampled_from(["1956-10-30", "1956-10-30/1956-10-31", "1959-02~", "1955?", "1956"]),
    text=words,
    time=st.sampled_from([None, "16:00"]),
)
several = st.lists(words, max_size=3).map(tuple)
done = st.lists(st.builds(Credit, role=st.sampled_from(ROLES), agent=words), max_size=3)
credits_done = done.map(lambda found: tuple(sorted(found, key=lambda one: ROLES.index(one.role))))
texts = st.builds(
    Text,
    kind=st.sampled_from(["original", "transcription", "translation"]),
    language=languages,
    paragraphs=st.lists(words, min_size=1, max_size=3).map(
        lambda found: tuple(Paragraph(text=text) for text in found)
    ),
    credits=credits_done,
)
documents = st.builds(
    Document,
    number=st.just("1"),
    title=words,
    title_language=languages,
    kind=st.none() | words,
    date=st.none() | dates_stated,
    event_date=st.none() | dates_stated,
    authors=several,
    recipients=several,
    registry_number=st.none() | words,
    classification=st.none() | words,
    source=st.none() | st.just(parse("AVPRF f. 0100, op. 46, d. 12, l. 8")) | words.map(parse),
    elsewhere=st.lists(words, max_size=2).map(
        lambda found: tuple(Elsewhere(kind="publication", text=text) for text in found)
    ),
    summary=st.none() | words.map(lambda text: Paragraph(text=text)),
    texts=st.lists(texts, max_size=4).map(tuple),
    credits=credits_done,
    chapter=st.lists(words.filter(lambda text: ">" not in text), max_size=2).map(tuple),
)
dossiers = st.builds(
    Dossier,
    title=words,
    authors=several.map(lambda found: tuple(Author(name=n) for n in dict.fromkeys(found))),
    language=st.none() | st.just("en"),
    published=st.none() | st.just("1999-03"),
    publisher=st.none() | words,
    rights=st.none() | words,
    licence=st.none() | words,
    series=st.none() | st.builds(Series, name=words, number=st.none() | words),
    summary=st.none() | words,
    documents=st.lists(documents, min_size=1, max_size=3).map(
        lambda found: tuple(
            one.model_copy(update={"number": str(n)}) for n, one in enumerate(found, 1)
        )
    ),
    source_file=st.just(RECORD),
)


def held(dossier):
    value = dossier.model_dump(mode="json")
    for part in ("labels", "ignored", "source_file", "essay"):
        value.pop(part)
    for document in value["documents"]:
        document["texts"].sort(key=lambda text: (text["kind"], text["language"] or ""))
    return without_evidence(value)


def without_evidence(value):
    if isinstance(value, list):
        return [without_evidence(one) for one in value]
    if isinstance(value, dict):
        return {key: without_evidence(one) for key, one in value.items() if key != "evidence"}
    return value


@pytest.mark.parametrize("form", PACKERS)
@settings(max_examples=60, deadline=None)
@given(dossier=dossiers)
def test_out_and_in_again_is_the_same(form, dossier):
    content = PACKERS[form](table_of(dossier))
    edition = read(content, f"a.{form}")
    assert held(edition.dossier) == held(dossier)
    assert not [one for one in edition.findings if one.severity == "error"]


@settings(max_examples=60, deadline=None)
@given(dossier=dossiers)
def test_the_same_dossier_is_the_same_bytes(dossier):
    table = table_of(dossier)
    assert all(pack(table) == pack(table_of(dossier)) for pack in PACKERS.values())


@pytest.mark.parametrize("form", PACKERS)
def test_the_reference_dossier_comes_back_with_every_document(tmp_path, form, reference_file):
    dossier = read_file(reference_file).dossier
    path = tmp_path / f"out.{form}"
    path.write_bytes(PACKERS[form](table_of(dossier)))
    again = read_file(path).dossier
    assert [told(document) for document in again.documents] == [
        told(document) for document in dossier.documents
    ]
    assert (again.title, again.series.number, len(again.credits)) == (
        dossier.title,
        dossier.series.number,
        len(dossier.credits),
    )


def told(document):
    """Give what a document says; a dossier's own list of archives adds reasons to its sources."""
    value = without_evidence(document.model_dump(mode="json"))
    value["title_spans"] = None
    source = value["source"]
    for name in ("confidence", "doubts", "readings"):
        source.pop(name)
    for text in value["texts"]:
        for paragraph in text["paragraphs"]:
            paragraph["spans"] = None
    return value
