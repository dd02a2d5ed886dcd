"""Something is wrong with a listing; several who found it shut turn it to "not sure"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from guardianship.lib import clock
from places.enums import HoldReason
from places.holds import hold, lift
from places.models import Listing, OpenInterval
from places.timetable import Certainty, Reason
from places.voice.codes import hash_of, new_code
from places.voice.concerns import TooMany
from places.voice.enums import SHUT, CorrectionReply, ShutAnswer, Wrong
from places.voice.limits import Limit, network_key, take, voice_of
from places.voice.models import Correction

if TYPE_CHECKING:
    from guardianship.accounts.models import User

REPLIES = {
    ShutAnswer.RUNS: CorrectionReply.WAS_RIGHT,
    ShutAnswer.MENDED: CorrectionReply.MENDED,
}


def report_wrong(request: HttpRequest, listing: Listing, what: Wrong) -> str:
    """Keep what somebody found wrong; returns the code for the sender. Raises ``TooMany``."""
    if not take(Limit("wrong", settings.CORRECTIONS_PER_NETWORK), network_key(request)):
        raise TooMany
    code = new_code()
    day = clock.today() - timedelta(days=what == Wrong.SHUT_YESTERDAY)
    with transaction.atomic():
        row = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        is_shut = what in SHUT
        Correction.objects.create(
            listing=row,
            what=what,
            day=day,
            counts=is_shut and should_have_been_open(row, day),
            voice=voice_of(request, row.pk) if is_shut else None,
            code_hash=hash_of(code),
        )
        if is_shut and voices_that_count(row) >= settings.SHUT_REPORTS_NEEDED:
            hold(row, HoldReason.REPORTED_SHUT)
    return code


def should_have_been_open(listing: Listing, day: date) -> bool:
    """Whether it was to be open for a moment of ``day``, in London, up to now."""
    start = datetime.combine(day, time(0), clock.LONDON)
    end = min(datetime.combine(day + timedelta(days=1), time(0), clock.LONDON), clock.now())
    promised = Q(certainty=Certainty.OPEN) | Q(reason=Reason.REPORTED_SHUT)
    return (
        start < end
        and OpenInterval.objects.filter(
            promised, listing=listing, during__overlap=(start, end)
        ).exists()
    )


def waiting_shut_reports(listing: Listing) -> QuerySet[Correction]:
    """Reports that count, lately, and that nobody has answered."""
    since = clock.today() - timedelta(days=settings.SHUT_REPORTS_WITHIN_DAYS)
    return Correction.objects.filter(
        listing=listing, what__in=SHUT, counts=True, answered_at__isnull=True, day__gt=since
    )


def voices_that_count(listing: Listing) -> int:
    """How many different networks found it shut, at least."""
    return waiting_shut_reports(listing).values("voice").distinct().count()


def answer_shut_reports(*, listing: Listing, answer: ShutAnswer, by: User | None) -> int:
    """The owner, or an editor who asked, says how it is; returns how many reports it answers.

    The listing is believed again. Whoever reported it reads the answer by code.
    """
    with transaction.atomic():
        row = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        open_reports = Correction.objects.filter(
            listing=row, what__in=SHUT, answered_at__isnull=True
        )
        answered = open_reports.update(
            answered_at=clock.now(), answered_by=by, reply=REPLIES[answer]
        )
        lift(row, HoldReason.REPORTED_SHUT, by=by)
    return answered


def answer_correction(correction: Correction, reply: CorrectionReply, *, by: User) -> None:
    """Say what became of one correction that is not about being shut."""
    waiting = Correction.objects.filter(pk=correction.pk, answered_at__isnull=True)
    waiting.update(answered_at=clock.now(), answered_by=by, reply=reply)
