"""Where a service is: its places in order, each with the meetings of service and location."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib.gis.geos import Point

from gis.crs import WGS84, OutsideTheUnitedKingdom, check_in_uk
from gis.models import Postcode
from gis.packs.cells import shown
from gis.packs.positions import DECIMALS
from gis.packs.refusals import RowRefused
from gis.postcodes import full_postcode, why_not_a_postcode
from places.enums import LocationVisibility
from places.importers.candidate import Venue
from places.importers.open_referral.terms import access_facts
from places.importers.open_referral.values import Record
from places.importers.row_values import longest_chars_of
from places.models import Place

ADDRESS_LINES = ("address_1", "address_2", "city", "region", "state_province")
NAME_CHARS = longest_chars_of(Place, "name")
ADDRESS_CHARS = longest_chars_of(Place, "address")
LONGEST_KEY_CHARS = 190
COARSE = (LocationVisibility.STREET, LocationVisibility.AREA)
NOWHERE_TYPES = {"virtual", "postal"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a service: the location's id, its venue, and what the public may see of it."""

    id: str
    venue: Venue
    meetings: tuple[Record, ...]
    visibility: str = LocationVisibility.EXACT
    where: str = ""


def spots(service: Record, name: str) -> list[Spot]:
    """The physical places of a service, each once, in the order of their ids.

    Raises ``RowRefused`` when it has places and none of them can be found on the map.
    """
    found: dict[str, Spot] = {}
    refusals: list[RowRefused] = []
    for meeting in _meetings(service):
        location = meeting.child("location")
        if not location and meeting.id("location_id"):
            refusals.append(RowRefused(meeting.field("location"), "is named by its id alone"))
        if not location or location.text("location_type").lower() in NOWHERE_TYPES:
            continue
        try:
            spot = _spot(location, meeting, name)
        except RowRefused as error:
            refusals.append(error)
            continue
        if spot is None:
            continue
        same = found.get(spot.id)
        found[spot.id] = replace(same, meetings=(*same.meetings, meeting)) if same else spot
    if refusals and not found:
        raise refusals[0]
    service.notes += [(refusal.field, refusal.reason) for refusal in refusals]
    return [found[key] for key in sorted(found)]


def _meetings(service: Record) -> list[Record]:
    """The meetings with places; some publishers have the places at the service itself."""
    found = service.children("service_at_locations")
    if found:
        return found
    places = service.children("locations", "location")
    return [Record({"location": p.raw}, p.notes, p.path) for p in places]


def _spot(location: Record, meeting: Record, name: str) -> Spot | None:
    address, postcode = _address(location)
    point = _point(location, postcode)
    if point is None:
        return None
    visibility = location.text("x_precision")
    step_free, facts, access_words = access_facts(location)
    own_name = location.text("name", most_chars=NAME_CHARS)
    key = location.id() or meeting.id("location_id") or f"{own_name}|{postcode}"
    venue = Venue(
        key=f"location:{key}"[:LONGEST_KEY_CHARS],
        name=own_name or address.split(",")[0][:NAME_CHARS] or name,
        name_cy=location.text("x_name_cy", most_chars=NAME_CHARS),
        address=address,
        postcode=postcode,
        point=point,
        step_free=step_free,
        access_facts=tuple(facts),
        getting_there="\n".join(
            words for words in (location.text("description", lines=True), access_words) if words
        ),
        may_share=bool(own_name),
    )
    coarse = visibility if visibility in COARSE else LocationVisibility.EXACT
    return Spot(key, venue, (meeting,), coarse, own_name if coarse == visibility else "")


def _address(location: Record) -> tuple[str, str]:
    """The lines of the address, each once, and the postcode; badly written ones are told."""
    said = next(iter(_physical(location)), location)  # some have the lines at the place itself
    lines: dict[str, str] = {}
    for key in ADDRESS_LINES:
        line = said.text(key).strip(" ,")
        if line:
            lines.setdefault(line.lower(), line)
    address = ", ".join(lines.values()) or location.text("x_address")
    text = said.text("postal_code") or location.text("x_postcode")
    postcode = full_postcode(text) if text else ""
    if postcode is None:
        said.note("postal_code", f"{shown(text)} {why_not_a_postcode(text)}; it was left out")
    if len(address) > ADDRESS_CHARS:
        said.note("address_1", f"was cut to {ADDRESS_CHARS} characters")
    return address[:ADDRESS_CHARS], postcode or ""


def _physical(location: Record) -> Iterator[Record]:
    for address in location.children("addresses", "physical_addresses"):
        if address.text("address_type").lower() not in NOWHERE_TYPES:
            yield address


def _point(location: Record, postcode: str) -> Point | None:
    """The point of the coordinates, else of the postcode; None where neither is said."""
    lon, lat = location.number("longitude"), location.number("latitude")
    if lon is not None and lat is not None and (lon, lat) != (0, 0):
        try:
            check_in_uk(lon, lat)
        except OutsideTheUnitedKingdom as error:
            if not postcode:
                raise RowRefused(location.field("longitude"), str(error)) from error
            location.note("longitude", f"{error}; the postcode was taken instead")
        else:
            return Point(round(lon, DECIMALS), round(lat, DECIMALS), srid=WGS84)
    elif any(location.text(key) for key in ("longitude", "latitude")) and (lon, lat) != (0, 0):
        if not postcode:
            raise RowRefused(
                location.field("latitude"), "has no whole coordinates, and no postcode"
            )
        location.note("latitude", "there are no whole coordinates; they were left out")
    if not postcode:
        return None
    row = Postcode.objects.filter(code=postcode).first()
    if row is None:
        raise RowRefused(
            location.field("postal_code"),
            f"{postcode} is not among the loaded postcodes, and there is no other position",
        )
    return row.point
