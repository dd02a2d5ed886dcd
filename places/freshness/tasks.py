"""Background work of the mail."""

from django_tasks import task

from places.freshness.sending import quiet_words, send_waiting


@task()
def send_mail() -> str:
    """Send what waits, unless the hours are quiet; returns what was done."""
    return quiet_words() or send_waiting()
