"""How far the log has been read."""

from django.db import models

__all__ = ["FollowPosition"]


class FollowPosition(models.Model):
    """One row: the number of the last event whose rows are here, 0 before the first.

    `seal` is that event's digest, `made_by` the rules that made the rows (`rows.MADE_BY`). Where
    either is not what the archive and the code say, all rows are made again from the whole log.
    """

    position = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=128, default="")
    made_by = models.CharField(max_length=64)
