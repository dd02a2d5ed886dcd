"""Who gets through the wall: duties, for one transaction, and nothing that is only claimed."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.lib import clock
from guardianship.safeguarding.harm.models import HarmCategory, HarmCount, HarmSource, LoadedMonth
from guardianship.safeguarding.wall.doors import (
    REASONS,
    UnknownReason,
    as_analyst,
    open_for_task,
    opened,
)
from guardianship.safeguarding.wall.duties import end_duty, give_duty
from guardianship.safeguarding.wall.enums import DutyRole
from places.exact_locations import opened as exact_opened
from tests.builders.duties import build_duty
from tests.builders.listings import HERE, build_area, square
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
RAW = "SELECT coalesce(sum(count), 0) FROM harm_harmcount"
VIEW = "SELECT coalesce(sum(count), 0) FROM harm_for_analysts"


def count(area: Area, number: int) -> None:
    """So many burglaries in the area."""
    month, source = date(2024, 1, 1), HarmSource.objects.get(code="police-street")
    category = HarmCategory.objects.get(code="burglary")
    with open_for_task("import"):
        loaded, _made = LoadedMonth.objects.get_or_create(
            source=source, area_set=area.area_set, month=month, rule="point",
            defaults={"fingerprint": "x", "rows": 1, "counted": 1},
        )  # fmt: skip
        HarmCount.objects.create(
            loaded_month=loaded, source=source, area=area, month=month, time_band="unknown",
            category=category, layer=category.layer, raised_by="police", count=number,
        )  # fmt: skip


def asked(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


@pytest.fixture
def ours() -> Area:
    """An authority with a small area inside, where 3 were counted."""
    authority = build_area(boundary=square(HERE.x, HERE.y, 0.2))
    count(build_area("lsoa", boundary=square(HERE.x, HERE.y, 0.02)), 3)
    return authority


@pytest.fixture
def theirs() -> Area:
    """Another authority far from it, with 40."""
    authority = build_area(boundary=square(HERE.x + 2, HERE.y, 0.2))
    count(build_area("lsoa", boundary=square(HERE.x + 2, HERE.y, 0.02)), 40)
    return authority


@pytest.fixture
def worker(ours: Area, theirs: Area) -> User:
    """Somebody with a duty for the first."""
    person = build_person()
    build_duty(person, ours)
    return person


@pytest.mark.parametrize("sql", [RAW, VIEW], ids=["table", "view"])
def test_a_duty_shows_what_lies_in_its_area(worker: User, sql: str) -> None:
    with opened(worker):
        assert asked(sql) == 3


def test_a_job_sees_all(worker: User) -> None:
    with open_for_task("release"):
        assert asked(RAW) == asked(VIEW) == 43


def test_areas_narrow_and_never_widen(worker: User, ours: Area, theirs: Area) -> None:
    with opened(worker, areas=[theirs]):
        assert asked(RAW) == 0
    with opened(worker, areas=[]):
        assert asked(RAW) == 0
    inside = Area.objects.filter(boundary__coveredby=ours.boundary, area_set__kind="lsoa")
    with opened(worker, areas=list(inside)):
        assert asked(RAW) == 3


def test_a_purpose_opens_what_was_given_for_it(worker: User, theirs: Area) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    build_duty(worker, theirs, purpose="cross-border", ends_on=tomorrow)
    with opened(worker):
        assert asked(RAW) == 3
    with opened(worker, purpose="cross-border"):
        assert asked(RAW) == 43
    with opened(worker, purpose="curiosity"):
        assert asked(RAW) == 3


def test_the_door_shuts_again(worker: User) -> None:
    with opened(worker):
        with opened(build_person()):
            assert asked(RAW) == 0
        assert asked(RAW) == 3
    assert asked(RAW) == 0


@pytest.mark.parametrize("sql", [RAW, VIEW], ids=["table", "view"])
def test_without_a_door_there_is_nothing(worker: User, sql: str) -> None:
    assert asked(sql) == 0
    assert not HarmCount.objects.exists()


def test_no_duty_is_an_empty_room(worker: User) -> None:
    with opened(build_person(superuser=True)):
        assert asked(RAW) == 0


@pytest.mark.parametrize("when", ["over", "to come", "ended now"])
def test_duties_hold_for_their_time(ours: Area, when: str) -> None:
    person, today = build_person(), clock.today()
    day = timedelta(days=1)
    times = {
        "over": {"starts_on": today - 9 * day, "ends_on": today - 2 * day},
        "to come": {"starts_on": today + 2 * day},
        "ended now": {"starts_on": today - 9 * day},
    }
    duty = give_duty(person, ours, DutyRole.ANALYST, by=None, **times[when])
    if when == "ended now":
        end_duty(duty)
    with opened(person):
        assert asked(RAW) == 0


@pytest.mark.parametrize(
    "forged",
    [
        "SET LOCAL guardianship.areas = '{theirs}'",
        "SET LOCAL guardianship.areas = ''",
        "SET LOCAL guardianship.purpose = 'cross-border'",
        "SET LOCAL guardianship.areas = 'x,,{{}}; DROP'",
        "SET LOCAL guardianship.person = 'nobody'",
        "SET LOCAL guardianship.casework = 'on'",
        "SET LOCAL guardianship.casework = 'task:'",
    ],
)
def test_forged_settings_show_no_other_area(worker: User, theirs: Area, forged: str) -> None:
    inside = Area.objects.get(boundary__coveredby=theirs.boundary, area_set__kind="lsoa")
    with opened(worker), connection.cursor() as cursor:
        cursor.execute(forged.format(theirs=inside.pk))
        assert asked(RAW) in (0, 3)


@pytest.mark.parametrize("act", ["insert", "update", "delete"])
def test_nothing_is_written_elsewhere(worker: User, theirs: Area, act: str) -> None:
    inside = Area.objects.get(boundary__coveredby=theirs.boundary, area_set__kind="lsoa")
    with opened(worker):
        if act == "delete":
            assert HarmCount.objects.filter(area=inside).delete()[0] == 0
        else:
            row = HarmCount.objects.get()
            row.area, row.pk = inside, None if act == "insert" else row.pk
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                row.save()
    with open_for_task("release"):
        assert asked(RAW) == 43


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"layer": "system_contact"}, "harm_count_layer_of_its_category"),
        ({"month": "1999-01-01"}, "harm_count_of_its_month"),
        ({"source": 999_999}, "harm_count_of_its_month"),
        ({"loaded_month": 999_999}, "harm_count_of_its_month"),
        ({"category": 999_999}, "harm_count_layer_of_its_category"),
    ],
    ids=["layer", "month", "source", "loaded month", "category"],
)
def test_a_count_says_what_its_month_and_category_say(
    worker: User, said: dict[str, object], rule: str
) -> None:
    with (
        opened(worker),
        pytest.raises(IntegrityError, match=rule),
        transaction.atomic(),
    ):
        HarmCount.objects.update(**said)


@pytest.mark.parametrize(
    "act", ["DELETE FROM harm_loadedmonth", "DELETE FROM harm_harmcategory",
            "UPDATE harm_loadedmonth SET month = '1999-01-01'", "DELETE FROM areas_area",
            "UPDATE areas_area SET id = id + 1000000"]
)  # fmt: skip
def test_what_counts_lean_on_stays_whoever_takes_it_away(worker: User, act: str) -> None:
    with (
        pytest.raises(IntegrityError, match="harm_counts_lean_on_it"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act)
    assert asked(RAW) == 0


def test_a_count_is_of_an_area_that_is_there(worker: User) -> None:
    one = HarmCount.objects.filter(pk__in=HarmCount.objects.values("pk")[:1])
    with (
        open_for_task("import"),
        pytest.raises(IntegrityError, match="harm_count_of_an_area"),
        transaction.atomic(),
    ):
        one.update(area=999_999)


def test_a_category_that_changes_its_layer_takes_its_counts_along(worker: User) -> None:
    HarmCategory.objects.filter(code="burglary").update(layer="system_contact")
    assert asked(RAW) == 0, "looking at them opened no door"
    with opened(worker):
        assert set(HarmCount.objects.values_list("layer", flat=True)) == {"system_contact"}


def test_reasons_of_jobs_are_a_closed_list() -> None:
    with pytest.raises(UnknownReason), open_for_task("looking around"):
        pass
    assert "looking around" not in REASONS


def test_analysts_read_the_view_of_their_areas_and_no_words(worker: User) -> None:
    with opened(worker), as_analyst():
        assert asked(VIEW) == 3
        for table in ("accounts_user", "places_exactlocation", "harm_loadedmonth"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                asked(f"SELECT count(*) FROM {table}")  # noqa: S608
    assert asked("SELECT count(*) FROM accounts_user") > 0


def test_a_source_that_is_off_is_not_in_the_view(worker: User) -> None:
    HarmSource.objects.update(is_on=False)
    with opened(worker):
        assert (asked(RAW), asked(VIEW)) == (3, 0)


def test_the_door_to_exact_locations_is_another(worker: User) -> None:
    with exact_opened():
        assert asked(RAW) == 0


@pytest.mark.django_db(transaction=True)
def test_the_next_on_the_same_connection_finds_it_shut(worker: User) -> None:
    server = "SELECT pg_backend_pid()"
    with opened(worker):
        assert asked(RAW) == 3
        before = asked(server)
    with pytest.raises(ZeroDivisionError), opened(worker):
        _ = 1 / 0
    with open_for_task("release"):
        pass
    assert asked(server) == before
    assert asked(RAW) == 0
    with opened(build_person()):
        assert asked(RAW) == 0
