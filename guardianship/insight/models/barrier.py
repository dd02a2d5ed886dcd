"""Lines that young people will not cross, and what was found with them and without.

Both are confidential: the wall stands around them (migration 0005), and no run, release or file of
one has them.
"""

from __future__ import annotations

import uuid

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from gis.crs import WGS84
from guardianship.insight.models.asked import AskedOfRun
from guardianship.insight.models.run import Run
from guardianship.lib import clock

NAME_MOST, WHY_MOST = 80, 300
MOST_CORNERS = 500
WEEK = [0, 1, 2, 3, 4, 5, 6]


class Barrier(models.Model):
    """What stands in the way at a place: a park that is locked at dusk, an underpass.

    ``days`` (Monday is 0) with ``from_at`` and ``until_at`` say when it stands, until after
    midnight where that is earlier; without all three it always does.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=NAME_MOST)
    why = models.CharField(_("why it stands in the way"), max_length=WHY_MOST)
    line = models.MultiLineStringField(_("line"), srid=WGS84)
    days = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("days"), default=list)
    from_at = models.TimeField(_("from"), null=True, blank=True)
    until_at = models.TimeField(_("until"), null=True, blank=True)
    drawn_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    drawn_at = models.DateTimeField(_("drawn at"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line not crossed")
        verbose_name_plural = _("lines not crossed")
        default_permissions = ("add", "change", "delete", "view")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_at__isnull=True, until_at__isnull=True, days=[])
                | Q(from_at__isnull=False, until_at__isnull=False) & ~Q(days=[]),
                name="barrier_has_a_whole_window_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(from_at=F("until_at")), name="barrier_window_lasts"
            ),
            models.CheckConstraint(
                condition=Q(days__contained_by=WEEK), name="barrier_days_of_a_week"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(why=""), name="barrier_says_what_and_why"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(
                    Func("line", function="ST_NPoints", output_field=models.IntegerField()),
                    MOST_CORNERS,
                ),
                name="barrier_has_few_corners",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BarrierComparison(AskedOfRun):
    """Access of a run with the lines as they were when somebody asked, and without them.

    ``drawn`` are GeoJSON features, so that a line that is changed or taken away changes nothing
    here; ``drawn_hash`` is of them and the run. ``answer`` is what ``barriers.comparing`` tells.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="barrier_comparisons")
    authority = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    drawn = models.JSONField(_("lines"), default=list)
    drawn_hash = models.CharField(_("hash of the lines and the run"), max_length=64)
    answer_hash = models.CharField(_("hash of the answer"), max_length=64, blank=True)

    class Meta(AskedOfRun.Meta):
        verbose_name = _("comparison with and without lines")
