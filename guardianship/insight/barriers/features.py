"""A barrier as a GeoJSON feature, as ``frames.barriers`` reads it, and its hours in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from guardianship.insight.frames.barriers import DAYS
from guardianship.insight.models import Barrier

Feature = dict[str, Any]


def as_feature(barrier: Barrier) -> Feature:
    """The line with its name and hours; who drew it stays behind."""
    said = {"name": barrier.name, "why": barrier.why}
    if barrier.from_at is not None and barrier.until_at is not None:
        said |= {
            "days": ", ".join(DAYS[day] for day in sorted(barrier.days)),
            "from": f"{barrier.from_at:%H:%M}",
            "until": f"{barrier.until_at:%H:%M}",
        }
    return {"type": "Feature", "properties": said, "geometry": json.loads(barrier.line.geojson)}


def hours_in_words(said: Mapping[str, str]) -> str:
    """When a line stands, of the properties of its feature."""
    if "from" not in said:
        return _("always")
    named = said["days"].split(", ")
    hours = f"{said['from']}–{said['until']}"
    if len(named) == len(DAYS):
        return _("every day, %(hours)s") % {"hours": hours}
    days = ", ".join(str(WEEKDAYS[DAYS.index(day)]) for day in named)
    return f"{days}, {hours}"
