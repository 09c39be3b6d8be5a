"""Numbers that a format counts by itself and does not write: list items, headings, notes."""

__all__ = ["format_number"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def format_number(number: int, style: str) -> str:
    """Give a number as a list prints it.

    >>> format_number(4, "upperRoman"), format_number(28, "lowerLetter")
    ('IV', 'ab')

    Args:
        number: The number; below one, and in an unknown style, it is decimal.
        style: Word's name: "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman".
    """
    if style == "decimalZero":
        return f"{number:02d}"
    if not 0 < number < 4000 or style not in {
        "lowerLetter", "upperLetter", "lowerRoman", "upperRoman",
    }:  # fmt: skip
        return str(number)
    printed = _letters(number) if style.endswith("Letter") else _roman(number)
    return printed.upper() if style.startswith("upper") else printed


def _letters(number: int) -> str:
    printed = ""
    while number:
        number, letter = divmod(number - 1, 26)
        printed = chr(ord("a") + letter) + printed
    return printed


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        printed += letters * count
    return printed
