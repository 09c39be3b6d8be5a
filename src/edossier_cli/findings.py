"""Findings as the commands print them: a line each as a compiler does, or as JSON."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

import click

from edossier.dossier import Anchor, Finding, Severity
from edossier.reading import Silence
from edossier.text import SourceText
from edossier_cli.pointing import point, printable

__all__ = ["Told", "counted", "echo_finding", "echo_finding_aside", "finding_json", "finding_line"]

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and where it was made.

    Attributes:
        file: As the command was given it, or as an archive keeps it.
        source: What the finding points into; None for a finding over several dossiers.
        dossier: The ARK of the dossier, for a finding in an archive.
        silence: What an editor said of it; None for one that stands.
    """

    finding: Finding
    file: str
    source: SourceText | None = None
    dossier: str | None = None
    silence: Silence | None = None


def echo_finding(told: Told) -> None:
    """Print a finding on a line; on a terminal with what it points at.

    There the line of the source stands below, with a caret, and then the other places.
    """
    click.echo(finding_line(told.file, told.finding), color=_has_colour(sys.stdout))
    if sys.stdout.isatty():
        for line in (*_pointed(told), *_others(told)):
            click.echo(line, color=_has_colour(sys.stdout))


def echo_finding_aside(file: str, finding: Finding) -> None:
    """Print a finding on a line of standard error."""
    click.echo(finding_line(file, finding), err=True, color=_has_colour(sys.stderr))


def finding_line(file: str, finding: Finding) -> str:
    """Give `FILE:PLACE SEVERITY CODE message`, coloured."""
    place = f":{finding.place}" if finding.place else ""
    severity = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
    head = click.style(printable(f"{file}{place}"), bold=True)
    return f"{head} {severity} {finding.code} {printable(finding.message)}"


def finding_json(told: Told) -> dict[str, Any]:
    """Give a finding as JSON prints it: `silenced` is null, or who silenced it and why."""
    finding, silence = told.finding, told.silence
    return {
        "file": told.file,
        "dossier": told.dossier,
        **_place(told.source, finding.place, finding.anchor),
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "related": [
            {
                "label": other.label,
                "dossier": other.dossier,
                **_place(None if other.dossier else told.source, other.place, other.anchor),
            }
            for other in finding.related
        ],
        "silenced": silence and {"reason": silence.reason, "by": silence.by, "on": silence.on},
    }


def counted(findings: Iterable[Finding]) -> str:
    """Say how many there are of each severity: "1 error, 2 warnings"; nothing for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in _COLOURS
        if counts[severity]
    )


def _has_colour(stream: TextIO) -> bool:
    """Say whether a stream shows colours: a terminal does, unless its owner wants none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _pointed(told: Told) -> Iterator[str]:
    source, anchor = told.source, told.finding.anchor
    if source is None or anchor is None or not source.text:
        return
    columns = shutil.get_terminal_size().columns - len(_INDENT) - 1
    pointed = point(source.text, anchor.start, anchor.end, columns=columns)
    yield f"{_INDENT}{pointed.line}"
    marks = click.style(pointed.marks, fg=_COLOURS[told.finding.severity], bold=True)
    yield f"{_INDENT}{' ' * pointed.before}{marks}"


def _others(told: Told) -> Iterator[str]:
    for other in told.finding.related:
        file = other.dossier or told.file
        place = f":{other.place}" if other.place else ""
        yield f"{_INDENT}see {printable(f'{file}{place}')} {printable(other.label)}"


def _place(source: SourceText | None, place: str | None, anchor: Anchor | None) -> dict[str, Any]:
    """Give a place for a person and for a program; line and column only where lines count."""
    line, _, column = (place or "").partition(":")
    is_line = line.isdecimal() and column.isdecimal()
    return {
        "place": place,
        "line": int(line) if is_line else None,
        "column": int(column) if is_line else None,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "text": _words(source, anchor),
    }


def _words(source: SourceText | None, anchor: Anchor | None) -> str | None:
    if source is None or anchor is None:
        return None
    return source.text[anchor.start : min(anchor.end, anchor.start + 200)]
