"""A place that hides where it is stays hidden in every form of every list (rules R-LOC-1 to 5)."""

import pytest

from places.exact_locations import keep_apart
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, an_organisation, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
FORMS = (
    "/find/list.csv",
    "/find/list.geojson",
    "/find/list.gpkg",
    "/find/calendar.ics",
    "/find/new.atom",
    "/find/new.rss",
    "/find/paper/",
    "/find/message.txt",
    "/places/rainbow/",
    "/ogc/collections/places/items",
    "/ogc/collections/places/items?f=html",
    "/embed/list/",
)
SECRETS = ("Secret House", "ZE2 2BB", "01632 960777", "01632 960888", "18:47", "T1847", "20:43")


@pytest.fixture
def hidden(freeze):
    """A hidden listing whose organisation has an office with a land line."""
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    listing = a_hidden_listing(
        "Rainbow",
        hours("thursday", "18:47", "20:43"),
        phone="01632 960777",
        text_number="07700 900999",
        first_published_at=SATURDAY_EVENING,
        organisation=an_organisation("Rainbow Group", phone="01632 960888"),
    )
    keep_apart(
        listing,
        point=town.at(1_234, 2_345),
        place_name="Secret House",
        address="7 Secret Street",
        postcode="ZE2 2BB",
    )
    return listing


def test_no_secret_in_any_form(client, hidden) -> None:
    exact = town.at(1_234, 2_345)
    digits = (f"{exact.x:.3f}", f"{exact.y:.3f}")
    for form in FORMS:
        text = client.get(form).content.decode("utf-8", "replace")
        # The page gives the number that they chose to give; what others copy has none of a town.
        page = form == "/places/rainbow/"
        secrets = [s for s in (*SECRETS, *digits) if not (page and s == "01632 960777")]
        assert [secret for secret in secrets if secret in text] == [], form


def test_it_is_in_the_list_all_the_same(client, hidden) -> None:
    for form in FORMS:
        assert b"Rainbow" in client.get(form).content, form


def test_geojson_has_no_geometry_and_a_mobile_number(client, hidden) -> None:
    (feature,) = client.get("/find/list.geojson").json()["features"]
    told = feature["properties"]
    assert feature["geometry"] is None
    assert (told["phone"], told["text_number"]) == ("", "07700 900999")
    assert (told["state"], told["opens_at"], told["hours"]) == ("not_sure", None, "")
    assert told["opening_hours"] == ""
    assert "private" in told["opening_hours_note"]


def test_the_calendar_knows_the_day_and_its_part(client, hidden) -> None:
    text = client.get("/find/calendar.ics").content.decode()
    assert "DTSTART;VALUE=DATE:" in text
    assert "SUMMARY:Rainbow (Thursday evening)" in text
    assert "LOCATION" not in text


@pytest.mark.parametrize("visibility", ["street", "area"])
def test_a_coarse_place_gives_its_coarse_point(client, freeze, visibility) -> None:
    freeze(SATURDAY_EVENING)
    listing = a_listing("Coarse", location_visibility=visibility, at_m=None)
    keep_apart(listing, point=town.at(130, 140), place_name="Secret House")
    listing.refresh_from_db()
    (feature,) = client.get("/find/list.geojson").json()["features"]
    assert feature["geometry"]["coordinates"] == list(listing.public_geometry.coords)
    assert feature["properties"]["precision"] == visibility
    assert b"Secret" not in client.get("/find/list.csv").content


def test_who_becomes_hidden_is_gone_at_once(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    listing = a_listing("Open Door", slug="rainbow", first_published_at=SATURDAY_EVENING)
    point = town.at()
    before = {form: client.get(form) for form in FORMS}
    listing.location_visibility = "hidden"
    listing.save()
    for form, answer in before.items():
        after = client.get(form, headers={"if-none-match": answer.get("ETag", "none")})
        # What has not changed said nothing of where before.
        text = (answer if after.status_code == 304 else after).content.decode("utf-8", "replace")
        assert answer.status_code == 200, form
        assert "Open Door place" not in text, form
        assert f"{point.x:.4f}" not in text, form
