"""An owner on a telephone, without JavaScript: what changed, its undo, a file, a picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from places.portal import writing
from places.portal.pictures import keeping
from places.portal.pictures.models import ListingPicture
from tests.places.portal.bulk.sending import address, csv_of
from tests.places.portal.conftest import House
from tests.places.portal.history.writing_over_time import an_hour_later, set_to
from tests.places.portal.pictures.sending import upload
from tests.places.portal.test_on_a_phone import PHONE_PX, fits, shot

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_owner_finds_their_way(
    live_server, house: House, new_page: Callable[..., Page], settings, tmp_path: Path, freeze
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    an_hour_later(freeze)
    edit = set_to(phone="01633 496 0000", name="Another Club")
    writing.write_at_once(house.again(), edit, by=house.editor)
    an_hour_later(freeze, 2)
    page = new_page(width=PHONE_PX, height=740, java_script_enabled=False)
    name = settings.SESSION_COOKIE_NAME
    value = house.client("owner").cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    page.goto(live_server.url + house.path("history/"))
    assert page.get_by_text("A colleague").is_visible()
    assert fits(page)
    shot(page, "history")
    page.get_by_role("link", name="Bring back how it was then").click()
    assert fits(page)
    shot(page, "undo")
    page.get_by_role("button", name="Bring it back").click()
    assert page.get_by_text("Part of it is public now").is_visible()

    page.goto(live_server.url + address(house))
    assert fits(page)
    shot(page, "file")
    rows = [
        {"name": "Friday Club", "summary": "Pool and table tennis.", "website": "https://a.uk"},
        {"name": "Broken", "kind": "disco", "phone": "ask Holly"},
    ]
    file = {"name": "x.csv", "mimeType": "text/csv", "buffer": csv_of(*rows)}
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="See what it would do").click()
    assert page.get_by_text("Row 3, column kind:").is_visible()
    assert fits(page)
    shot(page, "look")
    page.get_by_role("button", name="Do it").click()
    assert page.get_by_text("1 of 1 written.").is_visible()
    shot(page, "done")

    page.goto(live_server.url + house.path("picture/"))
    shot(page, "picture-form")
    photo = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": upload().read()}
    page.get_by_label("Picture (JPEG").set_input_files(photo)
    page.get_by_label("What it shows, for those").fill("The hall with its red door")
    page.get_by_label("Nobody can be recognised").check()
    page.get_by_role("button", name="Send it in").click()
    assert page.get_by_text("Waiting for a look").is_visible()
    # Fails where the picture cannot be shown.
    page.get_by_alt_text("The hall with its red door").evaluate("image => image.decode()")
    assert fits(page)
    shot(page, "picture")
    keeping.approve(ListingPicture.objects.get(), by=house.stranger)
    page.goto(f"{live_server.url}/places/{house.club.slug}/")
    seen = page.get_by_alt_text("The hall with its red door")
    seen.scroll_into_view_if_needed()
    seen.evaluate("image => image.decode()")
    assert fits(page)
    shot(page, "place")
