"""Archives, the units of their trees, and where these are cited."""

from django.db import models

from edossier_site.archive.models.published import Document, Dossier

__all__ = ["ArchivalUnit", "Citation", "Repository"]


class Repository(models.Model):
    """An archive: one of the authority table, or one that only dossiers name.

    `documents` it holds, `cited` in so many notes: counted as they are stored.
    """

    id = models.CharField(primary_key=True, max_length=100)
    acronym = models.TextField(null=True)
    name = models.TextField(null=True)
    name_en = models.TextField(null=True)
    country = models.TextField(null=True)
    is_known = models.BooleanField()
    documents = models.PositiveIntegerField(default=0)
    cited = models.PositiveIntegerField(default=0)


class ArchivalUnit(models.Model):
    """A unit of an archive's tree; `path` says all of its place, `parent` all but the last.

    `documents` in it and `cited` in notes count the units below it too.
    """

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="units")
    path = models.CharField(max_length=500)
    parent = models.CharField(max_length=500)
    level = models.TextField()
    label = models.TextField()
    value = models.TextField()
    # `value` with its numbers padded, so that file 9 stands before file 10.
    order = models.CharField(max_length=200)
    documents = models.PositiveIntegerField(default=0)
    cited = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["repository", "path"], name="one_row_a_unit")
        ]
        indexes = [models.Index(fields=["repository", "parent", "order"], name="unit_in_tree")]


class Citation(models.Model):
    """A place that cites an archive: a document's source, or a note of a dossier.

    `units` holds the unit cited and every one above it, `unit` it alone; `leaf` sorts what lies
    in one unit, `leaves` are the runs of leaves as printed: [["202", "203"]].
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="citations")
    document = models.ForeignKey(Document, models.CASCADE, null=True, related_name="citations")
    part = models.CharField(max_length=10)
    number = models.TextField(null=True)
    anchor = models.TextField()
    # Its place in the archive: the oldest dossier first, sources before notes, each in order.
    order = models.PositiveBigIntegerField()
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="citations")
    units = models.ManyToManyField(ArchivalUnit, related_name="citations")
    unit = models.ForeignKey(ArchivalUnit, models.CASCADE, null=True, related_name="cited_itself")
    leaf = models.CharField(max_length=200)
    leaves = models.JSONField(default=list)
    passage = models.JSONField()
