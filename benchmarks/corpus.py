"""The archive that the benchmarks of search and relevance ask: every volume of a folder.

    python benchmarks/corpus.py ARCHIVE [--volumes FOLDER] [--jobs 2]

Volumes are `.xml`, or `.xml.xz`, which are unpacked beside the archive.
"""

import argparse
import subprocess
from pathlib import Path

from bulk import VOLUMES, unpacked
from run import EDOSSIER


def main() -> None:
    """Make the archive; one that is there takes up what it has not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--volumes", type=Path, default=VOLUMES)
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    options.archive.parent.mkdir(parents=True, exist_ok=True)
    volumes = unpacked(options.volumes, options.archive.parent / "volumes")
    if not (options.archive / "archive.toml").exists():
        subprocess.run([EDOSSIER, "new", options.archive], check=True)
    subprocess.run(
        [EDOSSIER, "add", "-C", options.archive, "--jobs", options.jobs, *volumes], check=True
    )


if __name__ == "__main__":
    main()
