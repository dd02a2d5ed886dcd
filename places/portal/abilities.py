"""What a membership lets somebody do, in words, for the page about one's abilities."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guardianship.accounts.abilities import Ability
from guardianship.accounts.models import User
from places.languages import in_language
from places.models import Membership


def what_members_may(person: User) -> Iterator[Ability]:
    """One line for each organisation that the person belongs to."""
    memberships = Membership.objects.filter(user=person).select_related("organisation")
    for membership in memberships.order_by("organisation__name"):
        listings = {"organisation": in_language(membership.organisation, "name")}
        yield Ability(_("Listings of %(organisation)s") % listings, (_("see"), _("change")))
