"""Where a quotation stands: what is forgiven, what is not, and that hostile text costs no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.text.quotations import count_words, find_quotation, quoted_text
from edossier.text.source import Range

TEXT = (
    "Too many letters from Hungary arrived — and the “great” adviser, Mr. Smith, said he would "
    "go.\nOn [East] Germany he didn’t speak. 毛澤東同志說：我們要團結。"
)


def pieces_of(quotation: str, text: str = TEXT) -> list[str] | None:
    found = find_quotation(quotation, text)
    return None if found is None else [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("quotation", "pieces"),
    [
        ("many letters", ["many letters"]),
        ("“MANY  letters,”", ["many letters"]),
        ("[M]any letters … arrived", ["many letters", "arrived"]),
        ("many letters . . . said he", ["many letters", "said he"]),
        ("many letters [...] said he", ["many letters", "said he"]),
        ("... many letters ...", ["many letters"]),
        ("[the] adviser", ["adviser"]),
        ("from [the state of] Hungary", ["from Hungary"]),
        ("from [all over the country] arrived", ["from Hungary arrived"]),
        ("arrived - and the 'great' adviser", ["arrived — and the “great” adviser"]),
        ("lett[ing] from", ["letters from"]),
        ("said [the man] would", ["said he would"]),
        ("On Germany", ["On [East] Germany"]),
        ("On East Germany", ["On [East] Germany"]),
        ("he didn't speak", ["he didn’t speak"]),
        ("go on", ["go.\nOn"]),
        ("同志說我們", ["同志說：我們"]),
        ("smith said", ["Smith, said"]),
    ],
)
def test_what_scholars_change_is_forgiven(quotation, pieces):
    assert pieces_of(quotation) == pieces


@pytest.mark.parametrize(
    "quotation",
    [
        "many telegrams",
        "letter",
        "ny letters",
        "he did not speak",
        "go … many",
        "many letters … telegrams",
        "wi[ll] go",
        "from arrived",
        "from Hungary, Bulgaria",
    ],
)
def test_other_words_or_another_order_are_not_forgiven(quotation):
    assert pieces_of(quotation) is None


@pytest.mark.parametrize("quotation", ["", "…", "[x]", "“”", "[...]"])
def test_a_quotation_without_words_stands_nowhere_and_lacks_nothing(quotation):
    assert find_quotation(quotation, TEXT) == ()
    assert count_words(quotation) == 0


def test_words_in_brackets_stand_for_a_short_stretch_only():
    text = f"He said {'x ' * 100}he would go."
    assert find_quotation("He said … would", text) is not None
    assert find_quotation("He said [so] would", text) is None


def test_a_piece_in_brackets_is_tried_at_each_place():
    text = "The chief advisers left. The other men stayed."
    assert pieces_of("The [...] stayed", text) == ["The", "stayed"]
    assert pieces_of("[All] the [other] men", text) == ["The other men"]


def test_ranges_are_code_points_of_the_unchanged_text():
    assert find_quotation("straße", "ﬁn e\u0301 STRASSE") == (Range(6, 13),)


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_gives_ranges_in_order_inside_it(text, quotation):
    found = find_quotation(quotation, text)
    ends = [0]
    for each in found or ():
        assert ends[-1] <= each.start < each.end <= len(text)
        ends.append(each.end)


_WORDS = st.lists(st.sampled_from(["rain", "mud", "ice", "snow", "hail"]), min_size=1, max_size=40)


@given(_WORDS, st.data())
def test_words_taken_from_a_text_are_found_in_it(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    shown = data.draw(st.sampled_from(["{}", "“{},”", "... {} ...", "[So] {}"]))
    pieces = pieces_of(shown.format(" ".join(words[start:end]).upper()), text)
    assert pieces == [" ".join(words[start:end])]


@given(_WORDS, _WORDS)
def test_the_search_agrees_with_comparing_word_by_word(words, wanted):
    wanted = wanted[:3]
    is_there = any(words[at : at + len(wanted)] == wanted for at in range(len(words)))
    assert (find_quotation(" ".join(wanted), " ".join(words)) is not None) == is_there


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("a " * 400_000, "a [x] a [x] a [x] b"),
        ("a " * 400_000, "[b] a" * 3_000),
        ("a " * 400_000, "[b]a" * 3_000),
        ("a " * 400_000, "a … " * 5_000),
        ("[" * 1_000_000, "[" * 20_000),
        ("." * 1_000_000, ". . ." * 4_000),
        ("a'" * 400_000, "a'b"),
        ("[a] " * 200_000, "a [b] a a b"),
        ("x", "a" * 1_000_000),
    ],
)
def test_a_hostile_text_is_answered(text, quotation):
    assert find_quotation(quotation, text) is None or quotation


def test_a_text_made_ready_once_answers_as_if_asked_alone():
    ready = quoted_text(TEXT)
    for quotation in ("many letters", "no such words", "On Germany"):
        assert ready.find(quotation) == find_quotation(quotation, TEXT)
