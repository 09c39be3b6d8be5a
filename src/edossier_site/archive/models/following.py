"""How far the log has been read."""

from django.db import models

__all__ = ["FollowPosition"]


class FollowPosition(models.Model):
    """One row: the number of the last event whose rows are here, 0 before the first.

    `made_by` names the rules that made the rows (`rows.MADE_BY`): rows made by other rules are
    made again from the whole log.
    """

    position = models.PositiveBigIntegerField(default=0)
    made_by = models.CharField(max_length=64)
