"""Claims in the editors' site, and the words of what this room writes into histories."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from places.admin_door import TeamMenuItem
from places.portal.people.panels import ClaimsPanel
from places.portal.people.views.admin import MAY_SEE, ClaimsView, ClaimView


@hooks.register("register_admin_urls")
def claim_urls() -> list[URLPattern]:
    """Below /admin/claims/."""
    return [
        path("claims/", ClaimsView.as_view(), name="people_claims"),
        path("claims/<int:pk>/", ClaimView.as_view(), name="people_claim"),
    ]


@hooks.register("register_admin_menu_item")
def claims_menu_item() -> MenuItem:
    """The way to the page."""
    return TeamMenuItem(
        _("Claims"),
        reverse("people_claims"),
        permissions=[MAY_SEE],
        name="claims",
        icon_name="key",
        order=162,
    )


@hooks.register("construct_homepage_panels")
def what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """A count of what waits."""
    panels.append(ClaimsPanel(request))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What happens to memberships and claims, as the history says it."""
    for action, does, done in (
        ("people.join", _("Join"), _("Somebody joined")),
        ("people.role", _("Change role"), _("Role of a member changed")),
        ("people.hand_over", _("Hand over"), _("Handed over to another owner")),
        ("people.leave", _("Leave"), _("A member left")),
        ("people.remove", _("Take out"), _("A member was taken out")),
        ("people.claim", _("Claim"), _("A listing was claimed")),
        ("people.unclaim", _("Take a claim back"), _("A claim was taken back")),
        ("people.approve_claim", _("Approve a claim"), _("Handed to the claiming organisation")),
        ("people.refuse_claim", _("Refuse a claim"), _("A claim was refused")),
    ):
        actions.register_action(action, does, done)
