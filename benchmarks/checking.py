"""How long `edossier check` takes on a file, and on a dossier so many times longer.

    python benchmarks/checking.py [--file FILE] [--times 100] [--seed 1]

The longer dossier is made up (see generating.py), as long as the file times so many: ten times as
long should take ten times the time. Time is that of the processor, which other programs do not
lengthen, and of the clock; memory is the operating system's, by `wait4`.
"""

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from generating import dossier_of_length
from run import EDOSSIER, reference_or_sample


def main() -> None:
    """Check the file and longer and longer dossiers; print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", type=Path, default=reference_or_sample())
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = options.file.stat().st_size
    print(f"{'file':24} {'kB':>8} {'CPU s':>8} {'clock s':>8} {'ms a kB':>8} {'peak MiB':>9}")
    _measure(options.file.name, options.file)
    times = 1
    with tempfile.TemporaryDirectory() as folder:
        while times <= options.times:
            path = Path(folder) / "generated.txt"
            path.write_text(dossier_of_length(size * times, seed=options.seed), "utf-8")
            _measure(f"generated, {times} times", path)
            times *= 10


def _measure(what: str, path: Path) -> None:
    started = time.perf_counter()
    child = subprocess.Popen(
        [EDOSSIER, "check", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"check of {path} ended with {child.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    kilobytes = path.stat().st_size / 1000
    print(
        f"{what:24} {kilobytes:8.1f} {cpu:8.2f} {wall:8.2f} {cpu * 1000 / kilobytes:8.2f} "
        f"{usage.ru_maxrss / 1024:9.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
