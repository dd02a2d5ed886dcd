"""Which listings are open at a moment, straight from their sessions: no finder, no intervals.

A second, slower reading of the rules in docs, for ordinary days only.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain

import shapely
from shapely import wkt

from places.models import BankHoliday, Hold, Listing, ListingException, SchoolTerm, Session

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_MINUTES = 1_440
BELIEVED_FOR = timedelta(days=90)
Box = tuple[float, float, float, float]


def names_open_at(wall: datetime, *, today: date, kinds: set[str], box: Box) -> list[str]:
    """Sorted names of all public listings in the box that are surely open at a wall clock."""
    for day in (wall.date(), wall.date() - timedelta(days=1)):
        assert not BankHoliday.objects.filter(day=day).exists(), "only ordinary days are judged"
    rows = Listing.objects.filter(live=True, kind__in=kinds).select_related("organisation")
    held = set(Hold.objects.filter(lifted_at__isnull=True).values_list("listing", flat=True))
    found = [
        row.name
        for row in rows
        if row.pk not in held
        and row.location_visibility != "hidden"
        and row.hours_known == "known"
        and row.confirmed_on is not None
        and today - row.confirmed_on <= BELIEVED_FOR
        and touches(row, box)
        and is_open(row, wall)
    ]
    return sorted(found)


def touches(listing: Listing, box: Box) -> bool:
    """Whether what it shows on a map comes into the box."""
    shape = listing.public_geometry
    return shape is not None and shapely.box(*box).intersects(wkt.loads(shape.wkt))


def is_open(listing: Listing, wall: datetime) -> bool:
    """Whether the minute of the wall clock is among those of the day, or of the night before."""
    minute = wall.hour * 60 + wall.minute
    yesterday = wall.date() - timedelta(days=1)
    return minute in minutes(listing, wall.date()) or minute + DAY_MINUTES in minutes(
        listing, yesterday
    )


def minutes(listing: Listing, day: date) -> set[int]:
    """Every minute that it is open of what begins on a day; past 1,440 after midnight."""
    otherwise = [e for e in listing.exceptions.all() if e.first_day <= day <= e.last_day]
    if any(e.kind == "closed" for e in otherwise):
        return set()
    usual = [s for s in listing.sessions.all() if falls_on(s, day, listing)]
    if any(e.kind == "changed" for e in otherwise):
        usual = []
    return set(chain.from_iterable(map(stretch, [*usual, *otherwise])))


def stretch(hours: Session | ListingException) -> range:
    """Minutes since midnight."""
    starts_at, ends_at = (since_midnight(at) for at in (hours.starts_at, hours.ends_at))
    return range(starts_at, ends_at + DAY_MINUTES * hours.ends_next_day)


def since_midnight(at: time) -> int:
    """The minute of the day."""
    return at.hour * 60 + at.minute


def falls_on(session: Session, day: date, listing: Listing) -> bool:
    """Whether the session is surely held on a day that is no bank holiday."""
    if session.by_appointment or session.on_bank_holidays == "special":
        return False
    if session.repeat == "once":
        return session.on_date == day
    if session.weekday and session.weekday != WEEKDAYS[day.weekday()]:
        return False
    return all(_limits(session, day, listing))


def _limits(session: Session, day: date, listing: Listing) -> Iterator[bool]:
    yield session.valid_from is None or session.valid_from <= day
    yield session.valid_to is None or day <= session.valid_to
    if session.yearly_from is not None:
        ordinal = day.month * 100 + day.day
        first, last = session.yearly_from, session.yearly_to
        inside = first <= ordinal <= last
        yield inside if first <= last else ordinal >= first or ordinal <= last
    if session.repeat == "monthly":
        yield session.nth in (which_of_month(day), -which_of_month(mirrored(day)))
    if session.interval_weeks > 1:
        since = day - monday(session.valid_from)
        yield since.days // 7 % session.interval_weeks == 0
    if session.season in ("term", "holidays"):
        yield in_term(listing, day) == (session.season == "term")


def which_of_month(day: date) -> int:
    """The first, second … such weekday of its month."""
    return sum(1 for number in range(1, day.day + 1) if (day.day - number) % 7 == 0)


def mirrored(day: date) -> date:
    """As far from the end of its month as the day is from the beginning."""
    after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day.replace(day=(after - day).days)


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def in_term(listing: Listing, day: date) -> bool:
    """Whether schools of the listing's authority are in term; all days here are published."""
    terms = SchoolTerm.objects.filter(calendar__area=listing.authority)
    return terms.filter(first_day__lte=day, last_day__gte=day).exists()
