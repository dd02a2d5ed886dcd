"""A picture is public while everybody in it agrees, and no moment longer."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.images import get_image_model

from guardianship.lib import clock
from places.models import Listing
from places.portal.pictures.keeping import take_off_expired
from places.portal.pictures.models import ListingPicture
from places.portal.pictures.renditions import WIDTHS_PX
from tests.cms.test_pictures import assert_only_pixels
from tests.places.portal.conftest import MORNING, House
from tests.places.portal.pictures.sending import (
    AGREED,
    NOBODY,
    place_page,
    public,
    send,
    upload,
    waiting,
)

pytestmark = pytest.mark.django_db


def files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_but_pixels_is_kept_and_shown(house: House, media: Path, kind: str) -> None:
    found = public(house, kind=kind)
    for width_px in WIDTHS_PX:
        answer = Client().get(f"/places/pictures/{found.uid}/{width_px}.webp")
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies
        data = answer.content
        assert_only_pixels(data)
        assert len(data) <= 60_000
    assert len(files(media)) == 1 + len(WIDTHS_PX)
    for path in files(media):
        assert_only_pixels(path.read_bytes())
        assert "Holly" not in path.name


def test_the_page_says_what_a_phone_needs(house: House) -> None:
    found = public(house, **AGREED)
    [tag] = [part for part in place_page(house).split("<img")[1:] if "pictures" in part]
    tag = tag.split(">")[0]
    for said in (
        f'src="/places/pictures/{found.uid}/640.webp"',
        "320.webp 240w",
        'width="480" height="640"',
        'loading="lazy"',
        'alt="Five people play pool" lang="en"',
    ):
        assert said in tag, tag
    assert 'alt="Pump o bobl yn chwarae pŵl" lang="cy"' in place_page(house, "/cy")


def test_it_waits_for_a_look(house: House) -> None:
    found = waiting(house)
    assert "/places/pictures/" not in place_page(house)
    assert Client().get(f"/places/pictures/{found.uid}/320.webp").status_code == 404
    own = house.path(f"picture/{found.pk}.webp")
    assert house.client("editor").get(own).status_code == 200
    assert house.client("stranger").get(own).status_code == 404


def test_taking_it_off_deletes_every_file_at_once(
    house: House, media: Path, django_capture_on_commit_callbacks
) -> None:
    found = public(house, **AGREED)
    with django_capture_on_commit_callbacks(execute=True):
        answer = house.client("editor").post(house.path("picture/take-off/"))
    assert answer.status_code == 303
    assert files(media) == []
    assert not get_image_model().objects.exists()
    assert Client().get(f"/places/pictures/{found.uid}/320.webp").status_code == 404
    assert "/places/pictures/" not in place_page(house)
    found.refresh_from_db()
    assert (found.state, found.image, found.withdrawn_at) == ("withdrawn", None, MORNING)
    assert found.consent_from == "the whole Friday group"


def test_consent_that_ends_takes_it_off_that_day(
    house: House, media: Path, freeze, django_capture_on_commit_callbacks
) -> None:
    found = public(house, **AGREED, consent_until="2026-11-26")
    freeze(MORNING + timedelta(days=1))
    assert "/places/pictures/" in place_page(house)
    freeze(MORNING + timedelta(days=2))
    assert "/places/pictures/" not in place_page(house)
    assert Client().get(f"/places/pictures/{found.uid}/320.webp").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert take_off_expired() == "pictures taken off: 1"
    assert files(media) == []


def test_what_begins_to_hide_loses_its_picture(
    house: House, media: Path, django_capture_on_commit_callbacks
) -> None:
    public(house)
    row = house.again()
    row.location_visibility = "hidden"
    with django_capture_on_commit_callbacks(execute=True):
        row.save_revision(user=house.owner).publish()
    assert ListingPicture.objects.get().state == "hidden"
    assert files(media) == []


@pytest.mark.parametrize("visibility", ["hidden", "area", "street"])
def test_what_hides_where_it_is_is_sent_none(house: House, visibility: str) -> None:
    row = house.again()
    row.location_visibility = visibility
    row.save_revision(user=house.owner).publish()
    send(house)
    assert not ListingPicture.objects.exists()
    assert not get_image_model().objects.exists()
    with pytest.raises(IntegrityError, match="no picture"), transaction.atomic():
        ListingPicture.objects.create(listing=row, sent_at=clock.now(), **NOBODY)


def test_a_hidden_row_shows_none_even_when_no_signal_was_heard(house: House) -> None:
    found = public(house)
    Listing.objects.filter(pk=house.club.pk).update(
        location_visibility="hidden", place=None, public_geometry=None
    )
    assert Client().get(f"/places/pictures/{found.uid}/320.webp").status_code == 404


def test_a_listing_that_is_held_shows_no_picture(house: House) -> None:
    found = public(house)
    house.client("owner").post(house.path("withdraw/"))
    assert Client().get(f"/places/pictures/{found.uid}/320.webp").status_code == 404


BAD = {
    "no words": {"alt": ""},
    "nobody said who is in it": {"people": ""},
    "people without a yes": {"people": "agreed"},
    "agreed tomorrow": {**AGREED, "consent_on": "2026-11-26"},
    "ended before it began": {**AGREED, "consent_until": "2026-11-01"},
    "ended": {**AGREED, "consent_until": "2026-11-24"},
    "no file": {"file": ""},
    "no picture": {"file": upload(data=b"<svg xmlns='http://www.w3.org/2000/svg'/>")},
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_missing_is_told_and_nothing_is_kept(house: House, media: Path, bad: str) -> None:
    answer = send(house, **BAD[bad])
    assert answer.status_code == 422
    assert "Please look again" in answer.content.decode()
    assert not ListingPicture.objects.exists()
    assert files(media) == []


def test_another_takes_the_place_of_the_one_that_waits(house: House) -> None:
    first = waiting(house)
    send(house, alt="Another")
    first.refresh_from_db()
    assert (first.state, first.image) == ("replaced", None)
    assert get_image_model().objects.count() == 1
