"""The `edossier` command: a group that loads the module of the command asked for, and no other."""

import difflib
import importlib
import signal
import sys
from types import FrameType

import click

from edossier.errors import EdossierError

__all__ = ["COMMANDS", "group", "main"]

# What `pip install edossier` leaves out and `edossier[site]` brings.
_SITE_PACKAGES = frozenset({"django", "tantivy", "uvicorn", "whitenoise"})

# Each name is a module of `edossier_cli.commands` whose `command` is a click command.
COMMANDS: dict[str, str] = {
    "demo": "Make the sample archive and serve it.",
    "new": "Make an empty archive.",
    "read": "Show what a file is understood as.",
    "check": "Name what in a file is wrong or in doubt.",
    "preview": "Show a file's pages as they would be, with its findings.",
    "add": "Read, check and publish dossiers.",
    "withdraw": "Show a document or dossier no more, and say why.",
    "restore": "Show again what was withdrawn.",
    "list": "List the dossiers of the archive.",
    "status": "Say what the archive holds, and whether it is sound.",
    "search": "Search documents, essays and notes.",
    "order": "List the files to order in a reading room.",
    "cite": "Cite a document or dossier.",
    "export": "Write dossiers as tables.",
    "serve": "Serve the archive's pages.",
    "verify": "Compare every stored file with its digest.",
    "rebuild": "Make database and index again from what is stored.",
    "references": "Decide which cited records are one.",
    "authorities": "Say who somebody is, whatever the spelling.",
    "reference": "Read archival citations, or find them in running text.",
    "name": "Say whether two written names are one.",
}


class _Commands(click.Group):
    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"edossier_cli.commands.{name}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            mend = f"did you mean {near[0]}?" if near else "edossier --help lists them."
            context.fail(f"There is no command {args[0]}; {mend}")
        return super().resolve_command(context, args)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands)
@click.version_option(package_name="edossier")
def group() -> None:
    """Turn scholars' dossiers into a digital archive to search, read, cite and check."""


def main() -> None:
    """Run the command line: exit 0 done, 1 errors found, 2 wrong usage or unreadable input."""
    interrupts: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        interrupts.append(number)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, interrupt)
    try:
        group(prog_name="edossier")
    except EdossierError as error:
        click.echo(f"edossier: {error}", err=True)
        sys.exit(2)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _SITE_PACKAGES:
            raise
        click.echo("edossier: This command needs the site: pip install 'edossier[site]'", err=True)
        sys.exit(2)
    except Exception:  # a library that was calling us back may have made its own error of Ctrl-C
        if not interrupts:
            raise
        click.echo("Aborted!", err=True)
        sys.exit(1)
