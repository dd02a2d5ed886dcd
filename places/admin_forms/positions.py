"""Pins and boundaries typed as text, checked before anything is stored."""

import json
import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.gis.geos import GEOSException, GEOSGeometry, MultiPolygon, Point, Polygon
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.crs import WGS84, OutsideTheUnitedKingdom, check_in_uk
from gis.models import Postcode
from gis.widgets.fields import PointWidget, PolygonWidget
from places.patch_shapes import area_m2, parts_of

PAIR = re.compile(r"^(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)$")
# "Self-intersection[-2.95 51.55]"
GEOS_REASON = re.compile(r"^(?P<what>[^\[]*)\[(?P<lon>\S+) (?P<lat>\S+)\]$")
POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})$")


def postcode_from(text: str) -> str | None:
    """ "np201hg" as "NP20 1HG"; None when it is no postcode."""
    found = POSTCODE.match(text.strip().upper())
    return f"{found[1]} {found[2]}" if found else None


class PositionField(forms.Field):
    """A pin: a postcode that was loaded, or "longitude, latitude" in degrees."""

    default_error_messages = {
        "required": gettext_lazy("Write a postcode, or longitude and latitude."),
        "invalid": gettext_lazy(
            "Write a postcode such as NP20 1HG, or longitude and latitude such as -2.9977, 51.5842."
        ),
        "unknown": gettext_lazy(
            "%(postcode)s is not among the postcodes of the areas that are loaded. "
            "Write longitude and latitude instead."
        ),
    }
    widget = PointWidget(
        attrs={"autocomplete": "off"},
        beside_url=reverse_lazy("places_map:public_view"),
        postcode_id="id_postcode",
    )

    def prepare_value(self, value: Any) -> Any:
        """Longitude and latitude with every digit, so that saving again moves nothing."""
        return f"{value.x!r}, {value.y!r}" if isinstance(value, Point) else value

    def to_python(self, value: Any) -> Point | None:
        """The point in WGS 84, or None when nothing was typed."""
        if value in self.empty_values or isinstance(value, Point):
            return value or None
        pair = PAIR.match(str(value).strip())
        if pair:
            return _point_in_uk(float(pair[1]), float(pair[2]))
        postcode = postcode_from(str(value))
        if postcode is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        known = Postcode.objects.filter(code=postcode).first()
        if known is None:
            message = self.error_messages["unknown"]
            raise ValidationError(message, code="unknown", params={"postcode": postcode})
        return known.point

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the pin moves."""
        return self.prepare_value(initial) != data


def _point_in_uk(lon: float, lat: float) -> Point:
    try:
        check_in_uk(lon, lat)
    except OutsideTheUnitedKingdom as error:
        message = _("The position cannot be right: %(reason)s.")
        raise ValidationError(message, code="outside", params={"reason": error}) from error
    return Point(lon, lat, srid=WGS84)


class BoundaryField(forms.Field):
    """Polygons as GeoJSON text: valid, in the United Kingdom and never as small as a spot."""

    default_error_messages = {
        "required": gettext_lazy("Paste the area as GeoJSON."),
        "not_json": gettext_lazy("This is not GeoJSON: %(reason)s."),
        "not_polygons": gettext_lazy("The area has to be one or more polygons, not %(found)s."),
        "invalid_shape": gettext_lazy("The outline is not valid: %(reason)s."),
        "too_small": gettext_lazy(
            "A part of the area is %(area_m2)s square metres. It has to be at least "
            "%(least_m2)s, so that it never points at a spot where somebody stands."
        ),
    }
    widget = PolygonWidget(
        attrs={"rows": 8, "spellcheck": "false"}, check_url=reverse_lazy("places_map:shape")
    )

    def prepare_value(self, value: Any) -> Any:
        """GeoJSON of the stored geometry with every digit, so that saving again moves nothing."""
        if not isinstance(value, MultiPolygon):
            return value
        return json.dumps({"type": value.geom_type, "coordinates": value.coords})

    def to_python(self, value: Any) -> MultiPolygon | None:
        """The polygons in WGS 84, or None when nothing was pasted."""
        if value in self.empty_values or isinstance(value, MultiPolygon):
            return value or None
        polygons = [
            polygon for geometry in self._geometries(value) for polygon in parts_of(geometry)
        ]
        for polygon in polygons:
            self._check(polygon)
        whole = MultiPolygon(polygons, srid=WGS84)
        if not whole.valid:  # parts that overlap each other
            merged = whole.unary_union
            whole = MultiPolygon(parts_of(merged), srid=WGS84)
        return whole

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the text differs from what was shown."""
        return self.prepare_value(initial) != data

    def _geometries(self, text: str) -> list[GEOSGeometry]:
        try:
            found = json.loads(text)
            members = found["features"] if found["type"] == "FeatureCollection" else [found]
            raw = [m["geometry"] if m["type"] == "Feature" else m for m in members]
            geometries = [GEOSGeometry(json.dumps(g), srid=WGS84) for g in raw]
        except (ValueError, TypeError, KeyError, AttributeError, GEOSException) as error:
            params = {"reason": str(error) or type(error).__name__}
            message = self.error_messages["not_json"]
            raise ValidationError(message, code="not_json", params=params) from error
        wrong = [g.geom_type for g in geometries if not isinstance(g, Polygon | MultiPolygon)]
        if wrong or not geometries:
            params = {"found": ", ".join(wrong) or _("nothing")}
            message = self.error_messages["not_polygons"]
            raise ValidationError(message, code="not_polygons", params=params)
        return geometries

    def _check(self, polygon: Polygon) -> None:
        for lon, lat in ((polygon.extent[0], polygon.extent[1]), polygon.extent[2:]):
            _point_in_uk(lon, lat)
        if not polygon.valid:
            params = _explained(polygon.valid_reason)
            message = self.error_messages["invalid_shape"]
            raise ValidationError(message, code="invalid_shape", params=params)
        part_m2, least_m2 = area_m2(polygon), settings.COVERAGE_AREA_LEAST_M2
        if part_m2 < least_m2:
            params = {"area_m2": f"{part_m2:,.0f}", "least_m2": f"{least_m2:,}"}
            message = self.error_messages["too_small"]
            raise ValidationError(message, code="too_small", params=params)


def _explained(reason: str) -> dict[str, Any]:
    """Where an outline goes wrong, in words and as ``spot``, from what GEOS says of it."""
    found = GEOS_REASON.match(reason)
    if not found:
        return {"reason": reason, "spot": None}
    spot = (float(found["lon"]), float(found["lat"]))
    if "self-intersection" not in found["what"].lower():
        return {"reason": reason, "spot": spot}
    words = _(
        "it crosses or touches itself near longitude %(lon).5f, latitude %(lat).5f. "
        "Move or remove a corner there"
    )
    return {"reason": words % {"lon": spot[0], "lat": spot[1]}, "spot": spot}
