"""Sending what is planned: by day, each mail at most once, wherever the work is broken off.

A mail is claimed before it is handed to the mail server and marked afterwards. When the work dies
in between, nobody knows whether the mail server took it: such a mail is never sent again by
itself, and the editors see it as "broken off".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import translation

from guardianship.lib import clock
from places.freshness.answering import new_link
from places.freshness.batches import in_batches
from places.freshness.editors_week import Week, week
from places.freshness.enums import MailKind, MailState
from places.freshness.letters import Desk, Letter, desk_for, letter_for
from places.freshness.messages import editors_message, notice_message, organisation_message
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice, is_notice, notices_for
from places.freshness.quiet import end_of_quiet, is_quiet
from places.freshness.recipients import editors
from places.spoken_time import clock_time

BATCH = 100
# A claim as old as this belongs to work that died.
DEAD_AFTER = timedelta(hours=1)
ATTEMPTS = 3
REFUSED_BY_SERVER = (SMTPResponseException, SMTPRecipientsRefused)


def send_waiting(*, heed_quiet_hours: bool = True, at_most: int | None = None) -> str:
    """Send what waits, ``at_most`` so many; returns what was done, in words.

    Raises what the mail server's connection raises, before anything is claimed: whatever waits
    then still waits.
    """
    broken = _give_up_on_broken()
    done: Counter[str] = Counter({"broken off": broken} if broken else {})
    waiting = OutgoingMail.objects.filter(state=MailState.WAITING)
    connection = get_connection()
    try:
        for keys in in_batches(waiting, BATCH):
            for mail, content in _written(keys):
                if at_most is not None and done["sent"] >= at_most:
                    break
                if heed_quiet_hours and is_quiet(clock.now()):
                    done["left for the morning"] += 1
                    continue
                done[_deliver(connection, mail, content)] += 1
    finally:
        connection.close()
    return ", ".join(f"{name}: {count:,}" for name, count in sorted(done.items())) or "none"


def when_to_send() -> datetime:
    """Now, or when the quiet hours end."""
    return end_of_quiet(clock.now())


def quiet_words() -> str:
    """Why nothing is sent at this moment; "" when mail goes out."""
    if not is_quiet(clock.now()):
        return ""
    return f"quiet until {clock_time(when_to_send())}"


def send_again(mail: OutgoingMail) -> bool:
    """Somebody decided that a mail which was refused or broken off is to go out once more."""
    again = OutgoingMail.objects.filter(
        pk=mail.pk, state__in=[MailState.REFUSED, MailState.UNCLEAR]
    )
    return bool(again.update(state=MailState.WAITING, attempts=0, claimed_at=None))


def _give_up_on_broken() -> int:
    dead = OutgoingMail.objects.filter(
        state=MailState.SENDING, claimed_at__lt=clock.now() - DEAD_AFTER
    )
    return dead.update(state=MailState.UNCLEAR)


Content = Letter | Week | Notice | None


def _written(keys: list[int]) -> Iterator[tuple[OutgoingMail, Content]]:
    """The mails of a batch with what they say; the same number of queries for every batch."""
    mails = list(OutgoingMail.objects.filter(pk__in=keys).order_by("pk"))
    to_editors = any(mail.kind == MailKind.EDITORS_WEEK for mail in mails)
    this_week = week() if to_editors else None
    willing = set(editors()) if to_editors else set()
    desk, notices = desk_for(mails), notices_for(mails)
    for mail in mails:
        if is_notice(mail):
            yield mail, notices.get(mail.pk)
        elif mail.kind == MailKind.EDITORS_WEEK:
            yield mail, this_week if mail.recipient in willing else None
        else:
            yield mail, _in_its_language(mail, desk)


def _in_its_language(mail: OutgoingMail, desk: Desk) -> Letter | None:
    with translation.override(mail.language):
        return letter_for(mail, desk)


def _deliver(connection: BaseEmailBackend, mail: OutgoingMail, content: Content) -> str:
    """Send one mail; returns what became of it."""
    if content is None:
        return "no longer needed" if _settle(mail, MailState.NOT_NEEDED) else "taken"
    # Before the claim: a mail server that cannot be reached has taken nothing.
    connection.open()
    message = _claimed(mail, content)
    if message is None:
        return "taken by somebody else"
    try:
        connection.send_messages([message])
    except REFUSED_BY_SERVER:
        return _refused(mail)
    except SMTPServerDisconnected:
        connection.close()
        OutgoingMail.objects.filter(pk=mail.pk).update(state=MailState.UNCLEAR)
        return "broken off"
    OutgoingMail.objects.filter(pk=mail.pk, state=MailState.SENDING).update(
        state=MailState.SENT, sent_at=clock.now()
    )
    return "sent"


def _claimed(mail: OutgoingMail, content: Letter | Week | Notice) -> EmailMultiAlternatives | None:
    """Take a mail for this run and write it; None when another run has it."""
    with transaction.atomic():
        waiting = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
        if not waiting.update(
            state=MailState.SENDING, claimed_at=clock.now(), attempts=F("attempts") + 1
        ):
            return None
        mail.attempts += 1
        if isinstance(content, Week):
            return editors_message(mail, content)
        if isinstance(content, Notice):
            return notice_message(mail, content)
        link = new_link(mail, content.role)
        link.row.save(force_insert=True)
        return organisation_message(mail, content, link)


def _refused(mail: OutgoingMail) -> str:
    """The server said no: another time, or not at all after a few."""
    over = mail.attempts >= ATTEMPTS
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=MailState.REFUSED if over else MailState.WAITING
    )
    return "refused"


def _settle(mail: OutgoingMail, state: MailState) -> bool:
    waiting = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    return bool(waiting.update(state=state))
