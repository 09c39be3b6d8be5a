"""Records of authorities, whom printed names stand for by decision, and whom they may."""

from django.db import models

from edossier_site.archive.models.naming import Agent

__all__ = ["AuthorityForm", "AuthorityRecord", "NameProposal", "NameRuling"]


class AuthorityRecord(models.Model):
    """A record as it now is: the register in the OCFL root, a row an entry."""

    id = models.CharField(primary_key=True, max_length=120)
    kind = models.CharField(max_length=20)
    name = models.TextField()
    payload = models.JSONField()


class AuthorityForm(models.Model):
    """A form of a record under a key that it shares with the same name in other spellings."""

    authority = models.ForeignKey(AuthorityRecord, models.CASCADE, related_name="found_by")
    form = models.TextField()
    key = models.CharField(max_length=100, db_index=True)


class NameRuling(models.Model):
    """A decision in force: the register in the OCFL root, a row an entry; see `NameDecision`."""

    id = models.CharField(primary_key=True, max_length=20)
    verdict = models.CharField(max_length=20)
    name = models.CharField(max_length=140, db_index=True)
    other = models.CharField(max_length=140, db_index=True)
    name_label = models.TextField()
    other_label = models.TextField()
    documents = models.JSONField()
    because = models.TextField()
    score = models.FloatField(null=True)
    reason = models.TextField()
    at = models.CharField(max_length=40)
    by = models.TextField(null=True)


class NameProposal(models.Model):
    """A record that a printed name may be of, with the rules' score and reason; undecided."""

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="proposals")
    authority = models.ForeignKey(AuthorityRecord, models.CASCADE, related_name="proposed_for")
    score = models.FloatField()
    because = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "authority"], name="one_proposal_a_pair")
        ]
