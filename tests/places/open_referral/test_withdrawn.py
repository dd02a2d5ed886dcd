"""Who keeps a copy learns what changed, and what is gone, by ``modified_after`` and validators."""

from __future__ import annotations

from datetime import timedelta

import pytest

from places.actions import confirm_listing, take_down
from places.enums import HoldReason
from places.holds import clear_until, hold, lift
from places.models import Listing
from tests.builders.listings import draft_listing, published_listing
from tests.builders.people import build_person
from tests.builders.places import a_listing, hours
from tests.places.open_referral.asking import BASE, NOW, ask, lines, names

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def _since(client, moment) -> dict[str, str]:
    contents = ask(client, "/services", modified_after=moment.isoformat())["contents"]
    return {row["id"]: row["status"] for row in contents}


@pytest.fixture
def club(freeze) -> Listing:
    freeze(NOW - 10 * HOUR)
    listing = published_listing(name="Secret Name Club", confirmed_on=NOW.date())
    freeze(NOW)
    return listing


def _hold(listing: Listing) -> None:
    hold(listing, HoldReason.CONCERN)


def _withdraw(listing: Listing) -> None:
    hold(listing, HoldReason.WITHDRAWN)


def _take_down(listing: Listing) -> None:
    take_down(listing=listing, by=build_person())


@pytest.mark.parametrize(
    ("act", "status"), [(_hold, "inactive"), (_withdraw, "inactive"), (_take_down, "defunct")]
)
def test_what_is_gone_is_told_to_whoever_asks_for_changes_alone(
    client, club, freeze, act, status
) -> None:
    uid = str(club.uid)
    assert _since(client, NOW - HOUR) == {}
    act(club)
    freeze(NOW + HOUR)
    assert _since(client, NOW - HOUR) == {uid: status}
    assert _since(client, NOW + timedelta(seconds=1)) == {}
    assert names(client) == []
    told = ask(client, f"/services/{uid}")
    assert set(told) == {"id", "name", "status", "last_modified"}
    assert "Secret" not in str(told)
    assert lines(client, "/services", modified_after="2026-01-01") == [told]


def test_what_comes_back_is_told_again(client, club, freeze) -> None:
    hold(club, HoldReason.CONCERN)
    freeze(NOW + HOUR)
    lift(club, HoldReason.CONCERN)
    assert _since(client, NOW + HOUR / 2) == {str(club.uid): "active"}


def test_a_confirmation_is_a_change(client, club) -> None:
    confirm_listing(listing=club, by=None)
    assert _since(client, NOW) == {str(club.uid): "active"}


def test_a_new_version_is_a_change_and_a_draft_is_none(client, club, freeze) -> None:
    club.name = "New name"
    club.save_revision()
    freeze(NOW + HOUR)
    assert _since(client, NOW - HOUR) == {}
    club.get_latest_revision().publish()
    assert _since(client, NOW - HOUR) == {str(club.uid): "active"}


def test_time_runs_out_by_itself(client, club, freeze) -> None:
    uid = str(club.uid)
    freeze(NOW + timedelta(days=180))
    assert names(client) == ["Secret Name Club"]
    freeze(NOW + timedelta(days=181))
    assert _since(client, NOW + timedelta(days=180)) == {uid: "inactive"}
    freeze(NOW + timedelta(days=190))
    assert _since(client, NOW + timedelta(days=185)) == {}


def test_vetting_runs_out_too(client, freeze) -> None:
    freeze(NOW)
    shop = a_listing("Shop", kind="trusted_business")
    clear_until(shop, NOW.date() + timedelta(days=3))
    freeze(NOW + timedelta(days=4))
    assert _since(client, NOW + timedelta(days=3)) == {str(shop.uid): "inactive"}


def test_what_never_was_public_is_not_gone(client) -> None:
    listing = draft_listing()
    listing.save()
    assert _since(client, NOW - timedelta(days=900)) == {}
    assert client.get(f"{BASE}/services/{listing.uid}").status_code == 404


def test_filters_choose_among_what_is_there_and_let_pass_what_is_gone(client, club) -> None:
    a_listing("Other", hours("friday", "18:00", "20:00"))
    hold(club, HoldReason.CONCERN)
    contents = ask(client, "/services", modified_after="2026-01-01", search="zzz")["contents"]
    assert [row["id"] for row in contents] == [str(club.uid)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-28T19:30:00Z", 1),
        ("2026-11-28T19:30:00", 1),
        ("2026-11-28T19:30:01Z", 0),
        ("2026-11-28T20:30:00+01:00", 1),
        ("2026-11-28T20:30:00 01:00", 1),
        ("2026-11-28", 1),
        ("2026-11-28 00:00", 1),
        ("2026-11-29 00:00", 0),
        ("2026-11-29", 0),
    ],
)
def test_on_or_after_in_any_way_of_writing_a_moment(client, club, written, expected) -> None:
    confirm_listing(listing=club, by=None)
    response = client.get(f"{BASE}/services?modified_after={written.replace('+', '%2B')}")
    assert response.json()["total_items"] == expected
    assert client.get(f"{BASE}/services?modified_after={written}").json()["size"] == expected


@pytest.mark.parametrize(
    "path", ["/services", "/services?full=true", "/services?format=ndjson", "/organizations", ""]
)
def test_who_has_it_already_is_told_so(client, club, freeze, path) -> None:
    address = BASE + path
    first = client.get(address)
    by_name = client.get(address, headers={"if-none-match": first["ETag"]})
    by_time = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    assert (by_name.status_code, by_time.status_code) == (304, 304)
    freeze(NOW + HOUR)
    hold(club, HoldReason.CONCERN)
    assert (
        client.get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code
        == 200
    )
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == (304 if path == "" else 200)
