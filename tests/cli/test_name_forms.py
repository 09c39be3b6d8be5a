"""`edossier name FORM`: every other form, with script, language, system and source."""

import json

from click.testing import CliRunner

from edossier_cli.commands.name import command


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, [*arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_forms_are_listed_one_a_line_with_system_and_source():
    lines = run("王稼祥", "--no-authority").splitlines()
    assert "Wang Chia-hsiang\tLatn, zh-Latn, Wade-Giles, table: chinese.tsv" in lines


def test_json_has_each_form_with_its_parts():
    value = json.loads(run("王稼祥", "--no-authority", "--json"))
    assert (value["name"], value["agents"]) == ("王稼祥", [])
    assert {"text", "script", "language", "system", "source"} == set(value["forms"][0])


def test_the_authority_file_names_the_agents_and_its_sources():
    value = json.loads(run("蔣介石", "--json"))
    assert "Chiang Kai-shek" in {agent["name"] for agent in value["agents"]}
    assert all(form["source"] for form in value["forms"])


def test_a_name_without_other_forms_says_so():
    assert run("Xyzzyish").startswith("No other form of Xyzzyish is known")


def test_no_name_is_wrong_usage():
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 2
    assert "edossier name FORM [OTHER]" in result.output
