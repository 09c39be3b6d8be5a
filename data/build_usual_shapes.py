"""Make `usual_shapes.json`: the shapes of chains in the citations that were read by hand.

    python data/build_usual_shapes.py [--check]

Source: `tests/references/traditions/` and `tests/references/unseen/`, each row with its origin in
`found_in`, and `usual_shapes.tsv`. A row counts where the grammars read it as its reader did;
beside a shape stands the number of such rows and the first of them. A tradition of fewer than
twelve such rows is not listed: too little is known of it to call a shape unusual.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/edossier/references/tables/usual_shapes.json"
SOURCE = ROOT / "data" / "usual_shapes.tsv"
FEWEST = 12
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from edossier.references import parse  # noqa: E402  # after the paths to it
from edossier.references.repositories import by_id  # noqa: E402  # after the paths to it
from edossier.references.shapes import shape_of  # noqa: E402  # after the paths to it
from edossier.references.unusual import UNUSUAL_SHAPE  # noqa: E402  # after the paths to it
from references.judging import judged_rows  # noqa: E402  # after the paths to it


def main() -> None:
    """Write the table; with --check say only whether it is fresh."""
    text = json.dumps(shapes(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, "utf-8")
    elif TARGET.read_text("utf-8") != text:
        sys.exit(f"{TARGET.name} is not what its source gives: run {Path(__file__).name}")


def shapes() -> dict[str, dict[str, str]]:
    """Give, for each tradition, its shapes: "42, ru001" is 42 rows, the first of them ru001."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row, marks in judged_rows():
        answer = parse(row["raw"])
        is_plain = answer.status == "parsed" or answer.doubts == (UNUSUAL_SHAPE,)
        archive = by_id(answer.repository) if answer.repository else None
        if archive and is_plain and marks["chain"] and marks["repository"]:
            shape = shape_of([*answer.levels, *answer.containers])
            found[archive.tradition][shape].append(row["id"])
    for line in SOURCE.read_text("utf-8").splitlines()[1:]:
        tradition, shape, source = line.split("\t")
        found[tradition][shape].append(source)
    return {
        tradition: {shape: f"{len(ids)}, {ids[0]}" for shape, ids in sorted(known.items())}
        for tradition, known in found.items()
        if sum(map(len, known.values())) >= FEWEST
    }


if __name__ == "__main__":
    main()
