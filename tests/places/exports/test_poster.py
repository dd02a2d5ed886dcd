"""A map page as a poster: one sheet, dated, both languages, public data, nothing fetched."""

import re
from datetime import date, time
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from cms.models import MapPage
from cms.trees import ensure_trees
from places.enums import HoldReason
from places.exact_locations import keep_apart
from places.exports.poster_pdf import STATIC_ORIGIN, NotOurs, drawn, own_file
from places.holds import hold
from tests.builders import town
from tests.builders.pages import build_map
from tests.builders.people import signed_in
from tests.builders.places import a_hidden_listing, a_listing, an_organisation, closed_on, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]
A4_PT = (595, 842)
MONDAY, NEXT_SATURDAY = date(2026, 11, 30), date(2026, 12, 5)


@pytest.fixture(autouse=True)
def a_saturday_evening(freeze) -> None:
    freeze(SATURDAY_EVENING)


def poster(page: MapPage, query: str = "") -> PdfReader:
    """What another program reads of the poster, which is one sheet of A4."""
    response = Client().get(f"/posters/{page.pk}.pdf{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert not response.cookies
    reader = PdfReader(BytesIO(response.content))
    assert [tuple(map(round, sheet.mediabox[2:])) for sheet in reader.pages] == [A4_PT]
    return reader


def words(page: MapPage, query: str = "") -> str:
    return " ".join(poster(page, query).pages[0].extract_text().split())


def test_a_week_of_hours_with_its_dates() -> None:
    a_listing(
        "Gym",
        hours("saturday", "18:00", "22:00"),
        hours("monday", "18:00", "21:00"),
        hours("wednesday", "18:00", "21:00"),
        exceptions=(closed_on(MONDAY),),
        phone="01632 960123",
    )
    a_listing("Library", *[hours(day, "09:00", "17:00") for day in ("monday", "tuesday")])
    page = build_map(default_moment="tonight")
    first = words(page)
    assert "Warm spaces Saturday 28 November to Friday 4 December" in first
    assert "Gym Sat 6pm–10pm Wed 6pm–9pm Gym place Phone: 01632 960123" in first
    assert "Library Mon and Tue 9am–5pm" in first
    assert "As we knew it on 28 November 2026." in first
    assert "In danger? Call 999." in first
    later = words(page, f"?week={NEXT_SATURDAY}")
    assert "Saturday 5 December to Friday 11 December" in later
    assert "Gym Sat 6pm–10pm Mon and Wed 6pm–9pm" in later


def test_a_chosen_time_is_the_poster_of_that_time() -> None:
    a_listing("Gym", hours("saturday", "18:00", "22:00"))
    a_listing("Sunday Club", hours("sunday", "14:00", "17:00"))
    chosen = {"chosen_weekday": "saturday", "chosen_time": time(21, 30)}
    text = words(build_map(default_moment="chosen", **chosen))
    assert "Open on Saturday 28 November at 9:30pm" in text
    assert "Gym Open until 10pm" in text
    assert "Sunday Club" not in text


def test_readers_choose_a_time_only_where_they_may() -> None:
    a_listing("Gym", hours("saturday", "18:00", "22:00"))
    offered = build_map(title="Offered", filters_offered=["time"])
    assert "Open on Saturday 28 November at 9:30pm" in words(offered, "?at=2026-11-28T21:30")
    assert "Saturday 28 November to" in words(build_map(), "?at=2026-11-28T21:30")


def test_what_nobody_is_sure_of_is_not_told_as_known() -> None:
    a_listing("Unconfirmed", hours("monday", "18:00", "21:00"), confirmed_on=date(2026, 6, 20))
    a_listing("Term Club", hours("monday", "18:00", "21:00", season="term"))
    a_listing("Shut", hours("monday", "18:00", "21:00"), exceptions=(closed_on(MONDAY),))
    text = words(build_map())
    assert "Unconfirmed Not sure – ring first" in text
    assert "Term Club Not sure – ring first" in text
    assert "Shut Closed all week" in text
    assert "6pm" not in text


def test_the_code_leads_to_the_page_and_the_letters_are_ours() -> None:
    a_listing("Gym", hours("saturday", "18:00", "22:00"))
    page = build_map()
    contents = Client().get(f"/posters/{page.pk}.pdf").content
    with pypdfium2.PdfDocument(contents) as document:
        picture = document[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        "http://testserver/warm-spaces/"
    ]
    fonts = {str(f["/BaseFont"]) for f in _fonts(PdfReader(BytesIO(contents)))}
    assert len(fonts) == 2
    assert all("Ours" in name or "Atkinson" in name for name in fonts)


def _fonts(reader: PdfReader) -> list:
    return [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]


@pytest.mark.parametrize("length", [8, 120], ids=["short names", "long names"])
def test_what_does_not_fit_is_counted(length) -> None:
    week = [hours(day, "18:00", "22:00") for day in ("friday", "saturday")]
    for number in range(30):
        a_listing(f"{number:02} {'Club of many words ' * 9}"[:length].strip(), *week)
    text = words(build_map())
    shown = re.findall(r"\b(\d\d) Cl", text)
    left = re.search(r"And (\d+) more online: testserver/warm-spaces", text)
    # Each name stands in the name of its place too.
    names = list(dict.fromkeys(shown))
    assert names == [f"{number:02}" for number in range(len(names))]
    assert left
    assert len(names) + int(left[1]) == 30
    assert len(names) >= 4


def test_in_welsh_from_first_word_to_last() -> None:
    a_listing("Gym", hours("saturday", "18:00", "22:00"), name_cy="Campfa")
    build_map()
    welsh = MapPage(title="Mannau cynnes", default_moment="any")
    ensure_trees()["cy"].add_child(instance=welsh)
    response = Client().get(f"/cy/posters/{welsh.pk}.pdf")
    reader = PdfReader(BytesIO(response.content))
    text = " ".join(reader.pages[0].extract_text().split())
    assert reader.trailer["/Root"]["/Lang"] == "cy"
    assert "Dydd Sadwrn 28 Tachwedd – Dydd Gwener 4 Rhagfyr" in text
    assert "Campfa Sad 6pm–10pm" in text
    assert "Sganiwch i weld beth sy’n wir heddiw" in text
    assert "Scan" not in text


def test_hidden_places_tell_a_part_of_a_day_and_no_more() -> None:
    listing = a_hidden_listing(
        "Rainbow",
        hours("thursday", "18:47", "20:43"),
        phone="01632 960777",
        organisation=an_organisation("Rainbow Group", phone="01632 960888"),
    )
    secret = {"place_name": "Secret House", "address": "7 Secret Street", "postcode": "ZE2 2BB"}
    keep_apart(listing, point=town.at(1_234, 2_345), **secret)
    page = build_map()
    text = words(page)
    assert "Rainbow Thursday evening Contact to find out where" in text
    assert "Rainbow Contact them to find out when" in words(page, f"?week={NEXT_SATURDAY}")
    for told in ("Secret", "ZE2", "01632", "6:47", "8:43", "18:47"):
        assert told not in text


def test_a_concern_takes_a_place_off_the_poster_at_once() -> None:
    club = a_listing("Particular Club", hours("saturday", "18:00", "22:00"))
    page = build_map(default_moment="tonight")
    before = Client().get(f"/posters/{page.pk}.pdf")
    assert "Particular Club" in words(page)
    hold(club, HoldReason.CONCERN)
    assert "Particular" not in words(page)
    copy = {"if-none-match": before["ETag"]} if "ETag" in before else {}
    assert Client().get(f"/posters/{page.pk}.pdf", headers=copy).status_code == 200


def test_editors_and_readers_find_it() -> None:
    page = build_map(filters_offered=["time"])
    link = f'href="/posters/{page.pk}.pdf'
    assert f'{link}"' in Client().get(page.url).content.decode()
    asked = Client().get(f"{page.url}?asked=1&when=tonight").content.decode()
    assert f'{link}?asked=1&amp;when=tonight"' in asked
    editor = signed_in(superuser=True)
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f'{link}"' in form


def test_what_is_not_public_has_no_poster(client) -> None:
    draft = build_map(live=False)
    assert client.get("/posters/999999.pdf").status_code == 404
    assert client.get(f"/posters/{draft.pk}.pdf").status_code == 404
    page = build_map(title="Public")
    assert client.get(f"/cy/posters/{page.pk}.pdf").status_code == 404


def test_weeks_that_nobody_knows_are_refused(client) -> None:
    page = build_map()
    for week in ("", "soon", "2026-02-30", "2026-10-01", "2027-03-01", "9999-12-31"):
        response = client.get(f"/posters/{page.pk}.pdf?week={week}")
        assert (response.status_code, response.json()["field"]) == (400, "week"), week


def test_markup_in_a_name_is_words() -> None:
    a_listing('<img src="file:///etc/passwd"> & Sons', hours("saturday", "18:00", "22:00"))
    assert '<img src="file:///etc/passwd"> & Sons' in words(build_map())


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/css/site.css",
        "http://static.invalid/css/site.css",
        "https://static.invalid@example.org/css/site.css",
        "https://static.invalid:443/css/site.css",
        "data:text/css,a{}",
        f"{STATIC_ORIGIN}../settings/base.css",
        f"{STATIC_ORIGIN}%2e%2e/%2e%2e/etc/passwd.css",
        f"{STATIC_ORIGIN}/etc/passwd.css",
        f"{STATIC_ORIGIN}js/exit.js",
        f"{STATIC_ORIGIN}css/none.css",
        "https://[/css/site.css",
    ],
)
def test_nothing_but_our_own_static_files_is_read(address) -> None:
    with pytest.raises((NotOurs, ValueError), match=r"."):
        own_file(address)


def test_our_own_files_are_read() -> None:
    path, media_type = own_file(f"{STATIC_ORIGIN}css/poster.css")
    assert (path.name, media_type) == ("poster.css", "text/css")


def test_a_page_cannot_carry_files_away() -> None:
    links = '<link rel="attachment" href="file:///etc/passwd"><img src="file:///etc/passwd">'
    contents, _pages, _first = drawn(f"<!doctype html><title>x</title>{links}<p>Words")
    assert PdfReader(BytesIO(contents)).attachments == {}
    assert b"root:" not in contents
