"""What the base template needs beyond its context."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest

__all__ = ["register"]

register = template.Library()


@register.simple_tag(takes_context=True)
def report_address(context: template.Context, contact: str, address: str) -> str:
    """Give where an error on this page is reported: a letter that names the page, or a web page.

    Args:
        contact: An e-mail address or an http(s) address.
        address: Of the site, from `archive.toml`.
    """
    if contact.startswith(("http://", "https://")):
        return contact
    request: HttpRequest | None = context.get("request")
    page = address.rstrip("/") + (request.path if request else "/")
    return f"mailto:{contact}?" + urlencode({"subject": f"Error on {page}"}).replace("+", "%20")
