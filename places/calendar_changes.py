"""Hours that hang on a school term or a bank holiday are worked out anew when it changes.

An import does it at once, in its own transaction. A person who edits a calendar of a whole
nation is not kept waiting: what the change reaches reads "not sure" from the first day that
changed, until the background task has been there. Where no worker runs, the night does it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Greatest

from guardianship.lib.progress import track
from places.enums import BankHolidayChoice, SeasonChoice
from places.intervals import ROLL_BATCH
from places.models import Listing, OpenInterval, Session
from places.tasks import roll_open_intervals
from places.timetable import SUBSTITUTE_WITHIN_DAYS, day_bounds

# So many are worked out while a person waits for the page: a second or two.
MOST_AT_ONCE = 500
# A bank holiday also tells what the weekend days are for which it may stand.
DAYS_BEFORE_A_HOLIDAY = SUBSTITUTE_WITHIN_DAYS
# The horizon has to lie after its beginning, if only by this much.
NEXT_TO_NOTHING = timedelta(seconds=1)


def calendars_changed(*, areas: Collection[int] = (), nations: Collection[str] = ()) -> int:
    """Work out the hours anew that keep to these calendars; returns how many listings.

    ``areas`` are primary keys of authorities whose terms changed, ``nations`` those whose bank
    holidays did. A listing whose nation nobody knows looks at the bank holidays of all four.
    """
    keys = list(_keeping_to(areas, nations).order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        for start in track(range(0, len(keys), ROLL_BATCH), "hours of listings"):
            batch = Listing.objects.filter(pk__in=keys[start : start + ROLL_BATCH])
            OpenInterval.objects.rebuild(list(batch.order_by("pk").select_for_update()))
    return len(keys)


def calendar_edited(
    *, first_day: date, areas: Collection[int] = (), nations: Collection[str] = ()
) -> int:
    """As ``calendars_changed``, but leaves many listings to the background; returns how many.

    ``first_day`` is the first day of which the change speaks. From then on the listings that
    are left read "not sure", never what was right before the change.
    """
    touched = _keeping_to(areas, nations)
    if touched.count() <= MOST_AT_ONCE:
        calendars_changed(areas=areas, nations=nations)
        return 0
    cut, _end = day_bounds(first_day - timedelta(days=DAYS_BEFORE_A_HOLIDAY))
    horizon = Greatest(Value(cut), F("intervals_from") + NEXT_TO_NOTHING)
    with transaction.atomic():
        left = touched.filter(intervals_until__gt=cut).update(intervals_until=horizon)
        transaction.on_commit(roll_open_intervals.enqueue)
    return left


def _keeping_to(areas: Collection[int], nations: Collection[str]) -> QuerySet[Listing]:
    """Live listings with a session that a change of these calendars can move."""
    in_season = Session.objects.filter(season__in=[SeasonChoice.TERM, SeasonChoice.HOLIDAYS])
    minds_holidays = Session.objects.exclude(on_bank_holidays=BankHolidayChoice.NORMAL)
    touched = Q(authority__in=list(areas), pk__in=in_season.values("listing"))
    if nations:
        there = Q(authority__nation__in=list(nations))
        nowhere = Q(authority__isnull=True) | Q(authority__nation="")
        touched |= (there | nowhere) & Q(pk__in=minds_holidays.values("listing"))
    return Listing.objects.filter(touched, live=True)
