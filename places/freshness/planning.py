"""What is to be sent: worked out at night, written down once, sent by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from guardianship.lib import clock
from places.calendars import calendars_by_authority
from places.freshness.asking import (
    asked_about,
    money_ends_soon,
    not_confirmed_lately,
    past,
    stage_now,
)
from places.freshness.batches import in_batches
from places.freshness.enums import REMINDERS, MailKind, Stage
from places.freshness.models import OutgoingMail, StageReached
from places.freshness.recipients import editors, recipients_of
from places.freshness.seasons import LOOKED_AHEAD, LOOKED_BACK, next_occasion
from places.intervals import Window
from places.models import Organisation

# Two mails about a holiday whose dates were corrected in between would be one too many.
SAME_SEASON_DAYS = 7


def note_stages() -> str:
    """Write down which listings reached a stage; who runs what is no longer shown is told.

    A listing that was too old when it came is noted once, at the furthest stage.
    """
    noted = StageReached.objects.filter(
        listing=OuterRef("pk"), confirmed_on=OuterRef("confirmed_on"), stage=OuterRef("stage")
    )
    listings = asked_about().annotate(stage=stage_now()).filter(stage__isnull=False)
    told = reached = 0
    today = clock.today()
    for keys in in_batches(listings.filter(~Exists(noted))):
        with transaction.atomic():
            rows = listings.filter(pk__in=keys)
            found = list(rows.values_list("pk", "confirmed_on", "stage", "organisation"))
            stages = [
                StageReached(
                    listing_id=pk,
                    confirmed_on=on,
                    stage=stage,
                    noted_on=today,
                    told_on=today if stage == Stage.UNLISTED else None,
                )
                for pk, on, stage, _organisation in found
            ]
            reached += len(StageReached.objects.bulk_create(stages, ignore_conflicts=True))
            gone = {key for _pk, _on, stage, key in found if stage == Stage.UNLISTED}
            told += _plan({(key, MailKind.UNLISTED): today.isoformat() for key in gone})
    return f"{reached:,} listings reached a stage, {told:,} mails planned"


def plan_ageing() -> str:
    """Tell organisations which of their listings have not been confirmed for too long."""
    today = clock.today()
    untold = StageReached.objects.filter(
        told_on=None, listing__in=asked_about(), confirmed_on=F("listing__confirmed_on")
    )
    due = Organisation.objects.filter(Exists(untold.filter(listing__organisation=OuterRef("pk"))))
    planned = 0
    for keys in in_batches(_not_written_to_lately(due)):
        with transaction.atomic():
            planned += _plan({(key, MailKind.AGE): today.isoformat() for key in keys})
            untold.filter(listing__organisation__in=keys).update(told_on=today)
    return f"{planned:,} mails planned"


def plan_monthly() -> str:
    """One mail a month for each organisation with something that was not confirmed lately."""
    period = f"{clock.today():%Y-%m}"
    due = _with_listings(asked_about().filter(not_confirmed_lately()))
    written = OutgoingMail.objects.filter(
        organisation=OuterRef("pk"), kind=MailKind.MONTHLY, period=period
    )
    planned = 0
    for keys in in_batches(_not_written_to_lately(due.filter(~Exists(written)))):
        with transaction.atomic():
            planned += _plan({(key, MailKind.MONTHLY): period for key in keys})
    return f"{planned:,} mails planned"


def plan_seasons() -> str:
    """One mail before each holiday of the areas in which an organisation has listings."""
    shown = asked_about().exclude(past(Stage.UNLISTED))
    organisations = _not_written_to_lately(_with_listings(shown))
    planned = 0
    for keys in in_batches(organisations):
        with transaction.atomic():
            planned += _plan(_seasons_of(keys))
    return f"{planned:,} mails planned"


def plan_funding() -> str:
    """One mail about each month in which money ends, some months before: what happens after?

    Whose money ends in several months is asked about the first that nobody has asked about yet.
    """
    due = asked_about().filter(money_ends_soon())
    planned = 0
    for keys in in_batches(_not_written_to_lately(_with_listings(due))):
        with transaction.atomic():
            asked = OutgoingMail.objects.filter(organisation__in=keys, kind=MailKind.FUNDING)
            written = set(asked.values_list("organisation", "period"))
            mine = due.filter(organisation__in=keys).order_by("funded_until")
            wanted: dict[tuple[int, MailKind], str] = {}
            for key, day in mine.values_list("organisation", "funded_until"):
                if (key, f"{day:%Y-%m}") not in written:
                    wanted.setdefault((key, MailKind.FUNDING), f"{day:%Y-%m}")
            planned += _plan(wanted)
    return f"{planned:,} mails planned"


def plan_editors_week() -> str:
    """One mail a week for everybody who looks after the register."""
    today = clock.today()
    if today.weekday() < settings.EDITORS_MAIL_WEEKDAY:
        return "not the day"
    year, week, _weekday = today.isocalendar()
    mails = [
        OutgoingMail(kind=MailKind.EDITORS_WEEK, period=f"{year}-W{week:02}", recipient=email)
        for email in editors()
    ]
    return f"{_written(mails):,} mails planned"


def _with_listings(listings: QuerySet) -> QuerySet[Organisation]:
    return Organisation.objects.filter(Exists(listings.filter(organisation=OuterRef("pk"))))


def _not_written_to_lately(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    since = clock.now() - timedelta(days=settings.MAIL_GAP_DAYS)
    lately = OutgoingMail.objects.filter(
        organisation=OuterRef("pk"), kind__in=REMINDERS, planned_at__gt=since
    )
    return organisations.filter(~Exists(lately))


def _seasons_of(keys: list[int]) -> dict[tuple[int, MailKind], str]:
    """The holiday that each organisation is asked about now, where there is a new one."""
    today = clock.today()
    areas: dict[int, set[int | None]] = defaultdict(set)
    pairs = asked_about().filter(organisation__in=keys).order_by()
    for key, authority in pairs.values_list("organisation", "authority").distinct():
        areas[key].add(authority)
    ahead = timedelta(days=settings.SEASON_AHEAD_DAYS)
    window = Window(today - LOOKED_BACK, today + ahead + LOOKED_AHEAD)
    calendars = calendars_by_authority({one for some in areas.values() for one in some}, window)
    written = _seasons_written(keys)
    found = {}
    for key, authorities in areas.items():
        occasion = next_occasion(
            [calendars[one] for one in authorities], today, settings.SEASON_AHEAD_DAYS
        )
        if occasion and not _is_near(occasion.first_day, written[key]):
            found[key, MailKind.SEASON] = occasion.first_day.isoformat()
    return found


def _seasons_written(keys: list[int]) -> dict[int, list[date]]:
    written: dict[int, list[date]] = defaultdict(list)
    since = clock.today() - timedelta(days=SAME_SEASON_DAYS)
    rows = OutgoingMail.objects.filter(
        organisation__in=keys, kind=MailKind.SEASON, period__gte=since.isoformat()
    )
    for key, period in rows.values_list("organisation", "period"):
        written[key].append(date.fromisoformat(period))
    return written


def _is_near(day: date, others: Iterable[date]) -> bool:
    return any(abs(day - other) <= timedelta(days=SAME_SEASON_DAYS) for other in others)


def _plan(wanted: dict[tuple[int, MailKind], str]) -> int:
    """Mails for all whom each organisation names; returns how many are new."""
    people = recipients_of({key for key, _kind in wanted})
    return _written(
        [
            OutgoingMail(
                kind=kind,
                organisation_id=key,
                period=period,
                recipient=one.email,
                language=one.language,
            )
            for (key, kind), period in wanted.items()
            for one in people.get(key, [])
        ]
    )


def _written(mails: list[OutgoingMail]) -> int:
    for mail in mails:
        mail.planned_at = clock.now()
    before = OutgoingMail.objects.count()
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    return OutgoingMail.objects.count() - before
