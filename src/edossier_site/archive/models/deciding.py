"""What editors decided of records that may be one, and what finds those that may be."""

from django.db import models

from edossier_site.archive.models.holding import Citation

__all__ = ["RecordDecision", "RecordTrace"]


class RecordDecision(models.Model):
    """A decision in force: the register in the OCFL root, a row an entry; see `Decision` there."""

    id = models.CharField(primary_key=True, max_length=20)
    verdict = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    first = models.TextField()
    second = models.TextField()
    first_label = models.TextField()
    second_label = models.TextField()
    because = models.TextField()
    reason = models.TextField()
    at = models.CharField(max_length=40)
    by = models.TextField(null=True)


class RecordTrace(models.Model):
    """Something of a cited record that it has in common with those that it may be one with.

    `kind`, and digests of what two records share and of what has to differ: see `Trace` in
    `dossier.likeness`; "is" and "in" only name the record and its unit.
    """

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="traces")
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=40)
    differs = models.CharField(max_length=40, default="")

    class Meta:
        indexes = [models.Index(fields=["key", "kind"], name="trace_by_key")]
