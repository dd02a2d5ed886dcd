"""Reports by hour stand beside what is open at that hour, off until asked for, never alone."""

import pytest
from django.urls import reverse

from guardianship.insight.models import Release
from guardianship.insight.reading.harm_hours import open_by_band
from tests.builders.people import StaysIn

pytestmark = pytest.mark.django_db


def read(client: StaysIn, release: Release, **asked: object) -> str:
    address = reverse("insight:release", args=[release.uid])
    return client.get(address, asked).content.decode()


def test_each_time_has_what_is_open_and_then_what_was_reported(
    commissioner: StaysIn, release: Release
) -> None:
    page = read(commissioner, release, harm="ambulance", season="term")
    figure = page[page.index('id="hours-harm-ambulance"') :].split("</section>")[0]
    share = open_by_band(release, "term")["evening"]
    assert f"{share:.0%} have an open place" in figure
    rows = figure[figure.index("<tbody>") :]
    assert f'<th scope="row">evening, Monday to Thursday</th><td>{share:.0%}</td>' in rows
    assert "<td>not shown</td>" in rows
    # 40 after school: 15 hours a week in the 92 days of the quarter.
    assert f"<td>40</td><td>{40 / (15 * 92 / 7) * 100:.0f}</td>" in rows
    assert '<th scope="row">time of day not known</th><td>not known</td><td>15</td><td>–' in rows


def test_shares_of_the_whole_are_weighted_by_young_people(release: Release) -> None:
    areas = release.table("areas").query("season == 'term'")
    slots = release.table("slots").query("season == 'term' and band == 'evening'")
    both = slots.merge(areas[["area_code", "people"]], on="area_code").dropna(subset="share_1200")
    by_hand = sum(both["people"] * both["share_1200"]) / sum(both["people"])
    assert open_by_band(release, "term")["evening"] == pytest.approx(by_hand)


@pytest.mark.parametrize("asked", [{}, {"harm": "street-crime"}], ids=["off", "month alone"])
def test_no_hour_is_told_unasked_or_of_a_source_without_any(
    asked: dict[str, str], commissioner: StaysIn, release: Release
) -> None:
    page = read(commissioner, release, **asked)
    assert "hours-harm" not in page
    assert ("the time of day of reports is not known" in page) == bool(asked)


def test_contact_by_hour_stands_with_the_other_sources_of_contact(
    commissioner: StaysIn, release: Release
) -> None:
    address = reverse("insight:together", args=[release.uid])
    page = commissioner.get(address, {"contact": "stop-search"}).content.decode()
    assert 'id="hours-system-contact-stop-search"' in page
    assert "hours-system-contact" not in commissioner.get(address).content.decode()
