"""What every map in a form needs: scripts, basemaps of our own, where to begin, its words."""

import json
from typing import Any

from django import forms
from django.contrib.gis.db.models import Extent
from django.templatetags.static import static
from django.urls import reverse

from gis.basemap.catalogue import basemaps
from gis.models import Area, AreaKind
from gis.widgets.words import WORDS

SCRIPT: Any = forms.Script("admin/map/page.js", type="module")
MEDIA = forms.Media(css={"all": ["leaflet/leaflet.css", "admin/map/map.css"]}, js=[SCRIPT])


def stage(shape: str) -> dict[str, Any]:
    """The context of ``templates/gis/admin/map_stage.html`` for a point, polygon or extent."""
    known = basemaps()
    under = [
        {"url": each.url, "attribution": each.attribution, "bounds": each.bounds} for each in known
    ]
    return {
        "shape": shape,
        "leaflet": static("leaflet/leaflet.js"),
        "leaflet_style": static("leaflet/leaflet.css"),
        "basemaps": json.dumps(under),
        "attributions": sorted({each.attribution for each in known}),
        "start": ",".join(map(str, known[0].bounds if known else _loaded_extent())),
        "search_url": reverse("editors_map:search"),
        "areas_url": reverse("editors_map:areas"),
        "words": json.dumps({name: str(text) for name, text in WORDS.items()}),
    }


def _loaded_extent() -> tuple[float, ...]:
    """Around all local authorities that were loaded; nothing where there are none."""
    rows = Area.objects.of_kind(AreaKind.AUTHORITY)
    return rows.aggregate(box=Extent("boundary"))["box"] or ()
