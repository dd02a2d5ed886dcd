"""Rows of the register that are valid as they stand; a test says only what it is about."""

from datetime import date, time
from itertools import count
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from gis.crs import WGS84
from gis.models import Area, AreaKind, AreaSet, Nation
from places.enums import ExceptionChoice, Kind, Weekday
from places.models import (
    CoverageArea,
    Listing,
    ListingException,
    Organisation,
    Place,
    Session,
)

_numbers = count(1)
HERE = Point(-2.9977, 51.5842, srid=WGS84)


def square(lon: float, lat: float, side_deg: float = 0.02) -> MultiPolygon:
    """A square around a point, in degrees."""
    half = side_deg / 2
    box = Polygon.from_bbox((lon - half, lat - half, lon + half, lat + half))
    return MultiPolygon(box, srid=WGS84)


def build_area(
    kind: str = AreaKind.AUTHORITY,
    *,
    name: str = "Middleham",
    nation: str = Nation.WALES,
    boundary: MultiPolygon | None = None,
) -> Area:
    """An area around ``HERE``, in a set of its own kind."""
    area_set, _created = AreaSet.objects.get_or_create(
        code=f"{kind}-test", defaults={"kind": kind, "label": f"{kind} of the tests"}
    )
    return Area.objects.create(
        area_set=area_set,
        code=f"T{next(_numbers)}",
        name=name,
        nation=nation,
        boundary=boundary or square(HERE.x, HERE.y, 0.2),
    )


def build_organisation(**fields: Any) -> Organisation:
    """An organisation with a name that nobody else has."""
    return Organisation.objects.create(
        **({"name": f"Organisation {next(_numbers)}", "type": "youth_group"} | fields)
    )


def build_place(**fields: Any) -> Place:
    """A venue at ``HERE``."""
    return Place.objects.create(**({"name": f"Hall {next(_numbers)}", "point": HERE} | fields))


def build_patch(**fields: Any) -> CoverageArea:
    """A patch of detached youth work around ``HERE``."""
    number = next(_numbers)
    defaults = {"code": f"patch-{number}", "name": f"Patch {number}"}
    defaults |= {"boundary": square(HERE.x, HERE.y)}
    if "organisation" not in fields:
        fields["organisation"] = build_organisation()
    return CoverageArea.objects.create(**(defaults | fields))


def session(**fields: Any) -> Session:
    """An unsaved session: Fridays from 19:00 to 21:00 all year."""
    defaults = {"weekday": Weekday.FRIDAY, "starts_at": time(19), "ends_at": time(21)}
    return Session(**(defaults | fields))


def closed_on(first: date, last: date | None = None) -> ListingException:
    """An unsaved exception: closed on these days."""
    return ListingException(kind=ExceptionChoice.CLOSED, first_day=first, last_day=last or first)


def draft_listing(*sessions: Session, **fields: Any) -> Listing:
    """An unsaved listing with these sessions (Fridays 19:00 to 21:00 when none is given)."""
    defaults: dict[str, Any] = {
        "kind": Kind.YOUTH_PROVISION,
        "name": f"Club {next(_numbers)}",
        "live": False,
    }
    exceptions = fields.pop("exceptions", [])
    if "organisation" not in fields:
        fields["organisation"] = build_organisation()
    listing = Listing(**(defaults | fields))
    listing.sessions = list(sessions) or [session()]
    listing.exceptions = exceptions
    return listing


def published_listing(*sessions: Session, **fields: Any) -> Listing:
    """A saved listing that was published from a revision, as editors publish."""
    listing = draft_listing(*sessions, **fields)
    listing.save()
    listing.save_revision().publish()
    return Listing.objects.get(pk=listing.pk)
