"""How an order list is set: a label stays on one line with its number, a run of leaves whole."""

import re

from django import template

__all__ = ["register"]

register = template.Library()

_LABELLED = re.compile(r"(?<=\.) (?=\w)")
_RUN = re.compile(r"(?<=\w)\u2013(?=\w)")


@register.filter
def unbroken(words: str) -> str:
    """Keep "д. 9" and "202–203" from being parted where a line ends.

    >>> unbroken("оп. 49, д. 9") == "оп.\\u00a049, д.\\u00a09"
    True
    """
    return _RUN.sub("\u2013\u2060", _LABELLED.sub("\u00a0", words))
