"""Telling those concerned by mail what happened in their organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from guardianship.accounts.addresses import address_of_page
from guardianship.lib import clock
from places.enums import MembershipRole
from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice as Letter
from places.freshness.telling import plan
from places.languages import in_language
from places.models import Membership, Organisation
from places.portal.people.enums import ClaimState, NoticeKind
from places.portal.people.models import Claim, Notice


def tell_owners(kind: NoticeKind, member: Membership) -> None:
    """Tell the owners, but for whoever did it themselves by joining or leaving."""
    notice = _notice(kind, member)
    emails = set(_owners_emails(member.organisation))
    if kind in (NoticeKind.JOINED, NoticeKind.LEFT, NoticeKind.REMOVED):
        emails.discard(member.user.email)
    _plan(notice, emails)


def tell_them(kind: NoticeKind, member: Membership) -> None:
    """Tell the person whom it happened to."""
    _plan(_notice(kind, member), [member.user.email])


def tell_of_claim(claim: Claim) -> None:
    """Tell the owners of the organisation that claimed, and whoever wrote the claim."""
    notice = Notice.objects.create(
        kind=NoticeKind.CLAIM, organisation=claim.organisation, claim=claim, at=clock.now()
    )
    _plan(notice, _owners_emails(claim.organisation))


def write(mails: Sequence[OutgoingMail]) -> dict[int, Letter]:
    """The letters of a batch of mails, each in its language; three queries, however many."""
    keys = [int(mail.period) for mail in mails]
    rows = Notice.objects.select_related(
        "organisation", "person", "claim__listing", "claim__organisation"
    )
    notices = rows.in_bulk(keys)
    found = {}
    for mail in mails:
        notice = notices.get(int(mail.period))
        if notice is not None:
            with translation.override(mail.language):
                found[mail.pk] = _letter(notice, mail)
    return found


def forget_old() -> int:
    """Delete notices whose mail is forgotten by now; returns how many."""
    oldest = clock.now() - timedelta(days=settings.MAIL_KEPT_DAYS)
    return Notice.objects.filter(at__lt=oldest).delete()[0]


def _notice(kind: NoticeKind, member: Membership) -> Notice:
    return Notice.objects.create(
        kind=kind,
        organisation=member.organisation,
        person=member.user,
        role=member.role,
        at=clock.now(),
    )


def _plan(notice: Notice, emails: Iterable[str]) -> None:
    plan(MailKind.PEOPLE, notice.organisation, str(notice.pk), emails)


def _owners_emails(organisation: Organisation) -> list[str]:
    rows = organisation.memberships.filter(role=MembershipRole.OWNER, user__is_active=True)
    return list(rows.values_list("user__email", flat=True))


def _letter(notice: Notice, mail: OutgoingMail) -> Letter:
    organisation = in_language(notice.organisation, "name")
    if notice.claim is not None:
        return _of_claim(notice.claim, organisation, mail.language)
    is_theirs = notice.person is not None and notice.person.email.lower() == mail.recipient
    said = {
        "organisation": organisation,
        "person": str(notice.person or ""),
        "role": MembershipRole(notice.role).label,
    }
    sentence = _SAID[NoticeKind(notice.kind)](is_theirs) % said
    page = "account_home" if notice.kind == NoticeKind.REMOVED and is_theirs else "portal:home"
    subject = _("Who belongs to %(organisation)s") % said
    return Letter(_line(subject), (sentence,), address_of_page(page, language=mail.language))


def _of_claim(claim: Claim, organisation: str, language: str) -> Letter:
    said = {"listing": in_language(claim.listing, "name"), "organisation": organisation}
    sentences = [_("%(organisation)s said that this is theirs: %(listing)s.") % said]
    if claim.state == ClaimState.APPROVED:
        sentences.append(_("Yes: from now on you look after it. Please see whether it is right."))
    else:
        sentences.append(_("We did not hand it over. You can write again when you know more."))
    if claim.reason:
        sentences.append(claim.reason)
    page = address_of_page("portal:claim_shown", str(claim.uid), language=language)
    return Letter(_line(_("Your claim: %(listing)s") % said), tuple(sentences), page)


def _line(text: str) -> str:
    return " ".join(text.split())


def _joined(_is_theirs: bool) -> str:
    return _("%(person)s belongs to %(organisation)s now (%(role)s).")


def _role(_is_theirs: bool) -> str:
    return _("You have another role in %(organisation)s now: %(role)s.")


def _handed_over(is_theirs: bool) -> str:
    if is_theirs:
        return _("%(organisation)s was handed over to you: you are an owner now.")
    return _("%(organisation)s was handed over: %(person)s is an owner now.")


def _left(_is_theirs: bool) -> str:
    return _("%(person)s left %(organisation)s.")


def _removed(is_theirs: bool) -> str:
    if is_theirs:
        return _("You do not belong to %(organisation)s any more. Your account stays yours.")
    return _("%(person)s does not belong to %(organisation)s any more.")


_SAID = {
    NoticeKind.JOINED: _joined,
    NoticeKind.ROLE: _role,
    NoticeKind.HANDED_OVER: _handed_over,
    NoticeKind.LEFT: _left,
    NoticeKind.REMOVED: _removed,
}
