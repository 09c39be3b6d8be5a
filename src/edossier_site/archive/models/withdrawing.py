"""What is withdrawn now: the register in the OCFL root, a row an entry."""

from django.db import models

__all__ = ["Withdrawal"]


class Withdrawal(models.Model):
    """A dossier or document that is not shown any more, with all its versions."""

    ark = models.CharField(primary_key=True, max_length=255)
    kind = models.CharField(max_length=20)
    # The ARK of the dossier; `ark` itself where that is withdrawn.
    dossier = models.CharField(max_length=255)
    reason = models.TextField()
    at = models.CharField(max_length=40)
    by = models.TextField(null=True)
