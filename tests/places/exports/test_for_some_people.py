"""A map page that is not for everybody is told to nobody: no frame, no poster, not its title."""

import pytest
from wagtail.models import PageViewRestriction

from tests.builders.pages import build_map

pytestmark = pytest.mark.django_db


def test_a_map_page_for_some_people_is_told_to_nobody_else(client) -> None:
    page = build_map(title="For the team")
    oembed = f"/oembed.json?url=http://testserver{page.url}"
    assert client.get(oembed).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for address in (oembed, f"/embed/maps/{page.pk}/", f"/posters/{page.pk}.pdf"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "For the team" not in answer.content.decode()
