"""Freshness and mail on the editors' site."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from places.admin_door import TeamMenuItem
from places.freshness.panels import FreshnessPanel
from places.freshness.views.admin import mail_list, mail_shown, send_again

VIEW_MAIL = "freshness.view_outgoingmail"


@hooks.register("register_admin_urls")
def mail_urls() -> list[URLPattern]:
    """The pages of the mail."""
    return [
        path("mail/", mail_list, name="freshness_mail"),
        path("mail/shown/<int:pk>/", mail_shown, name="freshness_mail_shown"),
        path("mail/<int:pk>/send-again/", send_again, name="freshness_mail_send_again"),
    ]


@hooks.register("register_reports_menu_item")
def mail_menu_item() -> MenuItem:
    """Among the reports."""
    return TeamMenuItem(
        _("Mail"),
        reverse_lazy("freshness_mail"),
        permissions=[VIEW_MAIL],
        name="freshness-mail",
        icon_name="mail",
    )


@hooks.register("construct_homepage_panels")
def freshness_panel(request: HttpRequest, panels: list[Component]) -> None:
    """For those who look after listings."""
    if request.user.has_perm("places.change_listing"):
        panels.append(FreshnessPanel())
