"""Saying no to mail, and yes again; the link for it stands in every mail."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet

from guardianship.lib import clock
from places.freshness.enums import TO_THE_TEAM
from places.freshness.models import MailChoice, OutgoingMail, Refusal
from places.models import Organisation

SALT = "guardianship.places.freshness.refuse"


class UnknownMail(LookupError):
    """No mail of ours has this token, or it is too long ago that it was sent."""


@dataclass(frozen=True, slots=True)
class About:
    """What can be refused by itself: reminders about an organisation, or one mail to the team."""

    organisation: int | None = None
    kind: str = ""


def about_of(mail: OutgoingMail) -> About:
    """What a mail is about, as far as refusing goes."""
    if mail.kind in TO_THE_TEAM:
        return About(kind=mail.kind)
    return About(organisation=mail.organisation_id)


def refusal_token(mail: OutgoingMail) -> str:
    """What stands in the address for saying no; it says nothing about anybody."""
    return Signer(salt=SALT).sign(str(mail.pk))


def mail_of(token: str) -> OutgoingMail:
    """The mail of a token; ``UnknownMail`` when there is none."""
    try:
        key = int(Signer(salt=SALT).unsign(token))
    except (BadSignature, ValueError) as error:
        raise UnknownMail from error
    found = OutgoingMail.objects.filter(pk=key).select_related("organisation").first()
    if found is None:
        raise UnknownMail
    return found


def is_refused(email: str, about: About) -> bool:
    """Whether an address wants no more of such mail."""
    return _refusals(email, about).exists()


def refuse(email: str, about: About) -> None:
    """No more such mail to this address; saying it twice is saying it once."""
    with transaction.atomic():
        if not is_refused(email, about):
            row = Refusal(
                email=email, organisation_id=about.organisation, kind=about.kind, since=clock.now()
            )
            Refusal.objects.bulk_create([row], ignore_conflicts=True)


def accept_again(email: str, about: About) -> None:
    """Such mail may come again."""
    _refusals(email, about).delete()


def choose_language(organisation: Organisation, language: str) -> None:
    """Write to an organisation in ``language`` ("en" or "cy") from now on."""
    MailChoice.objects.update_or_create(organisation=organisation, defaults={"language": language})


def _refusals(email: str, about: About) -> QuerySet[Refusal]:
    return Refusal.objects.filter(
        email__iexact=email, organisation=about.organisation, kind=about.kind
    )
