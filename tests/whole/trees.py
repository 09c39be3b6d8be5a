"""A page as a screen reader hears it, taken from the tree that Chromium makes for one."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import CDPSession

LANDMARKS = ("banner", "navigation", "search", "main", "complementary", "contentinfo", "region")
# What a reader acts on, or is told of by name alone.
_NAMED = ("link", "button", "searchbox", "textbox", "checkbox", "combobox", "image", "dialog")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that its reader is told of.

    Attributes:
        level: Of a heading, from one; None for other parts.
    """

    role: str
    name: str
    level: int | None


def parts_of(devtools: CDPSession) -> list[Part]:
    """Give the parts of a page in the order in which they are heard."""
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    waiting, parts = [nodes[0]], []
    while waiting:
        node = waiting.pop()
        children = [by_id[one] for one in node.get("childIds", []) if one in by_id]
        waiting += reversed(children)
        if not node["ignored"]:
            parts.append(_part(node))
    return parts


def _part(node: dict[str, Any]) -> Part:
    level = next(
        (one["value"]["value"] for one in node.get("properties", []) if one["name"] == "level"),
        None,
    )
    role = node.get("role", {}).get("value", "")
    return Part(
        role=role,
        name=node.get("name", {}).get("value", "").strip(),
        level=level if role == "heading" else None,
    )


def faults_of(parts: list[Part]) -> list[str]:
    """Say what would leave a listener lost: headings, landmarks and names."""
    headings = [part for part in parts if part.role == "heading"]
    return [*_heading_faults(headings), *_landmark_faults(parts), *_name_faults(parts)]


def _heading_faults(headings: list[Part]) -> list[str]:
    faults = [f"an empty heading of level {one.level}" for one in headings if not one.name]
    firsts = [one.name for one in headings if one.level == 1]
    if len(firsts) != 1:
        faults.append(f"{len(firsts)} headings of the first level: {firsts}")
    if headings and headings[0].level != 1:
        faults.append(f"the first heading is of level {headings[0].level}: {headings[0].name}")
    for above, below in pairwise(headings):
        if (below.level or 0) > (above.level or 0) + 1:
            faults.append(f"from {above.name!r} to {below.name!r} a level is left out")
    return faults


def _landmark_faults(parts: list[Part]) -> list[str]:
    marks = [part for part in parts if part.role in LANDMARKS]
    roles = [mark.role for mark in marks]
    faults = [
        f"{roles.count(role)} landmarks {role!r}"
        for role in ("banner", "main", "contentinfo")
        if roles.count(role) != 1
    ]
    order = [role for role in roles if role in ("banner", "main", "contentinfo")]
    if order != sorted(order, key=("banner", "main", "contentinfo").index):
        faults.append(f"landmarks in the order {order}")
    for mark, count in Counter(marks).items():
        if count > 1:
            faults.append(f"{count} landmarks {mark.role!r} are called {mark.name!r}")
    return faults


def _name_faults(parts: list[Part]) -> list[str]:
    return [
        f"a {part.role} without a name" for part in parts if part.role in _NAMED and not part.name
    ]
