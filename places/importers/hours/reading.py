"""What a reader of opening hours hands back, and how it says no."""

from __future__ import annotations

from dataclasses import dataclass, field

from places.recurrence import SessionRule
from places.timetable import DateException, HoursKnown


class NotUnderstood(ValueError):
    """Part of the text has no certain meaning; the message names it in plain English."""


@dataclass(frozen=True, slots=True)
class HoursRead:
    """Opening hours as read from a source.

    ``text`` is the source's own, always kept. ``refused`` is empty, or says in plain English
    what was not understood; there are then no sessions and the hours are not known, because
    half a timetable is a guess. ``repairs`` lists each spelling that was put right and each
    choice between readings, for the report.
    """

    sessions: tuple[SessionRule, ...] = ()
    exceptions: tuple[DateException, ...] = ()
    hours_known: HoursKnown = HoursKnown.NOT_KNOWN
    text: str = ""
    refused: str = ""
    repairs: tuple[str, ...] = field(default=())
