"""Each mail goes out at most once, by day, whatever breaks off and whoever runs it again."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend as InMemory
from django.db import connection

from guardianship.accounts.models import User
from guardianship.lib.nightly import jobs
from places.freshness.enums import MailState
from places.freshness.models import OutgoingMail, StageReached
from places.freshness.quiet import end_of_quiet, is_quiet
from places.freshness.running import run
from places.freshness.sending import quiet_words, send_again, send_waiting
from places.models import Membership
from tests.places.freshness.world import MAIL_JOBS, World, london

pytestmark = pytest.mark.django_db
# The month's mail is due; the day after, that of the next holiday would be.
DUE = date(2027, 1, 22)
UNLISTED_DAY = date(2027, 7, 1)


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def killed_at(number: int) -> Iterator[Counter]:
    """End at the ``number``-th statement; count them."""
    asked: Counter = Counter()

    def stop(execute, *arguments):
        asked["statements"] += 1
        if asked["statements"] == number:
            raise Killed
        return execute(*arguments)

    with connection.execute_wrapper(stop):
        yield asked


def night_and_morning(day: date, world: World) -> None:
    """All jobs of the mail, made good in the morning, so that they send too."""
    world.at(day, 9)
    for row in run([job for job in jobs() if job.name in MAIL_JOBS]):
        assert row.went_well, row.report


def sent() -> list[tuple[str, str]]:
    return sorted((message.to[0], message.subject) for message in mail.outbox)


@pytest.fixture
def two_owners(world: World) -> World:
    second = User.objects.create_user("second@example.org")
    Membership.objects.create(organisation=world.organisation, user=second, role="owner")
    return world


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_nothing_is_sent_twice_or_lost(two_owners: World) -> None:
    with killed_at(0) as asked:
        night_and_morning(UNLISTED_DAY, two_owners)
    whole, statements = sent(), asked["statements"]
    assert whole == [
        ("owner@example.org", "No longer shown: Eastmoor Youth"),
        ("second@example.org", "No longer shown: Eastmoor Youth"),
    ]
    assert statements > 40
    broke_off = 0
    for number in range(1, statements + 1):
        start_again()
        with pytest.raises(Killed), killed_at(number):
            night_and_morning(UNLISTED_DAY, two_owners)
        before = sent()
        night_and_morning(UNLISTED_DAY, two_owners)
        two_owners.at(UNLISTED_DAY, 12)
        send_waiting()
        assert sent() == sorted(set(sent())), number
        unclear = OutgoingMail.objects.filter(state=MailState.UNCLEAR).count()
        assert len(sent()) + unclear - len(set(before) & in_doubt()) == len(whole), number
        assert StageReached.objects.count() == 2, number
        broke_off += unclear
    # Between handing over and noting it, and between claiming and handing over: told, not guessed.
    assert broke_off >= 2


def in_doubt() -> set[tuple[str, str]]:
    """Mails that went out and that nobody knows of, as subjects would have them."""
    unclear = OutgoingMail.objects.filter(state=MailState.UNCLEAR)
    return {(one.recipient, "No longer shown: Eastmoor Youth") for one in unclear}


def start_again() -> None:
    """As if that night had not been."""
    mail.outbox.clear()
    OutgoingMail.objects.all().delete()
    StageReached.objects.all().delete()


def test_run_twice_nothing_is_added(two_owners: World) -> None:
    night_and_morning(DUE, two_owners)
    first = sent()
    assert len(first) == 2
    for _times in range(3):
        night_and_morning(DUE, two_owners)
    assert sent() == first


QUIET = {
    (2027, 1, 22): [(0, True), (7, True), (8, False), (19, False), (20, True), (23, True)],
    # Summer time: London's clock, not the world's.
    (2027, 7, 1): [(7, True), (8, False), (19, False), (20, True)],
}


@pytest.mark.parametrize("day", QUIET)
def test_quiet_hours_are_londons(day: tuple[int, int, int]) -> None:
    for hour, expected in QUIET[day]:
        moment = london(date(*day), hour)
        assert is_quiet(moment) == expected, hour
        assert not is_quiet(end_of_quiet(moment))
    assert end_of_quiet(london(date(*day), 21)) == london(date(*day) + timedelta(days=1), 8)
    assert end_of_quiet(london(date(*day), 3)) == london(date(*day), 8)


def test_nothing_goes_out_at_night(two_owners: World) -> None:
    for hour in (20, 23, 3, 7):
        two_owners.at(DUE, hour)
        list(run([job for job in jobs() if job.name in MAIL_JOBS]))
        send_waiting()
        assert sent() == []
        assert quiet_words() == "quiet until 8am"
    two_owners.at(DUE, 8)
    assert send_waiting() == "sent: 2"


class Moody(InMemory):
    """A mail server that says no, or hangs up, to the second owner."""

    raises: Exception | None = None

    def send_messages(self, messages):
        if self.raises and messages[0].to == ["second@example.org"]:
            raise self.raises
        return super().send_messages(messages)


@pytest.fixture
def server(settings) -> Iterator[type[Moody]]:
    settings.EMAIL_BACKEND = f"{__name__}.Moody"
    yield Moody
    Moody.raises = None


def test_a_server_that_refuses_is_asked_three_times(two_owners: World, server) -> None:
    server.raises = SMTPRecipientsRefused({})
    night_and_morning(DUE, two_owners)
    assert [to for to, _subject in sent()] == ["owner@example.org"]
    refused = OutgoingMail.objects.get(recipient="second@example.org")
    assert (refused.state, refused.attempts) == (MailState.WAITING, 1)
    assert [send_waiting(), send_waiting()] == ["refused: 1", "refused: 1"]
    refused.refresh_from_db()
    assert (refused.state, refused.attempts) == (MailState.REFUSED, 3)
    server.raises = None
    assert send_waiting() == "none"
    assert send_again(refused)
    send_waiting()
    assert [to for to, _subject in sent()] == ["owner@example.org", "second@example.org"]
    assert not send_again(refused)


def test_a_server_that_hangs_up_is_not_guessed_about(two_owners: World, server) -> None:
    server.raises = SMTPServerDisconnected("gone")
    night_and_morning(DUE, two_owners)
    server.raises = None
    for _times in range(3):
        send_waiting()
    assert [to for to, _subject in sent()] == ["owner@example.org"]
    assert OutgoingMail.objects.get(recipient="second@example.org").state == MailState.UNCLEAR


def test_a_server_that_is_away_takes_nothing(two_owners: World, settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    two_owners.at(DUE, 9)
    rows = list(run([job for job in jobs() if job.name in MAIL_JOBS]))
    failed = [(row.job, row.report) for row in rows if not row.went_well]
    assert failed == [("send_mail", "ConnectionRefusedError: nobody there")]
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {MailState.WAITING}


class Away(InMemory):
    """A mail server that does not answer."""

    def open(self) -> bool:
        raise ConnectionRefusedError("nobody there")


def test_what_was_confirmed_before_the_morning_is_not_asked(world: World) -> None:
    world.at(DUE, 3)
    list(run([job for job in jobs() if job.name in MAIL_JOBS]))
    for listing in (world.club, world.gym):
        listing.confirmed_on = DUE
        listing.save(update_fields=["confirmed_on"])
    world.at(DUE, 8)
    assert send_waiting() == "no longer needed: 1"
    assert sent() == []


@pytest.mark.parametrize(
    ("kind", "is_asked"), [("decided", True), ("people", True), ("vetting", True), ("age", False)]
)
def test_only_a_reminder_puts_a_reminder_off(world: World, kind: str, is_asked: bool) -> None:
    """Who has much done here is asked as often as everybody else."""
    world.at(DUE - timedelta(days=2))
    earlier = {"organisation": world.organisation, "recipient": "owner@example.org"}
    OutgoingMail.objects.create(kind=kind, period="1", state=MailState.NOT_NEEDED, **earlier)
    night_and_morning(DUE, world)
    assert bool(sent()) is is_asked
