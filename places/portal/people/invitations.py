"""Inviting colleagues: the accounts' own invitations, with an organisation and a role in them.

Whether an address has an account makes no difference to anything that the inviting person sees:
the same letter goes out, and nobody belongs to the organisation before they accept.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from guardianship.accounts import inviting
from guardianship.accounts.models import Invitation, User
from guardianship.lib import clock
from places.actions import LeftAsItIs
from places.enums import MembershipRole
from places.languages import in_language
from places.models import Organisation

PURPOSE = "places.membership"
# Nobody's organisation grows faster, and nobody's site becomes a way to send mail to strangers.
MOST_IN_A_DAY = 30
LONGEST_ABOUT = 200


def invite(
    organisation: Organisation, email: str, role: MembershipRole, *, by: User, language: str = "en"
) -> Invitation:
    """Ask somebody in; earlier invitations of the same address to this organisation stop working.

    Raises ``LeftAsItIs`` for a member's address and after too many in a day.
    """
    address = email.strip().lower()
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        if organisation.memberships.filter(user__email=address).exists():
            raise LeftAsItIs(_("they belong to it already"))
        since = clock.now() - timedelta(days=1)
        if _all_of(organisation).filter(created_at__gt=since).count() >= MOST_IN_A_DAY:
            raise LeftAsItIs(_("that was a lot of invitations for one day; go on tomorrow"))
        for earlier in waiting_of(organisation).filter(email=address):
            inviting.take_back(earlier)
        return inviting.invite(
            address,
            invited_by=by,
            purpose=PURPOSE,
            reference=_reference(organisation, role),
            about=_about(organisation, role, language),
            language=language,
        )


def send_again(invitation: Invitation, organisation: Organisation, *, by: User) -> Invitation:
    """A new link for the same person, role and language."""
    role = role_of(invitation)
    return invite(organisation, invitation.email, role, by=by, language=invitation.language)


def waiting_of(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations that nobody accepted or took back, those whose time is over included."""
    rows = _all_of(organisation).filter(accepted_at=None, revoked_at=None)
    return rows.order_by("-created_at", "pk")


def invitation_at(organisation: Organisation, number: UUID) -> Invitation | None:
    """One of ``waiting_of``."""
    return waiting_of(organisation).filter(pk=number).first()


def role_of(invitation: Invitation) -> MembershipRole:
    """The role that it brings."""
    return MembershipRole(invitation.reference.rpartition(":")[2])


def forget_those_of(person: User, organisation: Organisation) -> None:
    """What somebody sent who may not invite any more lets nobody in."""
    for invitation in waiting_of(organisation).filter(invited_by=person):
        inviting.take_back(invitation)


def organisation_of(invitation: Invitation) -> Organisation | None:
    """Where it leads; None for another app's, or where the organisation is gone."""
    if invitation.purpose != PURPOSE:
        return None
    uid = invitation.reference.rpartition(":")[0]
    return Organisation.objects.filter(uid=uid).first()


def _all_of(organisation: Organisation) -> QuerySet[Invitation]:
    references = [_reference(organisation, role) for role in MembershipRole]
    rows: QuerySet[Invitation] = Invitation.objects.filter(
        purpose=PURPOSE, reference__in=references
    )
    return rows


def _reference(organisation: Organisation, role: Any) -> str:
    return f"{organisation.uid}:{MembershipRole(role).value}"


def _about(organisation: Organisation, role: MembershipRole, language: str) -> str:
    """What the invited person reads, in their language."""
    with translation.override(language):
        said = {"organisation": in_language(organisation, "name"), "role": role.label}
        return str(_("%(organisation)s (%(role)s)") % said)[:LONGEST_ABOUT]
