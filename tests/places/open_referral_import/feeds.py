"""Services as publishers write them, and imports of them through the command."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.management import CommandError, call_command

from places.models import Listing

LON, LAT = -3.0, 51.6


def uid(name: str) -> str:
    """A UUID that belongs to a name."""
    return str(uuid5(NAMESPACE_URL, name))


def a_location(name: str = "Town Hall", **members: Any) -> dict[str, Any]:
    """A physical location of version 3.0 with an address."""
    return {
        "id": uid(f"location {name}"),
        "location_type": "physical",
        "name": name,
        "latitude": LAT,
        "longitude": LON,
        "addresses": [
            {
                "id": uid(f"address {name}"),
                "address_1": "1 High Street",
                "city": "Middleham",
                "state_province": "Middleham",
                "postal_code": "XQ1 1AA",
                "country": "GB",
                "address_type": "physical",
            }
        ],
        **members,
    }


def at(location: dict[str, Any], name: str = "Chess club") -> dict[str, Any]:
    """The meeting of a service and a location."""
    key = uid(f"meeting {name} {location.get('id')}")
    return {"id": key, "location_id": location.get("id"), "location": location}


def weekly(byday: str, opens_at: str, closes_at: str, **members: Any) -> dict[str, Any]:
    """A weekly schedule of version 3.0."""
    return {
        "id": uid(f"{byday} {opens_at} {members}"),
        "freq": "WEEKLY",
        "byday": byday,
        "opens_at": opens_at,
        "closes_at": closes_at,
        **members,
    }


def a_service(name: str = "Chess club", **members: Any) -> dict[str, Any]:
    """A service of version 3.0 at the town hall, on Fridays from 18:00 to 21:00."""
    return {
        "id": uid(name),
        "name": name,
        "status": "active",
        "description": "Chess for everybody.",
        "minimum_age": 11,
        "maximum_age": 18,
        "assured_date": "2026-03-01",
        "organization": {"id": uid("Rooks"), "name": "The Rooks", "description": "A club."},
        "service_at_locations": [at(a_location(), name)],
        "schedules": [weekly("FR", "18:00", "21:00")],
        **members,
    }


def an_old_location() -> dict[str, Any]:
    """A location of version 1.0."""
    return {
        "id": uid("theatre"),
        "name": "Little Theatre",
        "description": "",
        "latitude": "51.601",
        "longitude": "-3.001",
        "physical_addresses": [
            {
                "id": uid("theatre address"),
                "address_1": "2 Mill Lane",
                "city": "Middleham",
                "state_province": "",
                "postal_code": "xq11ab",
                "country": "England",
            }
        ],
        "accessibility_for_disabilities": [
            {"id": uid("ramp"), "accessibility": "Ramp at the side door"}
        ],
    }


def an_old_service(name: str = "Drama", **members: Any) -> dict[str, Any]:
    """A service as directories of version 1.0 publish it, empty texts and all."""
    return {
        "id": uid(name),
        "name": name,
        "description": "<p>Acting &amp; singing.</p><p>Bring&nbsp;water.</p>",
        "url": "",
        "email": "",
        "status": "active",
        "fees": "",
        "accreditations": "",
        "deliverable_type": None,
        "attending_type": "venue",
        "attending_access": "",
        "assured_date": "05/02/2026 00:00:00",
        "service_areas": [],
        "fundings": [],
        "regular_schedules": [
            {
                "id": uid(f"{name} hours"),
                "opens_at": "17:30:00",
                "closes_at": "19:00:00",
                "byday": "TU,TH",
                "bymonthday": "",
                "dtstart": "",
                "freq": "WEEKLY",
                "interval": "",
                "valid_from": "",
                "valid_to": "",
                "description": "",
            }
        ],
        "eligibilitys": [
            {"id": uid(f"{name} who"), "eligibility": "", "minimum_age": "8", "maximum_age": "16"}
        ],
        "service_at_locations": [
            {
                "id": uid(f"{name} here"),
                "location": an_old_location(),
                "regular_schedule": [],
            }
        ],
        "cost_options": [{"id": uid(f"{name} cost"), "option": "per session", "amount": "3.50"}],
        "reviews": [],
        "organization": {"id": uid("Masks"), "name": "The Masks", "url": "www.masks.example"},
        "contacts": [
            {
                "id": uid(f"{name} contact"),
                "name": "Jo Bloggs",
                "title": "Secretary",
                "phones": [{"id": uid("phone"), "number": "01632 960001", "language": ""}],
            }
        ],
        "holiday_schedules": [],
        "service_taxonomys": [],
        "languages": [{"id": uid("language"), "language": "English"}],
        **members,
    }


@dataclass(frozen=True)
class Imported:
    """What the command said: report, words, and its complaint when it ended with one."""

    report: dict[str, Any]
    output: str
    error: str

    @property
    def file(self) -> dict[str, Any]:
        """Counts and remarks of the feed."""
        return self.report["files"][0]

    def remarks(self, kind: str) -> list[tuple[int | None, str, str]]:
        """Row, field and reason of the remarks of one kind."""
        found = self.file["remarks"]
        return [(r["row"], r["field"], r["reason"]) for r in found if r["kind"] == kind]


def import_feed(
    folder: Path, content: Any, *, name: str = "feed.json", apply: bool = True, **options: Any
) -> Imported:
    """Write ``content`` (records, or text or bytes as they are) to a file and import it."""
    path = folder / name
    if isinstance(content, str | bytes):
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    else:
        path.write_text(json.dumps(content), encoding="utf-8")
    return call(str(path), folder / "report.json", apply=apply, **options)


def call(source: str, report: Path, **options: Any) -> Imported:
    """Run the command as somebody would."""
    output, error = io.StringIO(), ""
    report.unlink(missing_ok=True)
    try:
        call_command("import_feed", source, report=report, stdout=output, stderr=output, **options)
    except CommandError as complaint:
        error = str(complaint)
    said = json.loads(report.read_text("utf-8")) if report.exists() else {}
    return Imported(said, output.getvalue(), error)


def the_listing(**filters: Any) -> Listing:
    """The one listing that an import wrote, as its latest revision has it."""
    return Listing.objects.get(**filters).get_latest_revision_as_object()


def sessions(listing: Listing) -> list[str]:
    """Sessions in a few characters, such as ``friday 18:00-21:00``."""
    return sorted(
        f"{s.weekday or s.on_date} {s.starts_at:%H:%M}-{s.ends_at:%H:%M}"
        for s in listing.sessions.all()
    )
