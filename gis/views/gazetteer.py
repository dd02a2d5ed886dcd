"""From what an editor typed to points on the map, in our own gazetteer."""

from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse

from gis.geocoding import LONGEST_CHARS, Choices, Found, NotFound, locate
from gis.views.for_editors import for_editors


class SearchForm(forms.Form):
    """What was typed. Longer than any name is answered in words, not refused."""

    text = forms.CharField(max_length=10 * LONGEST_CHARS, required=False)


@for_editors()
def search(request: HttpRequest) -> JsonResponse:
    """``{"says": why nothing or not quite, "found": [{label, kind, lon, lat, precision}]}``."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": form.errors["text"][0]}, status=400)
    answer = locate(form.cleaned_data["text"], streets=True)
    says, found = "", []
    if isinstance(answer, Found):
        found = [answer]
    elif isinstance(answer, Choices):
        found = list(answer.choices)
    elif isinstance(answer, NotFound):
        says = str(answer.reason.label)
        found = [answer.nearby] if answer.nearby else []
    return JsonResponse({"says": says, "found": [_told(each) for each in found]})


def _told(found: Found) -> dict[str, Any]:
    return {
        "label": found.label,
        "kind": str(found.precision.label),
        "precision": found.precision.value,
        "lon": found.point.x,
        "lat": found.point.y,
    }
