"""A claim from the search to the decision: who sees what, and what becomes of the listing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.actions import LeftAsItIs
from places.enums import HoldReason, MembershipRole, OrganisationType
from places.freshness.models import MailChoice
from places.freshness.sending import send_waiting
from places.holds import hold
from places.models import Listing, Membership, Organisation
from places.portal.people import claims
from places.portal.people.claimable import found_by_name
from places.portal.people.enums import ClaimState
from places.portal.people.keeping import tidy
from places.portal.people.models import Claim
from tests.builders.listings import build_organisation, published_listing
from tests.builders.people import build_person, enter
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
OPEN, APPROVED, REFUSED, WITHDRAWN = ClaimState


@pytest.fixture
def park(house: House) -> Listing:
    """Listed from a map; nobody looks after it."""
    source = build_organisation(name="OpenStreetMap", type=OrganisationType.SOURCE)
    return published_listing(name="Old Mill Skatepark", organisation=source)


@pytest.fixture
def moderator(house: House) -> User:
    return build_person(Role.MODERATOR)


def ask(house: House, listing: Listing, organisation: Organisation | None = None) -> Claim:
    return claims.make(
        listing,
        organisation or house.organisation,
        evidence="We built it.",
        contact="01633 000000",
        by=house.owner,
    )


# The whole machine: what each act makes of each state, or None where it is refused.
ACTS: dict[str, Callable[[Claim, House, User], None]] = {
    "take back": lambda claim, h, _m: claims.take_back(claim, by=h.owner),
    "approve": lambda claim, _h, m: claims.approve(claim, by=m),
    "refuse": lambda claim, _h, m: claims.refuse(claim, by=m, reason="Not yours."),
}
AFTER = {
    (OPEN, "take back"): WITHDRAWN,
    (OPEN, "approve"): APPROVED,
    (OPEN, "refuse"): REFUSED,
}


def test_the_machine_of_states(house: House, park: Listing, moderator: User) -> None:
    source = park.organisation
    for first in ACTS:
        for second in ACTS:
            claim = ask(house, park)
            ACTS[first](claim, house, moderator)
            claim.refresh_from_db()
            assert claim.state == AFTER[OPEN, first]
            with pytest.raises(LeftAsItIs, match="decided already"):
                ACTS[second](claim, house, moderator)
            claim.refresh_from_db()
            assert claim.state == AFTER[OPEN, first]
            Listing.objects.filter(pk=park.pk).update(organisation=source)


def test_one_open_claim_of_a_listing_and_organisation(house: House, park: Listing) -> None:
    first = ask(house, park)
    with pytest.raises(LeftAsItIs, match="asked for it already"):
        ask(house, park)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(listing=park, organisation=house.organisation)
    claims.take_back(first, by=house.owner)
    assert ask(house, park).state == OPEN


def test_there_is_an_end_to_claiming(house: House, park: Listing) -> None:
    others = [published_listing(name=f"Hut {n}") for n in range(claims.MOST_OPEN)]
    for listing in others:
        ask(house, listing)
    with pytest.raises(LeftAsItIs, match="wait for the first answers"):
        ask(house, park)


def test_approved_with_history_and_drafts(house: House, park: Listing, moderator: User) -> None:
    park.summary = "A draft of the team."
    park.save_revision()
    claims.approve(ask(house, park), by=moderator)
    row = Listing.objects.get(pk=park.pk)
    assert row.organisation == house.organisation
    assert row.live
    assert row.summary == ""
    draft = row.get_latest_revision_as_object()
    assert (draft.organisation, draft.summary) == (house.organisation, "A draft of the team.")
    assert row.revisions.count() == 4
    assert row.revisions.filter(user=moderator).count() == 2
    assert house.client("editor").get(f"/portal/listings/{park.uid}/").status_code == 200


def test_one_that_is_no_longer_public_moves_too(
    house: House, park: Listing, moderator: User
) -> None:
    claim = ask(house, park)
    park.unpublish()
    claims.approve(claim, by=moderator)
    row = Listing.objects.get(pk=park.pk)
    assert row.organisation == row.get_latest_revision_as_object().organisation
    assert row.organisation == house.organisation
    assert not row.live


def test_what_the_team_locked_stays(house: House, park: Listing, moderator: User) -> None:
    claim = ask(house, park)
    Listing.objects.filter(pk=park.pk).update(locked=True)
    with pytest.raises(LeftAsItIs, match="locked"):
        claims.approve(claim, by=moderator)
    claim.refresh_from_db()
    assert claim.state == OPEN
    assert Listing.objects.get(pk=park.pk).organisation == park.organisation


def test_the_second_who_asked_cannot_take_it_from_the_first(
    house: House, park: Listing, moderator: User
) -> None:
    theirs = house.stranger.memberships.get().organisation
    mine, second = ask(house, park), ask(house, park, theirs)
    claims.approve(mine, by=moderator)
    with pytest.raises(LeftAsItIs, match="by now"):
        claims.approve(second, by=moderator)
    claims.refuse(second, by=moderator, reason="We know who runs it.")
    assert Listing.objects.get(pk=park.pk).organisation == house.organisation


def test_nobody_decides_for_their_own_organisation(
    house: House, park: Listing, moderator: User
) -> None:
    claim = ask(house, park)
    Membership.objects.create(user=moderator, organisation=house.organisation)
    for decide in (claims.approve, claims.refuse):
        with pytest.raises(LeftAsItIs, match="somebody else decides"):
            decide(claim, by=moderator, reason="x")


def test_a_refusal_has_a_reason(house: House, park: Listing, moderator: User) -> None:
    claim = ask(house, park)
    with pytest.raises(LeftAsItIs, match="why"):
        claims.refuse(claim, by=moderator, reason="  ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(state=REFUSED, ended_at=clock.now())


def test_what_can_be_claimed_and_what_is_found(house: House, park: Listing) -> None:
    group = build_organisation(name="A group from a file")
    named = published_listing(name="Mill Lane Club", organisation=group)
    hides = published_listing(
        name="Mill House", location_visibility="hidden", organisation=park.organisation
    )
    published_listing(name="Mill of ours", organisation=house.organisation)
    held = published_listing(name="Mill Wharf", organisation=park.organisation)
    hold(held, HoldReason.CONCERN)
    off = published_listing(name="Mill Yard", organisation=park.organisation)
    off.unpublish()
    assert found_by_name("mill") == [named, park]
    assert found_by_name("skate mill") == [park]
    assert [found_by_name(asked) for asked in ("", "mi", " m i ", "%%%", "___")] == [[]] * 5
    closed = build_person()
    Membership.objects.create(user=closed, organisation=group)
    assert found_by_name("lane") == []
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert found_by_name("lane") == [named]
    owner = house.client("owner")
    answers = {
        listing.name: owner.get(f"/portal/claim/{listing.uid}/").status_code
        for listing in (named, park, hides, held, off)
    }
    assert answers == {
        "Mill Lane Club": 200, "Old Mill Skatepark": 200, "Mill House": 200,
        "Mill Wharf": 404, "Mill Yard": 404,
    }  # fmt: skip
    gone = owner.get("/portal/claim/00000000-0000-4000-8000-000000000000/")
    bodies = {
        page.content.decode().replace(page.request["PATH_INFO"], "")
        for page in (gone, *(owner.get(f"/portal/claim/{one.uid}/") for one in (held, off)))
    }
    assert len(bodies) == 1


def test_ones_own_leads_to_its_page_and_others_are_looked_after(house: House) -> None:
    path = f"/portal/claim/{house.club.uid}/"
    assert house.client("owner").get(path)["Location"].endswith(house.path())
    page = house.client("stranger").get(path).content.decode()
    assert "Somebody looks after this listing already" in page
    sent = {"evidence": "a", "contact": "b"}
    assert house.client("stranger").post(path, sent).status_code == 200
    assert not Claim.objects.exists()
    assert "You do not belong to an organisation" in (
        house.client("nobody").get(f"/portal/claim/{published_listing().uid}/").content.decode()
    )


def test_a_claim_tells_nobody_else(house: House, park: Listing) -> None:
    stranger, public = house.client("stranger"), Client()
    paths = ("/portal/claim/?q=skatepark", f"/portal/claim/{park.uid}/")
    place = f"/places/{park.slug}/"

    def seen() -> list[str]:
        pages = [stranger.get(path).content.decode() for path in paths]
        return [*map(without_tokens, pages), public.get(place).content.decode()]

    before = seen()
    claim = ask(house, park)
    assert seen() == before
    assert stranger.get(f"/portal/claims/{claim.uid}/").status_code == 404
    assert f"/portal/claim/{park.uid}/" in before[2]


def without_tokens(page: str) -> str:
    """A page without what is new in every answer."""
    parts = page.split('name="csrfmiddlewaretoken" value="')
    return parts[0] + "".join(part.partition('"')[2] for part in parts[1:])


def test_moderators_decide_on_their_page_and_the_claimant_reads_why(
    house: House, park: Listing, moderator: User
) -> None:
    sent = {"organisation": house.organisation.pk, "evidence": "<b>We</b>", "contact": "a@b.org"}
    answer = house.client("owner").post(f"/portal/claim/{park.uid}/", sent)
    claim = Claim.objects.get()
    assert answer["Location"] == f"/portal/claims/{claim.uid}/"
    desk, page = enter(Client(), moderator), f"/admin/claims/{claim.pk}/"
    assert "1 claim of a listing waits" in desk.get("/admin/").content.decode()
    assert "Old Mill Skatepark" in desk.get("/admin/claims/").content.decode()
    assert "&lt;b&gt;We&lt;/b&gt;" in desk.get(page).content.decode()
    assert "Say why" in desk.post(page, {"do": "refuse", "reason": " "}).content.decode()
    assert desk.post(page, {"do": "delete"}).status_code == 404
    assert Claim.objects.get().state == OPEN
    desk.post(page, {"do": "refuse", "reason": "Please send a photograph of the sign."})
    shown = house.client("owner").get(f"/portal/claims/{claim.uid}/").content.decode()
    assert "a photograph of the sign" in shown
    mail.outbox.clear()
    send_waiting()
    [letter] = mail.outbox
    assert letter.to == [house.owner.email]
    assert "a photograph of the sign" in letter.body
    assert f"/portal/claims/{claim.uid}/" in letter.body
    assert "List-Unsubscribe" not in letter.message()


def test_mail_waits_for_the_morning_and_comes_in_welsh(
    house: House, park: Listing, moderator: User, freeze: Callable
) -> None:
    MailChoice.objects.create(organisation=house.organisation, language="cy")
    freeze(clock.now().replace(hour=22))
    claims.approve(ask(house, park), by=moderator)
    mail.outbox.clear()
    assert send_waiting() == "left for the morning: 1"
    freeze(clock.now() + timedelta(hours=11))
    assert send_waiting() == "sent: 1"
    assert mail.outbox[0].subject == "Eich hawliad: Old Mill Skatepark"
    assert "/cy/portal/claims/" in mail.outbox[0].body
    assert send_waiting() == "none"


def test_evidence_is_forgotten_after_a_while(
    house: House, park: Listing, moderator: User, freeze: Callable
) -> None:
    waiting = ask(house, published_listing(name="Waits"))
    decided = ask(house, park)
    claims.refuse(decided, by=moderator, reason="No.")
    freeze(clock.now() + timedelta(days=91))
    assert tidy() == "evidence of claims emptied: 1, notices: 0"
    for claim in (waiting, decided):
        claim.refresh_from_db()
    assert (decided.evidence, decided.contact, decided.reason) == ("", "", "No.")
    assert waiting.evidence
    freeze(clock.now() + timedelta(days=40))
    assert tidy() == "evidence of claims emptied: 0, notices: 1"


def test_editors_of_the_organisation_do_not_claim(house: House, park: Listing) -> None:
    answer = house.client("editor").get(f"/portal/claim/{park.uid}/")
    assert answer.status_code == 403
    Membership.objects.filter(user=house.editor).update(role=MembershipRole.OWNER)
    assert house.client("editor").get(f"/portal/claim/{park.uid}/").status_code == 200
