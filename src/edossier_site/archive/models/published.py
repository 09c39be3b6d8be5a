"""Dossiers and documents, each version of them kept whole.

`payload` is the JSON of the library's value; the columns beside it are there to look up, to sort
and to count by, and say nothing that the payload does not.
"""

from django.db import models

__all__ = [
    "Document",
    "DocumentFacet",
    "DocumentVersion",
    "DocumentYear",
    "Dossier",
    "DossierVersion",
    "Facet",
    "FacetYear",
    "Placement",
    "PrintedPage",
]


class Dossier(models.Model):
    """A dossier as its newest version has it."""

    ark = models.CharField(primary_key=True, max_length=255)
    version = models.PositiveIntegerField()
    published_at = models.CharField(max_length=40)
    # The number of the log's event that published it first, and of the newest.
    first_event = models.PositiveBigIntegerField()
    last_event = models.PositiveBigIntegerField(db_index=True)
    title = models.TextField()
    language = models.TextField(null=True)
    series = models.TextField(null=True)
    number = models.TextField(null=True)
    authors = models.JSONField(default=list)
    # Of the documents shown: what is withdrawn does not count.
    document_count = models.PositiveIntegerField()
    opening = models.TextField()
    is_withdrawn = models.BooleanField(default=False)


class DossierVersion(models.Model):
    """A dossier in one version, without its documents; what only its own page shows apart.

    `chapters` are runs of documents under the same headings: [[["The Quay", "Ships"], 0, 12], ...],
    with the place of the first, from zero, and how many follow.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    published_at = models.CharField(max_length=40)
    payload = models.JSONField()
    essay = models.JSONField(default=dict)
    chapters = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "version"], name="one_row_a_dossier_version")
        ]


class Document(models.Model):
    """A document as its newest version has it.

    `when_*` is the range of days it stands at in the chronology: of its event, else of itself.
    `place_in_time` sorts all documents so: see `derive.place_in_time`.
    """

    ark = models.CharField(primary_key=True, max_length=255)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="documents")
    version = models.PositiveIntegerField()
    # False once a newer version of its dossier leaves it out, and while it is withdrawn.
    is_current = models.BooleanField()
    # It is, or its dossier.
    is_withdrawn = models.BooleanField(default=False)
    number = models.TextField()
    order = models.PositiveIntegerField()
    kind = models.TextField(null=True)
    repository = models.ForeignKey("archive.Repository", models.SET_NULL, null=True)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    event_earliest = models.DateField(null=True)
    event_latest = models.DateField(null=True)
    when_earliest = models.DateField(null=True)
    when_latest = models.DateField(null=True)
    place_in_time = models.CharField(max_length=330, db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "order"], name="document_in_dossier"),
            models.Index(fields=["repository", "place_in_time"], name="document_of_archive"),
        ]


class DocumentYear(models.Model):
    """A year that a document is dated in, or tells of an event in.

    `happened` is the month of the year that it stands at in the chronology, `written` that of
    its own date: 1 to 12, 0 for the year alone, None for another year.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="years")
    year = models.IntegerField()
    happened = models.PositiveSmallIntegerField(null=True)
    written = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "document"], name="one_row_a_document_year")
        ]


class Facet(models.Model):
    """A value that documents are counted and narrowed by: an archive, a person, a year, a kind.

    `name` is a field of the query language, `value` as an address has it, `label` for the eye;
    so many `documents` have it, counted as they are stored.
    """

    name = models.CharField(max_length=20)
    value = models.CharField(max_length=255)
    label = models.TextField()
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "value"], name="one_row_a_facet")]
        indexes = [models.Index(fields=["name", "-documents", "label"], name="facet_by_use")]


class DocumentFacet(models.Model):
    """That a document has a facet.

    By this one table any set of documents is counted in every way at once: over time, with whom,
    in which dossiers. `place` is that of the document in time, so that a page of the documents of
    one facet is read without sorting them all.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="facets", db_index=False)
    facet = models.ForeignKey(Facet, models.CASCADE, related_name="held", db_index=False)
    place = models.CharField(max_length=330, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "facet"], name="one_row_a_document_facet")
        ]
        indexes = [models.Index(fields=["facet", "place", "document"], name="document_of_facet")]


class FacetYear(models.Model):
    """How many documents of one dossier have a facet and are of a year."""

    facet = models.ForeignKey(Facet, models.CASCADE, related_name="years", db_index=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="facet_years")
    year = models.IntegerField()
    documents = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["facet", "year", "documents"], name="year_of_facet")]


class DocumentVersion(models.Model):
    """A document in one version; its texts and its own notes apart: a list does without them.

    `line` is the little of `payload` that a list shows.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    published_at = models.CharField(max_length=40)
    payload = models.JSONField()
    line = models.JSONField()
    texts = models.JSONField()
    notes = models.JSONField(default=list)
    # Of the texts, in order, each once; and whether there is any.
    languages = models.JSONField()
    has_texts = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "version"], name="one_row_a_document_version"
            )
        ]


class Placement(models.Model):
    """Which document, in which version, stands where in one version of a dossier.

    A renumbered document keeps its version, so that its number then is here.
    """

    dossier_version = models.ForeignKey(DossierVersion, models.CASCADE, related_name="placements")
    document_version = models.ForeignKey(DocumentVersion, models.CASCADE, related_name="placements")
    number = models.TextField()
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_version", "order"], name="one_document_a_placement"
            )
        ]


class PrintedPage(models.Model):
    """A page of an edition and the document in which it begins, as the newest version has it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="pages", db_index=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["dossier", "number"], name="page_of_dossier")]
