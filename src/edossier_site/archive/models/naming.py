"""Agents and places, their printed forms, the passages that name them, and quotations."""

from django.db import models

from edossier_site.archive.models.published import Document, Dossier

__all__ = ["Agent", "Mention", "NamedForm", "Place", "Quotation"]


class Agent(models.Model):
    """A person or organisation. One row a folded name: nothing cleverer joins two names.

    `documents` name it, in so many `passages`: counted as they are stored.
    """

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=100)
    name = models.TextField()
    # By family name, folded.
    order = models.CharField(max_length=200)
    documents = models.PositiveIntegerField(default=0)
    passages = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_agent_a_slug")]
        indexes = [
            models.Index(fields=["kind", "order", "slug"], name="agent_in_list"),
            models.Index(fields=["kind", "-documents", "-passages"], name="agent_by_use"),
        ]


class Place(models.Model):
    """A place, one row a folded name; `documents` and `passages` as for an agent."""

    slug = models.CharField(max_length=100, unique=True)
    name = models.TextField()
    order = models.CharField(max_length=200)
    documents = models.PositiveIntegerField(default=0)
    passages = models.PositiveIntegerField(default=0)


class NamedForm(models.Model):
    """A form in which one dossier prints a name; `is_name` for the one it goes by there.

    `first` is the `order` of the first mention that has it, None where running text never does;
    so many `times` it has.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="forms")
    agent = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="forms")
    place = models.ForeignKey(Place, models.CASCADE, null=True, related_name="forms")
    form = models.TextField()
    is_name = models.BooleanField()
    first = models.PositiveBigIntegerField(null=True)
    times = models.PositiveIntegerField(default=0)


class Mention(models.Model):
    """A place that names an agent, a place or another document: exactly one of the three.

    `role` is "mentioned", or for an agent also "author" and "recipient": then no passage is told.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="mentions")
    document = models.ForeignKey(Document, models.CASCADE, null=True, related_name="mentions")
    agent = models.ForeignKey(
        Agent, models.CASCADE, null=True, related_name="mentions", db_index=False
    )
    place = models.ForeignKey(
        Place, models.CASCADE, null=True, related_name="mentions", db_index=False
    )
    target = models.ForeignKey(
        Document, models.CASCADE, null=True, related_name="mentioned_by", db_index=False
    )
    role = models.CharField(max_length=20)
    part = models.CharField(max_length=10)
    number = models.TextField(null=True)
    anchor = models.TextField()
    # Its place in the archive: the oldest dossier first, each in the order of its pages.
    order = models.PositiveBigIntegerField()
    passage = models.JSONField()

    class Meta:
        # So that a page of the many passages of one name is read without sorting them all.
        indexes = [
            models.Index(fields=["agent", "role", "order"], name="mention_of_agent"),
            models.Index(fields=["place", "role", "order"], name="mention_of_place"),
            models.Index(fields=["target", "role", "order"], name="mention_of_document"),
            models.Index(fields=["order"], name="mention_in_order"),
        ]


class Quotation(models.Model):
    """A quotation in an essay or a note, and where its words stand in a document's text.

    `document` is quoted; `within` is the one in whose own note it is.
    `start` and `end` are of the text of the paragraph or note at `anchor`; `located` has one
    entry a paragraph of the document: {"anchor": "text-1-p3", "ranges": [[12, 40]]}.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="quotations")
    document = models.ForeignKey(Document, models.CASCADE, related_name="quotations")
    within = models.ForeignKey(Document, models.CASCADE, null=True, related_name="quotes")
    part = models.CharField(max_length=10)
    number = models.TextField(null=True)
    anchor = models.TextField()
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    located = models.JSONField()
    passage = models.JSONField()
