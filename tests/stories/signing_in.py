"""How a story begins in the editors' site: with a session, as signing in has stories of its own."""

from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from guardianship.accounts.models import User
from tests.builders.people import enter


def sign_in(page: Page, site: str, email: str) -> None:
    """The browser of ``page`` has signed in at ``site`` as the built person of this address."""
    client = enter(Client(), User.objects.get(email=email))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    host = urlsplit(site).hostname or ""
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": host, "path": "/"}]
    )
