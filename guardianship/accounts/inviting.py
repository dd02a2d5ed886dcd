"""Inviting somebody, taking it back, and accepting: the only writers of invitations."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.signing import BadSignature, Signer
from django.db import transaction

from guardianship.accounts import mail
from guardianship.accounts.audit import note
from guardianship.accounts.models import EventKind, Invitation, User
from guardianship.accounts.roles import Role
from guardianship.accounts.signals import invitation_accepted
from guardianship.lib import clock

SALT = "guardianship.accounts.invitation"


class NoLongerWorks(LookupError):
    """The invitation was accepted, taken back, has expired, or is for somebody else."""


def invite(
    email: str,
    *,
    invited_by: User | None,
    role: Role | None = None,
    purpose: str = "",
    reference: str = "",
    about: str = "",
    language: str = "en",
) -> Invitation:
    """Send somebody a link that works once; an earlier one for the same thing stops working.

    ``purpose`` and ``reference`` are another app's own words (see ``invitation_accepted``);
    ``about`` is what the person reads. Whether ``invited_by`` may do so is the caller's to ask.
    """
    with transaction.atomic():
        address = email.strip().lower()
        now = clock.now()
        Invitation.objects.filter(
            email=address, role=role or "", purpose=purpose, reference=reference,
            accepted_at=None, revoked_at=None,
        ).update(revoked_at=now)  # fmt: skip
        invitation = Invitation.objects.create(
            email=address,
            role=role or "",
            purpose=purpose,
            reference=reference,
            about=about,
            language=language,
            invited_by=invited_by,
            created_at=now,
            expires_at=now + settings.INVITATION_WORKS_FOR,
        )
        note(EventKind.INVITED, None, about=_brings(invitation), by=invited_by)
        transaction.on_commit(lambda: mail.invite(invitation, token_of(invitation)))
    return invitation


def token_of(invitation: Invitation) -> str:
    """What stands in the link: the invitation's number and a signature."""
    return Signer(salt=SALT).sign(invitation.pk.hex)


def find(token: str) -> Invitation | None:
    """The invitation of a link, whatever its state; nothing for a link that nobody sent."""
    try:
        number = UUID(Signer(salt=SALT).unsign(token))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.filter(pk=number).first()


def take_back(invitation: Invitation) -> bool:
    """Make the link stop working; false when it no longer worked anyway."""
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    with transaction.atomic():
        if not waiting.update(revoked_at=clock.now()):
            return False
        note(EventKind.TAKEN_BACK, None, about=_brings(invitation))
    return True


def accept_as_new(invitation: Invitation, *, full_name: str, password: str) -> User:
    """Make the account. Raises ``NoLongerWorks``, also when the address has one by now."""
    with transaction.atomic():
        locked = _locked(invitation)
        if User.objects.filter(email=locked.email).exists():
            raise NoLongerWorks(locked.email)
        person = User.objects.create_user(locked.email, password, full_name=full_name)
        _settle(locked, person)
    return person


def accept_as(invitation: Invitation, person: User) -> None:
    """Give somebody who has an account what the invitation brings.

    Raises ``NoLongerWorks`` when the invitation is for another address.
    """
    with transaction.atomic():
        locked = _locked(invitation)
        if locked.email != person.email:
            raise NoLongerWorks(locked.email)
        _settle(locked, person)


def _locked(invitation: Invitation) -> Invitation:
    """The row, held so that no second request accepts it too."""
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not locked.works:
        raise NoLongerWorks(locked.email)
    return locked


def _settle(invitation: Invitation, person: User) -> None:
    invitation.accepted_at = clock.now()
    invitation.accepted_by = person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    note(EventKind.ACCEPTED, person, about=_brings(invitation))
    if invitation.role:
        person.groups.add(Group.objects.get(name=invitation.role))
    invitation_accepted.send(sender=Invitation, invitation=invitation, person=person)


def _brings(invitation: Invitation) -> str:
    """What it is to, for the list of events; whom it went to stands in the invitation alone."""
    return invitation.role or invitation.about
