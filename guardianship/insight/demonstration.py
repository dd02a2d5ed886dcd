"""One run and one release of the invented town, and who reads them."""

from __future__ import annotations

from datetime import date, timedelta

from gis.models import Area, AreaKind, AreaSet
from guardianship.accounts.models import User
from guardianship.insight.enums import RunState
from guardianship.insight.models import Release
from guardianship.insight.releasing.making import make_release
from guardianship.insight.running import ask_for_run, work_on
from guardianship.lib import clock
from guardianship.safeguarding.wall.duties import give_duty
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty
from places.actions import UnpublishedChanges, write_listing
from places.demand.demonstration import let_the_town_search
from places.funding import PROVISION
from places.models import Listing

# Of what runs on money every third has said until when, over a year.
EVERY, QUARTERS = 3, 4
READERS = {
    "commissioner@demo.example": DutyRole.COMMISSIONER,
    "analyst@demo.example": DutyRole.ANALYST,
}


def plan_the_town() -> str:
    """Duties for those who plan, and a release where there is none; says what was done.

    Again, or without accounts, an authority or small areas, it adds nothing.
    """
    home = Area.objects.filter(area_set__kind=AreaKind.AUTHORITY).order_by("pk").first()
    small = AreaSet.objects.filter(kind=AreaKind.LSOA, datasets__topic="population").distinct()
    newest = small.order_by("-valid_from", "-code").first()
    if home is None or newest is None:
        return "there is no town to plan for"
    for person in User.objects.filter(email__in=READERS).order_by("pk"):
        if not AreaDuty.objects.current().filter(person=person, area=home).exists():
            give_duty(person, home, READERS[person.email], by=None)
    if Release.objects.filter(authority=home).exists():
        return "a release stands"
    let_the_town_search(home)
    pay_for_a_time(home)
    today = clock.today()
    run = ask_for_run(home, newest, week_from=today - timedelta(days=today.weekday()))
    work_on(newest.pk)
    run.refresh_from_db()
    if run.state != RunState.DONE:
        return f"the run has {run.state}: {run.error}"
    return f"{make_release(run)} was made"


def pay_for_a_time(home: Area) -> int:
    """Let some of the town say until when they are paid for; returns how many are new to it.

    Every third that runs on money, by name, at the end of one of the next four quarters. Who has
    said something already is left alone, and so is what somebody is changing.
    """
    rows = (
        Listing.objects.listed().filter(authority=home, kind__in=PROVISION).order_by("name", "pk")
    )
    if rows.filter(funded_until__isnull=False).exists():
        return 0
    said = 0
    for number, row in enumerate(rows[::EVERY]):
        row.funded_until = _quarter_end(clock.today(), 1 + number % QUARTERS)
        try:
            write_listing(listing=row, by=None, publish=True)
        except UnpublishedChanges:
            continue
        said += 1
    return said


def _quarter_end(day: date, quarters_ahead: int) -> date:
    """The last day of the quarter so many after that of ``day``."""
    months = day.year * 12 + (day.month - 1) // 3 * 3 + 3 * quarters_ahead + 3
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
