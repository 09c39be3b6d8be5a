"""`edossier preview` as an editor uses it: a file, its corrections, and a browser beside them."""

import os
import re
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from edossier.keeping import create_archive
from whole.conftest import EDOSSIER
from whole.looking import Look, broken_rules, overflow, sight

RAIN = """Skip to main content

Rain on the Border

Rain Project Bulletin No. 7

Introduction

It rained, as Documents 1 and 7 tell.[1]

The sun came out, as Document 2 tells.

Document 1

2 May 1957, “Note on rain,” A. Poe, Source: SAPMO DY 30/3603/77.

Document 2

3 May 1957, “Note on sun,” A. Poe, Source: AVPRF f. 0100, op. 44, p. 310, d. 2, l. 17.

Notes

[1] See NA, krabice 3.
"""


def correct(file: Path, text: str) -> None:
    file.with_suffix(".corrections.toml").write_text(text, "utf-8")


@contextmanager
def previewing(file: Path, *arguments: str | Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A preview, its address as printed, and its process; temporary folders go beside the file."""
    environment = {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "TMPDIR": str(file.parent),
        "DATABASE_URL": "",
    }
    with subprocess.Popen(
        [EDOSSIER, "preview", str(file), "--port", "0", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        line = process.stdout.readline()
        found = re.search(r"http://[\w.:]+/", line)
        assert found, f"no address in {line!r}: {process.stderr.read()}"
        try:
            yield found.group(), process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """A file that is previewed, and the address; one for all the tests that do not stop it."""
    file = tmp_path_factory.mktemp("shown") / "rain.txt"
    file.write_text(RAIN, "utf-8")
    with previewing(file) as (address, _):
        yield file, address


@pytest.fixture
def file(shown) -> Path:
    """The file that is previewed, as it was to begin with."""
    path = shown[0]
    path.with_suffix(".corrections.toml").unlink(missing_ok=True)
    path.write_text(RAIN, "utf-8")
    return path


@pytest.fixture
def page(browser, file, shown) -> Iterator[Page]:
    """The first page of the preview in a browser; anything its console says fails the test."""
    faults: list[str] = []
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.on("console", lambda line: faults.append(line.text))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(shown[1])
    yield tab
    tab.close()
    assert faults == []


def text_of(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


@pytest.mark.browser
def test_a_correction_that_is_typed_shows_in_the_browser(file, page):
    expect(page.locator("h1")).to_have_text("Rain on the Border")
    correct(file, 'title = "Rain on Both Sides"\n')
    expect(page.locator("h1")).to_have_text("Rain on Both Sides", timeout=20_000)
    file.write_text(RAIN.replace("The sun came out", "The moon came out"), "utf-8")
    expect(page.locator("#p2")).to_contain_text("The moon came out", timeout=20_000)


@pytest.mark.browser
def test_a_finding_stands_beside_its_paragraph(page):
    finding = page.locator("#p1 .finding")
    expect(finding).to_contain_text("document-missing")
    expect(finding).to_contain_text("Document 7 is mentioned and does not exist")
    place, paragraph = finding.bounding_box(), page.locator("#p1").bounding_box()
    assert place["x"] >= paragraph["x"] + paragraph["width"]
    assert abs(place["y"] - paragraph["y"]) < 20
    assert page.locator("#p2 .finding").count() == 0
    page.set_viewport_size({"width": 390, "height": 900})
    place, paragraph = finding.bounding_box(), page.locator("#p1").bounding_box()
    assert place["x"] >= paragraph["x"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


@pytest.mark.browser
def test_from_the_list_at_the_top_a_finding_on_another_page_is_reached(page):
    page.click(".preview-all summary")
    expect(page.locator(".preview-all li").first).to_contain_text("Skip to main content")
    page.click(".preview-all a:has-text('source-doubtful')")
    expect(page.locator("h1")).to_have_text("Note on rain")
    expect(page.locator("#source .finding")).to_contain_text("may be the leaf")


@pytest.mark.browser
def test_what_cannot_be_read_is_said_in_a_line_and_the_last_good_state_stays(file, page):
    correct(file, 'title = "Rain on Both Sides"\n')
    expect(page.locator("h1")).to_have_text("Rain on Both Sides", timeout=20_000)
    correct(file, 'publisher = "The Project"\ntitle = "Rain on Both\n')
    problem = page.locator(".preview-problem")
    expect(problem).to_contain_text("rain.corrections.toml, line 2: ", timeout=20_000)
    expect(page.locator("h1")).to_have_text("Rain on Both Sides")
    file.unlink()
    correct(file, "")
    expect(problem).to_contain_text("rain.txt is not there", timeout=20_000)
    expect(page.locator("h1")).to_have_text("Rain on Both Sides")
    file.write_text(RAIN, "utf-8")
    expect(page.locator("h1")).to_have_text("Rain on the Border", timeout=20_000)
    assert problem.count() == 0


def test_errors_do_not_stop_a_preview_and_a_page_keeps_its_address(file, shown):
    first = text_of(shown[1])
    assert "1 error" in first
    second = re.findall(r'href="(/ark:/[^"#]+)"[^>]*>(?:<[^>]*>)*Note on sun', first)[0]
    file.write_text(RAIN.replace("Document 1\n\n2 May", "Document 1a\n\n2 May"), "utf-8")
    assert "Note on sun" in text_of(shown[1].rstrip("/") + second)
    file.write_text(RAIN.replace("Document 2\n\n3 May", "Document 1\n\n3 May"), "utf-8")
    doubled = text_of(shown[1])
    assert "document-number-twice" in doubled
    assert "preview-problem" not in doubled


def test_what_a_file_holds_is_never_markup(file, shown):
    name = "<script>rain()</script>"
    file.write_text(RAIN.replace("Note on rain", name).replace("SAPMO DY", name), "utf-8")
    correct(file, f'title = "{name}"\n')
    page = text_of(shown[1])
    assert "&lt;script&gt;rain()" in page
    assert name not in page
    correct(file, f'[[silence]]\nrule = "{name}"\nreason = "None."\n')
    page = text_of(shown[1])
    assert "preview-problem" in page
    assert name not in page


def test_without_javascript_a_page_loaded_again_shows_the_file_as_it_is(file, shown):
    before = text_of(f"{shown[1]}preview/state")
    correct(file, '[[silence]]\nrule = "document-missing"\nreason = "It comes in summer."\n')
    again = text_of(shown[1])
    assert "document-missing" not in again
    assert "1 silenced" in again
    assert int(text_of(f"{shown[1]}preview/state")) == int(before) + 1


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_leaves_nothing_behind(tmp_path, way):
    file = tmp_path / "rain.txt"
    file.write_text(RAIN, "utf-8")
    with previewing(file) as (_, process):
        assert len(list(tmp_path.glob("edossier-preview-*"))) == 1
        process.send_signal(way)
        process.wait(timeout=60)
        assert process.stderr.read() == ""
    assert [path.name for path in tmp_path.iterdir()] == ["rain.txt"]


def test_an_archive_lends_its_name_and_is_not_written_to(tmp_path):
    file, archive = tmp_path / "rain.txt", tmp_path / "archive"
    file.write_text(RAIN, "utf-8")
    create_archive(archive, name="Archive of Weather")
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*")}
    with previewing(file, "-C", archive) as (address, _):
        assert "Archive of Weather" in text_of(address)
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*")} == before


def test_a_file_that_cannot_be_read_to_begin_with_is_one_line(tmp_path):
    done = subprocess.run(
        [EDOSSIER, "preview", str(tmp_path / "nothing.txt"), "--port", "0"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("edossier: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.browser
@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
def test_no_page_of_a_preview_breaks_a_rule_of_axe_or_the_policy(
    browser, file, shown, width, theme
):
    correct(file, 'title = "Rain on Both\n')
    links = set(re.findall(r'href="(/ark:/[^"#/]+/[^"#/]+)', text_of(shown[1])))
    with sight(browser, Look(width=width, theme=theme)) as seen:
        for address in (shown[1], *(shown[1].rstrip("/") + link for link in sorted(links))):
            seen.open(address)
            if seen.page.locator(".preview-all").count():
                seen.page.click(".preview-all summary")
            found = [*seen.faults(), overflow(seen.page), *broken_rules(seen.page)]
            assert [fault for fault in found if fault] == []
