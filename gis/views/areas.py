"""Areas of loaded sets to choose from: wards, neighbourhoods, small areas."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse

from gis.models import Area, AreaKind, AreaSet
from gis.views.for_editors import for_editors

MOST_SHOWN = 60
# What a patch is usually made of comes first.
KINDS_IN_ORDER = (
    AreaKind.WARD,
    AreaKind.MSOA,
    AreaKind.LSOA,
    AreaKind.AUTHORITY,
    AreaKind.OUTPUT_AREA,
)


class AreasForm(forms.Form):
    """A set by its code, the first when left out, and a part of a name or code."""

    area_set = forms.ModelChoiceField(AreaSet.objects, to_field_name="code", required=False)
    text = forms.CharField(max_length=120, required=False)


@for_editors()
def areas(request: HttpRequest) -> JsonResponse:
    """``{"sets": [{code, label}], "area_set": code, "areas": [{id, name, code}], "more": n}``."""
    form = AreasForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": next(iter(form.errors.values()))[0]}, status=400)
    sets = sets_in_order()
    chosen = form.cleaned_data["area_set"] or next(iter(sets), None)
    rows = _matching(chosen, form.cleaned_data["text"])
    shown = list(rows.values("id", "name", "code")[:MOST_SHOWN])
    answer: dict[str, Any] = {
        "sets": [{"code": each.code, "label": each.label} for each in sets],
        "area_set": chosen.code if chosen else "",
        "areas": shown,
        "more": rows.count() - len(shown),
    }
    return JsonResponse(answer)


def sets_in_order() -> list[AreaSet]:
    """Sets that hold areas: wards first, and within a kind the newest."""
    held = AreaSet.objects.filter(areas__isnull=False).distinct()
    newest = sorted(held, key=lambda each: (str(each.valid_from or ""), each.code), reverse=True)
    return [each for kind in KINDS_IN_ORDER for each in newest if each.kind == kind]


def _matching(area_set: AreaSet | None, text: str) -> QuerySet[Area]:
    rows = Area.objects.filter(area_set=area_set)
    for word in text.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(name_cy__icontains=word) | Q(code__icontains=word)
        )
    return rows.order_by("name", "code")
