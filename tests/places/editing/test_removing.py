"""What something else still needs is not removed, and the page says so."""

import pytest
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.models import Organisation
from places.sources.models import Feed
from tests.builders.listings import build_organisation
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db


def remove(row: Organisation) -> str:
    url = reverse("wagtailsnippets_places_organisation:delete", args=[row.pk])
    response = signed_in(Role.ADMINISTRATOR).post(url, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_what_nothing_needs_goes() -> None:
    row = build_organisation()
    remove(row)
    assert not Organisation.objects.filter(pk=row.pk).exists()


def test_what_a_feed_needs_stays() -> None:
    row = build_organisation(name="County Council")
    Feed.objects.create(name="County", organisation=row)
    said = remove(row)
    assert "Something still needs “County Council”" in said
    assert Organisation.objects.filter(pk=row.pk).exists()
