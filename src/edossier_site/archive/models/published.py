"""Dossiers and documents, each version of them kept whole.

`payload` is the JSON of the library's value; the columns beside it are there to look up, to sort
and to count by, and say nothing that the payload does not.
"""

from django.db import models

__all__ = [
    "Document",
    "DocumentVersion",
    "DocumentYear",
    "Dossier",
    "DossierVersion",
    "Placement",
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
    document_count = models.PositiveIntegerField()


class DossierVersion(models.Model):
    """A dossier in one version, without its documents."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    published_at = models.CharField(max_length=40)
    payload = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "version"], name="one_row_a_dossier_version")
        ]


class Document(models.Model):
    """A document as its newest version has it.

    `when_*` is the range of days it stands at in the chronology: of its event, else of itself.
    """

    ark = models.CharField(primary_key=True, max_length=255)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="documents")
    version = models.PositiveIntegerField()
    # False once a newer version of its dossier leaves it out.
    is_current = models.BooleanField()
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

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "order"], name="document_in_dossier"),
            models.Index(fields=["when_earliest", "when_latest", "ark"], name="document_by_event"),
        ]


class DocumentYear(models.Model):
    """A year that a document is dated in, or tells of an event in."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="years")
    year = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "document"], name="one_row_a_document_year")
        ]


class DocumentVersion(models.Model):
    """A document in one version; its texts apart, since a list does without them."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    published_at = models.CharField(max_length=40)
    payload = models.JSONField()
    texts = models.JSONField()
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
