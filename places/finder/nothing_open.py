"""A question that found nothing open: the little that may be said of it, and who is told.

Nothing here knows who asked, from where, or in which words (docs/adr/0020).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.gis.geos import Point
from django.dispatch import Signal

from guardianship.lib.time_bands import OTHER_CODE, band_at, band_of
from places.finder.moment import Window
from places.finder.query import DEFAULT_RADIUS_M
from places.finder.search import Answer
from places.spoken_time import in_london

# Sent with ``missing``, a ``NothingOpen``; rooms above the register listen.
nothing_open = Signal()
ANY_KIND = "any"


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """``lon_lat``: the middle of the town, postcode area or part that was named (WGS 84), never
    where somebody is. ``wanted``: a kind, or ``ANY_KIND``. ``band``: code of a time band."""

    lon_lat: tuple[float, float]
    wanted: str
    band: str


def tell_if_nothing_open(answer: Answer) -> None:
    """Say so where an answer to a whole question is that nothing is open; asks the database
    nothing, since a page has counted all of it already."""
    if settings.COUNT_NOTHING_OPEN and _asks_for_something_open(answer) and _has_nothing(answer):
        middle = _middle(answer)
        if middle is not None:
            wanted = answer.query.kinds[0] if answer.query.kinds else ANY_KIND
            missing = NothingOpen((middle.x, middle.y), wanted, band_asked(answer.window))
            nothing_open.send(sender=None, missing=missing)


def band_asked(window: Window) -> str:
    """The time band of a question: of a stretch the band that has most of its first day."""
    start, end = (in_london(at).replace(tzinfo=None) for at in window.span)
    code = band_of(start, end)
    return code if code != OTHER_CODE else band_at(start)


def _asks_for_something_open(answer: Answer) -> bool:
    """Whether it names a time, and nothing that narrows the answer but one kind at most.

    Wishes such as an age or a step-free way in say something of who asks, and a short way says
    nothing of what is missing. A position that a device told is not counted at all.
    """
    query = answer.query
    is_plain = len(query.kinds) <= 1 and not query.with_changes(kinds=()).is_filtered
    is_wide = answer.spot is None or query.radius_m >= DEFAULT_RADIUS_M
    is_here = query.here or query.extent is not None
    return query.has_time and query.page == 1 and is_plain and is_wide and not is_here


def _has_nothing(answer: Answer) -> bool:
    """Whether nothing is open and nothing may be; beyond what is known, nobody can say."""
    return not (answer.is_out_of_sight or answer.total or answer.perhaps_count)


def _middle(answer: Answer) -> Point | None:
    """The middle of what was named; None where nothing was, or an area that nobody loaded."""
    boundary = next(iter(answer.bounds), None)
    if boundary is not None:
        return None if boundary.empty else boundary.point_on_surface
    return answer.spot.point if answer.spot else None
