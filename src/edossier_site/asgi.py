"""The site as an ASGI application: `uvicorn edossier_site.asgi:application`.

EDOSSIER_ARCHIVE names the archive; `edossier serve` sets it and has everything made ready.
"""

import os
import warnings
from typing import TYPE_CHECKING

from django.core.asgi import get_asgi_application

from edossier_site.start import settle_memory

if TYPE_CHECKING:
    from edossier_site.archive.answers import KeptAnswers

__all__ = ["application"]

# WhiteNoise reads a static file piece by piece in a thread, which is right for files this small.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "edossier_site.settings")


def _application() -> "KeptAnswers":
    django = get_asgi_application()
    # Its modules can be imported only now that the settings stand.
    from edossier_site.archive.answers import KeptAnswers

    return KeptAnswers(django)


application = _application()
settle_memory()
