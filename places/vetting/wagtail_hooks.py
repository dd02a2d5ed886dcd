"""Vetting in the editors' menu, for those who vet, and the youth panel's page."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.log_actions import LogActionRegistry

from places.admin_door import TeamMenuItem
from places.vetting.views.panel import MAY_SAY, PanelListView, PanelView
from places.vetting.viewsets.cases import VettingCaseViewSet
from places.vetting.viewsets.papers import PaperViewSet, RegulatedRoleViewSet


class VettingGroup(ModelViewSetGroup):
    """Files, papers and regulated roles."""

    menu_label = _("Vetting")
    menu_name = "vetting"
    menu_icon = "clipboard-list"
    menu_order = 160
    items = (VettingCaseViewSet, PaperViewSet, RegulatedRoleViewSet)


@hooks.register("register_admin_viewset")
def vetting_group() -> VettingGroup:
    """Not among the snippets, whose choosers and reports others see."""
    return VettingGroup()


@hooks.register("register_admin_urls")
def panel_urls() -> list[URLPattern]:
    """The youth panel's own pages."""
    return [
        path("panel/", PanelListView.as_view(), name="vetting_panel"),
        path("panel/<int:pk>/", PanelView.as_view(), name="vetting_panel_look"),
    ]


@hooks.register("register_admin_menu_item")
def panel_menu_item() -> MenuItem:
    """The way to the panel's page."""
    return TeamMenuItem(
        _("Youth panel"),
        reverse("vetting_panel"),
        permissions=[MAY_SAY],
        name="youth-panel",
        icon_name="group",
        order=170,
    )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Words for what vetting writes into the log."""
    actions.register_action("vetting.evidence", _("Add evidence"), _("Evidence added"))
    actions.register_action(
        "vetting.remove_evidence", _("Take evidence out"), _("Evidence taken out")
    )
    actions.register_action("vetting.see_contact", _("See contact"), _("Contact seen"))
