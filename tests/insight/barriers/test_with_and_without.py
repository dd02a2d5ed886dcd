"""A line is drawn on a page, walks go around it at its hours, and what was told of it stands."""

from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from guardianship.insight.barriers.comparing import compare, worked_out
from guardianship.insight.canonical import canonical_json, digest
from guardianship.insight.models import Barrier, BarrierComparison, Release, RunTable
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders.people import StaysIn
from tests.insight.barriers.conftest import at_m, said

pytestmark = pytest.mark.django_db
HERE = "/insight/barriers/W06000901/"


def kept() -> tuple[BarrierComparison, Barrier | None]:
    with open_for_task("barriers"):
        found = BarrierComparison.objects.select_related("run__authority").get()
        return found, Barrier.objects.first()


def test_the_walk_goes_around_and_the_answer_stands_whatever_becomes_of_the_line(
    release: Release, analyst: StaysIn, settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert analyst.post(f"{HERE}draw/", said()).status_code == 303
    listed = analyst.get(HERE).content.decode()
    assert "Quay underpass" in listed
    assert "Friday, 15:00–18:00" in listed
    assert 'class="not-crossed"' in listed
    asking = f"/insight/releases/{release.uid}/barriers/"
    assert "One line is drawn now: Quay underpass" in analyst.get(asking).content.decode()
    led = analyst.post(asking)
    assert led.status_code == 303
    assert "being worked out" in analyst.get(led.url).content.decode()
    assert analyst.post(asking).url == led.url
    task = DBTaskResult.objects.get()
    compare.call(*task.task_result.args)

    comparison, barrier = kept()
    assert barrier is not None
    rows = {row["area_name"]: row for row in comparison.answer["rows"]
            if row["band"] == "after_school"}  # fmt: skip
    # 500 m along the street; with the line 100 + 300 + 300 + 300 + 100, at 80 m a minute.
    behind, others = rows["Square 2"], rows["Square 1"]
    assert behind["minutes_nearest"] == pytest.approx(500 / 80, abs=0.01)
    assert behind["minutes_nearest_with"] == pytest.approx(1100 / 80, abs=0.01)
    assert others["minutes_nearest_with"] == others["minutes_nearest"]
    # Ten minutes are 800 m.
    assert (behind["share_open"], behind["share_open_with"]) == (1, 0)
    page = analyst.get(led.url).content.decode()
    assert "With one line and without" in page
    assert "Square 2: 100% have something open within the walk, 0% with the lines." in page
    assert comparison.answer_hash[:16] in page

    moved = said(name="Quay gate", line=at_m((700, -100), (700, 300)))
    assert analyst.post(f"{HERE}{barrier.uid}/", moved).status_code == 303
    # Nobody lives behind it: the line is another, and so is the comparison.
    assert analyst.post(asking).url != led.url
    assert analyst.post(f"{HERE}{barrier.uid}/take-away/").status_code == 303
    assert "Quay underpass" in analyst.get(led.url).content.decode()
    again = worked_out(comparison.run, comparison.drawn)
    assert digest(canonical_json(again)) == comparison.answer_hash
    contents = b"".join(bytes(table.content) for table in RunTable.objects.exclude(name="what_if"))
    assert b"underpass" not in contents

    assert analyst.post(led.url).status_code == 303
    assert analyst.get(led.url).status_code == 404


def test_outside_its_hours_a_line_changes_nothing(release: Release, analyst: StaysIn) -> None:
    night = said(from_at="22:00", until_at="02:00")
    assert analyst.post(f"{HERE}draw/", night).status_code == 303
    found = analyst.post(f"/insight/releases/{release.uid}/barriers/")
    page = analyst.get(found.url).content.decode()
    assert "In no area do fewer young people have something open" in page


def test_lines_that_cross_no_street_are_told_so(release: Release, analyst: StaysIn) -> None:
    aside = said(line=at_m((250, 100), (250, 300)))
    assert analyst.post(f"{HERE}draw/", aside).status_code == 303
    found = analyst.post(f"/insight/releases/{release.uid}/barriers/")
    assert "These lines cross no street of Eastmoor." in analyst.get(found.url).content.decode()
