"""Organisations, listings, sessions, exceptions and coverage areas, as files."""

from pathlib import Path

from guardianship.demo.areas import AreaSets
from guardianship.demo.coverage import patches
from guardianship.demo.hours import EXCEPTION_HEADER
from guardianship.demo.hours import HEADER as SESSION_HEADER
from guardianship.demo.listings import HEADER, KINDS, listings
from guardianship.demo.organisations import HEADER as ORGANISATION_HEADER
from guardianship.demo.organisations import organisations
from guardianship.demo.plan import Plan
from guardianship.demo.venues import Venue
from guardianship.demo.writers import write_csv, write_geojson


def write(folder: Path, plan: Plan, sets: AreaSets, venues: dict[str, Venue], seed: int) -> None:
    """One directory for each kind of listing, and what belongs to them."""
    known = organisations()
    rows = [one.row() for one in known.values()]
    write_csv(folder / "organisations.csv", ORGANISATION_HEADER, rows)
    found = listings(venues, known, seed)
    for kind in KINDS:
        of_kind = [one for one in found if one.kind == kind]
        write_csv(folder / f"{kind}.csv", HEADER, [[one.row[c] for c in HEADER] for one in of_kind])
    sessions = [row for one in found for row in one.sessions]
    exceptions = [row for one in found for row in one.exceptions]
    write_csv(folder / "sessions.csv", SESSION_HEADER, sessions)
    write_csv(folder / "exceptions.csv", EXCEPTION_HEADER, exceptions)
    features = [
        (
            {
                "code": patch.code,
                "name": patch.name,
                "name_cy": patch.name_cy,
                "organisation": known[patch.organisation].name,
            },
            patch.shape,
        )
        for patch in patches(plan, sets.authority.shape)
    ]
    write_geojson(folder / "coverage_areas.geojson", features)
