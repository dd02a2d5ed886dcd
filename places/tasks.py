"""Background work of the register."""

from django_tasks import task

from places.models import OpenInterval


@task()
def roll_open_intervals() -> int:
    """Bring the open intervals of all live listings up to date; returns how many were behind."""
    return OpenInterval.objects.roll()
