"""Where detached youth workers are around."""

import uuid

from django.contrib.gis.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from gis.crs import WGS84


class CoverageArea(RevisionMixin, models.Model):
    """A patch that a team covers during a session: an area, never a route or a meeting point."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, related_name="coverage_areas"
    )
    code = models.SlugField(_("code"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    name_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    boundary = models.MultiPolygonField(_("boundary"), srid=WGS84)

    class Meta:
        verbose_name = _("coverage area")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="coverage_code_once_per_organisation"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LeastCoverage(models.Model):
    """How small a part of a coverage area may be, in square metres: one row.

    A trigger of the database refuses whatever is smaller, however it is written; here it reads
    the setting ``COVERAGE_AREA_LEAST_M2``, which ``keep_least_coverage`` writes down.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    least_m2 = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(id=1), name="coverage_one_least")]

    def __str__(self) -> str:
        return f"{self.least_m2} m²"
