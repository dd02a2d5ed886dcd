"""The doors in the wall: who reads, of which areas, and why, for one transaction at a time.

``SET LOCAL`` ends with the transaction, so the next user of a pooled connection finds the wall
shut. What it cannot do is said in ADR 0016: who runs SQL of their own as the application can set
these settings too, and gets as far as some person's duties or a job go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

from guardianship.safeguarding.wall.grants import ANALYST

if TYPE_CHECKING:
    from gis.models import Area
    from guardianship.accounts.models import User

CASEWORK = "guardianship.casework"
PERSON = "guardianship.person"
AREAS = "guardianship.areas"
PURPOSE = "guardianship.purpose"
# Jobs that go through without a person; nothing else does.
REASONS = frozenset(
    {"import", "nightly", "retention", "release", "transparency", "demonstration"}
    # Works out what lines that young people drew change.
    | {"barriers"}
    # Somebody without an account, with a code: takes an answer back, opens a disclosure.
    | {"take_back", "disclosure"}
)


class UnknownReason(ValueError):
    """A job gives a reason that is not on the closed list."""


@contextmanager
def opened(
    person: User, *, purpose: str | None = None, areas: Collection[Area] | None = None
) -> Iterator[None]:
    """Let this transaction see case data of the person's duties until the block ends.

    ``areas`` narrows that further, and never widens it; ``purpose`` lets duties of that purpose
    count as well. Somebody without a duty today opens the door to an empty room.
    """
    named = "" if areas is None else ",".join(str(area.pk) for area in areas) or "none"
    wanted = {CASEWORK: "person", PERSON: str(person.pk), AREAS: named, PURPOSE: purpose or ""}
    with _set_within(wanted):
        yield


@contextmanager
def open_for_task(reason: str) -> Iterator[None]:
    """Let a job see all case data until the block ends. ``UnknownReason`` unless in ``REASONS``."""
    if reason not in REASONS:
        raise UnknownReason(reason)
    with _set_within({CASEWORK: f"task:{reason}", PERSON: "", AREAS: "", PURPOSE: ""}):
        yield


@contextmanager
def as_analyst() -> Iterator[None]:
    """Go on as the database's role that reads the analysts' views and nothing else.

    Inside ``opened`` or ``open_for_task``; it ends with the block.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ANALYST}")
        try:
            yield
        finally:
            if not _has_failed():
                cursor.execute("SET LOCAL ROLE NONE")


@contextmanager
def _set_within(wanted: dict[str, str]) -> Iterator[None]:
    with transaction.atomic():
        before = _set(wanted)
        try:
            yield
        finally:
            # A transaction that failed takes its settings along.
            if not _has_failed():
                _set(before)


def _has_failed() -> bool:
    """Whether the transaction takes no more statements, so that the error itself is told on."""
    status = connection.connection.info.transaction_status
    return connection.needs_rollback or status == TransactionStatus.INERROR


def _set(wanted: dict[str, str]) -> dict[str, str]:
    """Set for this transaction; returns what was set before."""
    asked = ", ".join(["current_setting(%s, true), set_config(%s, %s, true)"] * len(wanted))
    values = [value for name in wanted for value in (name, name, wanted[name])]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", values)
        found = cursor.fetchone()
    return {name: found[2 * place] or "" for place, name in enumerate(wanted)}
