"""Write docs/reference/commands.md from the commands' own help; `--check` only compares.

python docs/generate/commands.py [--check]
"""

import importlib
import sys
from pathlib import Path

import click

from edossier_cli.main import COMMANDS

PAGE = Path(__file__).parent.parent / "reference" / "commands.md"
_HEAD = """# Commands

Written from the commands' own help by `docs/generate/commands.py`; a test holds the two together.

`-C DIR` names the archive: by default `$EDOSSIER_ARCHIVE`, or the current folder. With `--json`
one JSON document (or JSON lines) goes to standard output and nothing else; messages and progress
go to standard error. Exit status: 0 done; 1 errors found, or part of the work failed; 2 wrong
usage or unreadable input.
"""


def page() -> str:
    """Give the page, whole."""
    return _HEAD + "".join(_section(name) for name in COMMANDS)


def _section(name: str) -> str:
    command: click.Command = importlib.import_module(f"edossier_cli.commands.{name}").command
    context = click.Context(command, info_name=f"edossier {name}", terminal_width=78)
    text = command.get_help(context).rstrip()
    return f"\n## {name}\n\n{_indented(text)}\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def main() -> None:
    """Write the page, or say that it is not fresh."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), "utf-8")
    elif PAGE.read_text("utf-8") != page():
        sys.exit(f"{PAGE.name} is not fresh: run python docs/generate/commands.py")


if __name__ == "__main__":
    main()
