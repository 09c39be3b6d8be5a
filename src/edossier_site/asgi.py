"""The site as an ASGI application: `uvicorn edossier_site.asgi:application`.

EDOSSIER_ARCHIVE names the archive; `edossier serve` sets it and has everything made ready.
"""

import gc
import os
import warnings

from django.core.asgi import get_asgi_application

__all__ = ["application"]

# WhiteNoise reads a static file piece by piece in a thread, which is right for files this small.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "edossier_site.settings")
application = get_asgi_application()

# What is loaded by now stays as long as the process: left out of every later search for garbage,
# which otherwise takes a third of the time of making a page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
