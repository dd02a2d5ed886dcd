"""Partners in the editors' menu."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from places.admin_door import TeamMenuItem
from places.outreach.views.admin_report import MAY_READ, PlannedView
from places.outreach.viewsets import PartnersGroup


@hooks.register("register_admin_viewset")
def partners_group() -> PartnersGroup:
    """Role cards, the charter and visits."""
    return PartnersGroup()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """The report of visits."""
    return [path("partners/planned/", PlannedView.as_view(), name="outreach_planned")]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Among the reports."""
    return TeamMenuItem(
        _("Visits"),
        reverse_lazy("outreach_planned"),
        permissions=[MAY_READ],
        name="outreach-planned",
        icon_name="globe",
    )
