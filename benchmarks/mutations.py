"""How long a damaged file takes to read: the slowest of many seeded mutations of one file.

python benchmarks/mutations.py [--count 500] [--seed 1] [--file FILE]
"""

import argparse
import contextlib
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from edossier.errors import EdossierError
from edossier.reading import read_file
from run import reference_or_sample


def main() -> None:
    """Read mutations, print the median and the slowest with what made it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", type=Path, default=reference_or_sample())
    options = parser.parse_args()
    random = Random(options.seed)
    content = options.file.read_bytes()
    timed = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutated.txt"
        for number in range(options.count):
            change = random.choice(_CHANGES)
            path.write_bytes(change(content, random))
            timed.append((_seconds(path), number, change.__name__))
    slowest, number, name = max(timed)
    print(f"{options.file.name}: {options.count} mutations, seed {options.seed}")
    print(f"median {statistics.median(seconds for seconds, _, _ in timed):.2f} s")
    print(f"slowest {slowest:.2f} s (number {number}, {name.strip('_').replace('_', ' ')})")


def _seconds(path: Path) -> float:
    started = time.perf_counter()
    with contextlib.suppress(EdossierError):
        read_file(path)
    return time.perf_counter() - started


def _flip_bytes(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 200)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut_out(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    return content[:start] + content[start + random.randint(1, 5000) :]


def _repeat(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    piece = content[start : start + random.randint(1, 3000)]
    return content[:start] + piece * random.randint(2, 8) + content[start:]


def _shuffle_lines(content: bytes, random: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _glue_lines(content: bytes, random: Random) -> bytes:
    return b"".join(
        line.rstrip() if random.random() < 0.3 else line
        for line in content.splitlines(keepends=True)
    )


def _encode_otherwise(content: bytes, random: Random) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(random.choice(["utf-16", "cp1250", "cp1251", "cp1252"]), errors="replace")


_CHANGES: list[Callable[[bytes, Random], bytes]] = [
    _flip_bytes,
    _cut_out,
    _repeat,
    _shuffle_lines,
    _glue_lines,
    _encode_otherwise,
]


if __name__ == "__main__":
    main()
