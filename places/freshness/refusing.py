"""Saying no to mail, and yes again; the link for it stands in every mail."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet

from guardianship.lib import clock
from places.freshness.models import MailChoice, OutgoingMail, Refusal
from places.models import Organisation

SALT = "guardianship.places.freshness.refuse"


class UnknownMail(LookupError):
    """No mail of ours has this token, or it is too long ago that it was sent."""


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


def is_refused(mail: OutgoingMail) -> bool:
    """Whether the address of a mail wants no more about its organisation."""
    return _refusals(mail).exists()


def refuse(mail: OutgoingMail) -> None:
    """No more such mail to this address; saying it twice is saying it once."""
    with transaction.atomic():
        if not _refusals(mail).exists():
            Refusal.objects.bulk_create(
                [
                    Refusal(
                        email=mail.recipient,
                        organisation_id=mail.organisation_id,
                        since=clock.now(),
                    )
                ],
                ignore_conflicts=True,
            )


def accept_again(mail: OutgoingMail) -> None:
    """Such mail may come again."""
    _refusals(mail).delete()


def choose_language(organisation: Organisation, language: str) -> None:
    """Write to an organisation in ``language`` ("en" or "cy") from now on."""
    MailChoice.objects.update_or_create(organisation=organisation, defaults={"language": language})


def _refusals(mail: OutgoingMail) -> QuerySet[Refusal]:
    return Refusal.objects.filter(email__iexact=mail.recipient, organisation=mail.organisation_id)
