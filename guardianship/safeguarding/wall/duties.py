"""Giving and ending duties for areas: the only place that writes them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from gis.models import Area
from guardianship.accounts.audit import note
from guardianship.accounts.models import EventKind, User
from guardianship.lib import clock
from guardianship.safeguarding.wall.covering import cover
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty


class ToThemselves(ValueError):
    """Nobody gives a duty to themselves."""


def give_duty(
    person: User,
    area: Area,
    role: DutyRole,
    *,
    by: User | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    purpose: str = "",
) -> AreaDuty:
    """Make ``area``, and what lies inside it, this person's, from today unless said otherwise.

    With a ``purpose`` it needs an end (``IntegrityError`` without). It is noted with the person's
    account, where nothing is ever changed. ``ToThemselves`` when ``by`` is the person.
    """
    if by is not None and by.pk == person.pk:
        raise ToThemselves
    with transaction.atomic():
        duty = AreaDuty.objects.create(
            person=person,
            area=area,
            role=role,
            starts_on=starts_on or clock.today(),
            ends_on=ends_on,
            purpose=purpose,
            given_by=by,
        )
        cover(duty)
        note(EventKind.DUTY_GIVEN, person, about=_about(duty), by=by)
    return duty


@transaction.atomic
def end_duty(duty: AreaDuty, *, by: User | None = None) -> None:
    """The duty holds no longer from this moment; that it was there stays known."""
    note(EventKind.DUTY_ENDED, duty.person, about=_about(duty), by=by)
    yesterday = clock.today() - timedelta(days=1)
    if duty.starts_on > yesterday:
        duty.delete()
        return
    duty.ends_on = yesterday
    duty.save(update_fields=["ends_on"])


def _about(duty: AreaDuty) -> str:
    return f"{duty.area.name} ({duty.area.code}), {duty.role} {duty.purpose}".rstrip()
