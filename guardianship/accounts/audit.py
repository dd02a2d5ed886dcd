"""Noting what happened with accounts, and forgetting it in time: the only writers of events."""

from datetime import timedelta

from django.conf import settings
from django.db import connection

from guardianship.accounts.acting import current_request, who_acts
from guardianship.accounts.models import AccountEvent, EventKind, User
from guardianship.accounts.networks import network_name
from guardianship.lib import clock

FORGET = "SELECT accounts_forget_events(%s)"


def note(
    kind: EventKind,
    person: User | None = None,
    *,
    about: str = "",
    account: str = "",
    by: User | None = None,
) -> None:
    """Add an event to ``person``'s account, done by whoever is signed in unless ``by`` says who.

    ``about`` is a role, a kind of factor or the like; never an address. ``account`` is the keyed
    hash of an address that somebody typed (``lockout.account_name``).
    """
    request = current_request()
    actor = by or who_acts()
    AccountEvent.objects.create(
        kind=kind,
        person=person,
        by=None if actor is None or (person and actor.pk == person.pk) else actor,
        about=about[: AccountEvent._meta.get_field("about").max_length],
        account=account,
        network=network_name(request) if request else "",
    )


def forget_old() -> int:
    """Delete what is older than ``ACCOUNT_EVENTS_KEPT_DAYS``; returns how many.

    PostgreSQL keeps what is younger than 90 days, whatever the setting says.
    """
    before = clock.now() - timedelta(days=settings.ACCOUNT_EVENTS_KEPT_DAYS)
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [before])
        return int(cursor.fetchone()[0])
