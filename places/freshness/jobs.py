"""The freshness jobs of the night, in the order in which they have to run."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command
from django_tasks import default_task_backend

from guardianship.lib.nightly import every_night
from places.freshness import planning
from places.freshness.forgetting import forget_old
from places.freshness.sending import quiet_words, send_waiting, when_to_send
from places.freshness.tasks import send_mail
from places.models import OpenInterval


def register() -> None:
    """Tell the floor about them; saying it twice changes nothing."""
    every_night("roll_intervals", roll_intervals, order=10)
    # What became too old is said first, so that the month's mail does not come the same day.
    every_night("note_stages", planning.note_stages, order=30)
    every_night("plan_ageing", planning.plan_ageing, order=31)
    every_night("plan_seasons", planning.plan_seasons, order=32)
    every_night("plan_monthly", planning.plan_monthly, order=33)
    every_night("plan_editors_week", planning.plan_editors_week, order=34)
    every_night("plan_funding", planning.plan_funding, order=35)
    every_night("send_mail", send_or_wait, order=80)
    every_night("forget_old_mail", forget_old, order=90)
    every_night("tidy_accounts", tidy_accounts, order=91)


def roll_intervals() -> str:
    """Keep the 92 days ahead of every live listing."""
    return f"{OpenInterval.objects.roll():,} listings rolled forward"


def send_or_wait() -> str:
    """Send by day; at night ask the background worker to do it in the morning."""
    quiet = quiet_words()
    if not quiet:
        return send_waiting()
    if default_task_backend.supports_defer:
        send_mail.using(run_after=when_to_send()).enqueue()
    return quiet


def tidy_accounts() -> str:
    """Forget ended sessions, wrong passwords and old invitations; a command of its own, too."""
    said = StringIO()
    call_command("tidy_accounts", stdout=said)
    return said.getvalue().strip()
