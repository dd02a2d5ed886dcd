"""One service of a feed as candidate listings: one for each place at which it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gis.packs.refusals import RowRefused
from gis.packs.report import FileReport
from gis.place_names import key_of
from places.enums import Kind, LocationVisibility
from places.importers.candidate import Candidate
from places.importers.open_referral.facts import (
    ages,
    confirmation,
    contacts,
    cost,
    languages,
    ours,
)
from places.importers.open_referral.hours import hours_at
from places.importers.open_referral.organisations import Organisations, organisation_in
from places.importers.open_referral.patches import patches_of
from places.importers.open_referral.terms import (
    is_elsewhere,
    kind_of,
    status_of,
    term_fields,
    why_never,
)
from places.importers.open_referral.values import Notes, Record, known_as
from places.importers.open_referral.venues import COARSE, Spot, spots
from places.importers.row_values import longest_chars_of
from places.models import Listing, Organisation

ID_CHARS = longest_chars_of(Listing, "origin_id")
WHERE_CHARS = longest_chars_of(Listing, "public_where")
NAME_CHARS = longest_chars_of(Listing, "name")
NO_PLACE = "no place to go to: by telephone, online, or not said where"
WAITS = "a trusted business is not shown before it went through our own vetting"


class LeftOut(Exception):
    """A sound service that becomes no listing; the message is a reason that many share."""


class Withdrawn(LeftOut):
    """The source says that the service is not offered any more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the operator wants of a feed; ages are left open by None."""

    kind: str
    age_from: int | None = None
    age_to: int | None = None


def identity(raw: Mapping[str, Any]) -> tuple[str, str]:
    """What a record is known by, and a note where that is not its id.

    Raises ``RowRefused`` where nothing tells it from others.
    """
    found = known_as(raw.get("id"))
    if found:
        if len(found) > ID_CHARS - 40:
            raise RowRefused("id", f"is longer than {ID_CHARS - 40} characters")
        return found, ""
    service = Record(raw, [])
    name = key_of(service.text("name"))
    if not name:
        raise RowRefused("id", "is missing, and so is the name")
    organisation = key_of(organisation_in(service).text("name"))
    mark = hashlib.sha256(f"{name}|{organisation}".encode()).hexdigest()[:16]
    return f"{name[:60]}|{mark}", "is missing; it is known by its name and organisation"


class Services:
    """Turns the records of one feed into candidates."""

    def __init__(
        self, source: Organisation, wanted: Wanted, report: FileReport, today: date
    ) -> None:
        self.source, self.wanted, self.today = source, wanted, today
        self.organisations = Organisations(source, report)

    def candidates(self, raw: Mapping[str, Any], source_id: str, row: int) -> list[Candidate]:
        """The listings of one record; else ``RowRefused`` or ``LeftOut``."""
        notes: Notes = []
        service = Record(raw, notes)
        name = service.text("name")
        if not name:
            raise RowRefused("name", "is missing")
        if len(name) > NAME_CHARS:
            raise RowRefused("name", f"is longer than {NAME_CHARS} characters")
        self._check_wanted(service)
        kind = kind_of(service) or self.wanted.kind
        if kind == Kind.TRUSTED_BUSINESS:
            service.note("attributes", WAITS)
        fields = self._fields(service, name, kind)
        found = self._placed(service, name, kind, fields, source_id, row)
        return [replace(c, notes=tuple(dict.fromkeys((*notes, *c.notes)))) for c in found[:1]] + [
            *found[1:]
        ]

    def _check_wanted(self, service: Record) -> None:
        status = status_of(service)
        if status == "gone":
            raise Withdrawn("no longer offered, says the source")
        if status == "not yet":
            raise LeftOut("not published by the source itself")
        if not status:
            service.note("status", "is none of the standard's; taken as active")
        reason = why_never(service)
        if reason:
            raise LeftOut(f"never listed: {reason}")
        said = ages(Record(service.raw, []))
        low, high = self.wanted.age_from, self.wanted.age_to
        too_old = high is not None and said["age_from"] is not None and said["age_from"] > high
        too_young = low is not None and said["age_to"] is not None and said["age_to"] < low
        if too_old or too_young:
            raise LeftOut("for people of other ages")

    def _fields(self, service: Record, name: str, kind: str) -> dict[str, Any]:
        return {
            "name": name,
            "kind": kind,
            "summary": service.text("description", lines=True),
            "languages": languages(service),
            **term_fields(service),
            **ages(service),
            **cost(service),
            **contacts(service),
            **ours(service),
        }

    def _placed(
        self,
        service: Record,
        name: str,
        kind: str,
        fields: dict[str, Any],
        source_id: str,
        row: int,
    ) -> list[Candidate]:
        organisation = self.organisations.of(service)
        draft = Candidate(
            source_id=source_id,
            row=row,
            organisation=organisation,
            fields=fields,
            hours=hours_at(service, (), only_place=True, patches={}, today=self.today),
            confirmation=confirmation(service, self.source.name, self.today),
        )
        if service.text("x_location") == LocationVisibility.HIDDEN:
            told = ("x_location", "hidden: where it is was not told, and an editor has to say")
            hidden = replace(draft, visibility=LocationVisibility.HIDDEN)
            return [replace(hidden, notes=(told, *draft.hours.notes("schedules")))]
        if kind == Kind.DETACHED_YOUTH_WORK:
            found = self._of_a_team(service, draft)
            if found:
                return [found]
        places = spots(service, name)
        if not places or is_elsewhere(service.text("attending_type")):
            raise LeftOut(NO_PLACE)
        return list(self._at(service, draft, places))

    def _of_a_team(self, service: Record, draft: Candidate) -> Candidate | None:
        """A team in its patches; a register like ours may know of one and of no patch."""
        visibility = service.text("x_location")
        if visibility in COARSE:
            draft = replace(draft, visibility=visibility)
        lead = self.organisations.lead_of(service)
        if lead:
            draft = replace(draft, fields={**draft.fields, "lead_organisation_id": lead.pk})
        patches = patches_of(service, draft.organisation)
        if not patches:
            has_place = bool(service.raw.get("service_at_locations"))
            is_ours = service.text("x_kind") == Kind.DETACHED_YOUTH_WORK and not has_place
            return replace(draft, notes=tuple(draft.hours.notes("schedules"))) if is_ours else None
        meetings = service.children("service_at_locations")
        hours = hours_at(service, meetings, only_place=True, patches=patches, today=self.today)
        return replace(draft, hours=hours, notes=tuple(hours.notes("schedules")))

    def _at(self, service: Record, draft: Candidate, places: Sequence[Spot]) -> Iterator[Candidate]:
        """A candidate at each place; the first has the id of the service alone."""
        for number, spot in enumerate(places):
            hours = hours_at(
                service,
                spot.meetings,
                only_place=len(places) == 1,
                patches={},
                today=self.today,
            )
            own = hashlib.sha256(spot.id.encode()).hexdigest()[:16]
            fields = dict(draft.fields)
            if spot.where:  # in words, as far as the public knows
                fields["public_where"] = spot.where[:WHERE_CHARS]
            if not service.raw.get("x_kind"):  # else it says both of the listing itself
                fields["step_free"] = spot.venue.step_free
                fields["access_facts"] = list(spot.venue.access_facts)
            yield replace(
                draft,
                source_id=f"{draft.source_id}#{own}" if number else draft.source_id,
                fields=fields,
                hours=hours,
                venue=spot.venue,
                visibility=spot.visibility,
                notes=tuple(hours.notes("schedules")),
            )
