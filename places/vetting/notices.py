"""Telling a business that its renewal is due or that it is off the list.

A notice is taken before it is sent: broken off in between it is lost, and never sent twice.
Nobody is written to in the quiet hours. The letter is in both languages.
"""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guardianship.lib import clock
from places.vetting.enums import NoticeKind
from places.vetting.models import Notice

BATCH = 50


def send_waiting() -> int:
    """Send what waits and has somewhere to go; returns how many. Nothing in quiet hours."""
    if _is_quiet():
        return 0
    sent = 0
    while taken := _take():
        for notice in taken:
            _write(notice)
        sent += len(taken)
    return sent


def _take() -> list[Notice]:
    """Up to ``BATCH`` notices that nobody else takes; from now on they count as sent."""
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",), skip_locked=True)
        waiting = rows.filter(sent_at__isnull=True).exclude(case__listing__organisation__email="")
        taken = list(waiting.select_related("case__listing__organisation").order_by("pk")[:BATCH])
        Notice.objects.filter(pk__in=[n.pk for n in taken]).update(sent_at=clock.now())
    return taken


def _write(notice: Notice) -> None:
    listing = notice.case.listing
    texts, subjects = [], []
    for language in ("en", "cy"):
        with translation.override(language):
            day = date_format(notice.about_day, "j F Y")
            subjects.append(_subject(NoticeKind(notice.kind)))
            context = {"listing": listing, "day": day, "kind": notice.kind}
            texts.append(render_to_string("places/vetting/notice.txt", context).strip())
    text = "\n\n–––\n\n".join(texts) + "\n"
    EmailMessage(" / ".join(subjects), text, to=[listing.organisation.email]).send()


def _subject(kind: NoticeKind) -> str:
    match kind:
        case NoticeKind.DUE:
            return _("Your renewal is due")
        case NoticeKind.REFRESH:
            return _("Time to refresh your training")
        case NoticeKind.LAPSED:
            return _("You are off the list for now")


def _is_quiet() -> bool:
    hour = clock.now().astimezone(clock.LONDON).hour
    return hour >= settings.QUIET_FROM_HOUR or hour < settings.QUIET_UNTIL_HOUR
