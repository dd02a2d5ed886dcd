"""Listings in the editors' site."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from gis.models import Area, AreaKind
from guardianship.lib import clock
from places.drafts import copy_of
from places.enums import Kind
from places.models import Listing
from places.viewsets.confirm import ConfirmView
from places.viewsets.exact_location import ExactLocationView
from places.viewsets.listing_columns import ConfirmedColumn, NextOpeningColumn, NotSureColumn
from places.viewsets.listing_panels import LISTING_FORM
from places.viewsets.saving import AddOnPurpose, CopyOnPurpose


def authorities(_request: HttpRequest | None) -> QuerySet[Area]:
    """Local authorities to choose from."""
    return Area.objects.of_kind(AreaKind.AUTHORITY).order_by("name")


class ListingFilters(WagtailFilterSet):
    """What an editor looks for in the morning."""

    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("Kind"))
    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Changes wait"))
    authority = django_filters.ModelChoiceFilter(queryset=authorities, label=_("Local authority"))
    confirmed_before = django_filters.DateFilter(
        method="not_confirmed_since", label=_("Not confirmed since"), widget=AdminDateInput
    )
    not_sure = django_filters.BooleanFilter(method="filter_not_sure", label=_("Not sure now"))

    class Meta:
        model = Listing
        fields = ["kind", "live", "has_unpublished_changes", "authority"]

    def not_confirmed_since(self, queryset: QuerySet, _name: str, day: Any) -> QuerySet:
        """Confirmed before ``day``, or never."""
        return queryset.filter(Q(confirmed_on__lt=day) | Q(confirmed_on__isnull=True))

    def filter_not_sure(self, queryset: QuerySet, _name: str, wanted: bool) -> QuerySet:
        """Published listings that say "not sure" at this moment, or those that do not."""
        now = clock.now()
        unsure = Listing.objects.filter(live=True).not_sure_during(now, now).values("pk")
        return queryset.filter(pk__in=unsure) if wanted else queryset.exclude(pk__in=unsure)


class CopyListing(CopyOnPurpose):
    """A new draft with the same words and hours."""

    def get_initial_form_instance(self) -> Listing:
        """The copy begins its own life: nothing confirmed, no source, no exact place."""
        listing: Listing = super().get_initial_form_instance()
        return copy_of(listing)


class ListingIndex(IndexView):
    """The list, with one more thing to do to each."""

    def get_list_more_buttons(self, instance: Listing) -> list[MenuItem]:
        """Also "still right", for what the public sees."""
        buttons: list[MenuItem] = super().get_list_more_buttons(instance)
        if instance.live and self.user_has_permission("change"):
            url = reverse("wagtailsnippets_places_listing:confirm", args=[instance.pk])
            buttons.append(MenuItem(_("Still right"), url=url, icon_name="check", priority=15))
        return buttons


class ListingViewSet(SnippetViewSet):
    """What is offered, with its hours."""

    model = Listing
    icon = "calendar-check"
    menu_label = _("Listings")
    menu_name = "listings"
    list_display = [
        "name",
        LiveStatusTagColumn(),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("organisation", label=_("Organisation"), sort_key="organisation__name"),
        NextOpeningColumn(),
        ConfirmedColumn(),
        NotSureColumn(),
    ]
    filterset_class = ListingFilters
    search_backend_name = None
    search_fields = ["name", "name_cy", "organisation__name"]
    index_view_class = ListingIndex
    add_view_class = AddOnPurpose
    copy_view_class = CopyListing
    edit_handler = LISTING_FORM
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Listing]:
        """With the organisation and the hours of this moment, which the list shows."""
        return Listing.objects.select_related("organisation").with_hours_at(clock.now())

    @cached_property
    def exact_location_view(self) -> Any:
        """The page behind the door."""
        return ExactLocationView.as_view(viewset=self)

    @cached_property
    def confirm_view(self) -> Any:
        """The page that asks whether all is still right."""
        return ConfirmView.as_view(viewset=self)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's pages and the one that shows the exact place."""
        return [
            *super().get_urlpatterns(),
            path("exact/<int:pk>/", self.exact_location_view, name="exact_location"),
            path("confirm/<int:pk>/", self.confirm_view, name="confirm"),
        ]
