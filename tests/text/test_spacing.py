"""White space to single blanks, and the way back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from edossier.text import Range
from edossier.text.spacing import ZERO_WIDTH, is_blank, squeeze

BLANKS = " \t\n\u00a0\u2003\u202f\u3000" + ZERO_WIDTH
texts = st.text(alphabet=st.sampled_from("abč蔣" + BLANKS), max_size=60)


@st.composite
def texts_with_cuts(draw):
    text = draw(texts)
    offsets = st.integers(0, len(text))
    cuts = draw(st.lists(st.tuples(offsets, offsets).map(sorted).map(lambda p: Range(*p))))
    start, end = sorted((draw(offsets), draw(offsets)))
    return text, start, end, cuts


def squeeze_slowly(text, start, end, cuts):
    """The plain way to the same words, one code point after another."""
    kept = [text[i] for i in range(start, end) if not any(cut.start <= i < cut.end for cut in cuts)]
    return " ".join("".join(letter for letter in kept if letter not in ZERO_WIDTH).split())


def test_no_break_double_and_line_blanks_become_one():
    assert squeeze("CWIHP\u00a0 e-Dossier\n No. 46 ").text == "CWIHP e-Dossier No. 46"


def test_marks_of_no_width_part_no_words():
    assert squeeze("Docu\u200bment\u2060 \ufeff5").text == "Document 5"


def test_note_calls_are_cut_out():
    text = "the talks.[4]  Then the rest.[5]"
    assert squeeze(text, cuts=[Range(10, 13), Range(29, 32)]).text == "the talks. Then the rest."


def test_a_cut_between_letters_joins_them():
    assert squeeze("word[1]s", cuts=[Range(4, 7)]).text == "words"


def test_nothing_gives_nothing():
    assert squeeze(" \u00a0\n").text == ""
    assert squeeze("", 0, 0).source_offset(0) == 0


@given(texts_with_cuts())
def test_words_are_those_of_the_slow_way(case):
    text, start, end, cuts = case
    assert squeeze(text, start, end, cuts).text == squeeze_slowly(text, start, end, cuts)


@given(texts_with_cuts())
def test_each_code_point_leads_back_to_itself(case):
    text, start, end, cuts = case
    squeezed = squeeze(text, start, end, cuts)
    assert len(squeezed.offsets) == len(squeezed.text)
    assert list(squeezed.offsets) == sorted(set(squeezed.offsets))
    for at, (letter, offset) in enumerate(zip(squeezed.text, squeezed.offsets, strict=True)):
        assert start <= offset < end
        assert is_blank(text[offset]) if letter == " " else text[offset] == letter
        assert not any(cut.start <= offset < cut.end for cut in cuts)
        assert squeezed.source_offset(at) == offset
        assert squeezed.offset_of(offset) == at


@given(texts_with_cuts(), st.data())
def test_a_range_cut_from_the_source_holds_the_same_words(case, data):
    text, start, end, cuts = case
    squeezed = squeeze(text, start, end, cuts)
    if not squeezed.text:
        return
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(squeezed.text))] * 2)))
    found = squeezed.source_range(first, last)
    if first < last:
        again = squeeze(text, found.start, found.end, cuts)
        assert again.text == squeezed.text[first:last].strip()


@given(texts)
def test_squeezing_twice_is_squeezing_once(text):
    once = squeeze(text).text
    assert squeeze(once).text == once
