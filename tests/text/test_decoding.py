"""Encodings and what they did to a text: the sentences are made up in the field's manner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.text.decoding import decode
from edossier.text.mojibake import mend_mojibake

CZECH = (
    "Záznam z besedy čs. parlamentní delegace s předsedou Mao Ce-tungem. Velvyslanec Bušniak "
    "řekl, že Číňané žádají úvěr."
)
GERMAN = "Vermerk über das Gespräch mit Genossen „Liu“ – außen und innen"
FRENCH = "Réunion à l’ambassade, où l’œuvre de la délégation a été présentée"
RUSSIAN = "Запись беседы с послом П. Юдиным. Хрущев сказал, что товарищи правы."
POLISH = "Notatka z rozmowy w ambasadzie: Łódź, żądanie, źródło, książka, świat"
HUNGARIAN = "Feljegyzés a tárgyalásról: őrzési egység, külügyminisztérium, űrhajó"
ROMANIAN = "Notă de convorbire şi informaţii despre ţară în România"
UKRAINIAN = "Запис бесіди з послом України про її ґрунт і відносини"
BULGARIAN = "Запис на разговор с българския посланик във Виетнам"
SERBIAN = "Забелешка о разговору са амбасадором, Љубљана, ћирилица, ђак"
TEXTS = [CZECH, GERMAN, FRENCH, RUSSIAN, POLISH, HUNGARIAN, ROMANIAN, UKRAINIAN, BULGARIAN, SERBIAN]

ONE_BYTE = [
    (CZECH, "cp1250"),
    (CZECH, "iso8859-2"),
    (GERMAN, "cp1252"),
    (FRENCH, "cp1252"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859-2"),
    (HUNGARIAN, "cp1250"),
    (ROMANIAN, "cp1250"),
    (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8-u"),
    (BULGARIAN, "cp1251"),
    (SERBIAN, "cp1251"),
    ("NÁVŠTĚVA DELEGACE ČLR", "cp1250"),
    ("Kubiš, Šiška a Žďár", "cp1250"),
    ("The “Great Friendship” – an Überblick…", "cp1252"),
]


@pytest.mark.parametrize(("text", "encoding"), ONE_BYTE)
def test_one_byte_encodings_are_told_apart_by_their_letters(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.repairs == ()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_needs_no_mark(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.repairs == ()
    assert decoded.encoding.startswith(encoding[:5])


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("misread_as", ["windows-1252", "windows-1250", "windows-1251", "latin-1"])
def test_utf_8_misread_by_an_earlier_program_is_mended_and_said(text, misread_as):
    codec = misread_as if misread_as == "latin-1" else f"sloppy-{misread_as}"
    decoded = decode(text.encode().decode(codec).encode())
    assert decoded.text == text
    assert {repair.rule for repair in decoded.repairs} == {"mojibake"}


def test_utf_8_misread_twice_is_mended():
    once = CZECH.encode().decode("sloppy-windows-1252")
    twice = once.encode().decode("sloppy-windows-1252")
    assert decode(twice.encode()).text == CZECH


def test_one_misread_word_among_right_ones_is_mended_where_it_stands():
    decoded = decode("The “report” of KubiÅ¡ and Lüthi, CAFÉ”".encode())
    assert decoded.text == "The “report” of Kubiš and Lüthi, CAFÉ”"
    (repair,) = decoded.repairs
    assert decoded.text[repair.start : repair.end] == "Kubiš"
    assert repair.was == "KubiÅ¡"


@pytest.mark.parametrize(
    "printed",
    [
        "“curly” ‘quotes’ „low“ «angled»",
        "ﬁne ligatures, ﬀ",
        "ｗｉｄｅ letters１",
        "NB\u00a0blank, soft\u00adhyphen, ½, ², №, …",
        "e\u0301 as two code points",
        "Ä“ is a quoted Ä",
        "Ünal, Šúr, Ľ, Ő, Ţ, Ș",
        "&amp; &lt;b&gt;",
    ],
)
def test_what_prints_right_is_never_changed(printed):
    assert decode(printed.encode()).text == printed
    assert decode(printed.encode()).repairs == ()


@given(st.text(st.sampled_from("aAäÄéßčČřůąłőţжяЩії“”„‚‘’«»…–—ﬁ ½ \u00a0.,\n"), max_size=80))
def test_letters_and_print_of_the_field_pass_through(text):
    assert mend_mojibake(text)[0] == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u0085", "\u2028"])
def test_every_kind_of_line_end_ends_a_line(line_end):
    assert decode(f"one{line_end}two".encode()).text == "one\ntwo"


def test_control_characters_become_blanks_and_are_said():
    decoded = decode(b"one\x00two\x1f\nthree")
    assert decoded.text == "one two \nthree"
    assert [repair.rule for repair in decoded.repairs] == ["control-character"] * 2


def test_marks_of_no_width_are_dropped_and_said():
    decoded = decode("Docu\u200bment\ufeff 5".encode())
    assert decoded.text == "Document 5"
    assert [repair.rule for repair in decoded.repairs] == ["zero-width"] * 2


def test_a_stray_byte_in_utf_8_is_read_as_western_and_said():
    content = CZECH.encode() + b" caf\xe9"
    decoded = decode(content)
    assert decoded.text == CZECH + " café"
    (repair,) = decoded.repairs
    assert decoded.text[repair.start : repair.end] == "é"
    assert repair.rule == "stray-byte"


def test_repairs_of_all_rules_point_at_what_they_made():
    content = "\u200bKubiÅ¡\x01 and ".encode() + CZECH.encode() + b"\xe9 " + "KubiÅ¡".encode()
    decoded = decode(content)
    for repair in decoded.repairs:
        made = decoded.text[repair.start : repair.end]
        assert made == {
            "mojibake": "Kubiš",
            "zero-width": "",
            "control-character": " ",
            "stray-byte": "é",
        }.get(repair.rule)


def test_very_many_repairs_are_told_as_one():
    decoded = decode(b"a\x01" * 5000)
    assert len(decoded.repairs) == 1
    assert decoded.repairs[0].end == len(decoded.text)


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it():
    content = "中苏关系记录".encode("gb18030")
    assert decode(content, "gb18030").text == "中苏关系记录"
    assert decode(CZECH.encode("cp1250"), "iso-8859-1").text == CZECH
    assert decode(CZECH.encode(), "windows-1250").text == CZECH


@pytest.mark.parametrize(
    "declared", ["rot13", "base64", "no such", "utf-7", "idna", "unicode_escape", "zlib"]
)
def test_a_declared_name_that_is_no_encoding_is_passed_over(declared):
    assert decode(b"plain", declared).text == "plain"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "big5", "cp1250", "shift_jis"]))
def test_no_bytes_raise(content, declared):
    decoded = decode(content, declared)
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text
    for repair in decoded.repairs:
        assert 0 <= repair.start <= repair.end <= len(decoded.text)
