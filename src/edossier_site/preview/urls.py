"""Addresses of a preview: those of the site, and which state of the file is shown."""

from django.urls import include, path

from edossier_site.preview import views

urlpatterns = [
    path("", views.first_page, name="preview-home"),
    path("preview/state", views.state, name="preview-state"),
    path("", include("edossier_site.urls")),
]
handler400 = "edossier_site.web.errors.bad_request"
handler404 = "edossier_site.web.errors.not_found"
handler500 = "edossier_site.web.errors.server_error"
