"""Set the site up for one archive, and make ready what it serves from.

configure(path)   point Django at the archive; call before importing any model
prepare(path)     the same, then rows, index and static files brought up to date
settle_memory()   for a process that will answer requests
"""

import gc
import importlib
import os
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connections
from django.utils.functional import empty

__all__ = ["configure", "prepare", "settle_memory"]

_SETTINGS = "edossier_site.settings"
_ARCHIVE_BOUND = ("ARCHIVE", "ALLOWED_HOSTS", "DATABASES", "STATIC_ROOT")


def configure(archive_path: Path, settings_module: str = _SETTINGS) -> None:
    """Point the site at an archive. A process serves one; a later call turns it to another.

    Args:
        settings_module: The site's own, or one that stands on it.

    Raises:
        ConfigurationError: The folder or its `archive.toml` is missing or wrong.
    """
    os.environ["EDOSSIER_ARCHIVE"] = str(archive_path)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    if not apps.ready:
        django.setup()
    if archive_path.absolute() != settings.ARCHIVE.path:
        _turn_to_archive()


def prepare(archive_path: Path, settings_module: str = _SETTINGS) -> int:
    """Configure, then bring rows, index and static files up to date.

    Returns:
        The number of the log's last event.

    Raises:
        ConfigurationError: See `configure`.
        KeepingError: The archive, or what is derived from it, cannot be read or written.
    """
    configure(archive_path, settings_module)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import follow as rows
    from edossier_site.searching import follow as index

    position = rows.follow(settings.ARCHIVE)
    index.follow(settings.ARCHIVE)
    call_command("collectstatic", interactive=False, verbosity=0)
    return position


def settle_memory() -> None:
    """Leave what is loaded by now out of every later search for garbage.

    It stays as long as the process, and going through it takes a third of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _turn_to_archive() -> None:
    """Read the settings again, and let go of what was made with the old ones.

    Django has no public way to do so; these are the attributes that its own test signals reset.
    """
    module = importlib.reload(importlib.import_module(_SETTINGS))
    connections.close_all()
    for name in _ARCHIVE_BOUND:
        setattr(settings, name, getattr(module, name))
    for alias in list(connections):
        if hasattr(connections._connections, alias):  # type: ignore[attr-defined]
            del connections[alias]
    connections._settings = None  # type: ignore[attr-defined]
    connections.__dict__.pop("settings", None)
    storages._storages = {}  # type: ignore[attr-defined]
    staticfiles_storage._wrapped = empty  # type: ignore[attr-defined]
