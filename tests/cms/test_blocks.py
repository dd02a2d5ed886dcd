"""Blocks point at the register: what changes there changes on the page, and nothing is copied."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StructBlock

from cms import blocks
from cms.blocks import BodyBlock, PictureBlock
from cms.models import AreaPage, IndexPage, SiteImage, StandardPage
from guardianship.lib import clock
from tests.builders import town
from tests.builders.pages import build_page
from tests.builders.places import a_listing, an_organisation, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]
BLOCK_LINES = 25


@pytest.fixture(autouse=True)
def a_saturday_evening(freeze) -> None:
    freeze(SATURDAY_EVENING)


def html_of(client: Client, *body: tuple[str, object]) -> str:
    page = build_page(StandardPage, body=list(body))
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def stored(page: StandardPage) -> str:
    return json.dumps(list(page.body.raw_data))


def test_a_card_holds_a_key_and_no_fact(client: Client) -> None:
    listing = a_listing("Gym", hours("saturday", "19:00", "22:00"))
    page = build_page(StandardPage, body=[("place_cards", [listing])])
    assert "Open until 10pm" in client.get(page.url).content.decode()
    kept = stored(page)
    assert "Gym" not in kept
    assert str(listing.pk) in kept

    listing.name = "The New Gym"
    listing.sessions = [hours("saturday", "19:00", "21:00")]
    listing.save()
    html = client.get(page.url).content.decode()
    assert "The New Gym" in html
    assert "Open until 9pm" in html
    assert stored(StandardPage.objects.get(pk=page.pk)) == kept


def test_what_is_no_longer_public_is_left_out(client: Client) -> None:
    kept, gone = a_listing("Kept"), a_listing("Gone")
    page = build_page(StandardPage, body=[("place_cards", [gone, kept])])
    gone.unpublish()
    html = client.get(page.url).content.decode()
    assert "Kept" in html
    assert "Gone" not in html
    gone.delete()
    assert client.get(page.url).status_code == 200


def test_a_contact_card_reads_the_register(client: Client) -> None:
    who = an_organisation("Youth Team", phone="01632 960001", name_cy="Tîm")
    page = build_page(StandardPage, body=[("contact_card", {"organisation": who})])
    who.phone = "01632 960002"
    who.save()
    html = client.get(page.url).content.decode()
    assert 'href="tel:01632960002"' in html
    assert "960001" not in html
    assert "Youth Team" not in stored(page)


def test_other_blocks(client: Client) -> None:
    html = html_of(
        client,
        ("text", "<h2>Come in</h2><p>Nobody minds.</p>"),
        ("steps", {"heading": "How", "steps": ["<p>Ring.</p>", "<p>Wait.</p>"]}),
        ("quote", {"quote": "I came back.", "who": "a 14-year-old"}),
        ("find_near_me", None),
    )
    for said in ("<h2>Come in</h2>", "<ol", "Ring.", "I came back.", 'name="near"'):
        assert said in html


@pytest.mark.parametrize(
    ("days", "shown"), [(-1, False), (0, True), (1, True)], ids=["over", "last day", "goes on"]
)
def test_a_notice_goes_after_its_last_day(client: Client, days: int, shown: bool) -> None:
    until = clock.today() + timedelta(days=days)
    html = html_of(client, ("notice", {"text": "<p>No club on Monday.</p>", "until": until}))
    assert ("No club on Monday." in html) is shown


def test_more_cards_ask_no_more_of_the_database(client: Client) -> None:
    counts = []
    for number in (1, 6):
        chosen = [a_listing(f"Club {number} {each}") for each in range(number)]
        page = build_page(StandardPage, title=f"P {number}", body=[("place_cards", chosen)])
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_more_pages_in_menus_ask_no_more_of_the_database(client: Client) -> None:
    page = build_page(StandardPage)
    client.get(page.url)  # content types are read once per process
    with CaptureQueriesContext(connection) as before:
        client.get(page.url)
    for number in range(5):
        build_page(StandardPage, title=f"Page {number}", show_in_menus=True)
    with CaptureQueriesContext(connection) as after:
        html = client.get(page.url).content.decode()
    assert "Page 4" in html
    assert len(after) == len(before)


@pytest.mark.parametrize("name", sorted(BodyBlock().child_blocks))
def test_every_block_is_described_and_has_an_icon(name: str) -> None:
    block = BodyBlock().child_blocks[name]
    assert block.meta.icon
    assert block.get_description()


def test_blocks_are_short() -> None:
    source = Path(blocks.__file__).read_text("utf-8").split("\nclass ")[1:]
    long = {
        part.split("(")[0]: lines
        for part in source
        if (lines := len(part.strip().splitlines())) > BLOCK_LINES
    }
    assert long == {}


def picture(**fields: object) -> SiteImage:
    words = {"title": "P", "width": 9, "height": 9, "file": "original_images/x.jpg"}
    return SiteImage.objects.create(**(words | fields))


@pytest.mark.parametrize(
    ("people", "until", "alt", "decorative", "fine"),
    [
        (False, None, "A hall", False, True),
        (False, None, "", True, True),
        (False, None, "", False, False),
        (False, None, "A hall", True, False),
        (True, 1, "A girl", False, True),
        (True, -1, "A girl", False, False),
    ],
    ids=["said", "decoration", "nothing said", "both", "agreed", "agreed until yesterday"],
)
def test_pictures_need_words_and_consent(people, until, alt, decorative, fine) -> None:
    today = clock.today()
    image = picture(
        shows_people=people,
        consent_from="her mother" if people else "",
        consent_on=today - timedelta(days=9) if people else None,
        consent_until=today + timedelta(days=until) if until else None,
    )
    block: StructBlock = PictureBlock()
    value = block.to_python({"image": image.pk, "alt": alt, "decorative": decorative})
    if fine:
        block.clean(value)
    else:
        with pytest.raises(ValidationError):
            block.clean(value)


def test_a_picture_goes_when_consent_ends(client: Client, freeze) -> None:
    agreed = {"shows_people": True, "consent_from": "the group", "consent_on": clock.today()}
    image = picture(consent_until=clock.today(), **agreed)
    value = {"image": image, "alt": "Us", "decorative": False}
    page = build_page(StandardPage, body=[("picture", value)])
    freeze(SATURDAY_EVENING + timedelta(days=1))
    html = client.get(page.url).content.decode()
    assert "<figure" not in html


def test_an_index_leads_to_what_is_published_below_it(client: Client) -> None:
    index = build_page(IndexPage, title="About")
    for title, live in (("Shown", True), ("Waits", False)):
        child = StandardPage(title=title, live=False)
        index.add_child(instance=child)
        revision = child.save_revision()
        if live:
            revision.publish()
    html = client.get("/about/").content.decode()
    assert 'href="/about/shown/"' in html
    assert "Waits" not in html


def test_an_area_page_lists_what_is_open_there_tonight(client: Client) -> None:
    area = town.an_authority()
    a_listing("Here", hours("saturday", "19:00", "22:00"))
    a_listing("Shut", hours("monday", "19:00", "22:00"))
    a_listing("Far", hours("saturday", "19:00", "22:00"), at_m=(25_000, 0))
    build_page(AreaPage, title="Eastmoor", area=area)
    html = client.get("/eastmoor/").content.decode()
    assert "Here" in html
    assert "Far" not in html
    assert "Shut" not in html
    assert f"area={area.area_set.code}:{area.code}" in html
    area.delete()
    answer = client.get("/eastmoor/")
    assert answer.status_code == 200
    assert "Nothing is known of this area yet." in answer.content.decode()
