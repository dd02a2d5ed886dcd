"""Telling a business that its renewal is due, or its training, or that it is off the list.

What is noted goes into the outbox of all mail: by day, never twice, in the business's language.
These are letters about an agreement, not reminders: saying no to reminders does not stop them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guardianship.accounts.addresses import address_of_page
from guardianship.lib import clock
from places.freshness.batches import in_batches
from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice as Letter
from places.freshness.portal_door import listing_address
from places.freshness.recipients import recipients_of
from places.languages import in_language
from places.models import Membership
from places.vetting.enums import NoticeKind
from places.vetting.models import Notice
from places.vetting.stages import Stage


def plan_letters() -> str:
    """Put what is noted into the outbox; where nobody can be written to, it waits."""
    waiting = Notice.objects.filter(planned_at=None)
    planned = 0
    for keys in in_batches(waiting):
        with transaction.atomic():
            planned += _plan(keys)
    return f"{planned:,} businesses told"


def _plan(keys: list[int]) -> int:
    rows = Notice.objects.select_for_update(of=("self",), skip_locked=True)
    notices = list(
        rows.filter(pk__in=keys, planned_at=None).select_related("case__listing").order_by("pk")
    )
    of_notice = {notice.pk: notice.case.listing.organisation_id for notice in notices}
    people = recipients_of(set(of_notice.values()), heed_refusals=False)
    mails = [
        OutgoingMail(
            kind=MailKind.VETTING,
            organisation_id=key,
            period=str(pk),
            recipient=one.email,
            language=one.language,
        )
        for pk, key in of_notice.items()
        for one in people.get(key, [])
    ]
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    told = [pk for pk, key in of_notice.items() if people.get(key)]
    return Notice.objects.filter(pk__in=told).update(planned_at=clock.now())


def write(mails: Sequence[OutgoingMail]) -> dict[int, Letter]:
    """The letters of a batch; two queries, however many. What is over by now is left out."""
    rows = Notice.objects.select_related("case__listing")
    notices = rows.in_bulk([int(mail.period) for mail in mails])
    insiders = _insiders(mails)
    found = {}
    for mail in mails:
        notice = notices.get(int(mail.period))
        if notice is None or not _still_so(notice, mail):
            continue
        with translation.override(mail.language):
            found[mail.pk] = _letter(notice, (mail.organisation_id, mail.recipient) in insiders)
    return found


def _insiders(mails: Sequence[OutgoingMail]) -> set[tuple[Any, str]]:
    """Who has an account for an organisation: pairs of its key and an address in lower case."""
    rows = Membership.objects.filter(organisation__in={mail.organisation_id for mail in mails})
    pairs = rows.filter(user__is_active=True).values_list("organisation", "user__email")
    return {(key, email.lower()) for key, email in pairs}


def _still_so(notice: Notice, mail: OutgoingMail) -> bool:
    """Whether the letter is still true of a business that still belongs to whom it goes to."""
    case = notice.case
    if case.listing.organisation_id != mail.organisation_id:
        return False
    match NoticeKind(notice.kind):
        case NoticeKind.DUE:
            return case.stage == Stage.RENEWAL and case.lapsed_on is None
        case NoticeKind.REFRESH:
            return case.is_public_stage and case.lapsed_on is None
        case NoticeKind.LAPSED:
            return case.stage == Stage.RENEWAL and case.lapsed_on is not None


def _letter(notice: Notice, has_account: bool) -> Letter:
    listing = notice.case.listing
    page = listing_address(listing.uid) if has_account else ""
    subject, sentence = _words(NoticeKind(notice.kind))
    day = date_format(notice.about_day, "j F Y")
    return Letter(
        subject,
        (
            _("About %(name)s.") % {"name": in_language(listing, "name")},
            sentence % {"day": day},
            _("Write back to this mail, and we will find a day."),
        ),
        page or _status_page(notice),
    )


def _status_page(notice: Notice) -> str:
    """What everybody can read of the business, for those who have no account here."""
    language = translation.get_language() or "en"
    return address_of_page("vetting:sticker", notice.case.sticker_code, language=language)


def _words(kind: NoticeKind) -> tuple[str, str]:
    match kind:
        case NoticeKind.DUE:
            return _("Your renewal is due"), _(
                "Thank you for helping young people. What we checked with you counts until "
                "%(day)s. To stay on the list, renew before then: a visit, training for those "
                "who need it, and your signature."
            )
        case NoticeKind.REFRESH:
            return _("Time to refresh your training"), _(
                "Thank you for helping young people. Until %(day)s enough of your staff are "
                "trained. Please plan a refresher before then, and training for those who are new."
            )
        case NoticeKind.LAPSED:
            return _("You are off the list for now"), _(
                "What we checked with you counted until %(day)s. Your business is off the list "
                "until we have renewed it together. Your sticker says so by itself; it gives no "
                "reason."
            )
