"""Coverage areas in the editors' site."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn, UpdatedAtColumn

from places.admin_forms.places import CoverageAreaForm
from places.models import CoverageArea
from places.viewsets.register import RegisterViewSet


class CoverageFilters(WagtailFilterSet):
    """By organisation."""

    class Meta:
        model = CoverageArea
        fields = ["organisation"]


class CoverageAreaViewSet(RegisterViewSet):
    """Patches of detached youth work."""

    model = CoverageArea
    icon = "globe"
    menu_label = _("Coverage areas")
    menu_name = "coverage-areas"
    list_display = [
        "name",
        Column("organisation", label=_("Organisation"), sort_key="organisation__name"),
        NumberColumn("public_sessions", label=_("Public sessions"), sort_key="public_sessions"),
        UpdatedAtColumn(),
    ]
    filterset_class = CoverageFilters
    search_fields = ["name", "name_cy", "code", "organisation__name"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="places/admin/help/coverage.html", heading=_("An example")),
            MultiFieldPanel(
                [
                    FieldPanel("organisation"),
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")]),
                    FieldPanel("code"),
                ],
                heading=_("What"),
            ),
            FieldPanel("boundary", heading=_("Area")),
        ],
        base_form_class=CoverageAreaForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[CoverageArea]:
        """With the organisation and how many public sessions walk there."""
        public = Count("sessions", filter=Q(sessions__listing__live=True))
        areas = CoverageArea.objects.select_related("organisation").defer("boundary")
        return areas.annotate(public_sessions=public)
