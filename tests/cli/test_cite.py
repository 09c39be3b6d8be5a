"""`edossier cite`, as a person runs it."""

import json

import pytest

from cli.test_add import run, write


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cite")
    assert run("new", "arch", "--name", "Harbour archive", folder=folder).returncode == 0
    write(folder)
    assert run("add", "-C", "arch", "a.txt", folder=folder).returncode == 0
    return folder


def test_a_document_is_cited_as_a_chicago_note(archive):
    told = run("cite", "7/1", "-C", "arch", folder=archive)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("“Letter from the Harbour Master to the Board,” 3 March 1956, ")
    assert told.stdout.endswith(", version 1.\n")


def test_styles_short_forms_and_places_are_asked_for(archive):
    again = run("cite", "7/1", "-C", "arch", "--leaf", "8", "--short", folder=archive)
    assert again.stdout == "“Letter from the Harbour Master,” 3 March 1956, l. 8.\n"
    told = run("cite", "7/1", "-C", "arch", "--style", "csl-json", folder=archive)
    assert json.loads(told.stdout)[0]["type"] == "personal_communication"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["7/1", "--style", "chicgo"], "There is no style 'chicgo'; did you mean chicago-note?"),
        (["7/1", "--style", "x"], "There is no style 'x'; the styles are chicago-note, "),
        (["7/1", "--style", "ris", "--short"], "The style ris has no short form; "),
        (["7/9"], "'7/9' names nothing in arch: dossier 7 has no document 9. "),
        (["8/1"], "'8/1' names nothing in arch: no dossier here has the number 8. "),
        (["seven"], "'seven' names nothing in arch: no dossier here has the number seven"),
        (["ark:/99999/zb6633whb8zc"], "'ark:/99999/zb6633whb8zc' names nothing in arch: "),
        (["7/1", "--leaf", "99"], "Leaf 99 is not one of the document's leaves, l. 8."),
        (["7/1", "--paragraph", "x"], "'x' is no paragraph: give its number, such as 3 or 3-5."),
    ],
)
def test_what_cannot_be_cited_is_said_in_one_line(archive, words, message):
    told = run("cite", *words, "-C", "arch", folder=archive)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.replace(str(archive / "arch"), "arch").startswith(f"edossier: {message}")
    assert told.stderr.count("\n") == 1


def test_what_was_withdrawn_is_not_cited(archive):
    assert (
        run("withdraw", "7/2", "-C", "arch", "--reason", "privacy", folder=archive).returncode == 0
    )
    told = run("cite", "7/2", "-C", "arch", folder=archive)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "edossier: '7/2' has been withdrawn: its address says why.\n"
