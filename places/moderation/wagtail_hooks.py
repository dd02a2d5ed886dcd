"""Moderation in the editors' site: queue, rules, replies, report, and the youth panel's pages."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from places.admin_door import TeamMenuItem
from places.models import Listing
from places.moderation.panels import ModerationPanel
from places.moderation.views import look, panel, queue, times
from places.moderation.views.base import MAY_LOOK
from places.moderation.viewsets import CannedReplyViewSet, LookRuleViewSet

RULES, REPLIES = LookRuleViewSet(), CannedReplyViewSet()


@hooks.register("register_admin_viewset")
def settings_of_moderation() -> list[Any]:
    """Rules and replies."""
    return [RULES, REPLIES]


@hooks.register("register_admin_urls")
def moderation_urls() -> list[URLPattern]:
    """Below /admin/moderation/, and the panel's own below /admin/panel/."""
    return [
        path("moderation/", queue.QueueView.as_view(), name="moderation_queue"),
        path("moderation/times/", times.TimesView.as_view(), name="moderation_times"),
        path("moderation/listings/<int:pk>/", look.LookView.as_view(), name="moderation_look"),
        path("moderation/listings/<int:pk>/page/", look.draft_page, name="moderation_draft_page"),
        path("moderation/listings/<int:pk>/hide/", look.hide_now, name="moderation_hide"),
        path("moderation/listings/<int:pk>/show/", look.show_now, name="moderation_show"),
        path("panel/listings/", panel.PanelListings.as_view(), name="moderation_panel"),
        path(
            "panel/listings/<int:pk>/",
            panel.PanelListing.as_view(),
            name="moderation_panel_listing",
        ),
        path("panel/listings/<int:pk>/page/", panel.panel_page, name="moderation_panel_page"),
    ]


@hooks.register("register_admin_menu_item")
def moderation_menu() -> MenuItem:
    """Queue, rules and replies."""
    queue_item = TeamMenuItem(
        _("What waits"),
        reverse_lazy("moderation_queue"),
        permissions=[MAY_LOOK],
        name="moderation-queue",
        icon_name="clipboard-list",
        order=1,
    )
    items = [queue_item, RULES.get_menu_item(order=2), REPLIES.get_menu_item(order=3)]
    return SubmenuMenuItem(
        _("Moderation"),
        Menu(items=items),
        name="moderation",
        icon_name="clipboard-list",
        order=155,
    )


@hooks.register("register_admin_menu_item")
def panel_menu_item() -> MenuItem:
    """The way to what the panel is asked."""
    return TeamMenuItem(
        _("What do you think?"),
        reverse_lazy("moderation_panel"),
        permissions=[panel.MAY_ANSWER],
        name="panel-listings",
        icon_name="group",
        order=169,
    )


@hooks.register("register_reports_menu_item")
def times_menu_item() -> MenuItem:
    """Among the reports."""
    return TeamMenuItem(
        _("Time to approve"),
        reverse_lazy("moderation_times"),
        permissions=[times.MAY_READ],
        name="moderation-times",
        icon_name="time",
    )


@hooks.register("register_snippet_listing_buttons")
def look_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From the list of listings to the page that compares and hides."""
    if isinstance(snippet, Listing) and user.has_perm(MAY_LOOK):
        url = reverse_lazy("moderation_look", args=[snippet.pk])
        yield Button(_("Look, or hide"), url, icon_name="view", priority=25)


@hooks.register("construct_homepage_panels")
def what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Counts of what waits."""
    panels.append(ModerationPanel(request))
