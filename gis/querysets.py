"""Spatial questions that areas and postcodes answer."""

from typing import TYPE_CHECKING

from django.contrib.gis.db import models
from django.contrib.gis.geos import Point

if TYPE_CHECKING:
    from gis.models import Area, Postcode  # noqa: F401 - named in strings below


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas by set and by what they cover."""

    def in_set(self, code: str) -> "AreaQuerySet":
        """Areas of the set with this code."""
        return self.filter(area_set__code=code)

    def of_kind(self, kind: str) -> "AreaQuerySet":
        """Areas of any set of this kind."""
        return self.filter(area_set__kind=kind)

    def covering(self, point: Point) -> "AreaQuerySet":
        """Areas that cover a WGS 84 point, boundary included."""
        return self.filter(boundary__covers=point)

    def current(self) -> "AreaQuerySet":
        """Areas of sets that have not been replaced, newest set first."""
        return self.filter(area_set__valid_to__isnull=True).order_by(
            models.F("area_set__valid_from").desc(nulls_last=True), "code"
        )


class PostcodeQuerySet(models.QuerySet["Postcode"]):
    """Postcodes by their outward code."""

    def in_outward(self, outward: str) -> "PostcodeQuerySet":
        """Postcodes that begin with this outward code."""
        return self.filter(outward=outward.upper())
