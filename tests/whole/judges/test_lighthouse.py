"""Lighthouse: speed, accessibility, good practice and findability of the pages most read."""

import json
import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.judges

LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
LEAST = 0.95
# Pages of results ask to be kept out of indexes: every link on them would lead to more of them.
OUT_OF_INDEXES = {"search": ["--skip-audits=is-crawlable"]}


def _report(address: str, options: list[str], chromium: str) -> dict:
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    done = subprocess.run(
        ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", flags, *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _lost(report: dict) -> dict[str, list[str]]:
    """Name, for each category below the least, the audits that cost it points."""
    return {
        f"{name} {category['score']}": [
            f"{one['id']}: {report['audits'][one['id']].get('displayValue', '')}"
            for one in category["auditRefs"]
            if one["weight"] and (report["audits"][one["id"]]["score"] or 0) < 1
        ]
        for name, category in report["categories"].items()
        if category["score"] < LEAST
    }


@pytest.mark.parametrize("screen", ["telephone", "desk"])
@pytest.mark.parametrize(
    "kind", ["home", "dossier", "document", "search", "search without a question"]
)
def test_each_of_the_four_categories_is_met(every_kind, chromium_path, kind, screen):
    options = ["--preset=desktop"] if screen == "desk" else []
    options += OUT_OF_INDEXES.get(kind, [])
    report = _report(every_kind[kind], options, chromium_path)
    assert len(report["categories"]) == 4
    assert _lost(report) == {}
