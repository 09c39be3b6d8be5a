"""Every rule that infers has its sentence."""

import re
from pathlib import Path

import edossier
from edossier_site.archive.reasons import reason_of


def rules_that_infer() -> set[str]:
    """The names given to `inferred(...)`, and those chosen in a table beside it."""
    source = "".join(
        path.read_text("utf-8")
        for path in (Path(edossier.__file__).parent / "reading").glob("*.py")
    )
    called = re.findall(r'inferred\(\s*"([a-z-]+)"', source)
    chosen = re.findall(r'kind, rule = "[a-z]+", "([a-z-]+)"', source)
    return {*called, *chosen}


def test_every_rule_that_infers_is_said_in_a_sentence():
    rules = rules_that_infer()
    assert len(rules) > 8
    for rule in rules:
        assert "By the rule" not in reason_of(rule), rule
        assert reason_of(rule)[0].isupper()
        assert reason_of(rule).endswith(".")


def test_a_rule_unknown_here_is_still_named():
    assert reason_of("some-new-rule") == "By the rule “some new rule”."
