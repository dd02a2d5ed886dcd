"""Sources and loaded months, as people of casework see them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from gis.models import Area, AreaSet
from guardianship.accounts.roles import Role
from guardianship.safeguarding.harm.models import HarmSource
from tests.architecture.sources import REPOSITORY
from tests.builders.duties import build_duty
from tests.builders.people import StaysIn, signed_in
from tests.safeguarding.harm.conftest import STREET, street_row

pytestmark = pytest.mark.django_db
SOURCES = "/casework/harm/"


@pytest.fixture
def loaded(town: AreaSet, csv_file: Callable[..., Path]) -> Area:
    """Two reports in the west and three in the middle; answers with the area in the west."""
    rows = [street_row(f"w{n}") for n in range(2)]
    rows += [street_row(f"m{n}", place=1.5, code="W01000002") for n in range(3)]
    rows.append(street_row("x", kind="Something new"))
    call_command("import_harm", str(csv_file(STREET, *rows)), source="police-street", apply=True)
    return town.areas.get(code="W01000001")


def of_the_west(role: Role, west: Area) -> StaysIn:
    client = signed_in(role)
    build_duty(client.person, west)
    return client


def test_sources_say_what_they_cannot_tell(loaded: Area) -> None:
    page = of_the_west(Role.PRACTITIONER, loaded).get(SOURCES).content.decode()
    for source in HarmSource.objects.all():
        assert source.name in page
    assert page.count("What it cannot tell:") == HarmSource.objects.count()
    assert "Covers January 2024." in page
    assert "5 counted of 6 rows" in page
    assert "1 of a category that is not known" in page


def test_totals_are_of_ones_own_areas(loaded: Area) -> None:
    mine = of_the_west(Role.ANALYST, loaded).get(SOURCES).content.decode()
    nobody = signed_in(Role.ANALYST).get(SOURCES).content.decode()
    assert "In your areas: 2 reports of harm" in mine
    assert "In your areas: 0 reports of harm" in nobody


def test_it_is_never_kept_by_a_browser(loaded: Area) -> None:
    response = of_the_west(Role.PRACTITIONER, loaded).get(SOURCES)
    assert response["Cache-Control"] == "no-store"


def test_a_source_is_switched_off_and_on(loaded: Area) -> None:
    client = of_the_west(Role.ANALYST, loaded)
    switch = reverse("harm:switch", args=["police-street"])
    for use in ("no", "no", "yes"):
        client.post(switch, {"use": use})
        assert HarmSource.objects.get(code="police-street").is_on is (use == "yes")


@pytest.mark.parametrize(
    ("role", "status"), [(Role.PRACTITIONER, 403), (Role.ADMINISTRATOR, 403), (Role.EDITOR, 403)]
)
def test_others_switch_nothing(loaded: Area, role: Role, status: int) -> None:
    switch = reverse("harm:switch", args=["police-street"])
    response = of_the_west(role, loaded).post(switch, {"use": "no"})
    assert response.status_code == status
    assert HarmSource.objects.get(code="police-street").is_on


def test_who_is_not_signed_in_is_sent_to_do_so(client: StaysIn) -> None:
    assert client.get(SOURCES)["Location"].startswith("/accounts/login/")


def test_a_source_that_does_not_exist_is_not_found(loaded: Area) -> None:
    client = of_the_west(Role.ANALYST, loaded)
    assert client.post(reverse("harm:switch", args=["nobody"]), {"use": "no"}).status_code == 404


def test_every_word_is_in_welsh() -> None:
    catalogue = (
        REPOSITORY / "guardianship/safeguarding/harm/locale/cy/LC_MESSAGES/django.po"
    ).read_text("utf-8")
    page = (REPOSITORY / "templates/safeguarding/harm/sources.html").read_text("utf-8")
    for said in (part.partition('"')[0] for part in page.split('{% translate "')[1:]):
        assert f'msgid "{said}"' in catalogue
