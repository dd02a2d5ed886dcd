"""A letter as a mail: plain text and HTML, and the headers that mail programs act on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from guardianship.accounts.addresses import address_of_page
from guardianship.lib import clock
from places.freshness.answering import NewLink
from places.freshness.editors_week import Week
from places.freshness.letters import Letter
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice
from places.freshness.portal_door import portal_address
from places.freshness.refusing import refusal_token
from places.spoken_time import long_date
from places.timetable import local_day

TO_ORGANISATION = ("email/organisation.txt", "email/organisation.html")
OF_WHAT_HAPPENED = ("email/notice.txt", "email/notice.html")
TO_EDITORS = ("email/editors_week.txt", "email/editors_week.html")


def organisation_message(
    mail: OutgoingMail, letter: Letter, link: NewLink
) -> EmailMultiAlternatives:
    """The mail to an organisation, in its language; the link stands in it and nowhere else."""
    with translation.override(mail.language):
        page = address_of_page("freshness:still_right", link.token, language=mail.language)
        last_day = long_date(local_day(link.row.works_until), clock.today())
        words = {
            "letter": letter,
            "page": page,
            "portal": portal_address(),
            "works_until": last_day,
            "days": settings,
        }
        return _message(mail, letter.subject, TO_ORGANISATION, words)


def editors_message(mail: OutgoingMail, week: Week) -> EmailMultiAlternatives:
    """The weekly mail to one editor; counts and names of listings, nobody's own words."""
    with translation.override(mail.language):
        return _message(mail, week.subject, TO_EDITORS, {"week": week})


def notice_message(mail: OutgoingMail, notice: Notice) -> EmailMultiAlternatives:
    """What happened, as a letter: where there is no list to leave, no header offers to."""
    with translation.override(mail.language):
        message = _message(mail, notice.subject, OF_WHAT_HAPPENED, {"notice": notice})
    if notice.can_be_stopped:
        return message
    for header in ("List-Unsubscribe", "List-Unsubscribe-Post"):
        del message.extra_headers[header]
    return message


def _message(
    mail: OutgoingMail, subject: str, templates: tuple[str, str], words: dict[str, Any]
) -> EmailMultiAlternatives:
    stop = address_of_page("freshness:mail", refusal_token(mail), language=mail.language)
    said = words | {"subject": subject, "stop": stop, "language": mail.language}
    as_text, as_html = templates
    text = render_to_string(as_text, said).strip() + "\n"
    message = EmailMultiAlternatives(
        subject=subject, body=text, to=[mail.recipient], headers=_headers(mail, stop)
    )
    message.attach_alternative(render_to_string(as_html, said), "text/html")
    return message


def _headers(mail: OutgoingMail, stop: str) -> dict[str, str]:
    """One-click unsubscribing (RFC 8058); one name for one mail, should it ever come twice."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return {
        "Message-ID": f"<mail-{mail.pk}-{mail.planned_at:%Y%m%d%H%M%S}@{host}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
