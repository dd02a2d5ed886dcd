"""What the maps of the editors' site ask about pins and patches; nothing here is stored."""

import json
from typing import Any

from django import forms
from django.contrib.gis.geos import MultiPolygon
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from gis.models import Area
from gis.views.for_editors import for_editors
from places.admin_forms.positions import BoundaryField, PositionField
from places.patch_shapes import merged, size_in_words
from places.public_preview import at_each_precision, where_in_words

MOST_AREAS = 500
# What an editor meets while drawing is an answer; anything else is a mistake in the asking.
WHILE_DRAWING = {"too_small", "invalid_shape", "outside", "too_many_areas"}

WHO_KNOWS_PINS = ("places.add_place", "places.change_place", "places.view_exactlocation")
WHO_DRAWS_PATCHES = ("places.add_coveragearea", "places.change_coveragearea")


class PinForm(forms.Form):
    """ "longitude, latitude" or a postcode."""

    pin = PositionField()


@for_editors(*WHO_KNOWS_PINS)
def public_view(request: HttpRequest) -> JsonResponse:
    """``{"where": words, "pin": [lon, lat], "seen": [{visibility, label, words, point}]}``."""
    form = PinForm(request.POST)
    if not form.is_valid():
        return _refused(form.errors.as_data()["pin"][0])
    pin = form.cleaned_data["pin"]
    seen = [
        {
            "visibility": view.visibility.value,
            "label": str(view.visibility.label),
            "words": view.words,
            "point": view.point.coords if view.point else None,
        }
        for view in at_each_precision(pin)
    ]
    return JsonResponse({"where": where_in_words(pin), "pin": pin.coords, "seen": seen})


class ShapeForm(forms.Form):
    """What is drawn, as GeoJSON, and areas to join to it, by their keys."""

    boundary = BoundaryField(required=False)
    areas = forms.ModelMultipleChoiceField(Area.objects.defer("boundary"), required=False)

    def clean_areas(self) -> Any:
        """Not the whole country."""
        areas = self.cleaned_data["areas"]
        if len(areas) > MOST_AREAS:
            message = _("Choose %(most)s areas or fewer.")
            raise ValidationError(message, code="too_many_areas", params={"most": MOST_AREAS})
        return areas


@for_editors(*WHO_DRAWS_PATCHES)
def shape(request: HttpRequest) -> JsonResponse:
    """How large the shape is; with areas, also the joined ``boundary`` as GeoJSON.

    ``{"words": size, "boundary": GeoJSON or ""}``, or ``{"problem": words, "spot": [lon, lat]
    or null}``.
    """
    form = ShapeForm(request.POST)
    if not form.is_valid():
        return _refused(next(iter(form.errors.as_data().values()))[0])
    drawn: MultiPolygon | None = form.cleaned_data["boundary"]
    areas = form.cleaned_data["areas"]
    if not areas:
        return JsonResponse({"words": size_in_words(drawn) if drawn else "", "boundary": ""})
    whole, islets = merged(areas, drawn)
    if not whole:
        return JsonResponse({"problem": _("These areas are too small for a patch."), "spot": None})
    text = json.dumps({"type": whole.geom_type, "coordinates": whole.coords})
    return JsonResponse({"words": size_in_words(whole, islets), "boundary": text})


def _refused(error: ValidationError) -> JsonResponse:
    answer = {"problem": error.messages[0], "spot": (error.params or {}).get("spot")}
    return JsonResponse(answer, status=200 if error.code in WHILE_DRAWING else 400)
