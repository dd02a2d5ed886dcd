"""Site settings: colours that can be read, numbers that were checked, a name on every page."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cms.colours import Palette, contrast, site_palette, tokens, too_faint
from cms.models import Helpline, SiteSettings
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from tests.builders.people import signed_in
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db


def settings_row(**fields: object) -> SiteSettings:
    row = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def a_line(checked_days_ago: int, **fields: object) -> Helpline:
    day = clock.today() - timedelta(days=checked_days_ago)
    words = {"name": "Eastmoor Line", "name_cy": "Llinell", "number": "01632 960777"}
    words |= {"what_for": "Talk to us.", "when": "Evenings."}
    return Helpline.objects.create(site_settings=settings_row(), checked_on=day, **(words | fields))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Known values: black on white, and greys that sit on either side of 4.5.
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_sites_own_colours_can_be_read() -> None:
    assert too_faint(site_palette()) == {}
    assert tokens()[0]["paper"] != tokens()[1]["paper"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"dusk": "#9a8cd0"}, "dusk"),
        ({"dusk_dark": "#3b2a78"}, "dusk_dark"),
        ({"lamp": "#5a3a00"}, "lamp"),
        ({"dusk": "purple"}, "dusk"),
        ({"dusk": "#fff"}, "dusk"),
        ({"exit_to": "http://example.org/"}, "exit_to"),
    ],
    ids=["pale by day", "dark by night", "unlit lamp", "a word", "short", "an open exit"],
)
def test_what_cannot_be_read_or_followed_is_refused(fields: dict, wrong: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SiteSettings(**fields).clean()
    assert list(refused.value.message_dict) == [wrong]


def test_colours_reach_every_page_without_anything_inline(client: Client) -> None:
    assert "/colours/" not in client.get("/find/").content.decode()
    row = settings_row(dusk="#1B4332", dusk_dark="#B7E4C7", lamp="#FFD166")
    row.clean()
    html = client.get("/find/").content.decode()
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)">', html)
    (address,) = [each for each in sheets if "/colours/" in each]
    assert address.startswith("/colours/1b4332-b7e4c7-ffd166.css?")
    assert " style=" not in html
    sheet = client.get(address)
    written = sheet.content.decode()
    assert "--dusk:#1b4332" in written
    # In place of the site's own tokens, so that a first visit makes no more requests.
    assert not [each for each in sheets if "tokens" in each]
    assert f'"{static("fonts/atkinson-hyperlegible-next-400.woff2")}"' in written
    assert all(name in written for name in ("--paper:", "--ink:", "--target:"))
    assert "immutable" in sheet["Cache-Control"]


def test_a_palette_that_is_too_faint_has_no_style_sheet(client: Client) -> None:
    faint = Palette("#9a8cd0", "#c3b5ff", "#ffc94d")
    assert client.get(f"/colours/{faint.address}.css").status_code == 404


def test_the_name_is_on_every_page_in_both_languages(client: Client) -> None:
    settings_row(name="Eastmoor Lights", name_cy="Goleuadau")
    assert "– Eastmoor Lights</title>" in client.get("/find/").content.decode()
    assert "– Goleuadau</title>" in client.get("/cy/find/").content.decode()


def test_own_helplines_take_the_place_of_the_usual_ones(client: Client) -> None:
    a_line(10)
    html = client.get("/nowhere/").content.decode()
    assert "Eastmoor Line" in html
    assert 'href="tel:01632960777"' in html
    assert "Samaritans" not in html
    assert "Llinell" in client.get("/cy/nowhere/").content.decode()


@pytest.mark.parametrize(
    ("days", "flagged"), [(364, False), (365, False), (366, True)], ids=["fresh", "a year", "stale"]
)
def test_a_number_that_nobody_checked_for_a_year_is_flagged(days: int, flagged: bool) -> None:
    a_line(days)
    home = signed_in(Role.EDITOR).get(reverse("wagtailadmin_home")).content.decode()
    assert ("Check these helplines" in home) is flagged
    assert ("Eastmoor Line 01632 960777" in home) is flagged


def test_editors_are_told_that_nobody_checked_the_built_in_numbers_yet(client: Client) -> None:
    editor = signed_in(Role.EDITOR)
    home = editor.get("/admin/").content.decode()
    assert "Childline 0800 1111" in home
    assert "nobody of this site has checked them yet" in home
    assert "tel:08001111" in client.get("/help/").content.decode()
    a_line(0)
    assert "Check these helplines" not in editor.get("/admin/").content.decode()


@pytest.mark.parametrize(("days", "shown"), [(365, True), (366, False)], ids=["a year", "longer"])
def test_the_day_of_a_check_is_shown_while_it_holds(
    client: Client, freeze, days: int, shown: bool
) -> None:
    freeze(london("2026-11-28 12:00"))
    a_line(days)
    html = client.get("/help/").content.decode()
    assert "Eastmoor Line" in html
    assert ("Checked on 28 November 2025." in html) is shown
    assert ("Checked on" in html) is shown


def test_nobody_checks_a_number_tomorrow() -> None:
    with pytest.raises(ValidationError, match="still to come"):
        a_line(-1).full_clean()


def test_settings_open_for_administrators_only() -> None:
    pk = Site.objects.get(is_default_site=True).pk
    address = reverse("wagtailsettings:edit", args=["cms", "sitesettings", pk])
    page = signed_in(superuser=True).get(address)
    assert "Example:" in page.content.decode()
    assert signed_in(Role.EDITOR).get(address).status_code == 302
