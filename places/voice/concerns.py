"""A concern: taken in and hidden in one go, decided, undone, forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from guardianship.lib import clock
from places.enums import HoldReason
from places.holds import hold, lift
from places.models import Hold, Listing
from places.voice import personal_data
from places.voice.codes import hash_of, keyed_hash, new_code
from places.voice.enums import ConcernState, Hiding, StepKind
from places.voice.limits import Limit, network_key, take
from places.voice.models import Concern, ConcernStep
from places.voice.tasks import tell_leads

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class TooMany(Exception):
    """This network sent so much today that a person has to be rung instead."""


class SentAlready(Exception):
    """The same words about the same listing came today."""


class DecidedAlready(Exception):
    """Somebody decided a moment before."""


class NothingToUndo(Exception):
    """The last act was undone, or there was none."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody is worried about."""

    about: str
    words: str


def raise_concern(request: HttpRequest, listing: Listing | None, said: Said) -> str:
    """Keep a concern and hide its listing in one transaction; returns the code for the sender.

    ``listing`` None means those who run this site. Raises ``TooMany`` or ``SentAlready``.
    """
    network = network_key(request)
    # On its own, so that what is refused counts as well.
    if not take(Limit("concern", settings.CONCERNS_TAKEN_PER_NETWORK), network):
        raise TooMany
    code = new_code()
    with transaction.atomic():
        if listing is not None:
            # Two at once wait for each other, here as in ``hold``.
            listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        fingerprint = _fingerprint(listing, said)
        if fingerprint and Concern.objects.filter(fingerprint=fingerprint).exists():
            raise SentAlready
        concern = Concern.objects.create(
            listing=listing,
            organisation=listing.organisation if listing else None,
            listing_name=listing.name if listing else "",
            about=said.about,
            words=said.words,
            names_somebody=bool(personal_data.find(said.words)),
            hiding=_hide(listing, network),
            code_hash=hash_of(code),
            fingerprint=fingerprint,
        )
        tell_leads.enqueue(concern.pk)
    return code


def _fingerprint(listing: Listing | None, said: Said) -> str:
    whose = listing.pk if listing else "us"
    words = " ".join(said.words.lower().split())
    return keyed_hash("concern", f"{clock.today()} {whose} {said.about} {words}") if words else ""


def _hide(listing: Listing | None, network: str) -> Hiding:
    """Hide the listing, unless this network or everybody together hid too many today."""
    if listing is None:
        return Hiding.NOTHING
    if is_held(listing):
        return Hiding.ALREADY
    if not take(Limit("hide", settings.CONCERNS_HIDE_PER_NETWORK), network):
        return Hiding.NETWORK_LIMIT
    if not take(Limit("hide all", settings.CONCERNS_HIDE_IN_ALL)):
        return Hiding.BREAKER
    hold(listing, HoldReason.CONCERN)
    return Hiding.HID


def is_held(listing: Listing | None) -> bool:
    """Whether a concern keeps the listing from the public."""
    return (
        listing is not None
        and Hold.objects.filter(
            listing=listing, reason=HoldReason.CONCERN, lifted_at__isnull=True
        ).exists()
    )


def hide(concern: Concern, *, by: User) -> None:
    """Hide the listing by hand, as after a concern that could not."""
    with transaction.atomic():
        _step(_locked(concern), StepKind.HIDDEN, by)
        _set_held(concern, True, by)


def show(concern: Concern, *, by: User) -> None:
    """Let the public see the listing again, whatever else is undecided about it."""
    with transaction.atomic():
        _step(_locked(concern), StepKind.SHOWN, by)
        _set_held(concern, False, by)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was found, what changed, why (for leads only), what the sender reads."""

    outcome: str
    change: str
    reasons: str
    reply: str
    stays_hidden: bool


def decide(concern: Concern, decision: Decision, *, by: User) -> bool:
    """Decide; returns whether the listing is hidden afterwards.

    While another concern about the same listing is undecided, it stays as it is. Raises
    ``DecidedAlready``.
    """
    with transaction.atomic():
        row = _locked(concern)
        if row.state != ConcernState.NEW:
            raise DecidedAlready
        _step(row, StepKind.DECIDED, by)
        row.state, row.decided_at = ConcernState.DECIDED, clock.now()
        row.outcome, row.change = decision.outcome, decision.change
        row.reasons, row.reply = decision.reasons, decision.reply
        row.save()
        if decision.stays_hidden or not others_undecided(row):
            _set_held(row, decision.stays_hidden, by)
    concern.refresh_from_db()
    return is_held(concern.listing)


def undo(concern: Concern, *, by: User) -> None:
    """Take the last act back; the listing is as hidden as it was before. ``NothingToUndo``."""
    with transaction.atomic():
        row = _locked(concern)
        step = row.steps.filter(undone_at__isnull=True).last()
        if step is None:
            raise NothingToUndo
        step.undone_at = clock.now()
        step.save(update_fields=["undone_at"])
        if step.kind == StepKind.DECIDED:
            row.state, row.decided_at = ConcernState.NEW, None
            row.outcome = row.change = row.reply = ""
            row.save()
        _set_held(row, step.was_held, by)
    concern.refresh_from_db()


def others_undecided(concern: Concern) -> bool:
    """Whether another concern about the same listing waits for a decision."""
    others = Concern.objects.filter(listing=concern.listing_id, state=ConcernState.NEW)
    return concern.listing_id is not None and others.exclude(pk=concern.pk).exists()


def _locked(concern: Concern) -> Concern:
    return Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)


def _step(concern: Concern, kind: StepKind, by: User) -> None:
    held = is_held(concern.listing)
    ConcernStep.objects.create(concern=concern, kind=kind, by=by, was_held=held)


def _set_held(concern: Concern, held: bool, by: User) -> None:
    if concern.listing is None:
        return
    if held:
        hold(concern.listing, HoldReason.CONCERN, by=by)
    else:
        lift(concern.listing, HoldReason.CONCERN, by=by)
