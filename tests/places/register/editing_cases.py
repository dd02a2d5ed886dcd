"""Rows at the edge of the constraints on what editors keep for themselves."""

from django.db import models

from guardianship.lib import clock
from places.models import BulkChange, ChangedListing, SavedFilter
from tests.builders.listings import published_listing
from tests.builders.people import build_person
from tests.places.register.constraint_case import Case


def _filters(*names: str, people: int = 1) -> list[models.Model]:
    owners = [build_person() for _number in range(people)]
    return [
        SavedFilter(user=owners[number % people], name=name, query="live=true")
        for number, name in enumerate(names)
    ]


def _changed(listings: int) -> list[models.Model]:
    change = BulkChange.objects.create(did="confirm", by=build_person(), made_at=clock.now())
    built = [published_listing() for _number in range(listings)]
    return [
        ChangedListing(change=change, listing=built[number % listings], before={}, after={})
        for number in range(2)
    ]


EDITING_CASES = [
    Case(
        "saved_filter_name_once",
        good=lambda: _filters("Mine", "mine", people=2),
        bad=lambda: _filters("Mine", "mine"),
    ),
    Case(
        "saved_filter_says_something",
        good=lambda: _filters("Mine"),
        bad=lambda: [SavedFilter(user=build_person(), name="Mine", query="")],
        also_bad=lambda: _filters(""),
    ),
    Case(
        "changed_listing_once_per_change",
        good=lambda: _changed(2),
        bad=lambda: _changed(1),
    ),
]
