"""A postcode and two neighbourhoods of the gazetteer, and somebody who answers the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.test import Client

from gis.crs import WGS84
from gis.models import AreaKind, PlaceName, Postcode
from places.models import Listing
from places.portal.writing import draft_of
from tests.builders.listings import HERE, build_area, square
from tests.places.portal.conftest import House
from tests.places.portal.conftest import house as house
from tests.places.portal.forms_on_pages import fields_on

CODE = "NP20 1HG"
WEST, EAST = Point(-3.01, 51.5842, srid=WGS84), Point(-2.985, 51.5842, srid=WGS84)
WHAT = {"name": "Board Games", "kind": "youth_provision", "summary": "Games and toast."}
WHERE = {"text": CODE, "venue": "The Hall", "address": "1 Canal Street"}
WHEN = {
    "sessions-0-weekday": "monday",
    "sessions-0-starts_at": "6pm",
    "sessions-0-ends_at": "8pm",
}
WHO = {"access": "open_to_all", "age_from": "11", "age_to": "18", "cost": "free"}
INSIDE = {"walk_in": "Somebody says hello.", "phone": "01633 496 0000"}
SHOWN = {"location_visibility": "exact"}
ANSWERS: dict[str, dict[str, Any]] = {
    "what": WHAT, "where": WHERE | SHOWN, "when": WHEN, "who": WHO, "inside": INSIDE,
}  # fmt: skip


@pytest.fixture
def gazetteer(db: None) -> None:
    """One postcode at ``HERE``, a town, and two neighbourhoods that meet there."""
    Postcode.objects.create(code=CODE, outward="NP20", point=HERE)
    kind = PlaceName.Kind.SETTLEMENT
    PlaceName.objects.create(name="Middleham", key="middleham", kind=kind, point=HERE, source="t")
    for name, middle in (("Westgate", WEST), ("Eastgate", EAST)):
        build_area(AreaKind.MSOA, name=name, boundary=square(middle.x, middle.y, 0.025))


@dataclass
class Writer:
    """Somebody of the organisation who answers pages as a browser would."""

    house: House
    client: Client
    listing: Listing | None = None

    def path(self, name: str = "") -> str:
        """The address of a page of the listing; of the very first page before there is one."""
        if self.listing is None:
            return f"/portal/new/of/{self.house.organisation.uid}/"
        return f"/portal/new/{self.listing.uid}/" + (f"{name}/" if name else "")

    def answer(self, name: str, /, do: str = "save", **typed: Any) -> Any:
        """Type over what the page has, and press a button."""
        path = self.path(name)
        sent = fields_on(self.client.get(path).content.decode()) | typed | {"do": do}
        answer = self.client.post(path, sent)
        if self.listing is None:
            rows = Listing.objects.filter(organisation=self.house.organisation)
            self.listing = rows.exclude(pk=self.house.club.pk).first()
        return answer

    def go_through(self, **instead: dict[str, Any]) -> "Writer":
        """Answer all five pages, some of them otherwise."""
        for name, typed in (ANSWERS | instead).items():
            answer = self.answer(name, **typed)
            assert answer.status_code == 303, (name, answer.content.decode())
        return self

    @property
    def row(self) -> Listing:
        """The row as it is now."""
        assert self.listing is not None
        return Listing.objects.get(pk=self.listing.pk)

    @property
    def draft(self) -> Listing:
        """The latest draft."""
        return draft_of(self.row)


@pytest.fixture
def writing(house: House, gazetteer: None) -> Callable[..., Writer]:
    """``writing("editor")``: somebody who begins a listing."""
    return lambda who="editor": Writer(house, house.client(who))
