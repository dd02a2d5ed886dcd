"""Organisations in the editors' site."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, NumberColumn, UpdatedAtColumn

from places.models import Organisation
from places.viewsets.register import RegisterViewSet


class OrganisationFilters(WagtailFilterSet):
    """By type."""

    class Meta:
        model = Organisation
        fields = ["type"]


class OrganisationViewSet(RegisterViewSet):
    """Who runs things."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    list_display = [
        "name",
        Column("get_type_display", label=_("Type"), sort_key="type"),
        NumberColumn("public_listings", label=_("Public listings"), sort_key="public_listings"),
        NumberColumn("waiting_listings", label=_("With drafts"), sort_key="waiting_listings"),
        NumberColumn("members", label=_("Members"), sort_key="members"),
        Column("email", label=_("E-mail")),
        UpdatedAtColumn(),
    ]
    list_export = ["name", "name_cy", "type", "email", "phone", "website"]
    filterset_class = OrganisationFilters
    search_fields = ["name", "name_cy", "email"]
    panels = [
        HelpPanel(
            template="places/admin/help/organisation.html",
            heading=_("An example"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")]),
                FieldPanel("type"),
                FieldPanel("description"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]), FieldPanel("website")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "left_on",
                    help_text=_(
                        "The day it left, or empty while it is here. A year later who belonged to"
                        " it, its contact and what was written to it are deleted. Its listings"
                        " stay until somebody takes them off."
                    ),
                )
            ],
            heading=_("When it leaves"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("attribution")],
            heading=_("Published source"),
            classname="collapsed",
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        """With the numbers that the list shows."""
        public, drafts = Q(listings__live=True), Q(listings__has_unpublished_changes=True)
        return Organisation.objects.annotate(
            public_listings=Count("listings", filter=public, distinct=True),
            waiting_listings=Count("listings", filter=drafts, distinct=True),
            members=Count("memberships", distinct=True),
        )
