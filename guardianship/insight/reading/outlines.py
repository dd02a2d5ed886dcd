"""Outlines of the areas of a release, thinned out for a drawing."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.gis.db.models import Extent

from gis.models import Area
from guardianship.insight.models import Release
from places.outlines import DETAIL, Outline, rings_of, thinned


def outlines_of(release: Release, codes: Collection[str]) -> dict[str, Outline]:
    """Rings in degrees by area code, for those of ``codes`` that the area set has."""
    areas = Area.objects.filter(area_set=release.geography_id, code__in=codes)
    west, south, east, north = areas.aggregate(box=Extent("boundary"))["box"] or (0, 0, 0, 0)
    detail_deg = max(east - west, north - south) * DETAIL
    rows = areas.annotate(thin=thinned(detail_deg)).values_list("code", "name", "thin")
    return {code: Outline(name, list(rings_of(shape))) for code, name, shape in rows}
