"""The site's settings on an empty archive: mypy's Django plugin reads the models through them."""

import os
from pathlib import Path

from edossier.keeping import create_archive

_folder = Path(__file__).parent / ".mypy_cache" / "archive"
if not (_folder / "archive.toml").exists():
    create_archive(_folder)
os.environ["EDOSSIER_ARCHIVE"] = str(_folder)

from edossier_site.settings import (  # noqa: E402
    ARCHIVE,
    DATABASES,
    INSTALLED_APPS,
    ROOT_URLCONF,
    SECRET_KEY,
)

__all__ = ["ARCHIVE", "DATABASES", "INSTALLED_APPS", "ROOT_URLCONF", "SECRET_KEY", "USE_TZ"]
USE_TZ = True
