"""What a membership lets somebody do, in words, for the page about one's abilities."""

from collections.abc import Iterator

from guardianship.accounts.abilities import Ability
from guardianship.accounts.models import User
from places.languages import in_language
from places.models import Membership
from places.portal.people.powers import Power, may


def what_members_may(person: User) -> Iterator[Ability]:
    """One line for each organisation that the person belongs to."""
    memberships = Membership.objects.filter(user=person).select_related("organisation")
    for membership in memberships.order_by("organisation__name"):
        powers = [str(power.label) for power in Power if may(membership.role, power)]
        yield Ability(in_language(membership.organisation, "name"), tuple(powers))
