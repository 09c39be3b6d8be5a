"""The site's settings, turned to a preview: nothing is kept, findings are laid into the pages."""

from edossier_site import env
from edossier_site.settings import *  # noqa: F403 -- Django's way to build on other settings
from edossier_site.settings import ARCHIVE, INSTALLED_APPS, MIDDLEWARE

# Whatever the environment says of a database: that one belongs to a real archive.
DATABASES = {"default": env.sqlite(ARCHIVE.derived)}
INSTALLED_APPS = [*INSTALLED_APPS, "edossier_site.preview"]
MIDDLEWARE = [
    *(name for name in MIDDLEWARE if name != "edossier_site.archive.pages.keep_pages"),
    "edossier_site.preview.pages.lay_findings",
]
ROOT_URLCONF = "edossier_site.preview.urls"
