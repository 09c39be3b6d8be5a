"""Addresses of the site: each room brings its own; docs/reference/addresses.md has the table."""

from django.urls import include, path

urlpatterns = [
    path("", include("edossier_site.searching.urls")),
    path("", include("edossier_site.archive.urls")),
]
handler400 = "edossier_site.web.errors.bad_request"
handler404 = "edossier_site.web.errors.not_found"
handler500 = "edossier_site.web.errors.server_error"
