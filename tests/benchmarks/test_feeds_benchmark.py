"""Both ways that the benchmark of feeds compares write the same services with the same hours."""

import json

import pytest

from bin.benchmarks.register import build
from bin.benchmarks.rest_framework_feed import whole_services
from places.models import Listing
from tests.places.open_referral.asking import lines

pytestmark = pytest.mark.django_db
WHEN = ("freq", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "dtstart")


def _hours(service: dict) -> list[tuple]:
    """Stretches with a rule; what nobody knows the one says in words and the other not."""
    rows = [row for row in service.get("schedules", []) if "opens_at" in row]
    return sorted(tuple(str(row.get(name)) for name in WHEN) for row in rows)


def test_django_rest_framework_writes_what_the_feed_writes(client) -> None:
    build(40, with_sessions=True, hours=10)
    hidden = {str(u) for u in Listing.objects.hiding_where().values_list("uid", flat=True)}
    ours = lines(client, "/services", full="true")
    theirs = [json.loads(line) for chunk in whole_services() for line in chunk.splitlines()]
    assert [row["id"] for row in ours] == [row["id"] for row in theirs]
    assert len(ours) > 20
    for one, other in zip(ours, theirs, strict=True):
        assert (one["name"], one["status"]) == (other["name"], other["status"])
        assert one["organization"]["id"] == other["organization"]["id"]
        if one["id"] not in hidden:
            assert _hours(one) == _hours(other)
