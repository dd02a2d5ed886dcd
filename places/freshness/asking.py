"""Which listings an organisation is asked about, as conditions that every job shares."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from guardianship.lib import clock
from places.enums import HoldReason, OrganisationType
from places.freshness.enums import Stage
from places.models import Hold, Listing


def asked_about() -> QuerySet[Listing]:
    """What is public or would be if somebody confirmed it; what hides it otherwise is not told.

    A listing that its organisation said is not running is not asked about. One that is held back
    for any other reason is, as if nothing had happened: the mail must not give a concern away.
    """
    withdrawn = Hold.objects.filter(
        listing=OuterRef("pk"), reason=HoldReason.WITHDRAWN, lifted_at=None
    )
    asked: QuerySet[Listing] = Listing.objects.filter(~Exists(withdrawn), live=True)
    return asked.exclude(organisation__type=OrganisationType.SOURCE)


def not_confirmed_lately() -> Q:
    """Nobody has said for some weeks that it is right, or ever; and it is worth asking again."""
    latest = clock.today() - timedelta(days=settings.ASK_AGAIN_AFTER_DAYS)
    given_up = clock.today() - timedelta(days=settings.GIVE_UP_AFTER_DAYS)
    return Q(confirmed_on__isnull=True) | Q(confirmed_on__lte=latest, confirmed_on__gte=given_up)


def is_not_confirmed_lately(listing: Listing) -> bool:
    """The same of one listing."""
    if listing.confirmed_on is None:
        return True
    age_days = (clock.today() - listing.confirmed_on).days
    return settings.ASK_AGAIN_AFTER_DAYS <= age_days <= settings.GIVE_UP_AFTER_DAYS


def money_ends_soon() -> Q:
    """What it is paid with ends within some months, as its organisation said."""
    today = clock.today()
    ahead = timedelta(days=settings.FUNDING_AHEAD_DAYS)
    return Q(funded_until__gte=today, funded_until__lte=today + ahead)


def stage_days() -> dict[Stage, int]:
    """After how many days without a confirmation each stage is reached, the last stage first."""
    return {
        Stage.UNLISTED: settings.UNLISTED_AFTER_DAYS,
        Stage.LAST_CALL: settings.UNLISTED_AFTER_DAYS - settings.LAST_CALL_BEFORE_DAYS,
        Stage.NOT_SURE: settings.NOT_SURE_AFTER_DAYS,
        Stage.CHECK_FIRST: settings.CHECK_FIRST_AFTER_DAYS,
    }


def past(stage: Stage) -> Q:
    """Whether a listing is at ``stage`` or beyond, by the same day as ``listed()`` goes by."""
    return Q(confirmed_on__lt=clock.today() - timedelta(days=stage_days()[stage]))


def stage_now() -> Case:
    """The furthest stage that a listing is at, or nothing."""
    return Case(
        *(When(past(stage), then=Value(stage.value)) for stage in stage_days()),
        default=None,
        output_field=CharField(null=True),
    )


def unlisted_on(confirmed_on: date) -> date:
    """The first day on which the public no longer sees a listing confirmed on that day."""
    return confirmed_on + timedelta(days=settings.UNLISTED_AFTER_DAYS + 1)
