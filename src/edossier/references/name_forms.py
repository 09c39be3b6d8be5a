"""Other forms of an archive's name: shorter in its own words, and in Latin letters."""

__all__ = ["romanise_name", "shorter_forms"]

# How the words of an archive's name are shortened in print, all other words kept.
_SHORTER = (
    ("Государственный архив ", ("Госархив ", "Гос. архив ", "ГА ")),
    ("Державний архів ", ("Держархів ", "Держ. архів ", "ДА ")),
    ("Центр документации новейшей истории ", ("ЦДНИ ",)),
    (" области", (" обл.",)),
    (" Российской Федерации", (" РФ",)),
    (" області", (" обл.",)),
)


def shorter_forms(name: str) -> set[str]:
    """Give the shorter forms of a name: "Госархив Ростовской обл.", "Архив Президента РФ"."""
    forms = {name}
    for long, shorts in _SHORTER:
        forms |= {form.replace(long, short) for form in forms if long in form for short in shorts}
    return forms - {name}


_ROMAN = {
    **dict(zip("абвгдезийклмнопрстуфъыьэіїґ", "abvgdeziiklmnoprstuf y eiig", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "ё": "e",
    "є": "ie",
    "ъ": "",
    "ь": "",
}


def romanise_name(name: str) -> str:
    """Write a Cyrillic name in Latin letters as English-language scholars do, signs left out.

    Source: ALA-LC romanisation of Russian, without ligatures and soft signs.
    """
    return "".join(
        _ROMAN.get(char.lower(), char.lower()) if char.lower() in _ROMAN else char for char in name
    )
