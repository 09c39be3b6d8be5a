"""Who is the same document: certain, suggested, new or gone."""

import tomllib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.dossier import DateStatement, Document, Dossier, Paragraph, SourceFileRecord, Text
from edossier.errors import CorrectionsError, UndecidedError
from edossier.keeping import Publication, PublishedDocument, match
from edossier.keeping.content import content_of
from edossier.references import ArchivalReference, Leaves

RECORD = SourceFileRecord(name="d.txt", media_type="text/plain", sha256="", encoding=None)
LONG = "The two sides agreed that the schedule of deliveries would be kept until the spring. "


def dossier_with(documents):
    """Number the documents anew, in order."""
    return Dossier(
        source_file=RECORD,
        documents=tuple(
            document.model_copy(update={"number": str(number)})
            for number, document in enumerate(documents, 1)
        ),
    )


def published(documents, *, declared_new=()):
    """Publish documents under ARKs that are their places: a0, a1 ..."""
    return Publication(
        ark="dossier",
        version=1,
        at="2026",
        dossier=dossier_with(documents),
        documents=tuple(
            PublishedDocument(f"a{place}", 1, str(place + 1), place in declared_new)
            for place in range(len(documents))
        ),
        files=(),
        edossier="0",
    )


def arks_of(old, new, same=None):
    """Match, and give the ARK of each new document; "?" where an editor has to say."""
    matching = match(old, dossier_with(new), same or {})
    in_doubt = {suggestion.index for suggestion in matching.suggestions}
    return [
        "?" if index in in_doubt else matching.ark_of(index) or "new" for index in range(len(new))
    ]


def rules_of(old, new):
    return [found.rule for found in match(old, dossier_with(new), {}).matches]


@pytest.fixture
def telegrams(document):
    """Five records that nothing but their neighbours tells apart from others like them."""
    return [document(0, title=f"Telegram {n}", date=f"195{n}-01-01") for n in range(5)]


# --- certain -------------------------------------------------------------------------------


def test_same_repository_and_registry_number_is_certain(document):
    old = document(1, title="Old title", date="1956-01-01", repository="AMZV", registry_number="9")
    new = document(1, title="Other", date="1957-02-02", repository="AMZV", registry_number=" 9 ")
    assert arks_of(published([old]), [new]) == ["a0"]
    assert rules_of(published([old]), [new]) == ["R-ID-1"]


def test_the_same_registry_number_in_another_repository_is_not(document):
    old = document(1, title="Old title", date="1956-01-01", repository="AMZV", registry_number="9")
    new = document(1, title="Other", date="1957-02-02", repository="SAPMO", registry_number="9")
    assert arks_of(published([old]), [new]) == ["?"]


def test_same_unit_leaves_and_date_is_certain(document):
    old = document(1, title="Old title", date="1956-01-01", unit="AVPRF/0100", leaves="8")
    new = document(1, title="Other", date="1956-01-01", unit="AVPRF/0100", leaves="8")
    assert rules_of(published([old]), [new]) == ["R-ID-2"]


@pytest.mark.parametrize("changed", [{"leaves": "9"}, {"unit": "AVPRF/0101"}])
def test_other_leaves_or_another_unit_are_not(document, changed):
    fields = {"date": "1956-01-01", "unit": "AVPRF/0100", "leaves": "8"}
    old = document(1, title="Old title", **fields)
    new = document(1, title="Other", **{**fields, **changed})
    assert arks_of(published([old]), [new]) == ["?"]


def test_missing_leaves_are_never_equal(document):
    old = document(1, title="Old title", date="1956-01-01", unit="AVPRF/0100")
    new = document(1, title="Other", date="1956-01-01", unit="AVPRF/0100")
    assert arks_of(published([old]), [new]) == ["?"]


def test_a_long_text_is_certain_and_a_short_one_is_not(document):
    for text, expected in ((LONG * 3, ["a0"]), (LONG, ["?"])):
        old = document(1, title="Old title", date="1956-01-01", text=text)
        new = document(1, title="Other", date="1957-01-01", text=text)
        assert arks_of(published([old]), [new]) == expected


def test_two_records_of_identical_text_are_not_told_apart_by_it(document):
    twins = [document(n, title=f"T{n}", date="1956-01-01", text=LONG * 3) for n in (1, 2)]
    changed = [twin.model_copy(update={"title": f"Other {twin.title}"}) for twin in twins]
    assert arks_of(published(twins), changed) == ["?", "?"]
    assert arks_of(published(twins), twins[1:]) == ["a1"]


def test_an_earlier_rule_wins_over_a_later_one(document):
    one = document(1, date="1956-01-01", repository="A", registry_number="1", text=LONG * 3)
    other = document(2, date="1956-01-02", repository="A", registry_number="2", text=LONG * 4)
    swapped = [
        one.model_copy(update={"texts": other.texts}),
        other.model_copy(update={"texts": one.texts}),
    ]
    assert arks_of(published([one, other]), swapped) == ["a0", "a1"]


def test_nothing_but_the_number_changed_is_certain(telegrams):
    assert arks_of(published(telegrams), telegrams) == ["a0", "a1", "a2", "a3", "a4"]
    assert arks_of(published(telegrams), telegrams[::-1]) == ["a4", "a3", "a2", "a1", "a0"]


# --- neighbours ----------------------------------------------------------------------------


def test_one_left_over_between_two_certain_neighbours_is_certain(telegrams):
    same_date = telegrams[2].model_copy(update={"title": "Despatch of another name"})
    new = [*telegrams[:2], same_date, *telegrams[3:]]
    assert arks_of(published(telegrams), new) == ["a0", "a1", "a2", "a3", "a4"]
    nearly = telegrams[2].model_copy(
        update={"title": "Telegramm 2", "date": DateStatement(edtf="1960", text="1960")}
    )
    assert arks_of(published(telegrams), [*telegrams[:2], nearly, *telegrams[3:]])[2] == "a2"


def test_between_two_neighbours_another_date_and_title_is_a_suggestion(telegrams, document):
    other = document(3, title="Report on fisheries", date="1961-05-05")
    new = [*telegrams[:2], other, *telegrams[3:]]
    assert arks_of(published(telegrams), new) == ["a0", "a1", "?", "a3", "a4"]
    matching = match(published(telegrams), dossier_with(new), {})
    assert matching.suggestions[0].candidates == ("a2",)


def test_two_left_over_between_two_neighbours_are_suggestions(telegrams):
    changed = [t.model_copy(update={"summary": Paragraph(text="New.")}) for t in telegrams[1:3]]
    new = [telegrams[0], *changed, *telegrams[3:]]
    assert arks_of(published(telegrams), new) == ["a0", "?", "?", "a3", "a4"]


@pytest.mark.parametrize("place", [0, 4])
def test_the_beginning_and_the_end_stand_for_one_neighbour(telegrams, place):
    new = list(telegrams)
    new[place] = new[place].model_copy(update={"title": "Despatch of another name"})
    assert arks_of(published(telegrams), new) == ["a0", "a1", "a2", "a3", "a4"]


def test_a_lone_document_has_no_certain_neighbour(document):
    old = document(1, title="Telegram", date="1956-01-01")
    new = document(1, title="Another telegram", date="1956-01-01")
    assert arks_of(published([old]), [new]) == ["?"]


def test_neighbours_that_were_no_neighbours_before_prove_nothing(telegrams):
    moved = telegrams[1].model_copy(update={"title": "Despatch of another name"})
    new = [telegrams[0], telegrams[2], moved, telegrams[3], telegrams[4]]
    assert arks_of(published(telegrams), new) == ["a0", "a2", "?", "a3", "a4"]


# --- new and gone --------------------------------------------------------------------------


def test_a_document_inserted_in_the_middle_is_new_and_the_others_keep_their_arks(
    telegrams, document
):
    new = [*telegrams[:2], document(3, title="Found later", date="1953-05-05"), *telegrams[2:]]
    assert arks_of(published(telegrams), new) == ["a0", "a1", "new", "a2", "a3", "a4"]


def test_an_inserted_document_of_a_known_date_is_new_where_all_the_others_are_certain(
    telegrams, document
):
    new = [*telegrams[:2], document(3, title="Same day", date="1951-01-01"), *telegrams[2:]]
    assert arks_of(published(telegrams), new) == ["a0", "a1", "new", "a2", "a3", "a4"]


def test_a_document_left_out_is_gone_and_the_others_keep_their_arks(telegrams):
    matching = match(published(telegrams), dossier_with(telegrams[:2] + telegrams[3:]), {})
    assert [found.ark for found in matching.matches] == ["a0", "a1", "a3", "a4"]
    assert matching.gone == ("a2",)


def test_one_gone_here_and_one_new_there_are_two_documents(telegrams, document):
    new = [*telegrams[1:], document(5, title="Report on fisheries", date="1961-05-05")]
    assert arks_of(published(telegrams), new) == ["a1", "a2", "a3", "a4", "new"]


# --- an editor's word ----------------------------------------------------------------------


def test_an_editor_decides_first(telegrams, document):
    other = document(3, title="Report on fisheries", date="1961-05-05")
    new = [*telegrams[:2], other, *telegrams[3:]]
    assert arks_of(published(telegrams), new, {"3": "a2"}) == ["a0", "a1", "a2", "a3", "a4"]
    assert arks_of(published(telegrams), new, {"3": "new"}) == ["a0", "a1", "new", "a3", "a4"]
    assert arks_of(published(telegrams), telegrams, {"1": "new"})[0] == "new"


def test_a_document_once_declared_new_stays_itself_while_the_word_stands(telegrams):
    old = published(telegrams, declared_new={1})
    assert arks_of(old, telegrams, {"2": "new"}) == ["a0", "a1", "a2", "a3", "a4"]


def test_an_ark_of_a_still_earlier_version_is_taken(telegrams):
    assert arks_of(published(telegrams), telegrams, {"1": "gone-ark"})[0] == "gone-ark"


def test_add_stops_and_shows_the_lines_to_write(dossier, document, put):
    put(dossier(document(1, title="Telegram", date="1956-01-01")))
    changed = document(1, title="Another telegram", date="1956-01-01")
    with pytest.raises(UndecidedError) as caught:
        put(dossier(changed))
    message = str(caught.value)
    assert "document 1 of version 1: 1956-01-01, Telegram" in message
    lines = message.splitlines()
    answer = lines[lines.index("[same]") + 2]
    same = tomllib.loads(f"[same]\n{answer}")["same"]
    ark = same["1"]
    second = put(dossier(changed), same=same).publication
    assert second.documents[0].ark == ark
    assert second.documents[0].version == 2


def test_two_documents_cannot_be_said_to_be_one(dossier, document, put):
    ark = put(dossier(document(1), document(2))).publication.documents[0].ark
    with pytest.raises(UndecidedError, match="two documents"):
        put(dossier(document(1, ark=ark), document(2, ark=ark)))


def test_the_ark_of_another_dossiers_document_is_an_error(dossier, document, put):
    ark = put(dossier(document(1))).publication.documents[0].ark
    with pytest.raises(CorrectionsError, match="no document of this dossier"):
        put(dossier(document(1, ark=ark), series=("Bulletin", "8")))
    with pytest.raises(CorrectionsError, match="no document of this dossier"):
        put(dossier(document(1), series=("Bulletin", "8")), same={"1": ark})


def test_an_answer_must_name_a_published_document(dossier, document, put):
    put(dossier(document(1)))
    with pytest.raises(CorrectionsError, match="no document of this dossier"):
        put(dossier(document(1), essay="More."), same={"1": "ark:/13030/xf93gt2q"})
    with pytest.raises(CorrectionsError, match="mistyped"):
        put(dossier(document(1), essay="More."), same={"1": "ark:/99999/xf93gt2z"})


def test_a_document_declared_new_keeps_its_ark_while_the_word_stands(dossier, document, put):
    put(dossier(document(1, title="Telegram", date="1956-01-01")))
    changed = document(1, title="Another telegram", date="1956-01-01")
    first = put(dossier(changed), same={"1": "new"}).publication.documents[0]
    again = put(dossier(changed, essay="More."), same={"1": "new"}).publication.documents[0]
    assert (again.ark, again.version) == (first.ark, 1)


def test_a_document_keeps_the_ark_that_it_had_elsewhere(dossier, document, put):
    elsewhere = document(1, title="T", ark="ark:/13030/xf93gt2q")
    other = document(2, title="Other", date="1956-01-01")
    first = put(dossier(elsewhere, other)).publication
    assert first.documents[0].ark == "ark:/13030/xf93gt2q"
    second = put(dossier(elsewhere, other, essay="More.")).publication
    assert [d.ark for d in second.documents] == [d.ark for d in first.documents]


# --- what counts as content ----------------------------------------------------------------


def test_a_renumbering_does_not_change_a_document(document):
    text = Text(kind="transcription", paragraphs=(Paragraph(text="See Document 4."),))
    assert content_of(document(1, title="T", texts=(text,))) == content_of(
        document(2, title="T", texts=(text,))
    )
    assert content_of(document(1, title="T")) != content_of(document(1, title="U"))


# --- properties ----------------------------------------------------------------------------

keys = st.integers(0, 3).map(str)


@st.composite
def documents(draw):
    """Few values each, so that much is alike."""
    source = None
    if draw(st.booleans()):
        leaf = draw(st.none() | keys)
        source = ArchivalReference(
            printed="x",
            status="parsed",
            repository=draw(st.none() | keys),
            key=draw(st.none() | keys),
            leaves=(Leaves(leaf, leaf, None, "l.", 0, 0),) if leaf else (),
        )
    date = draw(st.none() | keys.map(lambda day: DateStatement(edtf=f"1956-01-0{day}", text=day)))
    text = draw(st.none() | keys.map(lambda letter: letter * 200))
    return Document(
        number="0",
        title=draw(st.none() | keys.map(lambda letter: f"Telegram of the {letter}. kind")),
        date=date,
        source=source,
        registry_number=draw(st.none() | keys),
        texts=(Text(kind="original", paragraphs=(Paragraph(text=text),)),) if text else (),
    )


several = st.lists(documents(), max_size=6)


@given(several, several)
def test_no_ark_is_given_twice_and_each_document_has_one_fate(old, new):
    matching = match(published(old), dossier_with(new), {})
    given_arks = [found.ark for found in matching.matches]
    assert len(set(given_arks)) == len(given_arks)
    assert set(given_arks) | set(matching.gone) == {f"a{place}" for place in range(len(old))}
    fates = [f.index for f in matching.matches] + [s.index for s in matching.suggestions]
    assert sorted([*fates, *matching.added]) == list(range(len(new)))
    assert all(set(s.candidates) <= set(matching.gone) for s in matching.suggestions)


@given(several, several, st.randoms(use_true_random=False))
def test_the_order_and_the_numbers_decide_nothing_but_the_neighbours(old, new, random):
    """Rules 1 to 4 give each document the same ARK wherever it stands."""

    def by_content(documents):
        found = match(published(old), dossier_with(documents), {}).matches
        return {(id(documents[m.index]), m.ark) for m in found if m.rule != "R-ID-5"}

    shuffled = list(new)
    random.shuffle(shuffled)
    assert by_content(new) == by_content(shuffled)


@given(several.filter(bool))
def test_what_is_certain_one_way_is_certain_the_other(old):
    new = old[1:]
    there = {(m.index, m.ark) for m in match(published(old), dossier_with(new), {}).matches}
    back = match(published(new), dossier_with(old), {}).matches
    assert {(int(m.ark[1:]), f"a{m.index}") for m in back} == there


@pytest.mark.parametrize("seed", range(20))
def test_seeded_edits_of_a_long_edition_keep_every_ark(document, seed):
    """A volume is revised: documents inserted, moved, retitled, redated; nobody is mistaken."""
    random = Random(seed)
    old = []
    for n in range(60):
        known = random.choice([{"text": f"{n} {LONG * 3}"}, {"unit": f"U/{n}", "leaves": "1"}])
        old.append(document(n, title=f"Paper {n} on trade", date=f"1956-01-{n % 28 + 1:02d}",
                            **known))  # fmt: skip
    expected = {f"a{n}": old[n] for n in range(60)}
    new = list(old)
    for _ in range(10):
        place = random.randrange(len(new))
        kind = random.choice(["insert", "swap", "retitle", "remove"])
        if kind == "insert":
            new.insert(place, document(0, title="Added", date="1970-01-01", text=LONG * 5))
        elif kind == "swap" and place:
            new[place - 1], new[place] = new[place], new[place - 1]
        elif kind == "retitle":
            ark = next((a for a, d in expected.items() if d is new[place]), None)
            new[place] = new[place].model_copy(update={"title": f"{new[place].title}, revised"})
            if ark:
                expected[ark] = new[place]
        elif kind == "remove":
            new.pop(place)
    matching = match(published(old), dossier_with(new), {})
    for found in matching.matches:
        assert new[found.index] is expected[found.ark]
    kept = {id(d) for d in new} & {id(d) for d in expected.values()}
    assert len(matching.matches) == len(kept)
    assert {new[found.index].title for found in matching.suggestions} <= {"Added"}
