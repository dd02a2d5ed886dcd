"""What is published of spot checks: counts by area, never of fewer than five shops."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from places.vetting.figures import AreaFigure, spot_checks_by_area
from places.vetting.models import SpotCheck, VettingCase
from tests.builders import town
from tests.builders.places import a_place
from tests.builders.vetting import a_shop
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def checked(shops: int, *, each: int = 1, failed: int = 0, on: date = DAY) -> None:
    """Shops with spot checks, so many of which failed."""
    for number in range(shops):
        shop = a_shop(f"Shop {number}", place=a_place(f"Shop {number}"))
        case = VettingCase.objects.create(listing=shop, vetted_organisation=shop.organisation)
        for _time in range(each):
            said = {"way": "visit", "phrase": "Is Robin in?"}
            SpotCheck.objects.create(case=case, checked_on=on, passed=failed <= 0, **said)
            failed -= 1


@pytest.fixture(autouse=True)
def in_town(freeze: Callable) -> str:
    """The name of the authority around all shops."""
    freeze(london("2026-11-22 12:00"))
    return town.an_authority().name


def test_five_shops_are_counted(in_town: str) -> None:
    checked(5, failed=2)
    assert spot_checks_by_area() == [AreaFigure(in_town, 5, 2)]
    assert spot_checks_by_area()[0].failed_percent == 40


def test_four_shops_with_many_checks_are_not() -> None:
    checked(4, each=3)
    assert spot_checks_by_area() == []


@pytest.mark.parametrize(
    ("on", "counted"),
    [(date(2025, 11, 22), 0), (date(2025, 11, 23), 1), (date(2026, 11, 22), 1)],
)
def test_the_past_365_days(on: date, counted: int) -> None:
    checked(5, on=on)
    assert len(spot_checks_by_area()) == counted


def test_the_page_says_them_and_names_no_shop(client: Client, in_town: str) -> None:
    checked(6, failed=1)
    html = client.get("/stickers/").content.decode()
    assert f"{in_town}: 6 checks, 1 did not go as promised (17%)." in html
    assert "Shop 1" not in html
    welsh = client.get("/cy/stickers/").content.decode()
    assert "6 gwiriad, 1 heb fod fel yr addawyd (17%)." in welsh
