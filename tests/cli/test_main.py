"""The command itself: what it answers to a word that it does not know."""

import pytest
from click.testing import CliRunner

from edossier_cli.main import COMMANDS, group


@pytest.mark.parametrize(
    ("typed", "meant"), [("raed", "read"), ("serach", "search"), ("ad", "add")]
)
def test_a_mistyped_command_is_answered_with_the_nearest(typed, meant):
    result = CliRunner().invoke(group, [typed])
    assert result.exit_code == 2
    assert f"did you mean {meant}?" in result.output


def test_a_word_like_no_command_leads_to_the_list():
    result = CliRunner().invoke(group, ["qqqq"])
    assert result.exit_code == 2
    assert "edossier --help" in result.output


def test_help_lists_every_command():
    output = CliRunner().invoke(group, ["--help"]).output
    assert all(f"  {name} " in output for name in COMMANDS)
