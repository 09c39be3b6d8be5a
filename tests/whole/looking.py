"""How the tests look at a page in Chromium, and what may be wrong with what they see."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, CDPSession, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# What the browser says of an address that answers with an error; the status stands behind it.
_NOT_LOADED = "Failed to load resource: the server responded with a status of"
# What a change of theme can break.
COLOUR_RULES = ("color-contrast", "link-in-text-block")


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at pages.

    Attributes:
        width, height: Of the window, in CSS pixels.
        theme: "light" or "dark", as the reader's system asks for.
        scripts: Whether the page's own JavaScript runs.
        styled: Whether the page's style sheet loads.
    """

    width: int = 1280
    height: int = 900
    theme: str = "light"
    scripts: bool = True
    styled: bool = True

    def __str__(self) -> str:
        """Name the look in a line of faults."""
        return f"{self.width} px, {self.theme}{'' if self.scripts else ', without JavaScript'}"


@dataclass
class Sight:
    """A window on pages, and what was wrong in it since it was last asked.

    Attributes:
        refused: Lines of the console, breaches of the Content-Security-Policy and other issues
            that the browser names, failed requests.
    """

    page: Page
    devtools: CDPSession
    look: Look
    refused: list[str] = field(default_factory=list)

    def open(self, address: str) -> int:
        """Open a page as the look says, let go of what was wrong before it, give its status."""
        self.refused.clear()
        self._run_scripts(self.look.scripts)
        answer = self.page.goto(address)
        # The page was read as a browser without JavaScript reads it; from here on judges may run.
        self._run_scripts(True)
        return answer.status if answer else 0

    def _run_scripts(self, wanted: bool) -> None:
        self.devtools.send("Emulation.setScriptExecutionDisabled", {"value": not wanted})

    def faults(self) -> list[str]:
        """Give what the browser itself found wrong with the page."""
        # The browser says of a page with an error status that it has one, which is no fault.
        own = f"{_NOT_LOADED} {self.page.url}"
        return [line for line in self.refused if line != own]


@contextmanager
def sight(browser: Browser, look: Look) -> Iterator[Sight]:
    """Open a window of one look."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    seen = Sight(page, devtools, look)
    page.on("console", lambda line: seen.refused.append(_console_line(line)))
    page.on("pageerror", lambda error: seen.refused.append(f"error: {error}"))
    page.on("requestfailed", lambda request: _note_failed(request, seen.refused))
    devtools.on("Audits.issueAdded", lambda event: seen.refused.append(_issue_line(event)))
    devtools.send("Audits.enable")
    if not look.styled:
        page.route("**/*.css", lambda route: route.fulfill(content_type="text/css", body=""))
    try:
        yield seen
    finally:
        context.close()


def _console_line(line: Any) -> str:
    text = line.text
    if text.startswith(_NOT_LOADED):
        text = _NOT_LOADED
    return f"{text} {line.location.get('url', '')}".strip()


def _issue_line(event: dict[str, Any]) -> str:
    issue = event["issue"]
    return f"{issue['code']}: {json.dumps(issue['details'])[:300]}"


def _note_failed(request: Any, refused: list[str]) -> None:
    # The icon of a page that is left at once is no longer wanted: the browser gives it up.
    if request.failure != "net::ERR_ABORTED":
        refused.append(f"{request.failure} {request.url}")


def broken_rules(page: Page, *, axe: Path = AXE, only: tuple[str, ...] = ()) -> list[str]:
    """Let axe judge the page, by all its rules or some; one line for each element at fault."""
    page.evaluate(axe.read_text("utf-8"))
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    result = page.evaluate("options => axe.run(options)", options)
    return [
        f"axe {rule['id']}: {node['html'][:200]} {_reason(node)}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def _reason(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)[:300]


_WIDEST = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return null;
  const out = [...document.body.querySelectorAll("*")].filter(
    one => one.getBoundingClientRect().right > width + 1);
  const last = out.filter(one => !out.some(other => other !== one && one.contains(other)))[0];
  return `${document.scrollingElement.scrollWidth} px wide: ` +
    (last ? last.outerHTML.slice(0, 200) : "what, is not known");
}
"""


def overflow(page: Page) -> str | None:
    """Say what makes the page scroll sideways; None where nothing does."""
    return page.evaluate(_WIDEST)
