"""The only writers of memberships in the portal.

Each act holds the row of the organisation until it is done, and asks again who may: two owners
who leave, or demote each other, at the same moment come one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from guardianship.accounts.models import User
from places.actions import LeftAsItIs
from places.enums import MembershipRole
from places.models import Membership, Organisation
from places.portal.people import notices
from places.portal.people.enums import NoticeKind
from places.portal.people.invitations import forget_those_of
from places.portal.people.powers import Power, may

KEY_DIGITS = 16


def people_of(organisation: Organisation) -> list[Membership]:
    """Everybody who belongs to it, owners first, then by name."""
    rows = organisation.memberships.select_related("user")
    return sorted(
        rows, key=lambda one: (one.role != MembershipRole.OWNER, str(one.user).lower(), one.pk)
    )


def key_of(member: Membership) -> str:
    """What stands for a member in addresses: nobody can count from it how many there are."""
    digest: str = salted_hmac("places.portal.people.member", str(member.pk)).hexdigest()
    return digest[:KEY_DIGITS]


def member_at(organisation: Organisation, key: str) -> Membership | None:
    """The member of this organisation with a key."""
    return next((one for one in people_of(organisation) if key_of(one) == key), None)


def owners_of(organisation: Organisation) -> QuerySet[Membership]:
    """Owners who can act: those whose account is closed cannot."""
    return organisation.memberships.filter(role=MembershipRole.OWNER, user__is_active=True)


def join(organisation: Organisation, person: User, role: MembershipRole) -> bool:
    """Make somebody a member; whoever belongs to it already keeps their role. False then."""
    with _held(organisation):
        member, is_new = Membership.objects.get_or_create(
            organisation=organisation, user=person, defaults={"role": role}
        )
        if is_new:
            _note(member, "people.join", by=person)
            notices.tell_owners(NoticeKind.JOINED, member)
    return is_new


def change_role(member: Membership, role: MembershipRole, *, by: User) -> None:
    """Give a member another role. Raises ``LeftAsItIs``, as do all acts here."""
    with _held(member.organisation):
        _ask(by, member.organisation)
        found = _again(member)
        if found.role == role:
            raise LeftAsItIs(_("they have this role already"))
        found.role = role
        found.save(update_fields=["role"])
        _keep_an_owner(member.organisation)
        if role != MembershipRole.OWNER:
            forget_those_of(found.user, member.organisation)
        _note(found, "people.role", by=by)
        notices.tell_them(NoticeKind.ROLE, found)


def hand_over(member: Membership, *, by: User) -> None:
    """Make a colleague an owner, and oneself an editor."""
    organisation = member.organisation
    with _held(organisation):
        mine, theirs = _ask(by, organisation), _again(member)
        if mine == theirs:
            raise LeftAsItIs(_("you are the owner already"))
        if not theirs.user.is_active:
            raise LeftAsItIs(_("their account is closed"))
        theirs.role, mine.role = MembershipRole.OWNER, MembershipRole.EDITOR
        theirs.save(update_fields=["role"])
        mine.save(update_fields=["role"])
        _note(theirs, "people.hand_over", by=by)
        _note(mine, "people.role", by=by)
        notices.tell_owners(NoticeKind.HANDED_OVER, theirs)


def remove(member: Membership, *, by: User) -> None:
    """Take a colleague out; what they invited does not let anybody in any more."""
    with _held(member.organisation):
        _ask(by, member.organisation)
        found = _again(member)
        if found.user == by:
            raise LeftAsItIs(_("to go yourself, choose “Leave”"))
        _go(found, NoticeKind.REMOVED, "people.remove", by)


def leave(organisation: Organisation, *, by: User) -> None:
    """Go. The last owner cannot: what is listed would be nobody’s."""
    with _held(organisation):
        found = organisation.memberships.filter(user=by).select_related("user").first()
        if found is None:
            raise LeftAsItIs(_("you do not belong to it any more"))
        _go(found, NoticeKind.LEFT, "people.leave", by)


@contextmanager
def _held(organisation: Organisation) -> Iterator[None]:
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        yield


def _ask(by: User, organisation: Organisation) -> Membership:
    found = organisation.memberships.filter(user=by).first()
    if found is None or not may(found.role, Power.PEOPLE):
        raise LeftAsItIs(_("you are not an owner any more"))
    return found


def _again(member: Membership) -> Membership:
    rows = Membership.objects.select_related("user", "organisation")
    found: Membership | None = rows.filter(pk=member.pk).first()
    if found is None:
        raise LeftAsItIs(_("they do not belong to it any more"))
    return found


def _go(found: Membership, kind: NoticeKind, action: str, by: User) -> None:
    _note(found, action, by=by)
    forget_those_of(found.user, found.organisation)
    Membership.objects.filter(pk=found.pk).delete()
    if found.role == MembershipRole.OWNER:
        _keep_an_owner(found.organisation)
    if kind is NoticeKind.REMOVED:
        notices.tell_them(kind, found)
    notices.tell_owners(kind, found)


def _keep_an_owner(organisation: Organisation) -> None:
    if not owners_of(organisation).exists():
        raise LeftAsItIs(_("somebody has to be the owner: hand over to a colleague first"))


def _note(member: Membership, action: str, *, by: User) -> None:
    """In the organisation's history, which the team reads. The person's own events have it, too:
    whatever changes a membership is noted there (``places.memberships_noted``)."""
    log(
        instance=member.organisation,
        action=action,
        user=by,
        data={"person": member.user_id, "role": str(member.role)},
    )
