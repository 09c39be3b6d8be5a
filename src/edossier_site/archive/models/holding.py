"""Archives, the units of their trees, and where these are cited."""

from django.db import models

from edossier_site.archive.models.published import Document, Dossier

__all__ = [
    "ArchivalUnit",
    "Citation",
    "CitedNumber",
    "Repository",
    "UnitCitation",
    "UnitTrait",
    "WantedRecord",
]


class Repository(models.Model):
    """An archive: one of the authority table, or one that only dossiers name.

    `documents` it holds, `cited` in so many places, `wanted` records that nobody has published:
    counted as they are stored.
    """

    id = models.CharField(primary_key=True, max_length=100)
    acronym = models.TextField(null=True)
    name = models.TextField(null=True)
    name_en = models.TextField(null=True)
    country = models.TextField(null=True)
    is_known = models.BooleanField()
    documents = models.PositiveIntegerField(default=0)
    cited = models.PositiveIntegerField(default=0)
    wanted = models.PositiveIntegerField(default=0)


class ArchivalUnit(models.Model):
    """A unit of an archive's tree; `path` says all of its place, `parent` all but the last.

    `documents` in it, places that have `cited` it and `wanted` records count the units below too.
    """

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="units")
    path = models.CharField(max_length=500)
    parent = models.CharField(max_length=500)
    level = models.TextField()
    label = models.TextField()
    value = models.TextField()
    # Its ISAD(G) level; null for a container that alone leads to the file.
    isad = models.CharField(max_length=10, null=True)
    # `value` with its numbers padded, so that file 9 stands before file 10.
    order = models.CharField(max_length=200)
    # Sorts the whole tree of an archive, each unit right before all that is in it.
    place = models.CharField(max_length=600, default="")
    documents = models.PositiveIntegerField(default=0)
    cited = models.PositiveIntegerField(default=0)
    wanted = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["repository", "path"], name="one_row_a_unit")
        ]
        indexes = [
            models.Index(fields=["repository", "parent", "order", "path"], name="unit_in_list")
        ]


class UnitTrait(models.Model):
    """What citations say of a unit beside its place: a year, the papka or reel that shelves it.

    `name` is "year", or the word of the container; so many `citations` say it. Years count for
    the units above too.
    """

    unit = models.ForeignKey(ArchivalUnit, models.CASCADE, related_name="traits")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    citations = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "value"], name="one_row_a_trait")
        ]
        indexes = [models.Index(fields=["name", "value"], name="trait_by_value")]


class WantedRecord(models.Model):
    """A record that is cited and that nobody has published; `key` tells it in its archive."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="records_wanted")
    unit = models.ForeignKey(ArchivalUnit, models.CASCADE, null=True, related_name="records_wanted")
    key = models.CharField(max_length=700)
    # The place of its unit and its first leaf.
    place = models.CharField(max_length=850)
    leaves = models.JSONField(default=list)
    registry_number = models.CharField(max_length=100, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["repository", "key"], name="one_row_a_wanted_record")
        ]
        indexes = [
            models.Index(fields=["repository", "place", "key"], name="wanted_in_tree"),
        ]


class Citation(models.Model):
    """A place that cites an archive: a document's source, a note or the essay of a dossier.

    `document` is the one whose source it is, `within` the one whose own note it stands in.
    `units` holds the unit cited and every one above it, `unit` it alone; `leaf` sorts what lies
    in one unit, `leaves` are the runs of leaves as printed: [["202", "203"]]. A note or an essay
    cites what was `published` as a document, or a record that is `wanted`, or no single record.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="citations")
    document = models.ForeignKey(Document, models.CASCADE, null=True, related_name="citations")
    within = models.ForeignKey(Document, models.CASCADE, null=True, related_name="cites")
    part = models.CharField(max_length=10)
    number = models.TextField(null=True)
    anchor = models.TextField()
    # Its place in the archive: the oldest dossier first, sources before notes, each in order.
    order = models.PositiveBigIntegerField()
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="citations")
    units = models.ManyToManyField(ArchivalUnit, related_name="citations", through="UnitCitation")
    unit = models.ForeignKey(ArchivalUnit, models.CASCADE, null=True, related_name="cited_itself")
    leaf = models.CharField(max_length=200)
    leaves = models.JSONField(default=list)
    passage = models.JSONField()
    years = models.JSONField(default=list)
    # [["papka", "410"]]
    containers = models.JSONField(default=list)
    # What the words of the citation leave open, in sentences.
    doubts = models.JSONField(default=list)
    # What it is a citation of; null where it leads to no single record.
    record = models.JSONField(null=True)
    published = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="cited_where_it_lies"
    )
    wanted = models.ForeignKey(WantedRecord, models.SET_NULL, null=True, related_name="citations")

    class Meta:
        indexes = [
            models.Index(fields=["repository", "order"], name="citation_of_archive"),
            models.Index(fields=["unit", "leaf", "order"], name="citation_in_file"),
        ]


class UnitCitation(models.Model):
    """A citation in a unit, at any depth, and where it stands in the unit's lists.

    `sort` is of a source where its document stands in time, of any other where it stands in the
    archive: so a unit with all of a large archive in it shows the first ones without a search.
    """

    citation = models.ForeignKey(Citation, models.CASCADE)
    archivalunit = models.ForeignKey(ArchivalUnit, models.CASCADE, db_index=False)
    is_source = models.BooleanField()
    sort = models.CharField(max_length=340)

    class Meta:
        indexes = [
            models.Index(fields=["archivalunit", "is_source", "sort"], name="citation_in_unit")
        ]


class CitedNumber(models.Model):
    """A registry number that a citation gives of its record."""

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="numbers")
    number = models.CharField(max_length=100, db_index=True)
