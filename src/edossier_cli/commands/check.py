"""`edossier check`: what an editor should know of a file, one finding a line."""

import sys
from pathlib import Path

import click

from edossier.dossier import Finding
from edossier.reading import read_file

__all__ = ["command"]


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Name what in FILE is wrong, in doubt, or worth knowing; exit 1 where there are errors."""
    findings = read_file(file).findings
    for finding in findings:
        click.echo(_line(file, finding))
    if any(finding.severity == "error" for finding in findings):
        sys.exit(1)


def _line(file: Path, finding: Finding) -> str:
    """Write FILE:PLACE SEVERITY CODE message."""
    place = f":{finding.place}" if finding.place else ""
    message = " ".join(finding.message.split())
    return f"{file}{place} {finding.severity} {finding.code} {message}"
