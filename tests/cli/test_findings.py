"""How a finding is printed, whatever rule made it."""

from edossier.dossier import Anchor, Finding, Related
from edossier.text import SourceFile, SourceText
from edossier_cli import findings
from edossier_cli.findings import Told, counted, finding_json

SOURCE = SourceText("One.\nTwo.", (), (), SourceFile("a.txt", "text/plain", "", None))
TWICE = Finding(
    severity="info",
    code="same-record",
    message="Cited \x1b[2Jtwice.",
    anchor=Anchor(start=5, end=9),
    place="2:1",
    related=(
        Related(label="note 9", anchor=Anchor(start=0, end=4), place="1:1"),
        Related(label="document 8", dossier="ark:/99999/fk4x", place="¶3"),
    ),
)


class Terminal:
    """Standard output that says it is a terminal, and keeps what is printed."""

    def __init__(self):
        self.text = ""

    def isatty(self):
        return True

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_the_other_places_stand_below_at_a_terminal(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(findings.sys, "stdout", terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    findings.echo_finding(Told(TWICE, "a.txt", SOURCE))
    assert terminal.text.splitlines() == [
        "a.txt:2:1 info same-record Cited \ufffd[2Jtwice.",
        "    Two.",
        "    ^~~~",
        "    see a.txt:1:1 note 9",
        "    see ark:/99999/fk4x:¶3 document 8",
    ]


def test_in_a_pipe_a_finding_is_one_line(capsys):
    findings.echo_finding(Told(TWICE, "a.txt", SOURCE))
    assert capsys.readouterr().out.count("\n") == 1


def test_json_tells_the_other_places_as_it_tells_the_first():
    first, second = finding_json(Told(TWICE, "a.txt", SOURCE))["related"]
    assert (first["label"], first["line"], first["column"], first["text"]) == (
        "note 9",
        1,
        1,
        "One.",
    )
    assert (second["dossier"], second["place"], second["line"]) == ("ark:/99999/fk4x", "¶3", None)


def test_findings_are_counted_by_severity_the_gravest_first():
    error = TWICE.model_copy(update={"severity": "error"})
    assert counted([TWICE, error, TWICE]) == "1 error, 2 infos"
    assert counted([]) == ""
