"""`edossier search`: the same in the terminal, as lines and as JSON."""

import json

import pytest
from click.testing import CliRunner

from edossier_cli.commands.search import command


@pytest.fixture
def run(kept):
    """Run the command on an archive that was published to and never indexed."""
    kept.put(kept.dossier())

    def search(*arguments):
        return CliRunner().invoke(command, [*arguments, "-C", str(kept.archive.path)])

    return search


def test_hits_are_printed_with_their_passages(run):
    result = run("drunkenness")
    assert result.exit_code == 0
    assert "1 found" in result.stdout
    assert "Essay: Envoys in Port Sable" in result.stdout
    assert "arrogance, drunkenness, and worse" in result.stdout


def test_what_matched_is_bold_where_there_are_colours(kept):
    kept.put(kept.dossier())
    arguments = ["drunkenness", "-C", str(kept.archive.path)]
    result = CliRunner().invoke(command, arguments, color=True)
    assert "\x1b[1mdrunkenness" in result.stdout or "drunkenness\x1b[0m" in result.stdout


def test_json_is_one_document_on_standard_output(run):
    result = run("archive:AVPRF", "--json")
    found = json.loads(result.stdout)
    assert [(hit["part"], hit["number"], hit["date"]) for hit in found["hits"]] == [
        ("document", "1", "1956-11-22")
    ]
    assert found["expanded"] == []
    assert {facet["value"] for facet in found["facets"]["country"]} == {"RU"}


def test_a_wrong_query_is_pointed_at_and_ends_with_2(run):
    result = run("mao date:1958..1956")
    assert result.exit_code == 2
    assert result.stdout == ""
    message, typed, caret = result.stderr.splitlines()
    assert message.startswith("edossier: this range ends before it begins")
    assert typed[caret.index("^") :].startswith("1958..1956")


def test_a_query_may_begin_with_a_dash(run):
    result = run("-drunkenness", "part:essay")
    assert result.exit_code == 0
    assert "Nothing was found." in result.stdout


def test_nothing_found_suggests_another_query(run):
    assert "Did you mean: drunkenness (1)" in run("drunkeness").stdout


def test_limit_shows_no_more(run):
    result = run("orlik", "--limit", "1", "--json")
    found = json.loads(result.stdout)
    assert (found["total"], len(found["hits"])) == (4, 1)


def test_bytes_that_are_no_text_are_searched_for_in_vain(run):
    result = run("drunk\udcffness", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["total"] == 0
