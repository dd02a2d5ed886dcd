"""On the list only through the gate, off it the same day; the public sees it at once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from guardianship.lib import clock
from places.actions import write_listing
from places.enums import Answer, HoldReason, Kind
from places.importers.vouching import vouch_for
from places.models import Clearance, Hold, Listing
from places.vetting.actions import (
    NotByHand,
    NotReady,
    change_owner,
    open_case,
    settle,
    take_step,
)
from places.vetting.gate import Need
from places.vetting.models import (
    CaseEvent,
    LawfulCheck,
    PaperVersion,
    SignedPaper,
    SpotCheck,
    VettingCase,
)
from places.vetting.review import review_all
from places.vetting.stages import IllegalStep, Stage, Step
from tests.builders.listings import build_organisation
from tests.builders.places import a_listing
from tests.builders.vetting import a_case, a_shop, fill, on_the_list, the_papers
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
NOON = london("2026-11-22 12:00")


@pytest.fixture(autouse=True)
def noon(freeze: Callable) -> None:
    """A Sunday in November."""
    freeze(NOON)


def sees(client: Client, case: VettingCase) -> bool:
    """Whether its public page is there."""
    return client.get(f"/places/{case.listing.slug}/").status_code == 200


def spot_check(case: VettingCase, on: date, *, passed: bool) -> VettingCase:
    SpotCheck.objects.create(
        case=case, checked_on=on, way="visit", phrase="Is Robin in?", passed=passed
    )
    return settle(case)


def test_all_the_way_to_the_list(client: Client) -> None:
    case = open_case(a_shop())
    assert case.stage == Stage.INTEREST
    assert not sees(client, case)
    fill(case)
    for step in (Step.BEGIN, Step.CHECKLIST_DONE, Step.VISITED, Step.TRAINED):
        case = take_step(case, step)
        assert not sees(client, case)
    case = take_step(case, Step.PUBLISH)
    assert sees(client, case)
    assert case.listing.clearance.until == date(2027, 11, 21)
    assert [e.to_stage for e in case.events.order_by("pk")] == [
        "interest",
        "checklist",
        "visit",
        "training",
        "agreement",
        "published",
    ]


def test_the_gate_names_all_that_is_missing_and_changes_nothing(client: Client) -> None:
    case = a_case(filled=False, walk_in="", bring_friend=Answer.NOT_SAID)
    events = CaseEvent.objects.count()
    with pytest.raises(NotReady) as refused:
        take_step(case, Step.PUBLISH)
    met = {Need.CHECKS, Need.SPOT_CHECKS, Need.SAME_OWNER, Need.WHO_YOU_MEET, Need.GIVE_NAME}
    assert set(refused.value.needs) == set(Need) - met
    case.refresh_from_db()
    assert case.stage == Stage.AGREEMENT
    assert CaseEvent.objects.count() == events
    assert not sees(client, case)


TAKEN_OUT = {
    "two staff": (lambda c: c.checklist.filter(item="two_staff").delete(), Need.TWO_STAFF),
    "adult": (lambda c: c.checklist.filter(item="adult").delete(), Need.ADULT),
    "shifts": (lambda c: c.checklist.filter(item="trained_shifts").delete(), Need.TRAINED_SHIFTS),
    "insurance": (lambda c: c.checklist.filter(item="liability").delete(), Need.LIABILITY),
    "visit": (lambda c: c.visits.update(visitors=1), Need.VISIT),
    "training": (lambda c: c.trainings.update(trained=2), Need.TRAINED_SHARE),
    "contact": (lambda c: c.contact.delete(), Need.SAFEGUARDING_CONTACT),
    "agreement": (
        lambda c: c.signatures.filter(paper__kind="agreement").delete(),
        Need.AGREEMENT,
    ),
    "role card": (
        lambda c: c.signatures.filter(paper__kind="role_card").delete(),
        Need.ROLE_CARD,
    ),
    "panel": (lambda c: c.looks.all().delete(), Need.PANEL),
    "walk in": (lambda c: Listing.objects.filter(vetting=c).update(walk_in=" "), Need.WALK_IN),
}


@pytest.mark.parametrize(("take_out", "need"), TAKEN_OUT.values(), ids=TAKEN_OUT.keys())
def test_each_row_is_asked_for(take_out: Callable, need: Need) -> None:
    case = a_case()
    take_out(case)
    with pytest.raises(NotReady) as refused:
        take_step(case, Step.PUBLISH)
    assert need in refused.value.needs


def test_it_is_seen_to_the_end_of_the_last_day_in_london(client: Client, freeze: Callable) -> None:
    case = on_the_list()
    freeze(london("2027-11-21 23:59"))
    Listing.objects.update(confirmed_on=clock.today())
    assert sees(client, case)
    freeze(london("2027-11-22 00:00"))
    assert not sees(client, case)


def test_the_last_day_in_summer_ends_by_london_s_clock(client: Client, freeze: Callable) -> None:
    case = on_the_list()
    case.checklist.filter(item="liability").update(runs_until=date(2027, 7, 1))
    settle(case)
    Listing.objects.update(confirmed_on=date(2027, 6, 1))
    freeze(london("2027-07-01 23:59"))
    assert sees(client, case)
    freeze(london("2027-07-02 00:00"))
    assert not sees(client, case)


def test_what_is_taken_out_of_a_file_ends_it_at_once(client: Client) -> None:
    case = on_the_list()
    case.visits.all().delete()
    case = settle(case)
    assert not sees(client, case)
    assert (case.stage, case.lapsed_on) == (Stage.RENEWAL, date(2026, 11, 22))


def test_what_lapsed_comes_back_only_by_renewal(client: Client) -> None:
    case = on_the_list()
    case.visits.update(suitable=False)
    settle(case)
    case.visits.update(suitable=True)
    assert settle(case).lapsed_on
    assert not sees(client, case)
    case = take_step(case, Step.RENEW)
    assert (case.stage, case.lapsed_on) == (Stage.PUBLISHED, None)
    assert sees(client, case)


def test_one_failed_spot_check_is_a_talk_two_are_the_end(client: Client) -> None:
    case = on_the_list()
    case = spot_check(case, date(2026, 11, 22), passed=False)
    assert sees(client, case)
    case = spot_check(case, date(2026, 11, 22), passed=False)
    assert case.stage == Stage.SUSPENDED
    assert not sees(client, case)


def test_after_a_suspension_failures_are_forgiven_but_the_way_is_gone_again(
    client: Client, freeze: Callable
) -> None:
    case = on_the_list()
    for _time in range(2):
        case = spot_check(case, date(2026, 11, 22), passed=False)
    freeze(london("2026-12-01 12:00"))
    for step in (
        Step.REINSTATE,
        Step.CHECKLIST_DONE,
        Step.VISITED,
        Step.TRAINED,
        Step.PUBLISH,
    ):
        assert not sees(client, case)
        case = take_step(case, step)
    assert sees(client, case)
    assert spot_check(case, date(2026, 12, 1), passed=False).stage == Stage.PUBLISHED


def test_another_owner_ends_it_and_old_evidence_counts_no_more(
    client: Client, freeze: Callable
) -> None:
    case = change_owner(on_the_list())
    assert case.stage == Stage.SUSPENDED
    assert not sees(client, case)
    freeze(london("2026-12-01 12:00"))
    for step in (Step.REINSTATE, Step.CHECKLIST_DONE, Step.VISITED, Step.TRAINED):
        case = take_step(case, step)
    with pytest.raises(NotReady) as refused:
        take_step(case, Step.PUBLISH)
    assert {Need.AGREEMENT, Need.VISIT, Need.TRAINED_SHARE} <= set(refused.value.needs)


def test_another_organisation_on_the_listing_is_another_owner(client: Client) -> None:
    case = on_the_list()
    listing = Listing.objects.get(pk=case.listing_id)
    listing.organisation = build_organisation()
    write_listing(listing=listing, by=None, publish=True)
    case.refresh_from_db()
    assert case.stage == Stage.SUSPENDED
    assert not sees(client, case)


def test_an_answer_taken_off_the_listing_lapses_at_once(client: Client) -> None:
    case = on_the_list()
    listing = Listing.objects.get(pk=case.listing_id)
    listing.who_you_meet = ""
    write_listing(listing=listing, by=None, publish=True)
    case.refresh_from_db()
    assert case.lapsed_on == date(2026, 11, 22)
    assert not sees(client, case)


def test_a_check_that_says_not_suitable_suspends(client: Client) -> None:
    case = on_the_list()
    said = {"case": case, "about_role": "manager", "seen_by_role": "officer"}
    LawfulCheck.objects.create(seen_on=date(2026, 11, 20), suitable=False, **said)
    assert settle(case).stage == Stage.SUSPENDED
    assert not sees(client, case)


def test_the_latest_check_about_a_role_counts() -> None:
    case = on_the_list()
    said = {"case": case, "about_role": "manager", "seen_by_role": "officer"}
    LawfulCheck.objects.create(seen_on=date(2026, 11, 10), suitable=False, **said)
    LawfulCheck.objects.create(seen_on=date(2026, 11, 20), suitable=True, **said)
    assert settle(case).stage == Stage.PUBLISHED


@pytest.mark.parametrize("step", [Step.PAUSE, Step.SUSPEND, Step.LEAVE])
def test_pausing_suspending_and_leaving_hide_and_no_directory_brings_it_back(
    client: Client, step: Step
) -> None:
    case = on_the_list()
    Listing.objects.filter(vetting=case).update(origin="directory:town:shops", origin_id="1")
    case = take_step(case, step)
    assert not sees(client, case)
    vouch_for("directory:town:shops")
    assert not sees(client, case)
    assert Hold.objects.filter(
        listing=case.listing, reason=HoldReason.VETTING, lifted_at=None
    ).exists()


def test_a_pause_ends_with_a_renewal(client: Client) -> None:
    case = take_step(on_the_list(), Step.PAUSE)
    case = take_step(case, Step.RESUME)
    assert not sees(client, case)
    case = take_step(case, Step.RENEW)
    assert sees(client, case)


def test_a_new_version_ends_old_signatures_by_its_day(client: Client, freeze: Callable) -> None:
    case = on_the_list()
    the_papers(version=2, in_force_from=date(2026, 12, 1), older_count_until=date(2027, 1, 31))
    review_all()
    assert Clearance.objects.get(listing=case.listing).until == date(2027, 1, 31)
    freeze(london("2027-01-31 23:00"))
    assert sees(client, case)
    for paper in PaperVersion.objects.filter(version=2):
        SignedPaper.objects.create(
            case=case, paper=paper, signed_on=date(2027, 1, 31), signed_by_role="owner"
        )
    settle(case)
    freeze(london("2027-02-01 00:00"))
    assert sees(client, case)
    assert Clearance.objects.get(listing=case.listing).until == date(2027, 11, 21)


def test_without_a_new_signature_the_old_one_ends(client: Client, freeze: Callable) -> None:
    case = on_the_list()
    the_papers(version=2, in_force_from=date(2026, 12, 1), older_count_until=date(2027, 1, 31))
    review_all()
    freeze(london("2027-02-01 00:00"))
    assert not sees(client, case)


@pytest.mark.parametrize("step", [Step.DUE, Step.LAPSE])
def test_nobody_takes_the_calendar_s_steps(step: Step) -> None:
    with pytest.raises(NotByHand):
        take_step(on_the_list(), step)


def test_a_step_on_a_stale_file_is_refused() -> None:
    stale = a_case()
    take_step(stale, Step.PUBLISH)
    with pytest.raises(IllegalStep):
        take_step(stale, Step.PUBLISH)


def test_only_trusted_businesses_have_files() -> None:
    library = a_listing("Library", kind=Kind.ORDINARY_PLACE)
    with pytest.raises(Exception, match="Only a trusted business"):
        open_case(library)


def test_a_file_is_opened_once() -> None:
    shop = a_shop()
    assert open_case(shop) == open_case(shop)
    assert VettingCase.objects.count() == 1


def test_what_was_seen_a_year_ago_is_no_reason_to_publish() -> None:
    case = a_case(filled=False)
    fill(case, on=date(2026, 11, 22) - timedelta(days=366))
    with pytest.raises(NotReady):
        take_step(case, Step.PUBLISH)
