"""Where a listing is, as far as the public may know: places, coarse points and patches."""

from __future__ import annotations

from places.enums import LocationVisibility
from places.open_referral import words
from places.open_referral.batch import Batch, Row, uid_of
from places.open_referral.identifiers import derived, meeting
from places.open_referral.schedules import shows_place
from places.open_referral.values import present

DECIMALS = 6
COUNTRY = "GB"


def service_at_locations(row: Row, batch: Batch, *, full: bool = True) -> list[Row]:
    """A listing at its place or coarse point, and at each patch that its sessions have."""
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        return []
    found = [at_place(row, full=full)] if shows_place(row) else []
    areas = {area for _rule, area in batch.sessions.get(row["pk"], ()) if area}
    return found + [at_patch(row, batch.patches[area]) for area in sorted(areas)]


def at_place(row: Row, *, full: bool) -> Row:
    """The service at its one place."""
    location = _location(row, full=full)
    return _meeting(meeting(uid_of(row), None), row, location)


def at_patch(row: Row, patch: Row) -> Row:
    """The service somewhere in a patch: no point, for a team has none."""
    location = present(
        id=str(patch["uid"]),
        location_type="physical",
        name=patch["name"],
        description="Youth workers walk around here; there is no fixed meeting point.",
        x_name_cy=patch["name_cy"],
    )
    return _meeting(meeting(uid_of(row), patch["uid"]), row, location)


def _meeting(meeting_id: str, row: Row, location: Row) -> Row:
    return {
        "id": meeting_id,
        "service_id": str(row["uid"]),
        "location_id": location["id"],
        "location": location,
    }


def _location(row: Row, *, full: bool) -> Row:
    exact = row["location_visibility"] == LocationVisibility.EXACT and row["place__uid"]
    if not exact:
        return present(
            id=derived(uid_of(row), "location"),
            location_type="physical",
            name=row["public_where"],
            description=f"Shown to the {row['location_visibility']} only; ask them where it is.",
            latitude=round(row["lat"], DECIMALS),
            longitude=round(row["lon"], DECIMALS),
            x_precision=row["location_visibility"],
        )
    told = present(
        id=str(row["place__uid"]),
        location_type="physical",
        name=row["place__name"],
        description=row["place__getting_there"],
        latitude=round(row["lat"], DECIMALS),
        longitude=round(row["lon"], DECIMALS),
        x_name_cy=row["place__name_cy"],
    )
    if full:
        told |= present(addresses=_addresses(row), accessibility=_accessibility(row))
        if "addresses" not in told:
            # The standard has no address without its every line.
            told |= present(x_address=row["place__address"], x_postcode=row["place__postcode"])
    return told


def _addresses(row: Row) -> list[Row]:
    """The one address, where each of the lines that the standard requires is known."""
    lines = [line.strip() for line in row["place__address"].split(",") if line.strip()]
    if lines and lines[-1] == row["place__postcode"]:
        lines = lines[:-1]
    authority = row["authority__name"] or ""
    city = lines.pop() if len(lines) > 1 else authority
    if not (lines and city and authority and row["place__postcode"]):
        return []
    return [
        {
            "id": derived(row["place__uid"], "address"),
            "location_id": str(row["place__uid"]),
            "address_1": ", ".join(lines),
            "city": city,
            "state_province": authority,
            "postal_code": row["place__postcode"],
            "country": COUNTRY,
            "address_type": "physical",
        }
    ]


def _accessibility(row: Row) -> list[Row]:
    uid = row["place__uid"]
    facts = [words.STEPS.get(row["place__step_free"], "")]
    facts += [words.ACCESS_FACTS[fact] for fact in row["place__access_facts"]]
    found = [
        {
            "id": derived(uid, f"accessibility:{fact}"),
            "location_id": str(uid),
            "description": fact,
        }
        for fact in facts
        if fact
    ]
    if row["place__access_note"]:
        note = row["place__access_note"]
        about = {"id": derived(uid, "accessibility"), "location_id": str(uid)}
        found.append({**about, "description": note})
    return found


def service_areas(row: Row, batch: Batch) -> list[Row]:
    """The patches of a listing with their shapes as GeoJSON."""
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        return []
    uid = uid_of(row)
    areas = {area for _rule, area in batch.sessions.get(row["pk"], ()) if area}
    return [
        present(
            id=derived(uid, f"area:{batch.patches[area]['uid']}"),
            service_id=str(uid),
            name=batch.patches[area]["name"],
            extent=batch.patches[area]["extent"],
            extent_type="geojson",
            x_service_area_id=str(batch.patches[area]["uid"]),
            x_name_cy=batch.patches[area]["name_cy"],
        )
        for area in sorted(areas)
    ]
