"""Pictures as an organisation sends them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from guardianship.accounts.roles import Role
from places.portal.pictures import keeping
from places.portal.pictures.models import ListingPicture
from tests.builders.people import build_person
from tests.cms.test_pictures import planted
from tests.places.portal.conftest import House

NOBODY = {"alt": "The hall with its red door", "people": "nobody"}
AGREED = {
    "alt": "Five people play pool",
    "alt_cy": "Pump o bobl yn chwarae pŵl",
    "people": "agreed",
    "consent_from": "the whole Friday group",
    "consent_on": "2026-11-20",
}


def upload(kind: str = "JPEG", data: bytes | None = None) -> SimpleUploadedFile:
    """A file that says where it was taken, under a name that says who is in it."""
    found = planted(kind, size=(1200, 900)) if data is None else data
    return SimpleUploadedFile(f"Holly at home.{kind.lower()}", found)


def send(house: House, kind: str = "JPEG", who: str = "owner", **typed: Any) -> HttpResponse:
    """Send the form."""
    sent = {**NOBODY, "file": upload(kind), **typed}
    return house.client(who).post(house.path("picture/"), sent)


def waiting(house: House, **typed: Any) -> ListingPicture:
    """A picture that somebody has yet to look at."""
    answer = send(house, **typed)
    assert answer.status_code == 303, answer.content.decode()
    return ListingPicture.objects.select_related("listing").get(state="waiting")


def public(house: House, **typed: Any) -> ListingPicture:
    """A picture that the public sees."""
    found = waiting(house, **typed)
    keeping.approve(found, by=build_person(Role.MODERATOR))
    return ListingPicture.objects.select_related("listing").get(pk=found.pk)


def place_page(house: House, language: str = "") -> str:
    """What the public reads."""
    from_public = house.client("nobody").__class__()
    return from_public.get(f"{language}/places/{house.club.slug}/").content.decode()
