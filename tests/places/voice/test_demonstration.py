"""The invented town speaks once, hides nothing, and never on a real site."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from places.models import Hold, Listing
from places.voice.counts import public_counts
from places.voice.demonstration import let_the_town_speak
from places.voice.models import View

pytestmark = pytest.mark.django_db


def test_it_speaks_once_and_hides_nothing(client: Client, club: Listing, settings) -> None:
    settings.DEMONSTRATION = True
    call_command("build_demo_voice")
    assert View.objects.filter(listing=club).exists()
    assert let_the_town_speak() == 0
    assert not Hold.objects.exists()
    [quarter] = public_counts()
    assert (quarter.raised, quarter.decided, quarter.changed) == (14, 14, 6)
    html = client.get(f"/places/{club.slug}/").content.decode()
    assert "I was told to wait outside because of my hood." in html
    assert "They made toast" not in html


def test_not_on_a_real_site(settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="Only in a demonstration"):
        call_command("build_demo_voice")
