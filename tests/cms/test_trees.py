"""A real site has home pages in both languages after one command, and keeps what is on them."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from cms.models import HomePage

pytestmark = pytest.mark.django_db


def test_both_homes_stand_after_migrate_and_one_command(client: Client, settings, capsys) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://lights.example"
    call_command("ensure_pages")
    assert capsys.readouterr().out == "Home pages are in place: Home (en), Hafan (cy).\n"
    for address, line in (("/", "Somewhere to go, any evening."), ("/cy/", "Rhywle i fynd")):
        html = client.get(address).content.decode()
        assert line in html
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("lights.example", 443)
    assert set(HomePage.objects.values_list("locale__language_code", flat=True)) == {"en", "cy"}


def test_again_it_changes_nothing() -> None:
    call_command("ensure_pages")
    home = HomePage.objects.get(locale__language_code="en")
    home.line = "Ours."
    home.save_revision().publish()
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "title", "latest_revision"))
    call_command("ensure_pages")
    after = list(Page.objects.order_by("pk").values_list("pk", "path", "title", "latest_revision"))
    assert after == before
    assert HomePage.objects.get(pk=home.pk).line == "Ours."
