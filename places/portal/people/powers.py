"""What owners and editors of an organisation may do there, as a table."""

from __future__ import annotations

from uuid import UUID

from django.db.models import TextChoices
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.models import User
from places.enums import MembershipRole
from places.models import Membership, Organisation


class Power(TextChoices):
    """One thing that a member may do, or not."""

    SEE_PEOPLE = "see_people", _("see who belongs to it")
    CHANGE_LISTINGS = "change_listings", _("change and confirm listings, and close them for days")
    HEAR = "hear", _("read what young people said")
    VISITS = "visits", _("write down where the team was")
    LEAVE = "leave", _("leave")
    WITHDRAW = "withdraw", _("say that something is not running any more")
    PEOPLE = "people", _("invite people, change their roles, hand over")
    CLAIM = "claim", _("claim a listing")
    CHARTER = "charter", _("accept the charter")
    UPLOAD = "upload", _("change many listings with a file")


OF_EDITORS = frozenset(
    {Power.SEE_PEOPLE, Power.CHANGE_LISTINGS, Power.HEAR, Power.VISITS, Power.LEAVE}
)
OF_OWNERS = OF_EDITORS | {
    Power.WITHDRAW,
    Power.PEOPLE,
    Power.CLAIM,
    Power.CHARTER,
    Power.UPLOAD,
}
POWERS: dict[str, frozenset[Power]] = {
    MembershipRole.OWNER: frozenset(OF_OWNERS),
    MembershipRole.EDITOR: OF_EDITORS,
}


class OwnersOnly(Exception):
    """A member asked for what an owner of their organisation may do; they are told whom to ask."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__(str(organisation))
        self.organisation = organisation


def may(role: str, power: Power) -> bool:
    """Whether a role has a power."""
    return power in POWERS.get(role, frozenset())


def demand(person: User, organisation: Organisation, power: Power) -> Membership:
    """The person's membership, where it has ``power``.

    Raises 404 for whoever does not belong to the organisation, ``OwnersOnly`` for a member
    without the power.
    """
    found = Membership.objects.filter(user=person, organisation=organisation).first()
    if found is None:
        raise Http404
    if not may(found.role, power):
        raise OwnersOnly(organisation)
    return found


def organisation_where(person: User, uid: UUID, power: Power) -> Organisation:
    """The organisation of an address, for a member with ``power``; raises as ``demand``."""
    found = Organisation.objects.filter(memberships__user=person, uid=uid).first()
    if found is None:
        raise Http404
    demand(person, found, power)
    return found


def organisations_where(person: User, power: Power) -> list[Organisation]:
    """All organisations in which the person has ``power``, by name."""
    roles = [role for role in MembershipRole if may(role, power)]
    rows = Organisation.objects.filter(memberships__user=person, memberships__role__in=roles)
    return list(rows.order_by("name", "pk"))
