"""Importing the feed of a county into an empty register, and the same feed again."""

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bin.benchmarks.loading import measured
from bin.benchmarks.measuring import Result
from bin.benchmarks.register import bench_database

SERVICES = 5_300
LOCATIONS = 2_000
ORGANISATIONS = 900
SEED = 20_261_130
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PROSE = "<p>Everybody is welcome &amp; nothing costs a lot.</p><ul><li>Tea</li></ul>"


def run() -> Iterator[Result]:
    """Import twice, each time in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, bench_database():
        path = Path(folder) / "county.json"
        path.write_text(json.dumps({"contents": services(SERVICES)}), encoding="utf-8")
        size_mb = path.stat().st_size / 1e6
        first = [f"import {SERVICES:,} services", *measured("feed", str(path))]
        again = ["the same again: nothing changes", *measured("feed", str(path))]
    rows = [[*row, row[1] / first[1]] for row in (first, again)]
    headings = ["work", "seconds", "of them in Python", "peak memory MB", "× first"]
    notes = [f"A file of {size_mb:.0f} MB, published; with the start of the process."]
    yield Result("Importing a feed", headings, rows, notes)


def services(count: int) -> list[dict[str, Any]]:
    """Services of a county that does not exist, with what real feeds are full of."""
    chance = random.Random(SEED)  # noqa: S311 - the same feed each time
    locations = [_location(number, chance) for number in range(LOCATIONS)]
    return [_service(number, locations, chance) for number in range(count)]


def _service(number: int, locations: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    key, location = _id("service", number), chance.choice(locations)
    runner = chance.randrange(ORGANISATIONS)
    opens_h = chance.randrange(9, 20)
    hours = {
        "freq": "WEEKLY",
        "byday": ",".join(sorted(chance.sample(DAYS, chance.randrange(1, 4)))),
        "opens_at": f"{opens_h:02}:00:00",
        "closes_at": f"{opens_h + 2:02}:30:00",
        "valid_from": "",
        "description": "",
    }
    return {
        "id": key,
        "name": f"Activity {number}",
        "status": "active",
        "description": PROSE * chance.randrange(1, 12),
        "url": "",
        "email": f"club{number}@county.example",
        "minimum_age": str(chance.randrange(5, 16)),
        "maximum_age": str(chance.randrange(17, 26)),
        "assured_date": "2026-01-15",
        "organization": {
            "id": _id("organisation", runner),
            "name": f"Organisation {runner}",
            "description": "A charity.",
        },
        "schedules": [{"id": _id("schedule", number), **hours}],
        "service_at_locations": [{"id": _id("meeting", number), "location": location}],
        "contacts": [{"id": _id("contact", number), "phones": [{"number": "01632 960123"}]}],
        "cost_options": [{"id": _id("cost", number), "option": "", "amount": 0}],
        "attributes": [],
    }


def _location(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "id": _id("location", number),
        "location_type": "physical",
        "name": f"Hall {number}",
        "latitude": round(chance.uniform(52.4, 52.9), 6),
        "longitude": round(chance.uniform(-3.1, -2.4), 6),
        "addresses": [
            {
                "id": _id("address", number),
                "address_1": f"{number} High Street",
                "city": "Middleham",
                "state_province": "County",
                "postal_code": "",
                "country": "GB",
                "address_type": "physical",
            }
        ],
    }


def _id(what: str, number: int) -> str:
    return str(uuid5(NAMESPACE_URL, f"bench:{what}:{number}"))
