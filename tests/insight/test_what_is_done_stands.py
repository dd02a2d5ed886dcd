"""Runs that ended and releases that were published stay as they are, whoever asks PostgreSQL."""

import pytest
from django.db import IntegrityError, transaction

from gis.analysis.disclosure.rules import DisclosureRefused
from guardianship.insight.enums import RunState
from guardianship.insight.models import Release, ReleaseTable, Run, RunTable, TrueCells
from guardianship.insight.table_columns import COLUMNS
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders.insight import a_release, a_run

pytestmark = pytest.mark.django_db


def test_a_release_gives_back_every_table_and_its_own_hash() -> None:
    release = a_release()
    for name, columns in COLUMNS.items():
        frame = release.table(name)
        assert list(frame.columns) == list(columns)
        assert len(frame), name
    assert release.worked_out_hash() == release.content_hash
    assert release.table("areas")["area_code"].tolist()[0] == "W02000901"


def test_what_replaces_a_release_is_said_once_and_nothing_else() -> None:
    first = a_release()
    second = a_release(run=first.run, number=2)
    Release.objects.filter(pk=first.pk).update(replaced_by=second)
    for change in ({"replaced_by": None}, {"head": {}}, {"content_hash": "0" * 64}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Release.objects.filter(pk=first.pk).update(**change)


@pytest.mark.parametrize(
    "change",
    [
        lambda release: ReleaseTable.objects.filter(release=release).update(content=b"x"),
        lambda release: ReleaseTable.objects.filter(release=release).delete(),
        lambda release: Release.objects.filter(pk=release.pk).update(number=9),
        lambda release: Run.objects.filter(pk=release.run_id).update(parameters={}),
        lambda release: Run.objects.filter(pk=release.run_id).update(state="waiting"),
        lambda release: RunTable.objects.create(run=release.run, name="late", content=b""),
    ],
    ids=["a table", "no table", "number", "parameters", "run again", "another table"],
)
def test_what_was_published_cannot_be_changed(change) -> None:
    release = a_release()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(release)


def test_the_job_of_the_register_may_take_a_release_away() -> None:
    release = a_release()
    with open_for_task("retention"):
        release.delete()
    assert not ReleaseTable.objects.exists()


def test_a_run_that_broke_off_can_be_thrown_away() -> None:
    run = a_run(state=RunState.FAILED)
    run.delete()
    assert not Run.objects.exists()


def test_true_counts_are_seen_by_the_job_that_releases_alone() -> None:
    release = a_release()
    with open_for_task("release"):
        TrueCells.objects.create(
            release=release, area=release.authority, name="harm", content=b"area,count\n"
        )
        assert TrueCells.objects.count() == 1
    assert TrueCells.objects.count() == 0


def test_a_table_that_is_not_the_one_that_was_frozen_is_refused() -> None:
    first = a_release()
    other = Release.objects.create(
        run=first.run, authority=first.authority, number=2, period="2026-Q3",
        geography=first.geography, content_hash="0" * 64,
    )  # fmt: skip
    ReleaseTable.objects.create(
        release=other, name="areas", content=b"area_code\nW1\n", digest="0" * 64
    )
    with pytest.raises(DisclosureRefused, match="R-SDC-6"):
        other.table("areas")
    assert other.worked_out_hash() != other.content_hash
