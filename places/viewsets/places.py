"""Places in the editors' site."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn, UpdatedAtColumn

from gis.models import Area, AreaKind
from places.admin_forms.places import PlaceForm
from places.models import Place
from places.viewsets.register import RegisterViewSet


class PlaceFilters(WagtailFilterSet):
    """By authority and by the way in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authorities = Area.objects.of_kind(AreaKind.AUTHORITY).order_by("name")
        self.filters["authority"].field.queryset = authorities

    class Meta:
        model = Place
        fields = ["authority", "step_free"]


class PlaceViewSet(RegisterViewSet):
    """Public venues."""

    model = Place
    icon = "home"
    menu_label = _("Places")
    menu_name = "places"
    list_display = [
        "name",
        "address",
        "postcode",
        Column("authority", label=_("Authority")),
        Column("get_step_free_display", label=_("Step-free"), sort_key="step_free"),
        NumberColumn("public_listings", label=_("Public listings"), sort_key="public_listings"),
        UpdatedAtColumn(),
    ]
    filterset_class = PlaceFilters
    search_fields = ["name", "name_cy", "address", "postcode"]

    edit_handler = ObjectList(
        [
            HelpPanel(template="places/admin/help/place.html", heading=_("An example")),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")])], heading=_("What")
            ),
            MultiFieldPanel(
                [
                    FieldPanel("address"),
                    FieldPanel("postcode"),
                    FieldPanel(
                        "point",
                        heading=_("Pin"),
                        help_text=_(
                            "A postcode, or longitude and latitude in degrees: -2.9977, 51.5842."
                        ),
                    ),
                ],
                heading=_("Where"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("step_free"),
                    FieldPanel("access_facts"),
                    FieldPanel("access_note"),
                    FieldPanel("getting_there"),
                ],
                heading=_("Getting in"),
            ),
        ],
        base_form_class=PlaceForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        """With the authority and how many public listings it has."""
        public = Count("listings", filter=Q(listings__live=True))
        return Place.objects.select_related("authority").annotate(public_listings=public)
