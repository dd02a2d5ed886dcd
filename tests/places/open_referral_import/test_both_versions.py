"""A service of version 3.0 and one of version 1.0 become listings that say the same things."""

from datetime import date

import pytest

from places.models import Listing, Organisation
from tests.places.open_referral_import.feeds import (
    a_service,
    an_old_service,
    import_feed,
    sessions,
    the_listing,
)

pytestmark = pytest.mark.django_db


def test_a_service_of_version_3(tmp_path):
    done = import_feed(tmp_path, {"contents": [a_service()]}, name="x.json", kind="youth_provision")

    assert (done.error, done.file["added"], done.file["refused"]) == ("", 1, 0)
    listing = the_listing()
    assert listing.name == "Chess club"
    assert listing.kind == "youth_provision"
    assert (listing.age_from, listing.age_to) == (11, 18)
    assert listing.confirmed_on == date(2026, 3, 1)
    assert listing.organisation.name == "The Rooks"
    assert listing.place.name == "Town Hall"
    assert listing.place.postcode == "XQ1 1AA"
    assert (listing.place.point.x, listing.place.point.y) == (-3.0, 51.6)
    assert sessions(listing) == ["friday 18:00-21:00"]
    assert listing.hours_known == "known"
    assert {s.on_bank_holidays for s in listing.sessions.all()} == {"not_said"}


def test_a_service_of_version_1(tmp_path):
    done = import_feed(tmp_path, {"totalElements": 1, "content": [an_old_service()]})

    assert (done.error, done.file["refused"]) == ("", 0)
    listing = the_listing()
    assert listing.summary == "Acting & singing.\nBring water."
    assert (listing.age_from, listing.age_to) == (8, 16)
    assert listing.confirmed_on == date(2026, 2, 5)
    assert sessions(listing) == ["thursday 17:30-19:00", "tuesday 17:30-19:00"]
    assert (listing.cost, listing.cost_note) == ("pay", "per session. £3.50")
    assert listing.phone == "01632 960001"
    assert listing.languages == ["en"]
    assert listing.place.address == "2 Mill Lane, Middleham"
    assert listing.place.postcode == "XQ1 1AB"
    assert listing.place.getting_there == "Ramp at the side door"
    assert listing.organisation.website == "https://www.masks.example"
    assert (listing.website, listing.email) == ("", "")


def test_it_waits_as_a_draft_unless_told_otherwise(tmp_path):
    import_feed(tmp_path, [a_service()])
    assert not Listing.objects.get().live

    import_feed(tmp_path, [a_service(), a_service("Go club")], publish=True)
    assert Listing.objects.get(name="Go club").live


def test_licence_and_attribution_stay_with_the_source(tmp_path):
    import_feed(tmp_path, [a_service()], name="a.json", licence="OGL 3", attribution="© The County")
    source = Organisation.objects.get(name="a.json")

    assert (source.licence, source.attribution, source.type) == ("OGL 3", "© The County", "source")
    assert Listing.objects.get().origin == "feed:ajson"


def test_nothing_of_persons_is_kept(tmp_path):
    done = import_feed(tmp_path, [an_old_service()])
    revision = Listing.objects.get().latest_revision

    assert "Bloggs" not in str(revision.content)
    assert "Bloggs" not in str(done.report)


def test_a_dry_run_keeps_nothing(tmp_path):
    done = import_feed(tmp_path, [a_service(), an_old_service()], apply=False)

    assert done.file["added"] == 2
    assert "dry run" in done.output
    assert not Listing.objects.exists()
    assert not Organisation.objects.exists()
