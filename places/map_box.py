"""What a page hands to the map component (``templates/components/map.html``)."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from gis.basemap.catalogue import Basemap, basemap_for, basemaps
from places.finder.search import Answer

# Half a box around a spot: about 5 km, in degrees of latitude.
AROUND_DEG = 0.05


@dataclass(frozen=True, slots=True)
class MapBox:
    """Inputs of the component; ``extent`` is "west,south,east,north" or empty.

    ``sketch_url`` is the image of the places of this one page.
    """

    feed_url: str
    sketch_url: str
    extent: str
    basemap: Basemap | None


def map_box(answer: Answer) -> MapBox:
    """The map of an answer: all its pages together, on the basemap that lies under it."""
    query = answer.query.with_changes()
    return MapBox(
        feed_url=reverse("places:map_feed") + query.querystring(),
        sketch_url=reverse("places:locator") + answer.query.querystring(),
        extent=str(query.extent or ""),
        basemap=_basemap(answer),
    )


def _basemap(answer: Answer) -> Basemap | None:
    """The one under the extent, the spot, or without either the first of the places shown."""
    if answer.query.extent:
        return basemap_for(answer.query.extent.sides)
    if answer.spot:
        lon, lat = answer.spot.point.coords
        around = (lon - AROUND_DEG, lat - AROUND_DEG, lon + AROUND_DEG, lat + AROUND_DEG)
        return basemap_for(around)
    if len(known := basemaps()) < 2:
        return next(iter(known), None)
    shown = answer.known.listings.filter(public_geometry__isnull=False).order_by("pk")
    first = shown.values_list("public_geometry", flat=True).first()
    return basemap_for(first.extent) if first else None
