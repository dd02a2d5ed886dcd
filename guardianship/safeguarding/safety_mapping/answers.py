"""Writing what groups and single people say: the only place that does, and takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from gis.models import Area
from guardianship.lib import clock
from guardianship.safeguarding.safety_mapping.models import (
    GroupSession,
    SessionCell,
    SingleAnswer,
)
from guardianship.safeguarding.wall.doors import open_for_task
from places.models import Listing
from places.voice.codes import hash_of, new_code
from places.voice.concerns import TooMany
from places.voice.limits import Limit, network_key, take

if TYPE_CHECKING:
    from datetime import datetime

Marks = Mapping[tuple[int, str], str]


def week_of(day: date) -> date:
    """The Monday of the day's week: nothing finer is kept."""
    return day - timedelta(days=day.weekday())


def write_session(answers: Mapping[str, Any], marks: Marks) -> GroupSession:
    """Keep a group session; ``marks`` says how (area's key, band) feels. The wall must be open."""
    with transaction.atomic():
        session: GroupSession = GroupSession.objects.create(**answers)
        SessionCell.objects.bulk_create(
            SessionCell(session=session, area_id=key, band=band, feels=feels)
            for (key, band), feels in marks.items()
        )
    return session


def answer(
    request: HttpRequest, area: Area, listing: Listing | None, answers: Mapping[str, Any]
) -> str:
    """Keep one answer of a visitor and return the code that takes it back. Raises ``TooMany``.

    The wall stays shut: it lets this row in and shows none.
    """
    if not take(Limit("safety", settings.VIEWS_PER_NETWORK), network_key(request)):
        raise TooMany
    code = new_code()
    SingleAnswer.objects.create(
        area=area,
        listing=listing,
        week=week_of(clock.today()),
        code_hash=hash_of(code),
        **answers,
    )
    return code


def take_back(code: str) -> bool:
    """Empty the answer of this code; whether there was one."""
    code_hash = hash_of(code)
    if not code_hash:
        return False
    with open_for_task("take_back"):
        row = SingleAnswer.objects.select_for_update().filter(code_hash=code_hash).first()
        if row is None:
            return False
        row.take_back()
    return True


def count_answers(begins: datetime, ends: datetime) -> int:
    """People who answered in these weeks, in groups or alone; the wall must be open."""
    weeks = {
        "week__gte": begins.astimezone(clock.LONDON).date(),
        "week__lt": ends.astimezone(clock.LONDON).date(),
    }
    groups = GroupSession.objects.filter(**weeks).values_list("group_size", flat=True)
    return sum(groups) + SingleAnswer.objects.filter(**weeks).count()


def count_taken_back(begins: datetime, ends: datetime) -> int:
    """Contributions that were taken back between two moments; the wall must be open."""
    within = {"taken_back_at__gte": begins, "taken_back_at__lt": ends}
    groups = GroupSession.objects.filter(**within).count()
    return groups + SingleAnswer.objects.filter(**within).count()
