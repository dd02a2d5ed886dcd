"""How an editor narrows the list of listings."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from gis.models import Area, AreaKind
from places.enums import Kind, LocationVisibility
from places.models import Listing
from places.worklists import Worklist, condition


def authorities(_request: HttpRequest | None) -> QuerySet[Area]:
    """Local authorities to choose from."""
    return Area.objects.of_kind(AreaKind.AUTHORITY).order_by("name")


class ListingFilters(WagtailFilterSet):
    """What an editor looks for in the morning."""

    work = django_filters.ChoiceFilter(
        choices=Worklist.choices, method="on_worklist", label=_("Worklist")
    )
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("Kind"))
    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Changes wait"))
    location_visibility = django_filters.ChoiceFilter(
        choices=LocationVisibility.choices, label=_("Shows where it is")
    )
    authority = django_filters.ModelChoiceFilter(queryset=authorities, label=_("Local authority"))
    confirmed_before = django_filters.DateFilter(
        method="not_confirmed_since", label=_("Not confirmed since"), widget=AdminDateInput
    )
    not_sure = django_filters.BooleanFilter(method="filter_not_sure", label=_("Not sure now"))

    class Meta:
        model = Listing
        fields = ["kind", "live", "has_unpublished_changes", "location_visibility", "authority"]

    def on_worklist(self, queryset: QuerySet, _name: str, wanted: str) -> QuerySet:
        """One of the lists that everybody gets."""
        return queryset.filter(condition(Worklist(wanted)))

    def not_confirmed_since(self, queryset: QuerySet, _name: str, day: Any) -> QuerySet:
        """Confirmed before ``day``, or never."""
        return queryset.filter(Q(confirmed_on__lt=day) | Q(confirmed_on__isnull=True))

    def filter_not_sure(self, queryset: QuerySet, _name: str, wanted: bool) -> QuerySet:
        """Published listings that say "not sure" at this moment, or those that do not."""
        unsure = condition(Worklist.NOT_SURE)
        return queryset.filter(unsure) if wanted else queryset.exclude(unsure)
