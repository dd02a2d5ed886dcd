"""Dates are written and read the British way in both languages, never month first."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.urls import reverse
from django.utils.formats import get_format, localize
from django.utils.translation import override

from places.models import BankHoliday
from tests.builders.people import signed_in

DAY = date(2026, 10, 4)
MOMENT = datetime(2026, 10, 4, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day"), [("en", "4 October 2026"), ("cy", "4 Hydref 2026")], ids=["en", "cy"]
)
def test_a_day_stands_before_its_month(language: str, day: str) -> None:
    with override(language):
        assert localize(DAY) == day
        assert localize(MOMENT) == f"{day}, 21:30"
        assert get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("typed", ["2026-10-04", "04/10/2026", "4/10/26"])
def test_what_is_typed_is_read_the_same_way(language: str, typed: str) -> None:
    with override(language):
        assert forms.DateField().clean(typed) == DAY
        # A date field of a browser shows nothing where it is handed anything else.
        shown = forms.DateInput(attrs={"type": "date"}).render("day", DAY)
    assert 'value="2026-10-04"' in shown


@pytest.mark.parametrize("typed", ["10/25/2026", "Oct 4, 2026"])
def test_a_month_in_front_is_refused(typed: str) -> None:
    with override("en"), pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.django_db
def test_the_editors_site_writes_them_so() -> None:
    BankHoliday.objects.create(nation="wales", day=DAY, title="A day off")
    page = signed_in(superuser=True).get(reverse("bank_holidays:index")).content.decode()
    assert "4 October 2026" in page
    assert "Oct. 4" not in page
