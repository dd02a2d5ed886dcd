"""Asking for, deciding on and opening a disclosure: the only place that writes one."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from guardianship.lib import clock
from guardianship.safeguarding.rights.enums import DisclosureState
from guardianship.safeguarding.rights.models import (
    Disclosure,
    DisclosureDecision,
    DisclosureLine,
)
from guardianship.safeguarding.rights.models.disclosure import APPROVALS_NEEDED
from guardianship.safeguarding.wall.doors import open_for_task
from places.enums import OrganisationType
from places.voice.codes import hash_of, new_code

if TYPE_CHECKING:
    from guardianship.accounts.models import User

OPEN_FOR = timedelta(hours=72)
WRONG_CODES_MOST = 5


class MayNotDecide(Exception):
    """The asker, somebody of enforcement, or somebody who has decided already."""


class NotWaiting(Exception):
    """It is decided."""


class NotOpen(Exception):
    """Not there, lapsed, opened before, or the code is wrong: which of them is not told."""


def ask(person: User, answers: Mapping[str, Any], lines: Mapping[str, str]) -> Disclosure:
    """Write down what is asked for; ``lines`` are the words for each field that is picked."""
    with transaction.atomic():
        disclosure = Disclosure.objects.create(asked_by=person, **answers)
        DisclosureLine.objects.bulk_create(
            DisclosureLine(disclosure=disclosure, field=name, says=says)
            for name, says in lines.items()
        )
    return disclosure


def may_decide(person: User, disclosure: Disclosure) -> bool:
    """Not who asked, nobody of enforcement, and each once."""
    return (
        disclosure.asked_by_id != person.pk
        and not of_enforcement(person)
        and not disclosure.decisions.filter(by=person).exists()
    )


def of_enforcement(person: User) -> bool:
    """Whether this person belongs to police or enforcement, whatever else they belong to."""
    return person.memberships.filter(organisation__type=OrganisationType.ENFORCEMENT).exists()


def decide(person: User, disclosure: Disclosure, *, approves: bool, because: str) -> str:
    """Take a decision down. One refusal refuses; the second approval approves.

    Returns the code when it is approved by this, "" else: the code is told once, here, and only a
    hash of it is kept. Raises ``NotWaiting`` or ``MayNotDecide``.
    """
    with transaction.atomic():
        row = Disclosure.objects.select_for_update().get(pk=disclosure.pk)
        if row.state != DisclosureState.ASKED:
            raise NotWaiting
        if not may_decide(person, row):
            raise MayNotDecide
        DisclosureDecision.objects.create(
            disclosure=row, by=person, approves=approves, because=because
        )
        if not approves:
            _settle(row, DisclosureState.REFUSED)
        elif row.decisions.filter(approves=True).count() >= APPROVALS_NEEDED:
            return _approve(row)
    return ""


def _approve(row: Disclosure) -> str:
    code = new_code()
    row.code_hash, row.open_until = hash_of(code), clock.now() + OPEN_FOR
    _settle(row, DisclosureState.APPROVED)
    return code


def _settle(row: Disclosure, state: DisclosureState) -> None:
    row.state, row.decided_at = state, clock.now()
    row.save()


def opened_once(number: UUID, code: str) -> list[DisclosureLine]:
    """The lines, for whoever has the link and the code; the link is spent by it.

    Five wrong codes spend it too. Raises ``NotOpen``.
    """
    # What is written about a wrong code stays written, so the refusal comes after the block.
    lines = None
    with open_for_task("disclosure"):
        row = Disclosure.objects.select_for_update().filter(pk=number).first()
        if row is not None and row.state == DisclosureState.APPROVED:
            lines = _open(row, code)
    if lines is None:
        raise NotOpen
    return lines


def _open(row: Disclosure, code: str) -> list[DisclosureLine] | None:
    now = clock.now()
    if row.open_until is None or now >= row.open_until:
        _spend(row, DisclosureState.LAPSED)
        return None
    if not hmac.compare_digest(hash_of(code), row.code_hash):
        row.wrong_codes += 1
        if row.wrong_codes >= WRONG_CODES_MOST:
            _spend(row, DisclosureState.LAPSED)
        else:
            row.save(update_fields=["wrong_codes"])
        return None
    row.opened_at = now
    _spend(row, DisclosureState.OPENED)
    return list(row.lines.all())


def _spend(row: Disclosure, state: DisclosureState) -> None:
    row.state, row.code_hash = state, ""
    row.save()
