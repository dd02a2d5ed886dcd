"""The night: it moves files on, tells each business once, and can be killed anywhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guardianship.lib.nightly import jobs
from places.enums import Voucher
from places.models import Clearance
from places.vetting import review
from places.vetting.models import CaseEvent, Notice, VettingCase
from places.vetting.review import review_all
from places.vetting.stages import Stage
from tests.builders.listings import build_organisation
from tests.builders.vetting import on_the_list
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
NOON = london("2026-11-22 12:00")
DUE = london("2027-09-22 03:00")
DAY_BEFORE_DUE = london("2027-09-21 03:00")
OVER = london("2027-11-22 03:00")


@pytest.fixture(autouse=True)
def noon(freeze: Callable) -> None:
    """The day on which all of them come on the list."""
    freeze(NOON)


def stages() -> list[tuple[str, date | None]]:
    return list(VettingCase.objects.order_by("pk").values_list("stage", "lapsed_on"))


def test_it_is_a_job_of_the_night() -> None:
    assert review_all in [job.run for job in jobs()]


def test_due_sixty_days_before_and_lapsed_the_day_after(freeze: Callable) -> None:
    on_the_list()
    freeze(DAY_BEFORE_DUE)
    assert review_all() == "0 lapsed, 0 due for renewal, 0 suspended"
    freeze(DUE)
    assert review_all() == "0 lapsed, 1 due for renewal, 0 suspended"
    assert stages() == [(Stage.RENEWAL, None)]
    freeze(OVER)
    assert review_all() == "1 lapsed, 0 due for renewal, 0 suspended"
    assert stages() == [(Stage.RENEWAL, date(2027, 11, 22))]
    told = list(Notice.objects.order_by("pk").values_list("kind", "about_day"))
    assert told == [(kind, date(2027, 11, 21)) for kind in ("refresh", "due", "lapsed")]


@pytest.mark.parametrize("moment", [DUE, OVER], ids=["due", "over"])
def test_again_does_nothing_twice(freeze: Callable, moment) -> None:
    on_the_list()
    freeze(moment)
    review_all()
    events, notices = CaseEvent.objects.count(), Notice.objects.count()
    assert review_all() == "0 lapsed, 0 due for renewal, 0 suspended"
    assert (CaseEvent.objects.count(), Notice.objects.count()) == (events, notices)


def test_what_lapsed_keeps_a_word_of_ours_that_no_directory_overrules(freeze: Callable) -> None:
    on_the_list()
    freeze(OVER)
    review_all()
    assert list(Clearance.objects.values_list("until", "vouched_by")) == [
        (date(2027, 11, 21), Voucher.VETTING)
    ]


def test_constant_queries_for_a_batch(freeze: Callable) -> None:
    on_the_list("One")
    freeze(DUE)
    with CaptureQueriesContext(connection) as one:
        review_all()
    freeze(NOON)
    for name in ("Two", "Three", "Four", "Five"):
        on_the_list(name)
    VettingCase.objects.update(stage=Stage.PUBLISHED)
    freeze(DUE)
    with CaptureQueriesContext(connection) as five:
        review_all()
    assert Notice.objects.count() == 5
    assert len(five) == len(one)


def test_killed_between_batches_it_goes_on(
    freeze: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("One", "Two", "Three"):
        on_the_list(name)
    freeze(OVER)
    real, done = review._review, []

    def dies_at_the_second(keys: list[int]) -> review.Found:
        if done:
            raise KeyboardInterrupt
        done.append(keys)
        return real(keys)

    monkeypatch.setattr(review, "_review", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        review_all(batch=1)
    assert [lapsed is not None for _stage, lapsed in stages()] == [True, False, False]
    monkeypatch.setattr(review, "_review", real)
    assert review_all(batch=1) == "2 lapsed, 0 due for renewal, 0 suspended"
    assert Notice.objects.count() == 3


def test_killed_within_a_batch_nothing_of_it_is_kept(
    freeze: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_list()
    freeze(OVER)

    def dies(*_rows: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Notice.objects, "bulk_create", dies)
        with pytest.raises(KeyboardInterrupt):
            review_all()
    assert stages() == [(Stage.PUBLISHED, None)]
    assert review_all().startswith("1 lapsed")


def test_another_owner_that_nobody_noted_is_found(freeze: Callable) -> None:
    case = on_the_list()
    type(case.listing).objects.filter(pk=case.listing_id).update(
        organisation=build_organisation(name="New Owners")
    )
    assert review_all() == "0 lapsed, 0 due for renewal, 1 suspended"
    assert stages() == [(Stage.SUSPENDED, None)]
