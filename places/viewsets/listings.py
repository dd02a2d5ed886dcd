"""Listings in the editors' site."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from guardianship.lib import clock
from places.bulk_actions.undoing import UndoView
from places.drafts import copy_of
from places.models import Listing
from places.viewsets.choosers import RegisterChooser
from places.viewsets.confirm import ConfirmView
from places.viewsets.exact_location import ExactLocationView
from places.viewsets.hours_check import CheckHoursView, HoursCheckedFirst
from places.viewsets.listing_columns import (
    ConfirmedColumn,
    FlagsColumn,
    NextOpeningColumn,
    StatusColumn,
)
from places.viewsets.listing_filters import ListingFilters
from places.viewsets.listing_panels import LISTING_FORM
from places.viewsets.not_their_own import NotTheirOwn
from places.viewsets.saved_filters import DeleteFilterView, SaveFilterView, links
from places.viewsets.saving import AddOnPurpose, CopyOnPurpose
from places.worklists import with_editing_state


class AddListing(NotTheirOwn, HoursCheckedFirst, AddOnPurpose):
    """The page for a new listing; its hours can be checked before it is made."""


class EditListing(NotTheirOwn, HoursCheckedFirst, EditView):
    """The page of a listing; its hours can be checked before they are saved."""


class CopyListing(NotTheirOwn, CopyOnPurpose):
    """A new draft with the same words and hours."""

    def get_initial_form_instance(self) -> Listing:
        """The copy begins its own life: nothing confirmed, no source, no exact place."""
        listing: Listing = super().get_initial_form_instance()
        return copy_of(listing)


class ListingIndex(IndexView):
    """The list, with one more thing to do to each, and named filters above it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Also the named filters."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | links(self.request, self.index_url)

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
        StatusColumn(),
        Column("get_kind_display", label=_("Kind"), sort_key="kind", classname="wide-only"),
        Column(
            "organisation",
            label=_("Organisation"),
            sort_key="organisation__name",
            classname="wide-only",
        ),
        NextOpeningColumn(),
        ConfirmedColumn(),
        FlagsColumn(),
    ]
    list_export = [
        "name",
        "name_cy",
        "kind",
        "organisation.name",
        "access",
        "cost",
        "phone",
        "email",
        "website",
        "confirmed_on",
        "live",
        "has_unpublished_changes",
    ]
    filterset_class = ListingFilters
    search_backend_name = None
    search_fields = ["name", "name_cy", "organisation__name"]
    chooser_viewset_class = RegisterChooser
    chooser_per_page = 20
    index_view_class = ListingIndex
    add_view_class = AddListing
    edit_view_class = EditListing
    copy_view_class = CopyListing
    edit_handler = LISTING_FORM
    index_results_template_name = "places/admin/listing_results.html"
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Listing]:
        """With the organisation and the hours of this moment, which the list shows."""
        listings = Listing.objects.select_related("organisation").with_hours_at(clock.now())
        return with_editing_state(listings)

    @cached_property
    def exact_location_view(self) -> Any:
        """The page behind the door."""
        return ExactLocationView.as_view(viewset=self)

    @cached_property
    def confirm_view(self) -> Any:
        """The page that asks whether all is still right."""
        return ConfirmView.as_view(viewset=self)

    @cached_property
    def check_hours_view(self) -> Any:
        """What unsaved hours would mean."""
        return CheckHoursView.as_view(viewset=self)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's pages and our own."""
        return [
            *super().get_urlpatterns(),
            path("exact/<int:pk>/", self.exact_location_view, name="exact_location"),
            path("confirm/<int:pk>/", self.confirm_view, name="confirm"),
            path("hours/", self.check_hours_view, name="check_new_hours"),
            path("hours/<int:pk>/", self.check_hours_view, name="check_hours"),
            path("undo/<uuid:pk>/", UndoView.as_view(viewset=self), name="undo"),
            path("filters/save/", SaveFilterView.as_view(viewset=self), name="save_filter"),
            path(
                "filters/<int:pk>/delete/",
                DeleteFilterView.as_view(viewset=self),
                name="delete_filter",
            ),
        ]
