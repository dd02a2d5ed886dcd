"""Hours as somebody has them on a form, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from gis.models import Area
from places.enums import LocationVisibility
from places.models import Listing, ListingException, Session
from places.public_location import authority_of, put_on_map
from places.rules import date_exception, session_rule
from places.timetable import HoursKnown, Timetable
from places.unsaved_hours.names import session_name


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session that the engine can read, and what its form calls the row (``sessions-0``)."""

    key: str
    session: Session

    @property
    def name(self) -> str:
        """ "Friday 7pm–9pm"."""
        return session_name(self.session)


@dataclass(frozen=True, slots=True)
class UnsavedHours:
    """Sessions and exceptions as they stand; rows that cannot be read are not among them.

    ``authority`` is whose term dates and bank holidays count, None where nobody knows.
    ``is_doubted`` says that people have found the listing shut when it should be open.
    """

    sessions: tuple[SessionRow, ...] = ()
    exceptions: tuple[ListingException, ...] = ()
    hours_known: HoursKnown = HoursKnown.KNOWN
    authority: Area | None = None
    is_doubted: bool = False

    def timetable(self) -> Timetable:
        """The timetable that publishing these hours would make."""
        return Timetable(
            tuple(session_rule(row.session) for row in self.sessions),
            tuple(date_exception(row) for row in self.exceptions),
            self.hours_known,
        )


def authority_to_be(listing: Listing, sessions: Sequence[Session]) -> Area | None:
    """The authority that publishing ``listing`` with ``sessions`` would give it.

    Works on a copy: neither the listing nor the sessions are touched.
    """
    draft = Listing(
        place=listing.place,
        location_visibility=listing.location_visibility,
        authority=listing.authority,
    )
    draft.sessions = [copy(session) for session in sessions]
    if draft.place and draft.location_visibility != LocationVisibility.EXACT:
        draft.authority = authority_of(draft.place.point)
    put_on_map(draft)
    return draft.authority
