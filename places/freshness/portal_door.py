"""Where an organisation changes a listing: in the portal, when this site has one."""

from django.urls import NoReverseMatch, reverse

from guardianship.accounts.addresses import absolute

PORTAL = "portal:home"


def portal_address() -> str:
    """The whole address of the portal in the language of the moment; "" where there is none."""
    try:
        return absolute(reverse(PORTAL))
    except NoReverseMatch:
        return ""
