"""A claim from its first word to the decision: the only writers of claims."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.actions import LeftAsItIs, locked_row
from places.models import Listing, Organisation
from places.portal.people import notices
from places.portal.people.claimable import looked_after, without_people
from places.portal.people.enums import ClaimState
from places.portal.people.models import Claim
from places.portal.people.patches import hand_over_patches, put_on
from places.portal.writing import draft_of, keep_draft, write_at_once

MOST_OPEN = 10


def open_claim(listing: Listing, organisation: Organisation) -> Claim | None:
    """What the organisation has asked for already."""
    rows = Claim.objects.filter(listing=listing, organisation=organisation)
    return rows.filter(state=ClaimState.OPEN).first()


def make(
    listing: Listing, organisation: Organisation, *, evidence: str, contact: str, by: User
) -> Claim:
    """Ask for a listing. Raises ``LeftAsItIs`` where it is looked after, or was asked for."""
    if not without_people().filter(pk=listing.pk).exists():
        raise LeftAsItIs(_("somebody looks after it"))
    mine = Claim.objects.filter(organisation=organisation, state=ClaimState.OPEN)
    if mine.count() >= MOST_OPEN:
        raise LeftAsItIs(_("so many of your claims wait already; wait for the first answers"))
    try:
        with transaction.atomic():
            claim = Claim.objects.create(
                listing=listing,
                organisation=organisation,
                evidence=evidence,
                contact=contact,
                made_by=by,
                made_at=clock.now(),
            )
            log(instance=organisation, action="people.claim", user=by, data=_data(claim))
    except IntegrityError as again:
        raise LeftAsItIs(_("you have asked for it already")) from again
    return claim


def take_back(claim: Claim, *, by: User) -> None:
    """The organisation does not want it after all. Raises ``LeftAsItIs`` once it is decided."""
    with transaction.atomic():
        row = _open(claim)
        _end(row, ClaimState.WITHDRAWN)
        log(instance=row.organisation, action="people.unclaim", user=by, data=_data(row))


def approve(claim: Claim, *, by: User, reason: str = "") -> None:
    """Hand the listing over, at once and with its history; the claimant is told.

    Raises ``LeftAsItIs`` where somebody looks after it by now, or the team has locked it, and
    ``ValidationError`` where the listing is not valid as it stands: then nothing is changed.
    """
    with transaction.atomic():
        row = _decidable(claim, by)
        listing = locked_row(row.listing)
        if looked_after(listing):
            raise LeftAsItIs(_("somebody looks after it by now"))
        _give(listing, row.organisation, by)
        _end(row, ClaimState.APPROVED, by=by, reason=reason)
        log(instance=listing, action="people.approve_claim", user=by, data=_data(row))
        notices.tell_of_claim(row)


def refuse(claim: Claim, *, by: User, reason: str) -> None:
    """Say no, and why. Raises ``LeftAsItIs`` without a reason."""
    if not reason.strip():
        raise LeftAsItIs(_("whoever asked has to read why"))
    with transaction.atomic():
        row = _decidable(claim, by)
        _end(row, ClaimState.REFUSED, by=by, reason=reason.strip())
        log(instance=row.listing, action="people.refuse_claim", user=by, data=_data(row))
        notices.tell_of_claim(row)


def forget_evidence() -> int:
    """Empty what was written for deciding, some time after it; returns of how many."""
    until = clock.now() - timedelta(days=settings.CLAIM_EVIDENCE_KEPT_DAYS)
    old = Claim.objects.filter(ended_at__lt=until).exclude(evidence="", contact="")
    return old.update(evidence="", contact="")


def _give(listing: Listing, organisation: Organisation, by: User) -> None:
    """Row and drafts alike, so that no draft of before takes it back; patches go along."""
    patches = hand_over_patches((listing, draft_of(listing)), organisation, by=by)

    def edit(version: Listing) -> None:
        version.organisation = organisation
        # Somebody else's money: what it pays for now, the new organisation says.
        version.funded_until = None
        put_on(version, patches)

    if not listing.live:
        edit(listing)
        listing.save(update_fields=["organisation", "funded_until", "sessions"])
        keep_draft(listing, edit, by=by)
        return
    write_at_once(listing, edit, by=by)


def _open(claim: Claim) -> Claim:
    rows = Claim.objects.select_for_update(of=("self",)).select_related("listing", "organisation")
    row: Claim | None = rows.filter(pk=claim.pk).first()
    if row is None or row.state != ClaimState.OPEN:
        raise LeftAsItIs(_("it is decided already"))
    return row


def _decidable(claim: Claim, by: User) -> Claim:
    row = _open(claim)
    if row.organisation.memberships.filter(user=by).exists():
        raise LeftAsItIs(_("it is about an organisation of yours: somebody else decides"))
    return row


def _end(row: Claim, state: ClaimState, *, by: User | None = None, reason: str = "") -> None:
    row.state, row.decided_by, row.reason = state, by, reason.strip()
    row.ended_at = clock.now()
    row.save(update_fields=["state", "decided_by", "reason", "ended_at"])


def _data(claim: Claim) -> dict[str, str | int]:
    return {"claim": claim.pk, "listing": claim.listing_id, "organisation": claim.organisation_id}
