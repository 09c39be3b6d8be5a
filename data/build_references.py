"""Make the tables of `edossier.references` from the facts in this folder.

python data/build_references.py            writes the generated tables
python data/build_references.py --check    exit 1 when a generated table is not what the facts give
"""

import argparse
import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parent / "src" / "edossier" / "references" / "tables"


def _rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    facts = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(facts, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def _parted(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def repositories() -> list[dict[str, object]]:
    """Give the authority table; what is only recalled is marked as not checked."""
    seats = {row["city"]: _parted(row["printed"]) for row in _rows("seats.tsv")}
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "name_en": row["name_en"],
            "country": row["country"] or None,
            "city": row["city"] or None,
            "seats": seats.get(row["city"], [row["city"]] if row["city"] else []),
            "tradition": row["tradition"],
            "printed": _parted(row["printed"]),
            "is_checked": row["source"] != "recalled",
        }
        for row in _rows("repositories.tsv")
    ]


def level_words() -> list[dict[str, object]]:
    """Give the words that name a level, a tradition and level a row."""
    return [
        {
            "tradition": row["tradition"],
            "level": row["level"],
            "isad": row["isad"],
            "words": _parted(row["words"]),
        }
        for row in _rows("level_words.tsv")
    ]


def citation_words() -> list[dict[str, object]]:
    """Give the words that stand around a citation, by kind and role."""
    return [
        {"kind": row["kind"], "role": row["role"] or None, "words": _parted(row["words"])}
        for row in _rows("citation_words.tsv")
    ]


def own_words() -> list[dict[str, object]]:
    """Give the words that archives write on their own units, a country and level a row."""
    return [
        {
            "country": row["country"],
            "level": row["level"],
            "word": row["word"],
            "is_after": row["order"] == "after",
        }
        for row in _rows("own_words.tsv")
    ]


def moved_holdings() -> list[dict[str, object]]:
    """Give the holdings that are cited under another Signatur or archive today."""
    columns = ("archive", "from", "to_archive", "to", "says")
    return [{name: row[name] for name in columns} for row in _rows("moved_holdings.tsv")]


def main() -> int:
    """Write or check every table; the exit code says whether all are fresh."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--check", action="store_true")
    check = ask.parse_args().check
    stale = []
    made = {
        "repositories.json": repositories(),
        "level_words.json": level_words(),
        "citation_words.json": citation_words(),
        "own_words.json": own_words(),
        "moved_holdings.json": moved_holdings(),
    }
    for name, rows in made.items():
        text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
        path = TABLES / name
        if check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(name)
        if not check:
            path.write_text(text, "utf-8")
    for name in stale:
        print(f"{name} is stale: run `python data/build_references.py`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
