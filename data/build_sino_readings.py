"""Make `hanja.tsv` and `han_viet.tsv`: how Korean and Vietnamese read Chinese characters.

    python data/build_sino_readings.py --kanjidic FILE --cedict FILE

--kanjidic  the database of package jamdict-data: KANJIDIC2 (EDRDG, CC BY-SA 4.0)
--cedict    the text of CC-CEDICT (CC BY-SA 4.0): which character is the simplified form of which

A row has readings and every character that has them; a simplified character is read as the one
that it stands for.
"""

import argparse
import gzip
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/edossier/names/spellings"
MOST = 3
HEAD = (
    "# {} readings of Chinese characters; the characters that have them. KANJIDIC2, CC BY-SA 4.0."
)


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kanjidic", type=Path, required=True)
    parser.add_argument("--cedict", type=Path, required=True)
    options = parser.parse_args()
    traditional = forms(options.cedict)
    for name, kind, said in (
        ("hanja.tsv", "korean_h", "Korean"),
        ("han_viet.tsv", "vietnam", "Vietnamese"),
    ):
        readings = read(options.kanjidic, kind)
        for simplified, written in traditional.items():
            if simplified not in readings and written in readings:
                readings[simplified] = readings[written]
        rows: dict[str, list[str]] = defaultdict(list)
        for character, found in sorted(readings.items()):
            rows[" ".join(found[:MOST])].append(character)
        lines = [f"{found}\t{''.join(characters)}" for found, characters in sorted(rows.items())]
        (TARGET / name).write_text("\n".join([HEAD.format(said), *lines]) + "\n", "utf-8")
        sys.stdout.write(f"{name}: {len(readings)} characters\n")


def read(path: Path, kind: str) -> dict[str, list[str]]:
    """Give each character's readings of a kind, in lower case."""
    found: dict[str, list[str]] = defaultdict(list)
    with sqlite3.connect(path) as database:
        for character, reading in database.execute(
            "SELECT c.literal, r.value FROM character c JOIN rm_group g ON g.cid = c.ID"
            " JOIN reading r ON r.gid = g.ID WHERE r.r_type = ?",
            (kind,),
        ):
            said = unicodedata.normalize("NFC", reading.strip().lower())
            if len(character) == 1 and said and said not in found[character]:
                found[character].append(said)
    return dict(found)


def forms(path: Path) -> dict[str, str]:
    """Give for each simplified character the one that it most often stands for."""
    kept = path.read_bytes()
    text = (gzip.decompress(kept) if path.suffix == ".gz" else kept).decode()
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for traditional, simplified in re.findall(r"^(\S+) (\S+) \[", text, re.MULTILINE):
        if len(traditional) == len(simplified):
            for one, other in zip(simplified, traditional, strict=True):
                counts[one][other] += 1
    most = {one: max(found, key=lambda other: found[other]) for one, found in counts.items()}
    return {one: other for one, other in most.items() if one != other}


if __name__ == "__main__":
    main()
