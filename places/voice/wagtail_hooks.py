"""Moderation of what people say, in the editors' site."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from places.admin_door import TeamMenuItem
from places.voice.panels import VoicePanel
from places.voice.views.admin_board import BoardView, answer_shut, answer_wrong
from places.voice.views.admin_concern import ConcernView
from places.voice.views.admin_view import AssistedView, ViewView


@hooks.register("register_admin_urls")
def voice_urls() -> list[URLPattern]:
    """Below /admin/voice/."""
    return [
        path("voice/", BoardView.as_view(), name="voice_board"),
        path("voice/concerns/<int:pk>/", ConcernView.as_view(), name="voice_concern"),
        path("voice/views/<int:pk>/", ViewView.as_view(), name="voice_view"),
        path("voice/assisted/", AssistedView.as_view(), name="voice_assisted"),
        path("voice/shut/<int:pk>/", answer_shut, name="voice_answer_shut"),
        path("voice/corrections/<int:pk>/", answer_wrong, name="voice_answer_wrong"),
    ]


@hooks.register("register_admin_menu_item")
def assisted_menu_item() -> MenuItem:
    """The way to the form for youth workers."""
    return TeamMenuItem(
        _("Write down for someone"),
        reverse("voice_assisted"),
        permissions=AssistedView.permissions,
        name="voice-assisted",
        icon_name="edit",
        order=161,
    )


@hooks.register("register_admin_menu_item")
def voice_menu_item() -> MenuItem:
    """The way to the page."""
    return TeamMenuItem(
        _("What people say"),
        reverse("voice_board"),
        permissions=BoardView.permissions,
        name="voice",
        icon_name="comment",
        order=160,
    )


@hooks.register("construct_homepage_panels")
def what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Counts of what waits."""
    panels.append(VoicePanel(request))
