"""What every template knows of the archive."""

from django.conf import settings
from django.http import HttpRequest

from edossier.keeping import Settings

__all__ = ["archive"]


def archive(_request: HttpRequest) -> dict[str, Settings]:
    """Give the archive's own statement (`archive.toml`) as `archive`."""
    return {"archive": settings.ARCHIVE.settings}
