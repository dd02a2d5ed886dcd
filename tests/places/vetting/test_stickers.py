"""The sticker: read by a camera, it leads to what is true today; lapsed, it gives no reason."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from places.enums import HoldReason
from places.holds import hold
from places.vetting.actions import take_step
from places.vetting.models import VettingCase
from places.vetting.models.case import STICKER_ALPHABET, new_sticker_code
from places.vetting.stages import Step
from places.vetting.stickers import address_of, qr_of, sticker_pdf
from tests.builders.vetting import a_case, on_the_list
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
DPI = 150
POINTS_AN_INCH = 72


@pytest.fixture
def case(freeze: Callable) -> VettingCase:
    """On the list since noon."""
    freeze(london("2026-11-22 12:00"))
    return on_the_list("Siop Ŵyl")


def path_of(case: VettingCase) -> str:
    return f"/stickers/{case.sticker_code}/"


def printed(pdf: bytes) -> Image.Image:
    """The first page as a printer draws it."""
    pages = pypdfium2.PdfDocument(pdf)
    try:
        return pages[0].render(scale=DPI / POINTS_AN_INCH).to_pil()
    finally:
        pages.close()


def read(picture: Image.Image) -> str:
    """What a camera reads, by a library that did not draw it."""
    [found] = zxingcpp.read_barcodes(picture)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


def test_the_printed_code_is_the_address_of_the_page(case: VettingCase, client: Client) -> None:
    text = read(printed(sticker_pdf(case)))
    assert text == address_of(case)
    path = text.removeprefix("http://127.0.0.1:8000")
    assert path == path_of(case)
    assert client.get(path).status_code == 200


def test_it_is_read_with_a_scratch(case: VettingCase) -> None:
    kept = BytesIO()
    qr_of(case).save(kept, kind="png", scale=8, border=4)
    picture = Image.open(kept).convert("RGB")
    side = picture.width
    picture.paste((255, 255, 255), (side // 2, side // 2, side // 2 + side // 7, side * 5 // 7))
    assert read(picture) == address_of(case)


def test_the_paper_says_nothing_that_can_lapse(case: VettingCase) -> None:
    pages = pypdf.PdfReader(BytesIO(sticker_pdf(case))).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert "Need a hand?" in text
    assert "Oes angen help llaw arnat ti?" in text
    assert case.sticker_code in text
    assert "trusted" not in text.lower()
    assert "Siop" not in text
    width, height = (float(side) / POINTS_AN_INCH * 25.4 for side in pages[0].mediabox[2:])
    assert (round(width), round(height)) == (105, 148)


def test_the_same_sticker_is_the_same_file(case: VettingCase) -> None:
    assert sticker_pdf(case) == sticker_pdf(case)


def test_on_the_list_it_says_what_they_promise(client: Client, case: VettingCase) -> None:
    html = client.get(path_of(case)).content.decode()
    assert "Yes, this shop is on our list today." in html
    assert "What they promise" in html
    assert "call 999" in html
    assert f'href="/places/{case.listing.slug}/"' in html


HIDDEN: dict[str, Callable[[VettingCase], object]] = {
    "suspended": lambda case: take_step(case, Step.SUSPEND, why="two failed calls"),
    "paused": lambda case: take_step(case, Step.PAUSE, why="the owner is ill"),
    "left": lambda case: take_step(case, Step.LEAVE),
    "a concern": lambda case: hold(case.listing, HoldReason.CONCERN),
    "the panel": lambda case: hold(case.listing, HoldReason.PANEL),
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN.keys())
@pytest.mark.parametrize("language", ["", "/cy"])
def test_hidden_for_any_reason_it_says_the_same(
    client: Client, case: VettingCase, hide: Callable, language: str
) -> None:
    never_listed = a_case("Never Listed")
    hide(case)
    html = client.get(language + path_of(case)).content.decode()
    other = client.get(language + path_of(never_listed)).content.decode()
    assert html.replace(case.sticker_code, "") == other.replace(never_listed.sticker_code, "")
    assert "What they promise" not in html
    assert case.listing.name not in html
    assert "/find/?when=now" in html


def test_it_ends_with_the_day(client: Client, case: VettingCase, freeze: Callable) -> None:
    case.listing.confirmed_on = date(2027, 11, 1)
    case.listing.save(update_fields=["confirmed_on"])
    freeze(london("2027-11-21 23:59"))
    assert "on our list today" in client.get(path_of(case)).content.decode()
    freeze(london("2027-11-22 00:00"))
    assert "Not on the list now" in client.get(path_of(case)).content.decode()


def test_in_welsh(client: Client, case: VettingCase) -> None:
    html = client.get(f"/cy{path_of(case)}").content.decode()
    assert "Yes, this shop" not in html
    assert "Ydy, mae’r siop hon ar ein rhestr heddiw." in html


def test_a_code_that_nobody_was_given(client: Client, case: VettingCase) -> None:
    answer = client.get("/stickers/bbbbbbbbbb/")
    assert answer.status_code == 404
    assert "Not on the list now" in answer.content.decode()


@pytest.mark.parametrize("path", ["/stickers/", "sticker"])
def test_public_pages_set_no_cookie_and_are_not_kept(
    client: Client, case: VettingCase, path: str
) -> None:
    answer = client.get(path_of(case) if path == "sticker" else path)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-cache" in answer["Cache-Control"]


def test_codes_are_readable_and_differ() -> None:
    codes = {new_sticker_code() for _number in range(500)}
    assert len(codes) == 500
    assert set("".join(codes)) <= set(STICKER_ALPHABET)
    assert not set("aeiou01l") & set(STICKER_ALPHABET)
