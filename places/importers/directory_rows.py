"""One row of a directory as a candidate listing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib.gis.geos import Point
from django.db.models import TextChoices

from gis.models import Postcode
from gis.packs.cells import shown
from gis.packs.manifest import Entry, Pack
from gis.packs.positions import SamePointWatch, check_grid, point_in_row
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from gis.place_names import key_of
from gis.postcodes import full_postcode, why_not_a_postcode
from guardianship.lib import clock
from places.enums import (
    Access,
    AccessFact,
    Answer,
    Cost,
    GiveName,
    Kind,
    LocationVisibility,
    OrganisationType,
    PracticalHelp,
    StepFree,
)
from places.importers.candidate import Candidate, Confirmation, Hours, Venue
from places.importers.directory_hours import DirectoryHours
from places.importers.row_values import RowValues, listing_words, place_words
from places.importers.sources import source_organisation
from places.importers.tables import DAY_COLUMNS, LISTING_TEXTS, LISTING_WORDS
from places.models import Listing, Organisation

CHOICES: dict[str, tuple[type[TextChoices], str]] = {
    "cost": (Cost, Cost.NOT_SAID),
    "access": (Access, Access.NOT_SAID),
    "step_free": (StepFree, StepFree.NOT_SAID),
    "bring_friend": (Answer, Answer.NOT_SAID),
    "give_name": (GiveName, GiveName.NOT_SAID),
}
LONGEST_ID_CHARS = Listing._meta.get_field("origin_id").max_length or 0
CONFIRMED_BY_CHARS = Listing._meta.get_field("confirmed_by").max_length or 0


class DirectoryRows:
    """Turns the rows of one file into candidates; ``watch`` sees their coordinates."""

    def __init__(
        self,
        pack: Pack,
        entry: Entry,
        columns: Mapping[str, str],
        hours: DirectoryHours,
        report: FileReport,
    ) -> None:
        self.entry, self.columns, self.hours, self.report = entry, columns, hours, report
        self.nation = pack.nation
        name = entry.get("organisation") or entry.get("source") or pack.name
        self.source = source_organisation(pack, entry, name=name)
        self.watch = SamePointWatch()
        self._organisations: dict[str, Organisation] = {}
        self._venues: dict[str, Venue] = {}
        confirmed_on = entry.get("confirmed_on", None)
        if confirmed_on and confirmed_on > clock.today():
            raise FileRefused(f"confirmed_on is {confirmed_on}, which is in the future")

    def identity(self, values: RowValues) -> str:
        """What the row is known by: its id, else its name and postcode.

        Rows that may hide where they are are known by their names alone.
        """
        if "id" in self.columns:
            found = values.text("id")
            if not found:
                raise RowRefused(values.column("id"), "is missing")
            if len(found) > LONGEST_ID_CHARS:
                raise RowRefused(
                    values.column("id"), f"is longer than {LONGEST_ID_CHARS} characters"
                )
            return found
        parts = [key_of(values.text("name"))]
        if "location_visibility" not in self.columns:
            parts.append("".join(values.text("postcode").upper().split()))
        found = "|".join(parts)
        if len(found) > LONGEST_ID_CHARS:
            mark = hashlib.sha256(found.encode()).hexdigest()[:16]
            found = f"{found[: LONGEST_ID_CHARS - 17]} {mark}"
        return found

    def candidate(self, values: RowValues, row_id: str) -> Candidate:
        """The listing that the row describes; else ``RowRefused``."""
        visibility = values.visibility()
        organisation = self._organisation(values)
        fields = self._fields(values)
        venue = self._venue(values, row_id, fields, visibility)
        hours = self.hours.of_row(values, row_id, organisation)
        notes = [*values.notes, *hours.notes(self._hours_column())]
        if venue is None:
            notes += self._check_is_somewhere(values, hours)
        elif visibility != LocationVisibility.EXACT and values.says("getting_there"):
            notes.append((values.column("getting_there"), "left out: the place is not shown"))
        return Candidate(
            source_id=row_id,
            row=values.row.number,
            organisation=organisation,
            fields=fields,
            hours=hours,
            confirmation=self._confirmation(values),
            visibility=visibility,
            venue=venue,
            notes=tuple(notes),
        )

    def _fields(self, values: RowValues) -> dict[str, Any]:
        name = values.fitting("name", Listing, "name")
        if not name:
            raise RowRefused(values.column("name"), "is missing")
        age_from, age_to = values.age("age_from"), values.age("age_to")
        if age_from is not None and age_to is not None and age_to < age_from:
            raise RowRefused(values.column("age_to"), f"{age_to} is below {age_from}")
        kind = values.choice("kind", Kind, self.entry.get("kind"))
        if not kind:
            raise RowRefused(values.column("kind"), "is missing")
        return {
            "name": name,
            "kind": kind,
            "age_from": age_from,
            "age_to": age_to,
            "practical_help": values.choices("practical_help", PracticalHelp),
            "access_facts": values.choices("access_facts", AccessFact),
            "languages": values.codes("languages"),
            **{key: values.text(key, lines=True) for key in LISTING_TEXTS},
            **{key: values.choice(key, *CHOICES[key]) for key in CHOICES},
            **listing_words(values, LISTING_WORDS),
            **values.contacts(),
        }

    def _organisation(self, values: RowValues) -> Organisation:
        name = values.fitting("organisation", Organisation, "name")
        if not name:
            return self.source
        if name.lower() not in self._organisations:
            there = Organisation.objects.filter(name__iexact=name).first()
            if there is None:
                there = Organisation.objects.create(name=name, type=OrganisationType.OTHER)
                self.report.derive("organisations", 1)
            self._organisations[name.lower()] = there
        return self._organisations[name.lower()]

    def _venue(
        self, values: RowValues, row_id: str, fields: Mapping[str, Any], visibility: str
    ) -> Venue | None:
        postcode = self._postcode(values)
        check_grid(self.columns, postcode, self.nation)
        point = point_in_row(values.row, self.columns)
        place_id = values.text("place_id")
        if point and (not place_id or f"place:{place_id}" not in self._venues):
            self.watch.see(point)
        point = point or self._looked_up(values, postcode)
        if point is None:
            return None
        own_name = place_words(values, "place", "name")
        venue = Venue(
            key=(f"place:{place_id}" if place_id else f"row:{row_id}")[:200],
            name=own_name or fields["name"],
            name_cy=place_words(values, "place_cy", "name_cy")
            or ("" if own_name else fields["name_cy"]),
            address=place_words(values, "address", "address"),
            postcode=postcode,
            point=point,
            step_free=fields["step_free"],
            access_facts=tuple(fields["access_facts"]),
            getting_there=values.text("getting_there", lines=True),
        )
        if not place_id or visibility != LocationVisibility.EXACT:
            return venue
        return self._shared(values, venue, own_name=bool(own_name))

    def _shared(self, values: RowValues, venue: Venue, *, own_name: bool) -> Venue:
        """The venue as the first row with its id gave it."""
        first = self._venues.setdefault(venue.key, venue)
        same = replace(venue, step_free=first.step_free, access_facts=first.access_facts)
        if not own_name:  # the name is the listing's, and each row has its own
            same = replace(same, name=first.name, name_cy=first.name_cy)
        if same != first:
            values.notes.append(
                (
                    values.column("place_id"),
                    "an earlier row says otherwise of this place; it counts",
                )
            )
        return first

    def _postcode(self, values: RowValues) -> str:
        text = values.text("postcode")
        if not text:
            return ""
        found = full_postcode(text)
        if found is None:
            reason = f"{shown(text)} {why_not_a_postcode(text)}"
            raise RowRefused(values.column("postcode"), reason)
        return found

    @staticmethod
    def _looked_up(values: RowValues, postcode: str) -> Point | None:
        if not postcode:
            return None
        row = Postcode.objects.filter(code=postcode).first()
        if row is None:
            raise RowRefused(
                values.column("postcode"),
                f"{postcode} is not among the loaded postcodes, and there is no other position",
            )
        return row.point

    def _check_is_somewhere(self, values: RowValues, hours: Hours) -> list[tuple[str, str]]:
        if any(planned.coverage_area for planned in hours.sessions):
            return []
        if values.says("coverage_area"):
            return [(values.column("coverage_area"), "not on the map: no session is known")]
        columns = [values.column(k) for k in ("lon", "easting", "postcode") if k in self.columns]
        raise RowRefused(", ".join(columns), "the row does not say where it is")

    def _confirmation(self, values: RowValues) -> Confirmation:
        by = values.fitting("confirmed_by", Listing, "confirmed_by")
        if "confirmed_on" in self.columns:
            on = values.day("confirmed_on")
            if on and on > clock.today():
                raise RowRefused(values.column("confirmed_on"), f"{on} is in the future")
            return Confirmation(on, by)
        if "confirmed_days_ago" in self.columns:
            days = values.whole("confirmed_days_ago")
            on = None if days is None else clock.today() - timedelta(days=min(days, 36_500))
            return Confirmation(on, by)
        by = by or f"{self.source.name}, not checked by us yet"[:CONFIRMED_BY_CHARS]
        stated = self.entry.get("confirmed_on", None)
        return Confirmation(stated or clock.today(), by, by_load=stated is None)

    def _hours_column(self) -> str:
        keys = [key for key in ("hours_osm", "hours_text", *DAY_COLUMNS) if key in self.columns]
        return self.columns[keys[0]] if keys else "hours"
