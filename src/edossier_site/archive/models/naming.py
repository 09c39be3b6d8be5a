"""Agents and places, the forms they are printed in, and the passages that name them."""

from django.db import models

from edossier_site.archive.models.published import Document, Dossier

__all__ = ["Agent", "Mention", "NamedForm", "Place"]


class Agent(models.Model):
    """A person or organisation. One row a folded name: nothing cleverer joins two names."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=100)
    name = models.TextField()
    # By family name, folded.
    order = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_agent_a_slug")]
        indexes = [models.Index(fields=["kind", "order", "slug"], name="agent_in_list")]


class Place(models.Model):
    """A place, one row a folded name."""

    slug = models.CharField(max_length=100, unique=True)
    name = models.TextField()
    order = models.CharField(max_length=200)


class NamedForm(models.Model):
    """A form in which one dossier prints a name; `is_name` for the one it goes by there."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="forms")
    agent = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="forms")
    place = models.ForeignKey(Place, models.CASCADE, null=True, related_name="forms")
    form = models.TextField()
    is_name = models.BooleanField()


class Mention(models.Model):
    """A place that names an agent, a place or another document: exactly one of the three.

    `role` is "mentioned", or for an agent also "author" and "recipient": then no passage is told.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="mentions")
    document = models.ForeignKey(Document, models.CASCADE, null=True, related_name="mentions")
    agent = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="mentions")
    place = models.ForeignKey(Place, models.CASCADE, null=True, related_name="mentions")
    target = models.ForeignKey(Document, models.CASCADE, null=True, related_name="mentioned_by")
    role = models.CharField(max_length=20)
    part = models.CharField(max_length=10)
    number = models.TextField(null=True)
    anchor = models.TextField()
    # Its place in the dossier, in the order of its pages.
    order = models.PositiveIntegerField()
    passage = models.JSONField()
