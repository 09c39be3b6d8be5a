"""Languages of titles and texts; the rows are title-length strings in the manner of the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.text.languages import detect, languages
from edossier.text.scripts import direction, script_of, scripts_in

TITLES = [
    ("Memorandum of conversation with the ambassador", "en"),
    ("Report on the visit of the delegation", "en"),
    ("Erklärung der Beratung", "de"),
    ("Vermerk über ein Gespräch mit dem Botschafter", "de"),
    ("Note sur la conversation avec l’ambassadeur", "fr"),
    ("Verbale della riunione del Comitato", "it"),
    ("Acta de la reunión del Comité", "es"),
    ("Verslag van het gesprek met de ambassadeur", "nl"),
    ("Záznam z besedy čs. parlamentní delegace", "cs"),
    ("Zpráva o přijetí u velvyslance", "cs"),
    ("Správa o návšteve delegácie", "sk"),
    ("Notatka z rozmowy z ambasadorem", "pl"),
    ("Feljegyzés a tárgyalásokról", "hu"),
    ("Stenograma convorbirilor", "ro"),
    ("Notă de convorbire cu ambasadorul", "ro"),
    ("Zabilješka o razgovoru s ambasadorom", "hr"),
    ("Bisedë me ambasadorin e Kinës", "sq"),
    ("Zapis' besedy", "ru-Latn"),
    ("Iz dnevnika posla", "ru-Latn"),
    ("Запись беседы с послом", "ru"),
    ("Запис бесіди з послом", "uk"),
    ("Информация за среща на другаря с посланика на НРБ", "bg"),
    ("Забелешка о разговору са амбасадором", "sr"),
    ("周恩来与赫鲁晓夫谈话记录", "zh"),
    ("周恩来とフルシチョフの会談記録", "ja"),
    ("주은래와의 대화 기록", "ko"),
    ("Συνομιλία με τον πρέσβη", "el"),
]


@pytest.mark.parametrize(("title", "language"), TITLES)
def test_a_title_shows_its_language(title, language):
    found = detect(title)
    assert found is not None
    assert found.language == language
    assert 0 < found.certainty <= 1


@pytest.mark.parametrize(
    "text", ["", "  ", "1956", "DY 30, 3603", "Bušniak", "Nota", "Chen Yi", "—"]
)
def test_a_doubt_gives_no_language(text):
    assert detect(text) is None


def test_an_english_text_with_foreign_names_is_english():
    text = (
        "The report of Ambassador Ján Bušniak to Prague on the work of Oldřich Havlíček in China."
    )
    assert detect(text).language == "en"


def test_each_language_has_a_tag_and_a_script():
    tags = [row.tag for row in languages()]
    assert len(tags) == len(set(tags))
    assert all(len(row.script) == 4 for row in languages())


@given(st.text(max_size=200))
def test_no_text_raises(text):
    found = detect(text)
    assert found is None or 0 < found.certainty <= 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("fa-Latn", "ltr"),
        ("cs", "ltr"),
        (None, "ltr"),
    ],
)
def test_direction_follows_language_and_script(language, expected):
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "Latn"),
        ("č", "Latn"),
        ("Ж", "Cyrl"),
        ("蔣", "Hani"),
        ("の", "Kana"),
        ("한", "Hang"),
        ("5", None),
    ],
)
def test_a_letter_has_one_script(letter, script):
    assert script_of(letter) == script


@given(st.text(max_size=100))
def test_letters_of_all_scripts_are_no_more_than_the_letters(text):
    assert scripts_in(text).total() <= sum(letter.isalpha() for letter in text)
