"""Where detached youth workers are around."""

import uuid

from django.contrib.gis.db import models
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
