"""What nobody is sure of is never open and never closed, and never lost."""

from datetime import date

import pytest

from tests.builders.places import a_listing, closed_on, hours, instead_on
from tests.places.finder.asking import SATURDAY_EVENING, features, found, names, page, total

pytestmark = pytest.mark.django_db
EVENING = "?at=2026-11-28T20:30"


@pytest.fixture
def a_town_in_doubt(freeze) -> None:
    freeze(SATURDAY_EVENING)
    saturday = ("saturday", "18:00", "22:00")
    a_listing("Sure", hours(*saturday))
    a_listing("Closed For Sure", hours("friday", "18:00", "22:00"))
    a_listing("No Hours", hours_known="not_known")
    a_listing("Ring For A Time", hours_known="by_appointment")
    a_listing("Never Confirmed", hours(*saturday), confirmed_on=None)
    a_listing("Not Confirmed Lately", hours(*saturday), confirmed_on=date(2026, 8, 29))
    a_listing("No Term Dates", hours(*saturday, season="term"))
    a_listing("Told Two Things", hours(*saturday), exceptions=_contradiction())
    a_listing("Gone", hours(*saturday), confirmed_on=date(2026, 5, 31))
    a_listing("Draft", hours(*saturday), live=False)


def _contradiction() -> tuple:
    day = date(2026, 11, 28)
    return closed_on(day), instead_on(day, "18:00", "22:00", kind="extra")


DOUBTED = {
    "No Hours",
    "Ring For A Time",
    "Never Confirmed",
    "Not Confirmed Lately",
    "No Term Dates",
    "Told Two Things",
}


def test_only_the_known_are_listed_and_the_rest_is_counted(client, a_town_in_doubt) -> None:
    assert found(client, EVENING) == ["Sure"]
    html = page(client, EVENING)
    assert "6 more may be open. Nobody is sure: ring first." in html
    assert "unsure=1" in html


def test_those_in_doubt_come_last_when_asked_for(client, a_town_in_doubt) -> None:
    listed = found(client, f"{EVENING}&unsure=1")
    assert listed[0] == "Sure"
    assert set(listed[1:]) == DOUBTED
    both = features(client, f"{EVENING}&unsure=1")
    states = {f["properties"]["name"]: f["properties"] for f in both}
    assert {states[name]["state"] for name in DOUBTED} == {"not_sure"}
    assert {states[name]["closes_at"] for name in DOUBTED} == {None}


def test_each_says_why(client, a_town_in_doubt) -> None:
    html = page(client, f"{EVENING}&unsure=1")
    for reason in (
        "We do not know the hours.",
        "You need to book a time.",
        "Nobody has checked these times lately.",
        "We do not have the school term dates.",
        "We were told two different things.",
    ):
        assert reason in html


@pytest.mark.parametrize("at", ["2027-03-01T20:30", "2027-12-24T20:30", "2026-11-20T20:30"])
def test_out_of_sight_everything_is_not_sure(client, a_town_in_doubt, at) -> None:
    html = page(client, f"?at={at}")
    assert total(html) == 8
    assert {f["properties"]["state"] for f in features(client, f"?at={at}")} == {"not_sure"}
    assert "We can see up to Sunday 28 February 2027." in html


def test_the_last_day_in_sight_is_known(client, a_town_in_doubt) -> None:
    assert found(client, "?at=2027-02-27T20:30") == ["Sure", "Told Two Things"]


def test_an_unconfirmed_one_is_not_sure_on_its_page_too(client, a_town_in_doubt) -> None:
    html = client.get("/places/never-confirmed/").content.decode()
    assert "Not sure – ring first" in html
    assert "Open until" not in html


def test_unlisted_and_drafts_are_nowhere(client, a_town_in_doubt) -> None:
    everywhere = names(page(client)) + names(page(client, f"{EVENING}&unsure=1"))
    assert not {"Gone", "Draft"} & set(everywhere)
    for slug in ("gone", "draft"):
        response = client.get(f"/places/{slug}/")
        assert response.status_code == 404
        assert "0800 1111" in response.content.decode()
        assert client.get(f"/places/{slug}/calendar.ics").status_code == 404
