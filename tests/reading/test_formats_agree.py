"""The reference dossier as HTML and as DOCX, made by other programs, is the same dossier.

The markup is written from the text file by the rules below; pandoc and LibreOffice make the
files. Nothing of the text is kept.
"""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from edossier.reading import read_file

HEADINGS = {
    "CWIHP e-Dossier No. 46": "",
    "Archive Acronyms and Footnotes": "## ",
    "About the Author": "## ",
    "Cold War International History Project": "### ",
    "History and Public Policy Program": "### ",
}
_PLAIN = "max-width: none; padding: 0; text-align: justify; font-family: 'DejaVu Serif'"
STYLES = {
    "in two columns": "@page { size: letter; margin: 2cm } "
    f"body {{ {_PLAIN}; font-size: 9pt; line-height: normal; column-count: 2; column-gap: 1em }}",
    "on small pages": "@page { size: A5; margin: 1.5cm } "
    f"body {{ {_PLAIN}; font-size: 10pt }} p {{ margin: 0; text-indent: 1.5em }}",
}
_NOTE = re.compile(r"\[(\d{1,2})\] ")
_CALL = re.compile(r"\[(\d{1,2})\]")


def markdown_of(text: str) -> str:
    """Write the text of the reference file as Markdown with true headings and notes."""
    blocks = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\xa0", " ")):
        blocks.extend(_markup_of_block(block.strip()))
    return "\n\n".join(blocks) + "\n"


def _markup_of_block(block: str) -> list[str]:
    if not block:
        return []
    if block.startswith("Skip to main content\n"):
        furniture, title = block.split("\n")
        return [_escaped(furniture), f"# {_escaped(title)}"]
    if block in HEADINGS:
        return [HEADINGS[block] + _escaped(block)]
    if re.fullmatch(r"Document \d+", block):
        return [f"### {block}"]
    if block.startswith("Introduction"):
        return ["## Introduction", _running(block.removeprefix("Introduction"))]
    if note := _NOTE.match(block):
        return [f"[^{note[1]}]: {_running(block[note.end() :])}"]
    return ["\\\n".join(_running(line) for line in block.split("\n"))]


def _running(text: str) -> str:
    parts = _CALL.split(text)
    return "".join(
        f"[^{part}]" if index % 2 else _escaped(part) for index, part in enumerate(parts)
    ).strip()


def _escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(" +", " ", text))


@pytest.fixture(scope="session")
def written(reference_file, pandoc, soffice, chromium_path, tmp_path_factory):
    """Make the files once: name of the way -> file."""
    folder = tmp_path_factory.mktemp("formats")
    markup = folder / "dossier.md"
    markup.write_text(markdown_of(reference_file.read_text("utf-8")), "utf-8")
    ways = {"pandoc html": folder / "pandoc.html", "pandoc docx": folder / "pandoc.docx"}
    for target in ways.values():
        command = [pandoc, "--from", "markdown-smart", "--wrap", "none", "--standalone"]
        command += ["--metadata", "pagetitle=dossier", str(markup), "--output", str(target)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    for suffix in ("html", "docx"):
        ways[f"LibreOffice {suffix}"] = _by_libreoffice(soffice, ways["pandoc docx"], suffix)
    html_as_docx = _by_libreoffice(soffice, ways["LibreOffice html"], "docx", "html-as-docx")
    ways["LibreOffice pdf"] = _by_libreoffice(soffice, ways["pandoc docx"], "pdf")
    ways["Chromium pdf"] = _by_chromium(chromium_path, ways["pandoc html"])
    for name, style in STYLES.items():
        styled = folder / f"{name.replace(' ', '-')}.html"
        page = ways["pandoc html"].read_text("utf-8")
        styled.write_text(page.replace("</head>", f"<style>{style}</style></head>"), "utf-8")
        ways[f"Chromium pdf {name}"] = _by_chromium(chromium_path, styled)
    return ways | {"LibreOffice docx from html": html_as_docx}


def _by_chromium(chromium: str, source: Path) -> Path:
    """Print a page as a person does: the browser adds the day, the address and page numbers."""
    printed = source.with_suffix(".pdf")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={source.parent}/browser", f"--print-to-pdf={printed}"]
    subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
    return printed


def _by_libreoffice(soffice: str, source: Path, suffix: str, name: str | None = None) -> Path:
    folder = source.parent / (name or suffix)
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = [soffice, profile, "--headless", "--convert-to", suffix]
    if source.suffix == ".html":
        command.insert(3, "--infilter=HTML (StarWriter)")
        command[command.index(suffix)] = f"{suffix}:MS Word 2007 XML"
    command += ["--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{suffix}"


@pytest.fixture(scope="session")
def as_text(reference_file):
    return read_file(reference_file)


@pytest.mark.parametrize(
    "way",
    [
        "pandoc html",
        "pandoc docx",
        "LibreOffice html",
        "LibreOffice docx",
        "LibreOffice docx from html",
        "LibreOffice pdf",
        "Chromium pdf",
        *(f"Chromium pdf {name}" for name in STYLES),
    ],
)
def test_the_same_dossier_in_another_format_is_the_same(way, written, as_text):
    reading = read_file(written[way])
    found, expected = (without_places(r.dossier.model_dump()) for r in (reading, as_text))
    for field in expected:
        assert found[field] == expected[field], field
    assert [f for f in reading.findings if f.code == "unread-text"] == []


def without_places(value: Any) -> Any:
    """Leave out what depends on the file: anchors, labels, furniture, the file's own record."""
    if isinstance(value, dict):
        left_out = {"anchor", "labels", "ignored", "source_file"}
        return {k: without_places(v) for k, v in value.items() if k not in left_out}
    if isinstance(value, list | tuple):
        return [without_places(entry) for entry in value]
    return value
