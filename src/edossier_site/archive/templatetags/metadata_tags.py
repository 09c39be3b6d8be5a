"""What the head of a page says to machines."""

import json
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from edossier_site.archive.metadata import Metadata, metadata_of

__all__ = ["register"]

register = template.Library()

# Nothing in a data block may end it, or open a comment in it.
_SAFE_IN_SCRIPT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@register.simple_tag(takes_context=True)
def page_metadata(context: template.Context) -> Metadata | None:
    """Give what the page that is being rendered says of itself; None outside a request."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return None
    number = request.GET.get("page", "")
    is_later = number.isascii() and number.isdecimal() and number != "1"
    query = f"?{urlencode({'page': number})}" if is_later else ""
    address = settings.ARCHIVE.settings.address + request.get_full_path_info().partition("?")[0]
    return metadata_of(context.get("page"), address + query)


@register.filter
def as_json_ld(metadata: Metadata) -> SafeString:
    """Write the data block, each sign that could end it as an escape."""
    written = json.dumps(dict(metadata.json_ld), ensure_ascii=False)
    # Safe: the three signs that mean something to an HTML parser are gone.
    return mark_safe(written.translate(_SAFE_IN_SCRIPT))  # noqa: S308
