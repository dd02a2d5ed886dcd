"""What editors say of the frame around every page, and how often a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.models import Helpline, SiteSettings


def a_row(**fields: object) -> SiteSettings:
    """The settings of the site with these fields."""
    row = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def a_line(row: SiteSettings, number: str, **fields: object) -> Helpline:
    """A helpline of a number."""
    words = {"name": "Eastmoor Line", "what_for": "Talk to us."}
    told = {"number": number, "checked_on": "2026-11-01"} | words | fields
    return Helpline.objects.create(site_settings=row, **told)


def queries(client: Client, address: str) -> int:
    """How many questions a page asks."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
