"""A text field with a map beside it."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gis.widgets.stage import MEDIA, stage


class _BesideAMap:
    """Draws the plain field and below it the map, which shows itself once its script runs."""

    shape: str
    map_template: str

    def __init__(self, attrs: dict[str, Any] | None = None, **asked: Any) -> None:
        super().__init__(attrs)  # type: ignore[call-arg]
        self.asked = asked

    @property
    def media(self) -> forms.Media:
        """Scripts and styles of the map."""
        return MEDIA

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The field, then the map."""
        plain = super().render(name, value, attrs, renderer)  # type: ignore[misc]
        field_id = (attrs or {}).get("id", f"id_{name}")
        context = stage(self.shape) | self.asked | {"plain": plain, "field_id": field_id}
        return render_to_string(self.map_template, context)


class PointWidget(_BesideAMap, forms.TextInput):
    """A pin: "longitude, latitude" in degrees, or a postcode.

    ``beside_url`` answers what others see of a pin; ``postcode_id`` is the id of an empty
    field that takes the postcode which somebody found.
    """

    shape = "point"
    map_template = "gis/admin/point_map.html"


class PolygonWidget(_BesideAMap, forms.Textarea):
    """Polygons as GeoJSON. ``check_url`` says how large they are, or what is wrong with them."""

    shape = "polygon"
    map_template = "gis/admin/polygon_map.html"


class LineWidget(_BesideAMap, forms.Textarea):
    """Lines as GeoJSON or a corner a line; the server checks them when the form is sent."""

    shape = "line"
    map_template = "gis/admin/line_map.html"
