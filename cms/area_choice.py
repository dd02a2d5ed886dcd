"""Which areas an editor may choose: of the sets that the site shows, else of a known size."""

from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from cms.models.settings import SiteSettings
from gis.models import Area, AreaKind, AreaSet

KNOWN_TO_PEOPLE = (AreaKind.AUTHORITY, AreaKind.WARD, AreaKind.MSOA)


class AreaChoice(forms.Select):
    """Areas by set, without the thousands of small statistical ones."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        """Read the list when the form is shown, one group for each set."""
        if isinstance(self.choices, ModelChoiceIterator):
            self.choices = [("", "---------"), *_by_set(value)]
        return super().optgroups(name, value, attrs)


def _by_set(chosen: list[str]) -> list[tuple[str, list[tuple[int, str]]]]:
    shown = AreaSet.objects.filter(
        pk__in=SiteSettings.area_sets.through.objects.values("areaset")
    ).values("pk")
    among = {"area_set__in": shown} if shown else {"area_set__kind__in": KNOWN_TO_PEOPLE}
    rows = Area.objects.filter(**among).defer("boundary")
    keep = Area.objects.filter(pk__in=[key for key in chosen if key]).defer("boundary")
    groups: dict[str, list[tuple[int, str]]] = {}
    for row in (rows | keep).select_related("area_set").order_by("area_set__label", "name"):
        groups.setdefault(row.area_set.label, []).append((row.pk, row.name))
    return list(groups.items())
