"""Where an organisation changes a listing: in the portal, when this site has one."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse

from guardianship.accounts.addresses import absolute

HOME = "portal:home"
LISTING = "portal:listing"


def portal_address() -> str:
    """The whole address of the portal in the language of the moment; "" where there is none."""
    return _address(HOME)


def listing_address(uid: UUID) -> str:
    """The whole address of a listing's page in the portal; "" where there is none."""
    return _address(LISTING, uid)


def _address(name: str, *args: UUID) -> str:
    try:
        return absolute(reverse(name, args=args))
    except NoReverseMatch:
        return ""
