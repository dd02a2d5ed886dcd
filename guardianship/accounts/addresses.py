"""Links in mails: the site's configured address, never what a request claims to have asked."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def address_of_page(name: str, *args: str, language: str = "en") -> str:
    """The whole address of a named page in a language."""
    with translation.override(language):
        return absolute(reverse(name, args=args))
