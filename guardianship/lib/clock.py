"""The only place that asks what time it is, so that tests can stop it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, aware and in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The calendar day in London, whatever zone the server keeps."""
    return now().astimezone(LONDON).date()
