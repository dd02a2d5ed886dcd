"""Organisations with something on offer, as ``/organizations`` lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from places.enums import LocationVisibility
from places.models import Listing, Organisation
from places.open_referral.asked import OrganisationsAsked
from places.open_referral.batch import Calendar, Row, read
from places.open_referral.choosing import MOST_WORDS, offered
from places.open_referral.lists import Keyed
from places.open_referral.organisations import FIELDS, organisation_object
from places.open_referral.services import full_object

# An organisation may be a whole published list: its services are read in steps.
SERVICES_AT_ONCE = 500


def organisations() -> QuerySet[Organisation]:
    """Those that the public can see something of."""
    return Organisation.objects.filter(Exists(offered().filter(organisation=OuterRef("pk"))))


class Organisations(Keyed):
    """The list; with ``full`` the names of its services, with ``full_service`` all of them."""

    def __init__(self, asked: OrganisationsAsked) -> None:
        self.asked = asked
        self.calendar = Calendar()
        self.keys = organisations().order_by("pk")
        for word in (asked.search or "").split()[:MOST_WORDS]:
            said = Q(name__icontains=word) | Q(name_cy__icontains=word)
            self.keys = self.keys.filter(said | Q(description__icontains=word))

    def objects(self, keys: list[int]) -> list[Row]:
        """Bare, or with their services."""
        full, full_service = bool(self.asked.full), bool(self.asked.full_service)
        nested = full or full_service
        return objects(keys, self.calendar, nested=nested, full_service=full_service)


def objects(
    keys: Sequence[int], calendar: Calendar, *, nested: bool, full_service: bool
) -> list[Row]:
    """Organisations in the order of the keys; ``nested`` with their services, short or whole."""
    hidden = Listing.objects.filter(
        organisation=OuterRef("pk"), location_visibility=LocationVisibility.HIDDEN
    )
    rows = Organisation.objects.filter(pk__in=keys).annotate(guarded=Exists(hidden))
    found = list(rows.order_by("pk").values("pk", "guarded", *FIELDS))
    if not nested:
        return [organisation_object(row, full=False) for row in found]
    services = _services(keys, calendar, full=full_service)
    return [{**organisation_object(row), "services": services[row["pk"]]} for row in found]


def _services(keys: Sequence[int], calendar: Calendar, *, full: bool) -> dict[int, list[Row]]:
    listings = offered().filter(organisation__in=keys).order_by("pk")
    rows = list(listings.values_list("pk", "organisation_id", "uid", "name"))
    told: dict[int, list[Row]] = defaultdict(list)
    if not full:
        for _key, organisation, uid, name in rows:
            short = {"id": str(uid), "name": name, "status": "active"}
            told[organisation].append(short)
        return told
    owners = {key: organisation for key, organisation, _uid, _name in rows}
    numbers = list(owners)
    for start in range(0, len(numbers), SERVICES_AT_ONCE):
        step = numbers[start : start + SERVICES_AT_ONCE]
        batch = read(step, full=True, calendar=calendar)
        for row in batch.rows:
            told[owners[row["pk"]]].append(full_object(row, batch))
    return told


def one(uid: UUID, *, full_service: bool) -> Row | None:
    """One organisation with its services, or None."""
    key = organisations().filter(uid=uid).values_list("pk", flat=True).first()
    if key is None:
        return None
    return objects([key], Calendar(), nested=True, full_service=full_service)[0]
