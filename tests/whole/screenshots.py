"""Pictures of every kind of page, to be looked at before a release.

PYTHONPATH=tests .venv/bin/python -m whole.screenshots FOLDER DOSSIER

FOLDER gets, for each kind of page, KIND-WIDTH-THEME.png whole at both widths and in both themes,
and KIND.pdf as printed. DOSSIER is a file to publish beside the samples.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from whole.conftest import copy_with_findings, failing, make_every_kind, served, serving
from whole.crawling import crawl
from whole.kinds import pages_by_kind, preview_pages
from whole.looking import Look, sight

LOOKS = [Look(width=width, theme=theme) for width in (390, 1280) for theme in ("light", "dark")]


def take(browser: Browser, pages: dict[str, str], folder: Path) -> None:
    """Take every picture of the pages, named by kind."""
    for look in LOOKS:
        with sight(browser, look) as seen:
            for kind, address in pages.items():
                seen.open(address)
                name = f"{_stem(kind)}-{look.width}-{look.theme}.png"
                seen.page.screenshot(path=folder / name, full_page=True)
    with sight(browser, Look()) as seen:
        for kind, address in pages.items():
            seen.open(address)
            seen.page.pdf(path=folder / f"{_stem(kind)}.pdf", prefer_css_page_size=True)


def _stem(kind: str) -> str:
    return kind.replace(",", "").replace(" ", "-")


def main(folder: Path, dossier: Path) -> None:
    """Make and serve an archive with a page of every kind, and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        archive = Path(made) / "archive"
        make_every_kind(archive, dossier)
        preview, failure = (
            serving("preview", copy_with_findings(Path(made))),
            failing(Path(made) / "broken"),
        )
        with served(archive) as site, preview as previewed, failure as failed:
            pages = pages_by_kind(crawl(site), site) | preview_pages(previewed)
            _take_all(pages | {"failed": failed + "/"}, folder)


def _take_all(pages: dict[str, str], folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        take(browser, pages, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
