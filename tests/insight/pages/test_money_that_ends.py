"""Money that ends: hours by quarter as anybody can add them up, coarse by area, for planners."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from guardianship.accounts.roles import Role
from guardianship.insight.models import Release, Scenario
from guardianship.insight.reading.money import Ending
from guardianship.insight.reading.money_figures import coarse, last_day
from guardianship.insight.scenarios.answers import answer
from places.models import Listing
from tests.builders.insight import NAMES, a_release
from tests.builders.people import StaysIn, signed_in
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.builders.what_if import BRIDGE, a_run_to_try_on
from tests.insight.pages.conftest import who_plans
from tests.places.freshness.world import london

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture
def release(freeze: Callable) -> Release:
    """Three that said so, one of them a secret place; one whose day has passed; one that did not
    say; a shop, which is not asked. Bridge club is the listing that the run knows."""
    freeze(london(TODAY))
    found = a_release(run=a_run_to_try_on())
    here = {"authority": found.authority}
    a_listing(
        "Bridge club", hours("friday", "18:00", "20:00"), at_m=(-1000, 0), uid=BRIDGE,
        funded_until=date(2027, 3, 31), **here,
    )  # fmt: skip
    a_listing(
        "After school", hours("tuesday", "15:30", "17:00"), at_m=(1000, 0),
        funded_until=date(2027, 2, 28), **here,
    )  # fmt: skip
    a_hidden_listing(
        "Rainbow Evening", hours("monday", "19:00", "21:30"), funded_until=date(2027, 9, 30)
    )
    a_listing("Ended", hours("sunday", "10:00", "12:00"), funded_until=date(2026, 10, 1), **here)
    a_listing("Silent", hours("sunday", "10:00", "12:00"), **here)
    a_listing("Shop", hours("sunday", "10:00", "12:00"), kind="trusted_business", **here)
    return found


def read(client: StaysIn, release: Release) -> str:
    return client.get(reverse("insight:money", args=[release.uid])).content.decode()


def test_hours_that_end_by_quarter(release: Release) -> None:
    page = read(who_plans(release), release)
    said = (
        "January to March 2027: money for 2 listings ends, 3.5 hours a week, 2 of them in "
        "evenings or at weekends."
    )
    assert said in page
    assert "July to September 2027: money for 1 listing ends, 2.5 hours a week, 2.5 of" in page
    assert "Nobody has said it yet for 1 of 5 listings." in page
    row = page[page.index('<th scope="row">January to March 2027</th>') :].split("</tr>")[0]
    cells = ("2", "1", "3.5", "2", "0")
    assert row.partition("</th>")[2].strip() == "".join(f"<td>{cell}</td>" for cell in cells)
    assert page.index("January to March 2027") < page.index("July to September 2027")


def test_names_are_told_to_planners_and_what_has_passed_stands_apart(release: Release) -> None:
    page = read(who_plans(release, Role.ANALYST), release)
    names = page[page.index('id="names"') : page.index('id="passed"')]
    assert '<th scope="row">Bridge club</th><td>Eastmoor Youth</td>' in names
    assert "<td>31 March 2027</td><td>2</td>" in names
    assert "Ended" not in names
    assert "1 October 2026" in page[page.index('id="passed"') :]


def test_few_are_told_with_the_wider_area(release: Release) -> None:
    page = read(who_plans(release), release)
    where = page[page.index('id="money-where"') : page.index('id="names"')]
    assert [name for name in NAMES if name in where] == []
    assert "<td>Eastmoor</td><td>2</td><td>3.5</td>" in where


def ending(area: str, number: int) -> list[Ending]:
    day = date(2027, 3, 31)
    return [
        Ending(f"{area}{n}", f"Club {n}", "A", "youth_provision", day, 2.0, 2.0, area)
        for n in range(number)
    ]


def test_an_area_is_named_from_the_threshold_on() -> None:
    found = coarse([*ending("W1", 10), *ending("W2", 9), *ending("", 2)], 10)
    first = date(2027, 1, 1)
    assert {cell: len(some) for cell, some in found.items()} == {
        (first, "youth_provision", ""): 11,
        (first, "youth_provision", "W1"): 10,
    }


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 4, 1), date(2027, 6, 30)),
        (date(2027, 10, 1), date(2027, 12, 31)),
    ],
    ids=["31 March", "30 June", "New Year’s Eve"],
)
def test_the_last_day_of_a_quarter(first: date, last: date) -> None:
    assert last_day(first) == last


def press(client: StaysIn, release: Release, until: str):
    return client.post(reverse("insight:nothing_follows", args=[release.uid]), {"until": until})


def test_one_press_says_what_if_nothing_follows(release: Release) -> None:
    client = who_plans(release)
    response = press(client, release, "2027-03-31")
    assert response.status_code == 303
    scenario = Scenario.objects.get()
    assert scenario.name == "If nothing follows the money that ends by 31 March 2027"
    assert scenario.note == "Not in this run: After school."
    # 400 live near the club, and have it for the two hours in which somebody who comes can stay.
    found = answer(scenario)
    assert found["shown"]["term/no_longer_covered"] == 400
    assert found["seasons"]["term"]["hours_gained"] == -800
    page = client.get(response.url).content.decode()
    assert "400 no longer do" in page
    # It goes on from there like any other.
    more = f"/insight/releases/{release.uid}/what-if/close/?into={scenario.uid}"
    assert client.get(more).status_code == 200


def test_what_cannot_be_tried(release: Release) -> None:
    client = who_plans(release)
    # Nothing ends then, no day, nothing said.
    for until in ("2027-06-30", "soon", ""):
        assert press(client, release, until).status_code == 404
    assert not Scenario.objects.exists()
    # By September Bridge club has ended too, and is the one that the run knows.
    assert press(client, release, "2027-09-30").status_code == 303
    assert Scenario.objects.get().note == "Not in this run: After school, Rainbow Evening."


def test_where_the_run_knows_none_of_them_it_says_so(release: Release) -> None:
    client = who_plans(release)
    Listing.objects.filter(uid=BRIDGE).update(funded_until=None)
    response = press(client, release, "2027-03-31")
    assert response.url == reverse("insight:money", args=[release.uid])
    assert "It could not be worked out" in client.get(response.url).content.decode()
    assert not Scenario.objects.exists()


def test_leads_and_strangers_do_not_read_it(release: Release) -> None:
    lead = who_plans(release, Role.SAFEGUARDING_LEAD)
    assert lead.get(reverse("insight:money", args=[release.uid])).status_code == 403
    assert press(lead, release, "2027-03-31").status_code == 403
    overview = lead.get(reverse("insight:release", args=[release.uid])).content.decode()
    assert "Money that ends" not in overview
    page = "/accounts/what-you-can-do/"
    assert "Until when listings are paid for" not in lead.get(page).content.decode()
    stranger = signed_in(Role.COMMISSIONER)
    assert "Until when listings are paid for" in stranger.get(page).content.decode()
    assert stranger.get(reverse("insight:money", args=[release.uid])).status_code == 404
    assert press(stranger, release, "2027-03-31").status_code == 404


def test_nothing_said_is_said_kindly_and_in_welsh(db: None, freeze: Callable) -> None:
    freeze(london(TODAY))
    bare = a_release()
    client = who_plans(bare)
    assert "Nobody says of anything on offer" in read(client, bare)
    with override("cy"):
        page = read(client, bare)
    for english in ("Money", "Nobody has", "Organisations told", "By the quarter"):
        assert english not in page
