"""The demonstration has mail to read, once, and none is made where mail would leave the machine."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from places.freshness.demonstration import EmailBackend
from places.freshness.models import DemonstrationMail
from tests.places.freshness.world import World

pytestmark = pytest.mark.django_db


def test_it_is_refused_elsewhere(world: World) -> None:
    with pytest.raises(CommandError, match="not those of the demonstration"):
        call_command("build_demo_mail")


def test_mail_is_there_at_any_hour_and_once(world: World, settings) -> None:
    settings.DEMONSTRATION = True
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    world.at(date(2027, 1, 22), 23)
    for _times in range(2):
        call_command("build_demo_mail", stdout=StringIO())
    kept = DemonstrationMail.objects.get()
    assert kept.subject == "Is this still right? Eastmoor Youth"
    assert kept.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
