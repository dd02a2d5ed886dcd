"""Whoever is handed youth workers out and about gets the patches they walk, too."""

from datetime import date

import pytest

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.enums import Kind, OrganisationType
from places.models import CoverageArea, Listing, Organisation
from places.outreach.models import Visit
from places.portal import writing
from places.portal.people import claims
from tests.builders.listings import build_organisation, build_patch, published_listing, session
from tests.builders.people import build_person
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(house: House) -> Organisation:
    return build_organisation(name="A council's file", type=OrganisationType.SOURCE)


@pytest.fixture
def moderator(house: House) -> User:
    return build_person(Role.MODERATOR)


def walked(patch: CoverageArea, name: str = "Youth workers out") -> Listing:
    return published_listing(
        session(coverage_area=patch),
        name=name,
        kind=Kind.DETACHED_YOUTH_WORK,
        organisation=patch.organisation,
    )


def hand_over(house: House, listing: Listing, moderator: User) -> Listing:
    claim = claims.make(
        listing, house.organisation, evidence="We walk it.", contact="01633", by=house.owner
    )
    claims.approve(claim, by=moderator)
    return Listing.objects.get(pk=listing.pk)


def patches(version: Listing) -> set[CoverageArea]:
    return {found.coverage_area for found in version.sessions.all()}


def test_a_patch_of_its_own_moves(house: House, source: Organisation, moderator: User) -> None:
    patch = build_patch(organisation=source, code="park")
    row = hand_over(house, walked(patch), moderator)
    assert patches(row) == {patch} == patches(row.get_latest_revision_as_object())
    patch.refresh_from_db()
    assert patch.organisation == house.organisation
    assert not source.coverage_areas.exists()
    # What they write down afterwards is of a patch of theirs, which visits insist on.
    Visit(
        organisation=house.organisation,
        coverage_area=patch,
        day=date(2026, 11, 24),
        band="evening",
        met="1-5",
    ).clean()


def test_a_patch_that_others_walk_stays_with_a_copy(
    house: House, source: Organisation, moderator: User
) -> None:
    patch = build_patch(organisation=source, code="park")
    other = walked(patch, name="Others")
    row = hand_over(house, walked(patch), moderator)
    [mine] = patches(row)
    assert mine != patch
    assert mine.organisation == house.organisation
    assert (mine.name, mine.name_cy, mine.code) == (patch.name, patch.name_cy, "park")
    assert mine.boundary.equals(patch.boundary)
    assert patches(Listing.objects.get(pk=other.pk)) == {patch}
    patch.refresh_from_db()
    assert patch.organisation == source


def test_a_draft_that_waits_stands_on_the_same(
    house: House, source: Organisation, moderator: User
) -> None:
    patch, further = (build_patch(organisation=source, code=code) for code in ("park", "docks"))
    listing = walked(patch)

    def edit(version: Listing) -> None:
        version.name = "Out on Fridays"
        version.sessions = [session(coverage_area=further)]

    writing.write_and_ask(listing, edit, by=house.owner)
    row = hand_over(house, listing, moderator)
    draft = row.get_latest_revision_as_object()
    assert draft.name == "Out on Fridays"
    assert {one.organisation for one in patches(draft) | patches(row)} == {house.organisation}
    assert {one.code for one in patches(draft)} == {"docks"}


def test_the_same_code_is_no_clash(house: House, source: Organisation, moderator: User) -> None:
    build_patch(organisation=house.organisation, code="park")
    row = hand_over(house, walked(build_patch(organisation=source, code="park")), moderator)
    [mine] = patches(row)
    assert mine.code.startswith("park-")
    assert house.organisation.coverage_areas.count() == 2


def test_a_refused_claim_moves_nothing(house: House, source: Organisation, moderator: User) -> None:
    patch = build_patch(organisation=source, code="park")
    claim = claims.make(
        walked(patch), house.organisation, evidence="?", contact="01633", by=house.owner
    )
    claims.refuse(claim, by=moderator, reason="Not yours.")
    patch.refresh_from_db()
    assert patch.organisation == source
