"""``[[osm_places]]``: ordinary places of OpenStreetMap as candidate listings, and place names."""

from __future__ import annotations

from collections import Counter

from gis.models import Area, AreaKind, PlaceName
from gis.packs.cells import words
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from gis.place_names import Named, keep
from guardianship.lib import clock
from places.importers.candidate import Candidate, Confirmation, Hours, Venue
from places.importers.directory_hours import hours_from
from places.importers.hours import HoursShape, read_hours
from places.importers.osm_kinds import SETTLEMENTS
from places.importers.osm_reading import OsmPlace, read_places
from places.importers.osm_tags import (
    address_of,
    is_place,
    listing_fields,
    postcode_of,
    why_left_out,
)
from places.importers.sources import source_organisation
from places.importers.timetables import holdable
from places.importers.writing import ListingWriter
from places.models import Listing, Organisation, Place

SOURCE_NAME = "OpenStreetMap contributors"
LICENCE = "ODbL 1.0"
ATTRIBUTION = "© OpenStreetMap contributors"
NOT_CHECKED = "OpenStreetMap, not checked by us yet"
LONGEST_ID_CHARS = Listing._meta.get_field("origin_id").max_length or 0


class OsmPlacesLoader:
    """Listings of kind "ordinary place" and the names of settlements from one PBF file.

    ``seen`` gathers the ids of all OpenStreetMap files of the pack; with ``is_last`` those that
    no file has any more are reported.
    """

    table = "osm_places"

    def __init__(self, pack: Pack, entry: Entry, seen: set[str], *, is_last: bool) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file
        self.seen, self.is_last = seen, is_last

    def load(self, report: FileReport) -> None:
        """Read the file, then write its places and names."""
        confirmed_on = self.entry.get("confirmed_on", None)
        if confirmed_on and confirmed_on > clock.today():
            raise FileRefused(f"confirmed_on is {confirmed_on}, which is in the future")
        source = source_organisation(
            self.pack,
            self.entry,
            name=self.entry.get("organisation") or SOURCE_NAME,
            licence=LICENCE,
            attribution=ATTRIBUTION,
        )
        label = f"{self.table} {self.file}"
        writer = ListingWriter(f"osm:{self.pack.code}", self.entry.get("publish", False), report)
        writer.saw(self.seen)
        names: list[tuple[int, OsmPlace]] = []
        candidates: list[Candidate] = []
        left_out: Counter[str] = Counter()
        for place in read_places(self.entry.path, report, label):
            self.seen.add(place.osm_id)
            if place.tags.get("place") in SETTLEMENTS and "name" in place.tags:
                names.append((SETTLEMENTS.index(place.tags["place"]), place))
            if not is_place(place.tags):
                continue
            report.rows += 1
            reason = why_left_out(place, self.entry.get("exclude", ()), clock.today())
            if reason:
                left_out[reason] += 1
                continue
            try:
                candidates.append(self._candidate(place, source))
            except RowRefused as refusal:
                report.refuse(None, f"{place.osm_id} {refusal.field}", refusal.reason)
        for reason, count in sorted(left_out.items()):
            report.leave_out(count, f"left out: {reason}")
        writer.write(candidates, label)
        writer.saw(self.seen)
        if self.is_last:
            writer.report_gone()
        if self.entry.get("gazetteer", True):
            report.derive("place names", self._keep_names(names))

    def _candidate(self, place: OsmPlace, source: Organisation) -> Candidate:
        fields, notes = listing_fields(place)
        hours = self._hours(place)
        postcode, note = postcode_of(place.tags)
        notes += [("addr:postcode", note)] if note else []
        notes += hours.notes("opening_hours")
        stated = self.entry.get("confirmed_on", None)
        return Candidate(
            source_id=place.osm_id[:LONGEST_ID_CHARS],
            row=None,
            organisation=source,
            fields=fields,
            hours=hours,
            confirmation=Confirmation(stated or clock.today(), NOT_CHECKED, by_load=stated is None),
            venue=Venue(
                key=place.osm_id,
                name=fields["name"],
                name_cy=fields["name_cy"],
                address=address_of(place.tags),
                postcode=postcode,
                point=place.point,
                step_free=fields["step_free"],
                access_facts=tuple(fields["access_facts"]),
                may_share="name" in place.tags,
            ),
            notes=tuple((f"{place.osm_id} {field}", reason) for field, reason in notes),
        )

    @staticmethod
    def _hours(place: OsmPlace) -> Hours:
        text = words(place.tags.get("opening_hours", ""), "opening_hours")
        return holdable(hours_from(read_hours(HoursShape.OSM, text)))

    def _keep_names(self, places: list[tuple[int, OsmPlace]]) -> int:
        """Settlements into the gazetteer, the larger first where two have one name."""
        longest_chars = Place._meta.get_field("name").max_length or 0
        named = []
        for _rank, place in sorted(places, key=lambda item: (item[0], item[1].osm_id)):
            within = self._authority_name(place)
            for key in ("name", "name:en", "name:cy"):
                name = words(place.tags.get(key, ""), key)
                if name and len(name) <= min(longest_chars, 120):
                    named.append(Named(name, PlaceName.Kind.SETTLEMENT, place.point, within))
        return keep(f"{self.pack.code}:osm", named)

    def _authority_name(self, place: OsmPlace) -> str:
        authorities = Area.objects.of_kind(AreaKind.AUTHORITY).current()
        area = authorities.covering(place.point).first()
        if area is None:
            return ""
        return self.pack.name if area.code == self.pack.authority else area.name
