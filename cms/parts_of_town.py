"""Areas by name for readers to choose: those of the sets that the site's settings show."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from gis.models import Area
from places.finder.query import FinderQuery
from places.languages import WELSH

MOST = 500


@dataclass(frozen=True, slots=True)
class Part:
    """An area: what stands for it in an address, its name, whether it is asked for."""

    value: str
    name: str
    is_on: bool


def parts_of_town(area_sets: tuple[int, ...], query: FinderQuery) -> list[tuple[str, list[Part]]]:
    """The areas by the label of their set, in the order of their names; one query, or none."""
    if not area_sets:
        return []
    is_welsh = get_language() == WELSH
    rows = (
        Area.objects.filter(area_set__in=area_sets)
        .order_by("area_set__label", "area_set__code")
        .values_list("area_set__label", "area_set__code", "code", "name", "name_cy")[:MOST]
    )
    groups = []
    for label, members in groupby(rows, key=lambda row: row[0]):
        parts = []
        for _label, area_set, code, name, welsh in members:
            value = f"{area_set}:{code}"
            parts.append(Part(value, (is_welsh and welsh) or name, value == query.area))
        groups.append((label, sorted(parts, key=lambda part: part.name)))
    return groups
