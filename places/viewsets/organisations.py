"""Organisations in the editors' site."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from places.models import Organisation
from places.viewsets.saving import AddOnPurpose, EditOnPurpose


class OrganisationFilters(WagtailFilterSet):
    """By type."""

    class Meta:
        model = Organisation
        fields = ["type"]


class OrganisationViewSet(SnippetViewSet):
    """Who runs things."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    list_display = [
        "name",
        Column("get_type_display", label=_("Type"), sort_key="type"),
        Column("email", label=_("E-mail")),
        UpdatedAtColumn(),
    ]
    filterset_class = OrganisationFilters
    search_backend_name = None
    search_fields = ["name", "name_cy", "email"]
    copy_view_enabled = False
    add_view_class = AddOnPurpose
    edit_view_class = EditOnPurpose
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
            [FieldPanel("licence"), FieldPanel("attribution")],
            heading=_("Published source"),
            classname="collapsed",
        ),
    ]
