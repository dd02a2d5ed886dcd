"""Two organisations with people of their own, and a Friday club of the first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.test import Client

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.enums import MembershipRole
from places.models import Listing, Membership, Organisation
from tests.builders.listings import build_area, build_place, published_listing, session
from tests.builders.people import build_person, enter

MORNING = datetime(2026, 11, 25, 10, tzinfo=clock.LONDON)  # a Wednesday


@dataclass
class House:
    """The organisation, its club, and people of every standing towards it."""

    organisation: Organisation
    club: Listing
    owner: User
    editor: User
    stranger: User
    nobody: User

    def client(self, who: str) -> Client:
        """Somebody's browser, signed in with a second factor."""
        return enter(Client(), getattr(self, who))

    def path(self, rest: str = "") -> str:
        """An address of the club."""
        return f"/portal/listings/{self.club.uid}/{rest}"

    def again(self) -> Listing:
        """The club as the public has it now."""
        return Listing.objects.get(pk=self.club.pk)


@pytest.fixture
def house(db: None, freeze: Callable) -> House:
    """It is a Wednesday morning; the club was confirmed last Friday."""
    freeze(MORNING)
    build_area()
    ours, theirs = (Organisation.objects.create(name=n) for n in ("Ours", "Theirs"))
    club = published_listing(
        session(on_bank_holidays="normal"),
        name="Friday Club",
        organisation=ours,
        place=build_place(),
        access="open_to_all",
        confirmed_on="2026-11-20",
    )
    people = {who: build_person() for who in ("owner", "editor", "stranger", "nobody")}
    for who, organisation, role in (
        ("owner", ours, MembershipRole.OWNER),
        ("editor", ours, MembershipRole.EDITOR),
        ("stranger", theirs, MembershipRole.OWNER),
    ):
        Membership.objects.create(user=people[who], organisation=organisation, role=role)
    return House(ours, club, **people)
