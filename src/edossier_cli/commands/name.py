"""`edossier name`: whether two written names are one."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

import click

from edossier.names import Authority, Sameness, forms, same, same_by_rules, starter
from edossier_cli.lines import answer, printable

__all__ = ["command"]

_VERDICTS = {
    "identified": "the same",
    "same name": "the same name",
    "possible": "possibly the same name",
}


@click.command("name")
@click.argument("form", required=False)
@click.argument("other", required=False)
@click.option("--pairs", is_flag=True, help="Pairs on standard input, FORM tab OTHER a line.")
@click.option("--no-authority", is_flag=True, help="By rules alone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(
    form: str | None, other: str | None, *, pairs: bool, no_authority: bool, as_json: bool
) -> None:
    """Say whether FORM and OTHER are one name in two spellings, scripts or romanisations.

    FORM alone: every other form that is known or can be derived, and where each comes from.
    With --pairs, one JSON object a line.
    """
    compare = same_by_rules if no_authority else same
    if pairs:
        if form is not None:
            raise click.UsageError("--pairs reads the names from standard input: leave FORM away.")
        answer([], partial(_pair, compare=compare))
        return
    if form is not None and not printable(form).strip():
        raise click.UsageError("The name is empty: edossier name FORM [OTHER].")
    if form is not None and other is None:
        _show_forms(printable(form), no_authority=no_authority, as_json=as_json)
        return
    if form is None or other is None:
        raise click.UsageError("Give a name, or two to compare: edossier name FORM [OTHER].")
    one, another = printable(form), printable(other)
    found = compare(one, another)
    if as_json:
        click.echo(_json(one, another, found))
        return
    verdict = _VERDICTS.get(found.tier, "different names")
    click.echo(f"{verdict} ({found.score:.2f}): {found.why}")


def _show_forms(name: str, *, no_authority: bool, as_json: bool) -> None:
    known = Authority([], [], {}) if no_authority else starter()
    found = forms(name, known)
    if as_json:
        found_agents = known.find(name) or known.find_by_family(name)
        agents = [{"id": one.id, "kind": one.kind, "name": one.name} for one in found_agents]
        value = {"name": name, "agents": agents, "forms": [asdict(form) for form in found]}
        click.echo(json.dumps(value, ensure_ascii=False))
        return
    if not found:
        click.echo(f"No other form of {name} is known, and no table gives one.")
    for form in found:
        said = [form.script, form.language, form.system, form.source]
        click.echo(f"{form.text}\t{', '.join(part for part in said if part)}")


def _pair(line: str, *, compare: Callable[[str, str], Sameness]) -> str:
    one, _, rest = line.partition("\t")
    if not (one.strip() and rest.strip()):
        refused = {"same": False, "score": 0.0, "tier": "different"}
        why = "this line has one name: put a tab between the two"
        return json.dumps({"a": line, "b": None, **refused, "why": why}, ensure_ascii=False)
    other = rest.partition("\t")[0]
    return _json(one, other, compare(one, other))


def _json(one: str, other: str, found: Sameness) -> str:
    value: dict[str, Any] = {
        "a": one,
        "b": other,
        "same": found.same,
        "score": found.score,
        "tier": found.tier,
        "why": found.why,
    }
    return json.dumps(value, ensure_ascii=False)
