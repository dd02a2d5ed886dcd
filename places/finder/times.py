"""Times that one press chooses: the evenings that people ask about most."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from guardianship.lib import clock
from places.finder.chips import Chip
from places.finder.query import FinderQuery
from places.spoken_time import in_london, short_day, wall_time

# Weekday (Monday is 0) and time: after school, Friday night, Saturday night.
USUAL = ((2, time(16)), (4, time(19)), (5, time(21, 30)))


def usual_times(query: FinderQuery) -> list[Chip]:
    """Links to the next of each usual time: "Sat 9:30pm", the chosen one marked."""
    now = in_london(clock.now()).replace(tzinfo=None)
    return [_chip(query, _next(now, weekday, at)) for weekday, at in USUAL]


def _next(now: datetime, weekday: int, at: time) -> datetime:
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
    coming = datetime.combine(day, at)
    return coming if coming >= now else coming + timedelta(days=7)


def _chip(query: FinderQuery, wall: datetime) -> Chip:
    chosen = query.with_changes(at=wall, when=None, unsure=False)
    words = f"{short_day(wall.date())} {wall_time(wall.time())}"
    return Chip(words, chosen.querystring(), query.at == wall)
