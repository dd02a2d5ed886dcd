"""Nothing found: what is open on the next evening, and what is a bit further away.

Every count is the total of the page that its link leads to: both come from the same listings.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.utils.translation import gettext

from guardianship.lib import clock
from places.counting import count_each
from places.finder.chips import kilometres
from places.finder.moment import wall_clock
from places.finder.query import LARGEST_RADIUS_M, FinderQuery
from places.finder.search import Answer, surely_fitting
from places.spoken_time import day_and_time
from places.timetable import local_day

# When most young people look for somewhere to go.
USUAL_TIME = time(19)
EVENINGS_AHEAD = 7
WIDER_M = (5_000, 10_000, 25_000, LARGEST_RADIUS_M)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to widen the question: the wider question, in words, and how many it finds."""

    query: FinderQuery
    words: str
    count: int = 0


def ways_on(answer: Answer) -> list[Way]:
    """Ways on from an answer that found nothing, each to something; one query.

    Of the evenings the next one counts, of the distances the nearest.
    """
    kinds = [
        list(_without_filters(answer)),
        list(_evenings(answer)),
        list(_further_away(answer)),
        list(_at_any_time(answer)),
    ]
    listings = [
        surely_fitting(way.query, answer.spot, answer.bounds) for ways in kinds for way in ways
    ]
    counts = iter(count_each([part for parts in listings for part in parts]))
    totals = iter([sum(next(counts) for _part in parts) for parts in listings])
    counted = [[replace(way, count=next(totals)) for way in ways] for ways in kinds]
    found = (next((way for way in ways if way.count), None) for ways in counted)
    return [way for way in found if way is not None]


def _without_filters(answer: Answer) -> Iterator[Way]:
    """The same time and place without the other choices."""
    query = answer.query
    if query.is_filtered:
        bare = FinderQuery(
            when=query.when,
            at=query.at,
            near=query.near,
            radius_m=query.radius_m,
            extent=query.extent,
            area=query.area,
            here=query.here,
        )
        yield Way(bare, gettext("The same without your other choices"))


def _evenings(answer: Answer) -> Iterator[Way]:
    """The evenings to come, after the time in question."""
    first_day = local_day(answer.window.end - timedelta(microseconds=1))
    for ahead_days in range(EVENINGS_AHEAD + 1):
        wall = datetime.combine(first_day + timedelta(days=ahead_days), USUAL_TIME)
        evening = wall_clock(wall)
        if evening.start >= answer.window.end:
            said = {"time": day_and_time(evening.start, clock.now())}
            query = answer.query.with_changes(at=wall, when=None, unsure=False)
            yield Way(query, gettext("Open %(time)s") % said)


def _further_away(answer: Answer) -> Iterator[Way]:
    """The same time, further and further away."""
    for radius_m in _wider_m(answer):
        query = answer.query.with_changes(radius_m=radius_m, unsure=False)
        words = gettext("Up to %(distance)s away") % {"distance": kilometres(radius_m)}
        yield Way(query, words)


def _at_any_time(answer: Answer) -> Iterator[Way]:
    """The same at any time, as near as that finds something."""
    if not answer.query.has_time:
        return
    query = answer.query.with_changes(at=None, when=None, unsure=False)
    if answer.spot is None:
        yield Way(query, gettext("At any time"))
        return
    for radius_m in (answer.query.radius_m, *_wider_m(answer)):
        words = gettext("At any time, up to %(distance)s away")
        said = {"distance": kilometres(radius_m)}
        yield Way(query.with_changes(radius_m=radius_m), words % said)


def _wider_m(answer: Answer) -> list[int]:
    if answer.spot is None:
        return []
    return [radius_m for radius_m in WIDER_M if radius_m > answer.query.radius_m]
