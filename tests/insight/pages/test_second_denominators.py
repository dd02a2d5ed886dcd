"""Rates by people by day stand beside those by residents, with what they change, or none do."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from scipy import stats

from guardianship.insight.reading.denominators import agreement_of, what_it_changes
from guardianship.insight.reading.rows import Row
from tests.builders.insight import a_release, sample_tables
from tests.builders.town import an_authority
from tests.insight.pages.conftest import who_plans

COUNTS = (20_000, 15_000, 10_000, 5_000, 2_500, 1_000)
NONE_LOADED = "No second denominator is loaded, so rates are by residents alone."


def areas(by_day: list[float], counts: tuple[float | None, ...] = COUNTS) -> list[Row]:
    """Six areas of a hundred thousand residents, and so many hundreds by day."""
    return [
        {"area_code": f"A{place}", "count": count, "people": 100_000.0,
         "denominator": "People by day", "denominator_people": 100 * there}
        for place, (count, there) in enumerate(zip(counts, by_day, strict=True))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by_day", "sentence"),
    [
        pytest.param([1_000.0] * 6, "stand much as they do", id="the same"),
        pytest.param([6_000.0, 1_200, 1_000, 1_000, 1_000, 1_000], "some areas stand", id="some"),
        pytest.param([9_000.0, 5_000, 2_000, 500, 150, 40], "stand quite otherwise", id="turned"),
    ],
)
def test_how_alike_the_areas_stand_is_said_in_words(by_day: list[float], sentence: str) -> None:
    rows = areas(by_day)
    assert sentence in what_it_changes(rows)
    # Six areas with many reports are hardly smoothed: their order is that of the plain rates.
    plain = [row["count"] / row["denominator_people"] for row in rows]
    residents = [row["count"] / row["people"] for row in rows]
    assert agreement_of(rows) == pytest.approx(stats.spearmanr(residents, plain).statistic)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        pytest.param(areas([1_000.0] * 6, (60, 55, 50, 45, None, None)), "Too few", id="few"),
        pytest.param(areas([1_000.0] * 6, (60,) * 6), "do not tell areas apart", id="all alike"),
        pytest.param([], NONE_LOADED, id="none"),
        pytest.param([{"area_code": "A", "count": 10}], NONE_LOADED, id="release of before"),
    ],
)
def test_where_nothing_can_be_told_that_is_said(rows: list[Row], sentence: str) -> None:
    assert sentence in what_it_changes(rows)


def page(**asked: Any) -> str:
    """The overview of a release in which a thousand are about by day in every area, or in none."""
    authority = an_authority()
    tables = sample_tables(authority)
    if asked.pop("by_day"):
        harm = tables["harm"]
        rate = harm["count"] / 987 * 1_000
        tables["harm"] = harm.assign(
            denominator="People by day", denominator_people=985, denominator_rate=rate
        )
    release = a_release(authority, tables=tables)
    client = who_plans(release)
    address = reverse(asked.pop("at", "insight:release"), args=[release.uid])
    return client.get(address, {"layers": "chosen", **asked}, follow=True).content.decode()


@pytest.mark.django_db
def test_the_page_has_both_rates_and_their_notes() -> None:
    read = page(by_day=True, harm="street-crime")
    figure = read[read.index('id="harm-street-crime"') :]
    assert "For 1,000: People by day" in figure
    assert "Of “People by day”: who is there at the hour of a report" in figure
    assert "The same counts stand by residents and by “People by day”" in figure
    assert NONE_LOADED not in figure
    assert "<td>25</td>" in figure


@pytest.mark.django_db
def test_without_one_the_page_says_so_and_contact_has_none() -> None:
    read = page(by_day=False, harm="street-crime")
    assert NONE_LOADED in read[read.index('id="harm-street-crime"') :]
    assert "For 1,000:" not in read


@pytest.mark.django_db
def test_contact_with_services_has_no_rate_by_others() -> None:
    read = page(by_day=True, at="insight:together", contact="stop-search")
    figure = read[read.index('id="contact-stop-search"') :]
    assert "denominator" not in figure
    assert "People by day" not in figure
