"""An organisation is written to when a look has ended: it is public, or it was sent back.

The reason is read in the portal and never in the mail: it may be in the youth panel's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected

from guardianship.accounts.addresses import address_of_page
from places.enums import MembershipRole
from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice
from places.freshness.telling import plan
from places.languages import in_language
from places.models import Listing

APPROVED, SENT_BACK = "a", "b"


def connect() -> None:
    """Listen to Wagtail; once."""
    for signal, receiver in ((workflow_approved, on_approved), (workflow_rejected, on_sent_back)):
        signal.connect(
            receiver, sender=WorkflowState, dispatch_uid=f"moderation_{receiver.__name__}"
        )


def on_approved(instance: WorkflowState, **_signal: Any) -> None:
    """Said once for each look."""
    _tell(instance, f"{APPROVED}{instance.pk}")


def on_sent_back(instance: WorkflowState, **_signal: Any) -> None:
    """Said each time, as the same look may send it back more than once."""
    _tell(instance, f"{SENT_BACK}{instance.current_task_state_id}")


def _tell(state: WorkflowState, about: str) -> None:
    listing = state.content_object
    if not isinstance(listing, Listing):
        return
    people = listing.organisation.memberships.filter(user__is_active=True)
    emails = {row.user.email for row in people.select_related("user") if _is_told(row, state)}
    plan(MailKind.DECIDED, listing.organisation, about, emails)


def _is_told(membership: Any, state: WorkflowState) -> bool:
    """Owners, and whoever sent it in."""
    return membership.role == MembershipRole.OWNER or membership.user_id == state.requested_by_id


def write(mails: Sequence[OutgoingMail]) -> dict[int, Notice]:
    """The letters of a batch, each in its language; what was sent back and mended is left out."""
    approved = _keys(mails, APPROVED)
    sent_back = _keys(mails, SENT_BACK)
    states = WorkflowState.objects.in_bulk(approved)
    back = {
        state.current_task_state_id: state
        for state in WorkflowState.objects.filter(
            current_task_state__in=sent_back, status=WorkflowState.STATUS_NEEDS_CHANGES
        )
    }
    keys = {int(state.object_id) for state in (*states.values(), *back.values())}
    listings = Listing.objects.in_bulk(keys)
    found = {}
    for mail in mails:
        kind, key = mail.period[0], int(mail.period[1:])
        state = states.get(key) if kind == APPROVED else back.get(key)
        listing = listings.get(int(state.object_id)) if state else None
        if listing is not None and listing.organisation_id == mail.organisation_id:
            with translation.override(mail.language):
                found[mail.pk] = _letter(listing, kind, mail.language)
    return found


def _keys(mails: Sequence[OutgoingMail], kind: str) -> list[int]:
    return [int(mail.period[1:]) for mail in mails if mail.period.startswith(kind)]


def _letter(listing: Listing, kind: str, language: str) -> Notice:
    named = {"listing": in_language(listing, "name")}
    if kind == APPROVED:
        subject = _("Looked at: %(listing)s")
        sentence = _("Somebody has looked at %(listing)s. What you sent in is public now.")
    else:
        subject = _("Sent back to you: %(listing)s")
        sentence = _("%(listing)s was sent back to you. The page says what to change.")
    page = address_of_page("portal:listing", str(listing.uid), language=language)
    return Notice(" ".join((subject % named).split()), (sentence % named,), page)
