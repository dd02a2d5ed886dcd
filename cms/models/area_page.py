"""A neighbourhood: what there is, worked out from the register each time."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.area_choice import AreaChoice
from cms.blocks import BodyBlock
from cms.models.public_page import SIMPLE_TEXT, PublicPage
from gis.models import Area
from places.finder.cards import cards_of
from places.finder.chips import title
from places.finder.moment import When
from places.finder.query import FinderQuery
from places.finder.search import find


class AreaPage(PublicPage):
    """A page about an area of a loaded set."""

    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Ward, neighbourhood or authority of a loaded set."),
    )
    introduction = RichTextField(_("introduction"), blank=True, features=SIMPLE_TEXT)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("below the list"))

    content_panels = [
        *Page.content_panels,
        HelpPanel(template="cms/admin/help/area_page.html"),
        FieldPanel("area", widget=AreaChoice),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("page about an area")

    def question(self, when: When | None) -> FinderQuery | None:
        """What is in this area at a time; None when the area is no longer loaded."""
        if self.area is None:
            return None
        return FinderQuery(when=when, area=f"{self.area.area_set.code}:{self.area.code}")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What is open tonight, and the way to everything else."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        tonight, anytime = self.question(When.TONIGHT), self.question(None)
        if tonight is None or anytime is None:
            return context
        answer = find(tonight, None)
        return context | {
            "answer": answer,
            "says": title(tonight, None),
            "cards": cards_of(answer, answer.rows()),
            "tonight": tonight.querystring(),
            "anytime": anytime.querystring(),
        }
