"""Settings of the site: one process, one archive, nothing to edit.

What differs between installations comes from `archive.toml` and, read in env.py, the
environment. There are no accounts, no sessions and no forms that write: hence no session, CSRF
or authentication middleware, and a secret key that signs nothing and lives as long as the process.
"""

import secrets
from urllib.parse import urlsplit

from edossier.keeping import open_archive
from edossier_site import env

ARCHIVE = open_archive(env.archive_path())

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(64)
_HOST = urlsplit(ARCHIVE.settings.address).hostname or "localhost"
ALLOWED_HOSTS = sorted({"localhost", "127.0.0.1", "[::1]", _HOST})

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "edossier_site.web",
    "edossier_site.archive",
    "edossier_site.searching",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "edossier_site.web.security.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "edossier_site.archive.pages.keep_pages",
]
ROOT_URLCONF = "edossier_site.urls"
ASGI_APPLICATION = "edossier_site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "edossier_site.archive.context.archive",
            ],
        },
    }
]

DATABASES = {"default": env.database(ARCHIVE.derived)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Names of static files hold a hash of their content: `prepare` writes them into the archive's
# derived folder, each packed too; WhiteNoise serves them from there and lets browsers keep them
# for ever.
STATIC_URL = "/static/"
STATIC_ROOT = ARCHIVE.derived / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

LANGUAGE_CODE = "en"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

# A reverse proxy ends TLS and redirects to it: the site itself also runs on a laptop, by http.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# What `manage.py check --deploy` asks beyond that, and why it does not apply here.
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options: the Content-Security-Policy's frame-ancestors says it
    "security.W003",  # CSRF: no request changes anything
    "security.W004",  # HSTS: for the proxy that ends TLS to decide
    "security.W008",  # redirect to https: likewise
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page that is not there is the visitor's affair, not the operator's.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "edossier_site": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
