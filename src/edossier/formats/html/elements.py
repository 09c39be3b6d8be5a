"""What the elements of HTML are to a reader of dossiers.

Source: WHATWG HTML Living Standard, chapter 15 (rendering) for blocks and hidden elements,
chapter 13.1.2 for void elements and optional end tags; WAI-ARIA 1.2 and DPUB-ARIA 1.1 for roles.
"""

import re

from edossier.formats.html.tokens import StartTag

__all__ = [
    "BLOCKS",
    "CLOSED_BY",
    "FORMATTING",
    "HIDDEN",
    "MEANINGFUL",
    "VOID",
    "emphasises",
    "furniture_reason",
    "heading_level",
    "is_hidden",
    "note_body_of",
    "note_called_by",
    "raises",
]

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "keygen",
        "frame",
    }
)
HIDDEN = frozenset(
    {
        "script",
        "style",
        "head",
        "template",
        "title",
        "iframe",
        "noembed",
        "noframes",
        "object",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "datalist",
        "textarea",
    }
)
# Elements that stay open over the end of a paragraph until their own end tag.
FORMATTING = frozenset(
    {
        "a",
        "b",
        "big",
        "cite",
        "code",
        "dfn",
        "em",
        "font",
        "i",
        "kbd",
        "mark",
        "samp",
        "small",
        "strong",
        "strike",
        "tt",
        "u",
        "var",
    }
)
# An open element that a new one of this name ends, and how far out it is looked for.
CLOSED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
}

_EMPHASIS = frozenset(
    {
        "em",
        "i",
        "b",
        "strong",
        "cite",
        "dfn",
        "var",
    }
)
_FURNITURE = {
    "nav": "navigation",
    "aside": "sidebar",
    "footer": "page footer",
    "header": "page header",
    "form": "form",
    "button": "button",
    "select": "form",
    "dialog": "dialog",
    "noscript": "notice for browsers without scripts",
}
_FURNITURE_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "sidebar",
    "search": "search form",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "doc-backlink": "link back to the text",
}
# Elements that mean something without any attribute.
MEANINGFUL = (
    _EMPHASIS
    | frozenset(_FURNITURE)
    | frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "sup", "pre"})
    | frozenset({"li", "ol", "ul", "menu", "dir", "tr", "td", "th"})
)
# Class names that content management systems give to what stands around a text.
_FURNITURE_CLASSES = (
    (re.compile(r"(?:^|[\s_-])(?:breadcrumbs?|pager|pagination)(?:$|[\s_-])"), "navigation"),
    (re.compile(r"(?:^|\s)(?:skip-(?:link|to)|skip-main|skipnav)"), "skip link"),
    (
        re.compile(r"(?:^|\s)(?:visually-hidden|screen-reader-text|sr-only)"),
        "text for screen readers",
    ),
    (
        re.compile(r"(?:^|[\s_-])(?:share|sharing|social)[_-]?(?:links|buttons|icons|bar|this)"),
        "sharing",
    ),
    (re.compile(r"(?:^|[\s_-])cookie[_-]?(?:banner|notice|consent)"), "cookie notice"),
    (
        re.compile(r"(?:^|\s)(?:footnote-back(?:link|ref)?|footnote-return)(?:$|\s)"),
        "link back to the text",
    ),
)
# Names, whole, that a class or an id of a block gives to the parts around a text.
_FURNITURE_NAMES = {
    name: reason
    for reason, names in {
        "navigation": "nav navbar navigation main-nav site-nav top-nav mainnav topnav menu "
        "main-menu mainmenu site-navigation main-navigation skip-links",
        "page footer": "footer site-footer page-footer footer-links global-footer sitefooter "
        "pagefooter",
        "sidebar": "sidebar side-bar left-sidebar right-sidebar",
        "sharing": "share sharing share-this social social-media",
        "print button": "print-link print-button printlink",
    }.items()
    for name in names.split()
}
_NAMED_BLOCKS = frozenset({"div", "ul", "ol", "section", "p", "table"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_ITALIC_STYLE = re.compile(
    r"font-style\s*:\s*(?:italic|oblique)|font-weight\s*:\s*(?:bold|[6-9]00)", re.I
)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.I)
# Word and LibreOffice name the parts of their notes so when they save a page. Source: pages saved
# by LibreOffice 7 and Word 2016.
_SAVED_CALL = re.compile(r"mso-(?:foot|end)note-id:\s{0,5}([a-z]{1,10}[0-9]{1,6})")
_SAVED_NOTE = re.compile(r"mso-element:\s{0,5}(?:foot|end)note(?![a-z-])")
_SAVED_NOTE_ID = re.compile(r"sd(?:foot|end)note[0-9]{1,6}")
_SAVED_CALL_CLASSES = frozenset({"sdfootnoteanc", "sdendnoteanc"})
_TITLE_CLASSES = frozenset({"MsoTitle"})


def heading_level(tag: StartTag) -> str | None:
    """Give the level of a heading, "1" to "6"; None for any other element."""
    if len(tag.name) == 2 and tag.name[0] == "h" and tag.name[1] in "123456":
        return tag.name[1]
    if tag.attributes.get("role") == "heading":
        level = tag.attributes.get("aria-level", "2")
        return level if level in {"1", "2", "3", "4", "5", "6"} else "2"
    if tag.name == "p" and tag.attributes.get("class") in _TITLE_CLASSES:
        return "1"
    return None


def is_hidden(tag: StartTag) -> bool:
    """Say whether a browser shows nothing of an element."""
    if tag.name in HIDDEN:
        return True
    if not tag.attributes:
        return False
    style = tag.attributes.get("style", "")[:2000]
    return "hidden" in tag.attributes or _HIDING_STYLE.search(style) is not None


def furniture_reason(tag: StartTag) -> str | None:
    """Say what part of the page around the text an element is; None for the text itself."""
    role = tag.attributes.get("role", "")
    if role in _FURNITURE_ROLES:
        return _FURNITURE_ROLES[role]
    if role.startswith("doc-") or tag.attributes.get("epub:type"):
        return None
    if tag.name in _FURNITURE:
        return _FURNITURE[tag.name]
    classes = tag.attributes.get("class", "")[:500].lower()
    if classes:
        for pattern, reason in _FURNITURE_CLASSES:
            if pattern.search(classes):
                return reason
    return _named_furniture(tag, classes)


def _named_furniture(tag: StartTag, classes: str) -> str | None:
    """Tell `<div class="footer">` and `<div id="nav">`, the elements of pages before HTML 5."""
    if tag.name not in _NAMED_BLOCKS:
        return None
    names = [*classes.split(), tag.attributes.get("id", "")[:100].lower()]
    return next((_FURNITURE_NAMES[name] for name in names if name in _FURNITURE_NAMES), None)


def note_called_by(tag: StartTag) -> str | None:
    """Give the id of the note that a link calls, where the markup says that it is a call."""
    target = tag.attributes.get("href", "").rpartition("#")[2]
    if tag.name != "a" or not target:
        return None
    if tag.attributes.get("role") == "doc-noteref":
        return target
    if tag.attributes.get("class") in _SAVED_CALL_CLASSES:
        return target.removesuffix("sym")
    # The link back from a note has the same style as the call; only the call leads to the note.
    saved = _SAVED_CALL.search(tag.attributes.get("style", "")[:2000])
    return saved[1] if saved and target == f"_{saved[1]}" else None


def note_body_of(tag: StartTag) -> str | None:
    """Give the id of the note that an element is the body of, where the markup says so."""
    identifier = tag.attributes.get("id", "")
    if tag.attributes.get("role") in {"doc-footnote", "doc-endnote"}:
        return identifier
    saved = _SAVED_NOTE.search(tag.attributes.get("style", "")[:2000])
    if tag.name == "div" and (saved or _SAVED_NOTE_ID.fullmatch(identifier)):
        return identifier
    return None


def emphasises(tag: StartTag) -> bool:
    """Say whether an element sets its words off: italic or bold."""
    if tag.name in _EMPHASIS:
        return True
    return bool(_ITALIC_STYLE.search(tag.attributes.get("style", "")[:2000]))


def raises(tag: StartTag) -> bool:
    """Say whether an element sets its words above the line."""
    if tag.name == "sup":
        return True
    return bool(_RAISED_STYLE.search(tag.attributes.get("style", "")[:2000]))
