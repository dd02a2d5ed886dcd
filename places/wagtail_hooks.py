"""The register in the editors' menu, its permissions and the words of its log."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from places.bulk_actions.listing_actions import BULK_ACTIONS
from places.bulk_actions.selection import DeleteShown
from places.viewsets.calendars import BankHolidayViewSet, TermCalendarViewSet
from places.viewsets.coverage import CoverageAreaViewSet
from places.viewsets.listings import ListingViewSet
from places.viewsets.organisations import OrganisationViewSet
from places.viewsets.places import PlaceViewSet


class RegisterGroup(SnippetViewSetGroup):
    """Everything that is recorded about what young people can go to."""

    menu_label = _("Register")
    menu_name = "register"
    menu_icon = "list-ul"
    menu_order = 150
    items = (
        ListingViewSet,
        OrganisationViewSet,
        PlaceViewSet,
        CoverageAreaViewSet,
        TermCalendarViewSet,
        BankHolidayViewSet,
    )


register_snippet(RegisterGroup)

for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action)
# After Wagtail's own of the same name, which it replaces for the register.
hooks.register("register_bulk_action", DeleteShown, order=100)


@hooks.register("register_permissions")
def exact_location_permission() -> QuerySet[Permission]:
    """Offer "may see exact locations" on the form of a group."""
    return Permission.objects.filter(
        content_type__app_label="places", codename="view_exactlocation"
    )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Words for what the register itself writes into the log."""
    actions.register_action(
        "places.see_exact_location", _("See exact location"), _("Exact location seen")
    )
    actions.register_action(
        "places.move_exact_location", _("Move exact location"), _("Exact location moved")
    )
    actions.register_action("places.confirm", _("Confirm"), _("Confirmed as still right"))
    actions.register_action("places.hold", _("Hold"), _("Held back from the public"))
    actions.register_action("places.lift_hold", _("Lift a hold"), _("No longer held back"))
    actions.register_action(
        "places.unconfirm", _("Take a confirmation back"), _("Confirmation taken back")
    )
