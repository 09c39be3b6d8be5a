"""Make `han.tsv`: the Mandarin readings of Chinese characters, without tones.

    python data/build_han_readings.py

Source: the dictionary of characters of pypinyin (MIT), made of Unihan, kMandarin and kHanyuPinyin
(Unicode licence). A row has readings, the usual one first, and every character that has them.
"""

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parents[1] / "src/edossier/names/spellings/han.tsv"
MOST = 3
# Characters of records: the unified ideographs and their compatibility forms.
BLOCKS = ((0x4E00, 0x9FFF), (0xF900, 0xFAFF))


def main() -> None:
    """Write the table."""
    rows: dict[str, list[str]] = defaultdict(list)
    for code, listed in sorted(pinyin_dict.items()):
        if any(first <= code <= last for first, last in BLOCKS):
            readings = list(dict.fromkeys(map(toneless, listed.split(","))))[:MOST]
            rows[" ".join(readings)].append(chr(code))
    lines = [f"{readings}\t{''.join(characters)}" for readings, characters in sorted(rows.items())]
    head = "# Readings without tones, the usual one first; the characters that have them. Unihan."
    TARGET.write_text("\n".join([head, *lines]) + "\n", "utf-8")
    sys.stdout.write(f"{TARGET.name}: {sum(map(len, rows.values()))} characters\n")


def toneless(reading: str) -> str:
    """Drop the tone; the two dots of lü stay."""
    parts = unicodedata.normalize("NFD", reading)
    kept = "".join(char for char in parts if not unicodedata.combining(char) or char == "\u0308")
    return unicodedata.normalize("NFC", kept)


if __name__ == "__main__":
    main()
