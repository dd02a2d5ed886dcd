"""The link in a mail and what can be said through it: that a listing is right, or not running.

A link lets whoever has it do just that, once for each listing of one organisation, for some days.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet

from guardianship.lib import clock
from places.actions import confirm_listing
from places.enums import HoldReason, MembershipRole
from places.freshness.asking import asked_about
from places.freshness.enums import AnswerChoice
from places.freshness.models import Answer, Link, OutgoingMail
from places.freshness.recipients import NO_ONE_IN_PARTICULAR
from places.holds import hold, lift
from places.models import Listing, Membership

SALT = "guardianship.places.freshness.confirm"
RANDOM_BYTES = 24


class LinkOver(LookupError):
    """The link was never sent, was tampered with, is too old, or is that of somebody who left."""


class NotAsked(LookupError):
    """This link does not ask about this listing, or has been answered about it."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link before it goes out: what stands in the mail, and the row, which has only its hash."""

    token: str
    row: Link


def new_link(mail: OutgoingMail, role: str) -> NewLink:
    """An unsaved link for a mail; ``role`` is what the history will say about who confirmed.

    ``ValueError`` for a mail that is about no organisation: there is nothing to confirm.
    """
    if mail.organisation_id is None:
        raise ValueError("the mail is about no organisation")
    token = Signer(salt=SALT).sign(secrets.token_urlsafe(RANDOM_BYTES))
    now = clock.now()
    row = Link(
        organisation_id=mail.organisation_id,
        mail=mail,
        token_hash=hash_of(token),
        role=role,
        made_at=now,
        works_until=now + timedelta(days=settings.CONFIRM_LINK_DAYS),
    )
    return NewLink(token, row)


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def find_link(token: str) -> Link:
    """The link of a token; ``LinkOver`` when none works. Asking changes nothing."""
    try:
        Signer(salt=SALT).unsign(token)
    except BadSignature as error:
        raise LinkOver from error
    rows = Link.objects.filter(token_hash=hash_of(token), works_until__gt=clock.now())
    found = rows.select_related("organisation", "organisation__mail_choice", "mail").first()
    if found is None or not _is_still_theirs(found):
        raise LinkOver
    return found


def _is_still_theirs(link: Link) -> bool:
    """Whoever left, or has less of a say than when the mail went out, has none by an old mail."""
    email = link.mail.recipient if link.mail else ""
    if link.role == NO_ONE_IN_PARTICULAR:
        return link.organisation.email.lower() == email
    people = Membership.objects.filter(
        organisation=link.organisation_id, user__email__iexact=email, user__is_active=True
    )
    return people.filter(role__in=[link.role, MembershipRole.OWNER]).exists()


def still_asked(link: Link) -> QuerySet[Listing]:
    """Listings about which the link has not been answered, those confirmed longest ago first."""
    listings = asked_about().filter(organisation=link.organisation_id)
    return listings.exclude(pk__in=link.answers.values("listing")).order_by(
        "confirmed_on", "name", "pk"
    )


def answer(token: str, listing_key: int, said: AnswerChoice) -> Listing:
    """Note one answer; raises ``LinkOver`` or ``NotAsked``, and then nothing is changed."""
    with transaction.atomic():
        link = _locked(token)
        listing = still_asked(link).filter(pk=listing_key).first()
        if listing is None:
            raise NotAsked
        _note(link, listing, said)
    return listing


def confirm_all(token: str) -> int:
    """Say of everything that was not answered yet that it is right; returns how many."""
    with transaction.atomic():
        link = _locked(token)
        listings = list(still_asked(link))
        if not listings:
            raise NotAsked
        for listing in listings:
            _note(link, listing, AnswerChoice.STILL_RIGHT)
    return len(listings)


def take_back(token: str, listing_key: int) -> Listing:
    """Undo "not running" that was said through this link; the listing is shown again."""
    with transaction.atomic():
        link = _locked(token)
        said = link.answers.filter(
            listing=listing_key,
            listing__organisation=link.organisation_id,
            said=AnswerChoice.NOT_RUNNING,
        )
        row = said.select_related("listing").first()
        if row is None:
            raise NotAsked
        lift(row.listing, HoldReason.WITHDRAWN)
        row.delete()
    return row.listing


def _locked(token: str) -> Link:
    """The link, held until the transaction ends: of two answers one comes second."""
    return Link.objects.select_for_update().get(pk=find_link(token).pk)


def _note(link: Link, listing: Listing, said: AnswerChoice) -> None:
    Answer.objects.create(link=link, listing=listing, said=said, at=clock.now())
    if said == AnswerChoice.NOT_RUNNING:
        hold(listing, HoldReason.WITHDRAWN)
        return
    confirm_listing(listing=listing, by=None, role=link.role)
    # Who runs it has answered those who found it shut.
    lift(listing, HoldReason.REPORTED_SHUT)
