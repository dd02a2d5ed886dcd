"""When a listing is open, worked out: the one table that every reader asks."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import SpGistIndex
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from places.intervals import OpenIntervalManager
from places.timetable import Certainty, Reason


class OpenInterval(models.Model):
    """A dated stretch of time, half-open, from the timetable engine and from nowhere else."""

    listing = models.ForeignKey(
        "places.Listing", on_delete=models.CASCADE, related_name="open_intervals"
    )
    during = DateTimeRangeField(_("during"), default_bounds="[)")
    certainty = models.CharField(max_length=6, choices=[(c, c) for c in Certainty])
    reason = models.CharField(max_length=20, blank=True, choices=[(r, r) for r in Reason if r])

    objects = OpenIntervalManager()

    class Meta:
        verbose_name = _("open interval")
        constraints = [
            ExclusionConstraint(
                name="open_intervals_do_not_overlap",
                expressions=[
                    ("listing", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False)
                & Q(during__lower_inf=False)
                & Q(during__upper_inf=False),
                name="open_interval_has_two_ends",
            ),
            models.CheckConstraint(
                condition=Q(certainty="open", reason="") | (Q(certainty="unsure") & ~Q(reason="")),
                name="open_interval_doubt_has_a_reason",
            ),
        ]
        indexes = [
            # All that "which listings are open then?" needs, so that no row has to be read. The
            # stretches of many listings overlap: SP-GiST parts them far quicker than GiST.
            SpGistIndex(
                fields=["during"], include=["listing", "certainty"], name="open_interval_during"
            ),
            models.Index(F("listing"), Func(F("during"), function="lower"), name="interval_next"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.during}"
