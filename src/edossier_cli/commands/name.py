"""`edossier name`: whether two written names are one."""

import json
from typing import Any

import click

from edossier.names import same
from edossier_cli.lines import answer, printable

__all__ = ["command"]

_VERDICTS = {"same name": "the same name", "possible": "possibly the same name"}


@click.command("name")
@click.argument("form", required=False)
@click.argument("other", required=False)
@click.option("--pairs", is_flag=True, help="Pairs on standard input, FORM tab OTHER a line.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(form: str | None, other: str | None, *, pairs: bool, as_json: bool) -> None:
    """Say whether FORM and OTHER are one name in two spellings, scripts or romanisations.

    With --pairs, one JSON object a line.
    """
    if pairs:
        if form is not None:
            raise click.UsageError("--pairs reads the names from standard input: leave FORM away.")
        answer([], _pair)
        return
    if form is None or other is None:
        raise click.UsageError("Give two names to compare: edossier name FORM OTHER.")
    one, another = printable(form), printable(other)
    found = same(one, another)
    if as_json:
        click.echo(_json(one, another))
        return
    verdict = _VERDICTS.get(found.tier, "different names")
    click.echo(f"{verdict} ({found.score:.2f}): {found.why}")


def _pair(line: str) -> str:
    one, tab, rest = line.partition("\t")
    if not tab:
        refused = {"same": False, "score": 0.0, "tier": "different"}
        why = "this line has one name: put a tab between the two"
        return json.dumps({"a": line, "b": None, **refused, "why": why}, ensure_ascii=False)
    return _json(one, rest.partition("\t")[0])


def _json(one: str, other: str) -> str:
    found = same(one, other)
    value: dict[str, Any] = {
        "a": one,
        "b": other,
        "same": found.same,
        "score": found.score,
        "tier": found.tier,
        "why": found.why,
    }
    return json.dumps(value, ensure_ascii=False)
