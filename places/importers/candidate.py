"""One row of a source, understood: what the listing, its venue and its hours are to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.contrib.gis.geos import Point

from places.enums import LocationVisibility, StepFree
from places.importers.fingerprints import fingerprint
from places.models import CoverageArea, Organisation
from places.recurrence import SessionRule
from places.timetable import DateException, HoursKnown


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where it is. ``key`` is the venue's identity in the source.

    ``may_share`` says that another source's place of the same name and position is the same.
    """

    key: str
    name: str
    point: Point
    name_cy: str = ""
    address: str = ""
    postcode: str = ""
    step_free: str = StepFree.NOT_SAID
    access_facts: tuple[str, ...] = ()
    getting_there: str = ""
    may_share: bool = True

    def said(self) -> dict[str, Any]:
        """Its values, plain, without its identity."""
        values = {name: getattr(self, name) for name in self.__slots__ if name != "may_share"}
        return values | {"key": "", "point": [round(self.point.x, 7), round(self.point.y, 7)]}


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session to write, with the coverage area it is in."""

    rule: SessionRule
    coverage_area: CoverageArea | None = None


@dataclass(frozen=True, slots=True)
class PlannedException:
    """A dated exception to write."""

    exception: DateException
    note: str = ""
    note_cy: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """All that a source says about when; ``doubt`` says why it is not understood."""

    sessions: tuple[PlannedSession, ...] = ()
    exceptions: tuple[PlannedException, ...] = ()
    known: HoursKnown = HoursKnown.NOT_KNOWN
    text: str = ""
    doubt: str = ""
    repairs: tuple[str, ...] = ()

    def notes(self, column: str) -> list[tuple[str, str]]:
        """What the report has to say about how they were read."""
        found = [(column, f"read with a repair: {repair}") for repair in self.repairs]
        if self.doubt:
            found.append((column, f"hours not known: {self.doubt}"))
        return found

    def doubted(self, reason: str) -> Hours:
        """The same source without its times: half a timetable is a guess."""
        return replace(self, sessions=(), exceptions=(), known=HoursKnown.NOT_KNOWN, doubt=reason)

    def said(self) -> list[Any]:
        """Its values, plain."""
        return [
            [[asdict(s.rule), s.coverage_area and s.coverage_area.code] for s in self.sessions],
            [[asdict(e.exception), e.note, e.note_cy] for e in self.exceptions],
            self.known.value,
            self.text,
        ]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """When and by whom the listing was last found right.

    ``by_load`` marks the day of loading standing in for a date that the source does not give:
    it is set when the row is first written or changes, and loading again does not renew it.
    """

    on: date | None
    by: str = ""
    by_load: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A listing to write. ``fields`` are values of plain listing fields by name."""

    source_id: str
    row: int | None
    organisation: Organisation
    fields: Mapping[str, Any]
    hours: Hours
    confirmation: Confirmation
    visibility: str = LocationVisibility.EXACT
    venue: Venue | None = None
    notes: tuple[tuple[str, str], ...] = field(default=())

    @property
    def exact(self) -> bool:
        """Whether the public sees the venue."""
        return self.visibility == LocationVisibility.EXACT

    def fingerprint(self, publish: bool) -> str:
        """A mark of all this; the venue is left out where the listing hides it."""
        confirmed = "" if self.confirmation.by_load else self.confirmation.on
        return fingerprint(
            [
                dict(self.fields),
                self.organisation.name,
                self.hours.said(),
                confirmed,
                self.confirmation.by,
                self.visibility,
                self.venue.said() if self.venue and self.exact else None,
                publish,
            ]
        )
