"""The addresses of the archive's pages; docs/reference/addresses.md has them as a table.

An ARK's page is a dossier's or a document's: one view looks which. `archive:dossier` and
`archive:document` are its names for templates.
"""

from django.urls import path, register_converter

from edossier_site.archive import views
from edossier_site.archive.arks import ArkConverter, FormConverter

app_name = "archive"
register_converter(ArkConverter, "ark")
register_converter(FormConverter, "form")

urlpatterns = [
    path("", views.home, name="home"),
    path("<ark:ark>", views.ark, name="ark"),
    path("<ark:ark>", views.ark, name="dossier"),
    path("<ark:ark>", views.ark, name="document"),
    path("<ark:ark>/v<int:version>", views.ark, name="version"),
    path("<ark:ark>.<form:form>", views.download, name="download"),
    path("<ark:ark>/v<int:version>.<form:form>", views.download, name="download_version"),
    path("<ark:ark>/versions", views.versions, name="versions"),
    path("<ark:ark>/v<int:old>..v<int:new>", views.difference, name="difference"),
    path("ark:<path:rest>", views.other_spelling, name="other_spelling"),
    path("archives/", views.archives, name="archives"),
    path("archives/<str:repository>/", views.archive, name="archive"),
    path("archives/<str:repository>/wanted/", views.wanted, name="wanted_of"),
    path("archives/<str:repository>/wanted.csv", views.wanted_csv, name="wanted_csv_of"),
    path("archives/<str:repository>/wanted.json", views.wanted_json, name="wanted_json_of"),
    path("archives/<str:repository>/<path:path>/", views.archive, name="unit"),
    path("wanted/", views.wanted, name="wanted"),
    path("wanted.csv", views.wanted_csv, name="wanted_csv"),
    path("wanted.json", views.wanted_json, name="wanted_json"),
    path("a/<path:typed>", views.typed, name="typed"),
    path("persons/", views.persons, name="persons"),
    path("persons/<str:slug>/", views.person, name="person"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/<str:slug>/", views.organisation, name="organisation"),
    path("places/", views.places, name="places"),
    path("places/<str:slug>/", views.place, name="place"),
    path("chronology/", views.chronology, name="chronology"),
    path("years/<int:year>/", views.year, name="year"),
    path("about/", views.about, name="about"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
