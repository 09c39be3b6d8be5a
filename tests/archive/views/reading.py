"""A page as a test reads it: its elements, and what is wrong with its structure."""

import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html


@dataclass
class Read:
    """A page that was answered with 200."""

    answer: HttpResponse
    root: html.HtmlElement

    @property
    def text(self) -> str:
        """All words of the page's main part, single blanks between them."""
        return " ".join(self.root.get_element_by_id("content").text_content().split())

    def select(self, selector: str) -> list[html.HtmlElement]:
        """The elements of a tag and class: "p.lead", "details"."""
        tag, _, name = selector.partition(".")
        found = self.root.iter(tag)
        return [one for one in found if not name or name in one.get("class", "").split()]

    def texts(self, selector: str) -> list[str]:
        """Their words."""
        return [" ".join(one.text_content().split()) for one in self.select(selector)]

    def meta(self, name: str) -> list[str]:
        """The contents of a `<meta>` name, or of an Open Graph property."""
        found = (
            one for one in self.root.iter("meta") if name in (one.get("name"), one.get("property"))
        )
        return [one.get("content") for one in found]

    def data(self) -> dict[str, Any]:
        """What the page says in the words of schema.org."""
        (block,) = [one for one in self.root.iter("script") if one.text]
        assert block.get("type") == "application/ld+json"
        return json.loads(block.text)

    def fact(self, label: str) -> str:
        """What stands beside a label in the page's list of facts."""
        for term in self.root.iter("dt"):
            if term.text_content() == label:
                return " ".join(term.getnext().text_content().split())
        raise AssertionError(f"no {label} on the page")

    def links(self) -> dict[str, str]:
        """Addresses by the words they stand behind."""
        return {" ".join(a.text_content().split()): a.get("href") for a in self.root.iter("a")}


def read(client: Client, address: str) -> Read:
    answer = client.get(address)
    assert answer.status_code == 200, f"{answer.status_code} at {address}"
    content = answer.content.decode("utf-8")
    assert content.startswith("<!doctype html>")
    return Read(answer, html.document_fromstring(content))


def structural_faults(page: Read) -> list[str]:
    """What a screen reader or a strict policy would stumble over."""
    root = page.root
    faults = []
    if not root.get("lang"):
        faults.append("the page has no language")
    if not root.findtext(".//title"):
        faults.append("the page has no title")
    if len(page.select("h1")) != 1:
        faults.append(f"{len(page.select('h1'))} first headings")
    levels = [int(one.tag[1]) for one in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    faults += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
    ids = Counter(one.get("id") for one in root.iter() if one.get("id"))
    faults += [f"id {name} twice" for name, times in ids.items() if times > 1]
    for name in ("aria-labelledby", "aria-describedby", "for"):
        used = {one.get(name) for one in root.iter() if one.get(name)}
        faults += [f"{name} of {target}, which is nowhere" for target in used - set(ids)]
    labelled = {one.get("for") for one in root.iter("label")}
    faults += [
        f"input {one.get('name')} has no label"
        for one in root.iter("input")
        if one.get("type") != "hidden" and one.get("id") not in labelled
    ]
    faults += ["an image without alt" for one in root.iter("img") if one.get("alt") is None]
    faults += [
        f"a link without words to {one.get('href')}"
        for one in root.iter("a")
        if not (one.text_content().strip() or one.get("aria-label"))
    ]
    faults += [f"inline style on {one.tag}" for one in root.iter() if one.get("style")]
    inline = [one for one in root.iter("style", "script") if one.text]
    # A block of data is not run, and no policy forbids it.
    inline = [one for one in inline if one.get("type") != "application/ld+json"]
    faults += [f"inline {one.tag}" for one in inline]
    faults += [
        f"{name} on {one.tag}" for one in root.iter() for name in one.attrib if name[:2] == "on"
    ]
    inside = {"p", "h1", "h2", "h3"}
    faults += [
        f"a {one.tag} inside a {parent.tag}"
        for one in root.iter("details", "div", "ul", "ol", "dl")
        for parent in one.iterancestors()
        if parent.tag in inside
    ]
    return faults
