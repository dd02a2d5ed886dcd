"""The front door, pages of text, and pages that list their children."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock
from cms.models.public_page import SIMPLE_TEXT, PublicPage
from places.views.home import home_facts


class HomePage(PublicPage):
    """One question, four answers, what is open now, and then whatever editors add."""

    line = models.CharField(_("line at the top"), max_length=60, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("below the cards"))

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        HelpPanel(template="cms/admin/help/home_page.html"),
        FieldPanel("line"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The facts of this moment beside the editors' words."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | home_facts()


class StandardPage(PublicPage):
    """A page of text, pictures and places."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *Page.content_panels,
        HelpPanel(template="cms/admin/help/standard_page.html"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("page of text")


class IndexPage(PublicPage):
    """A page that leads to the pages below it."""

    introduction = RichTextField(_("introduction"), blank=True, features=SIMPLE_TEXT)

    content_panels = [
        *Page.content_panels,
        HelpPanel(template="cms/admin/help/index_page.html"),
        FieldPanel("introduction"),
    ]

    class Meta:
        verbose_name = _("page that lists pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The published children, in the order of the tree."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        children = self.get_children().live() if self.pk else Page.objects.none()
        listed = [
            (child.title, child.get_url(request), child.search_description) for child in children
        ]
        return context | {"children": listed}
