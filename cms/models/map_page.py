"""A map that editors put together: what it shows, when, where, and in whose words."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.blocks import NoticesBlock
from cms.embed_panel import EmbedPanel
from cms.extent_panel import ExtentPanel
from cms.map_choices import DefaultMoment, Offer
from cms.map_form import MapPageForm
from cms.map_twin import map_twin
from cms.models.public_page import SIMPLE_TEXT, PublicPage
from places.enums import PLAIN_KIND, Access, Kind, PracticalHelp, Weekday
from places.finder.inside import Extent, NotAnExtent, read_extent

FLAGS = ("free", "step_free", "friend", "age")
SIDES = ("extent_west", "extent_south", "extent_east", "extent_north")


def _ticked(name: Any, choices: Any, **options: Any) -> ArrayField:
    base = models.CharField(max_length=30, choices=choices)
    return ArrayField(base, verbose_name=name, default=list, blank=True, **options)


class MapPage(PublicPage):
    """A published map with its list; the list is complete without the map."""

    introduction = RichTextField(_("introduction"), blank=True, features=SIMPLE_TEXT)
    notices = StreamField(NoticesBlock(), blank=True, verbose_name=_("notices"))

    kinds = _ticked(_("kinds"), [(kind.value, PLAIN_KIND[kind]) for kind in Kind])
    filters_offered = _ticked(_("choices that readers get"), Offer.choices)
    free = models.BooleanField(_("only what is free"), default=False)
    step_free = models.BooleanField(_("only step-free"), default=False)
    friend = models.BooleanField(_("only where one can bring a friend"), default=False)
    helps = _ticked(_("only with this help"), PracticalHelp.choices)
    access = _ticked(_("only with this way of coming in"), Access.choices)
    age = models.PositiveSmallIntegerField(_("only for this age"), null=True, blank=True)

    default_moment = models.CharField(
        _("shows at first"), max_length=8, choices=DefaultMoment, default=DefaultMoment.TONIGHT
    )
    chosen_weekday = models.CharField(
        _("day"), max_length=9, choices=Weekday, blank=True, help_text=_("The next one to come.")
    )
    chosen_time = models.TimeField(_("time"), null=True, blank=True)

    extent_west = models.FloatField(_("west"), null=True, blank=True)
    extent_south = models.FloatField(_("south"), null=True, blank=True)
    extent_east = models.FloatField(_("east"), null=True, blank=True)
    extent_north = models.FloatField(_("north"), null=True, blank=True)

    base_form_class = MapPageForm
    content_panels = [
        *Page.content_panels,
        HelpPanel(template="cms/admin/help/map_page.html"),
        FieldPanel("introduction"),
        FieldPanel("notices"),
        MultiFieldPanel(
            [
                FieldPanel("kinds"),
                FieldRowPanel([FieldPanel(name) for name in FLAGS]),
                FieldPanel("helps"),
                FieldPanel("access"),
                FieldPanel("filters_offered"),
            ],
            heading=_("What it shows"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("default_moment"),
                FieldRowPanel([FieldPanel("chosen_weekday"), FieldPanel("chosen_time")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(name) for name in SIDES]), ExtentPanel(SIDES)],
            heading=_("Where"),
            help_text=_("Degrees. All four, or none for everything in the register."),
        ),
        EmbedPanel(heading=_("On other sites")),
    ]

    class Meta:
        verbose_name = _("map")

    @property
    def extent(self) -> Extent | None:
        """The box that the editors drew, or None. Raises ``NotAnExtent`` for half a box."""
        sides = [getattr(self, name) for name in SIDES]
        if all(side is None for side in sides):
            return None
        if any(side is None for side in sides):
            raise NotAnExtent(sides)
        # On the grid of addresses, so that list, feed and finder mean the same box.
        return read_extent(",".join(map(str, sides)))

    def clean(self) -> None:
        """A whole box or none; a chosen time with its day."""
        super().clean()
        try:
            _whole_box = self.extent
        except NotAnExtent:
            message = _("Give all four sides: west is less than east, south is less than north.")
            raise ValidationError({"extent_west": message}) from None
        chosen = self.default_moment == DefaultMoment.CHOSEN
        if chosen and not (self.chosen_weekday and self.chosen_time is not None):
            raise ValidationError({"chosen_weekday": _("Choose a day and a time.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list, its choices, and what the map needs."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | map_twin(self, request.GET)
