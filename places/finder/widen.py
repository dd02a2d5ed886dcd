"""Nothing found: what is open on the next evening, and what is a bit further away.

Every count is the total of the page that its link leads to.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.gis.measure import D
from django.db.models import Count, Q
from django.utils.translation import gettext

from guardianship.lib import clock
from places.finder.chips import kilometres
from places.finder.moment import Window, moment
from places.finder.query import LARGEST_RADIUS_M, FinderQuery
from places.finder.search import Answer, fitting, known_open
from places.finder.where import Spot
from places.querysets import HIDDEN
from places.spoken_time import day_and_time
from places.timetable import instant, local_day

# When most young people look for somewhere to go.
USUAL_TIME = time(19)
EVENINGS_AHEAD = 7
WIDER_M = (5_000, 10_000, 25_000, LARGEST_RADIUS_M)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to widen the question: the wider question, in words, and how many it finds."""

    query: FinderQuery
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What else there is; a way that would find nothing is None."""

    next_evening: Way | None
    further_away: Way | None
    all_kinds: Way | None
    any_time: Way | None

    @property
    def found(self) -> list[Way]:
        """The ways that lead somewhere, nearest to the question first."""
        ways = (self.all_kinds, self.next_evening, self.further_away, self.any_time)
        return [way for way in ways if way is not None]


def ways_on(answer: Answer) -> Ways:
    """Ways on from an answer that found nothing, in four queries at most."""
    return Ways(
        next_evening=_next_evening(answer),
        further_away=_further_away(answer) if answer.spot else None,
        all_kinds=_all_kinds(answer) if answer.query.is_filtered else None,
        any_time=_any_time(answer) if answer.query.has_time else None,
    )


def _next_evening(answer: Answer) -> Way | None:
    first_day = local_day(answer.window.end - timedelta(microseconds=1))
    days = [first_day + timedelta(days=n) for n in range(EVENINGS_AHEAD + 1)]
    walls = [datetime.combine(day, USUAL_TIME) for day in days]
    windows = {wall: moment(instant(wall.date(), wall.time())) for wall in walls}
    coming = {wall: w for wall, w in windows.items() if w.start >= answer.window.end}
    listings = fitting(answer.query).showing_where()
    if answer.spot:
        listings = listings.near(answer.spot.point, answer.query.radius_m)
    week = (next(iter(coming.values())).start, list(coming.values())[-1].end)
    listings = listings.sure().filter(open_intervals__during__overlap=week)
    counts = listings.aggregate(**{_key(wall): _open(w) for wall, w in coming.items()})
    for wall in coming:
        if counts[_key(wall)]:
            query = answer.query.with_changes(at=wall, when=None, unsure=False)
            said = {"time": day_and_time(coming[wall].start, clock.now())}
            return Way(query, counts[_key(wall)], gettext("Open %(time)s") % said)
    return None


def _key(wall: datetime) -> str:
    return f"on_{wall:%Y_%m_%d}"


def _open(window: Window) -> Count:
    held = Q(open_intervals__during__overlap=window.span, open_intervals__certainty="open")
    seen = Q(intervals_from__lte=window.start, intervals_until__gt=window.start)
    return Count("pk", distinct=True, filter=held & seen)


def _further_away(answer: Answer) -> Way | None:
    spot, query = answer.spot, answer.query
    if spot is None:
        return None
    wider_m = [radius_m for radius_m in WIDER_M if radius_m > query.radius_m]
    if not wider_m:
        return None
    listings = fitting(query).showing_where().near(spot.point, wider_m[-1])
    if query.has_time:
        listings = listings.open_during(*answer.window.span)
    counts = listings.aggregate(
        **{f"within_{radius_m}": _within(spot, radius_m) for radius_m in wider_m}
    )
    for radius_m in wider_m:
        if counts[f"within_{radius_m}"]:
            wider = query.with_changes(radius_m=radius_m, unsure=False)
            said = {"distance": kilometres(radius_m)}
            return Way(
                wider, counts[f"within_{radius_m}"], gettext("Up to %(distance)s away") % said
            )
    return None


def _within(spot: Spot, radius_m: int) -> Count:
    return Count("pk", filter=Q(public_geometry__dwithin=(spot.point, D(m=radius_m))))


def _all_kinds(answer: Answer) -> Way | None:
    """The same time and place without the filters."""
    query = FinderQuery(
        when=answer.query.when,
        at=answer.query.at,
        near=answer.query.near,
        radius_m=answer.query.radius_m,
        extent=answer.query.extent,
        area=answer.query.area,
    )
    listings = fitting(query)
    if query.has_time:
        count = known_open(query, answer.spot, answer.window).count()
    elif answer.spot:
        count = listings.near_or_asked_for(answer.spot.point, query.radius_m).count()
    else:
        count = listings.count()
    return Way(query, count, gettext("The same without your other choices")) if count else None


def _any_time(answer: Answer) -> Way | None:
    """The same at any time, as near as that finds something."""
    query = answer.query.with_changes(at=None, when=None, unsure=False)
    listings, spot = fitting(query), answer.spot
    if spot is None:
        count = listings.count()
        return Way(query, count, gettext("At any time")) if count else None
    radii_m = [query.radius_m, *(m for m in WIDER_M if m > query.radius_m)]
    listings = listings.near_or_asked_for(spot.point, radii_m[-1])
    counts = listings.aggregate(
        hidden=Count("pk", filter=HIDDEN),
        **{f"within_{radius_m}": _within(spot, radius_m) for radius_m in radii_m},
    )
    for radius_m in radii_m:
        count = counts[f"within_{radius_m}"] + counts["hidden"]
        if count:
            words = gettext("At any time, up to %(distance)s away")
            said = {"distance": kilometres(radius_m)}
            return Way(query.with_changes(radius_m=radius_m), count, words % said)
    return None
