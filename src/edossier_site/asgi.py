"""The site as an ASGI application: `uvicorn edossier_site.asgi:application`.

EDOSSIER_ARCHIVE names the archive; `edossier serve` sets it and has everything made ready.
"""

import os
import warnings

from django.core.asgi import get_asgi_application

from edossier_site.start import settle_memory

__all__ = ["application"]

# WhiteNoise reads a static file piece by piece in a thread, which is right for files this small.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "edossier_site.settings")
application = get_asgi_application()
settle_memory()
