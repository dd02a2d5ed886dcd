"""What waits for somebody's look, told by mail: once a day at most, and only when there is more.

Counts alone: no name of a listing, a person or an organisation is in such a mail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Max, Q, TextChoices
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TaskState, WorkflowState

from guardianship.accounts.addresses import absolute
from guardianship.lib import clock
from places.freshness.enums import MailKind
from places.freshness.models import OutgoingMail
from places.freshness.notices import Notice
from places.freshness.recipients import refused_by, those_who_may
from places.models import Listing, Membership
from places.moderation.asking import due_at, panel_tasks, rules
from places.moderation.models import LookRule
from places.portal.people.enums import ClaimState
from places.portal.people.models import Claim
from places.portal.pictures.models import ListingPicture, PictureState
from places.vetting.models import VettingCase
from places.vetting.stages import ACTIVE


class Desk(TextChoices):
    """Where something waits; the value is the permission of those who look there."""

    TEAM = "places.publish_listing", "team"
    PANEL = "moderation.add_panelanswer", "panel"
    SHOPS = "vetting.add_panellook", "shops"
    PICTURES = "portal_pictures.change_listingpicture", "pictures"
    CLAIMS = "portal_people.change_claim", "claims"


# Where the mail leads whoever has several desks: to the first of theirs on which something waits.
PAGES = {
    Desk.TEAM: "moderation_queue",
    Desk.PICTURES: "listing_pictures",
    Desk.CLAIMS: "people_claims",
    Desk.PANEL: "moderation_panel",
    Desk.SHOPS: "vetting_panel",
}


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: where, about which organisation, since when, and until when."""

    desk: Desk
    organisation: int
    since: datetime
    due: datetime | None = None


def what_waits() -> list[Waits]:
    """All of it, a constant number of queries."""
    return [*_looks(), *_shops(), *_pictures(), *_claims()]


def plan_looks() -> str:
    """Write to those on whose desk something new lies, or something overdue for a week."""
    told = _last_told()
    today = clock.today().isoformat()
    mails = [
        OutgoingMail(
            kind=MailKind.LOOKS,
            period=today,
            recipient=email,
            language=language,
            planned_at=clock.now(),
        )
        for email, (language, theirs) in _by_person().items()
        if _is_worth_a_mail(theirs, told.get(email))
    ]
    before = OutgoingMail.objects.count()
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    return f"{OutgoingMail.objects.count() - before:,} mails planned"


def write(mails: Sequence[OutgoingMail]) -> dict[int, Notice]:
    """The mails of a batch from what waits now; none where nothing does any more."""
    people = _by_person()
    found = {}
    for mail in mails:
        _language, theirs = people.get(mail.recipient, ("", []))
        if theirs:
            with translation.override(mail.language):
                found[mail.pk] = _notice(theirs)
    return found


def _is_worth_a_mail(theirs: Iterable[Waits], told_at: datetime | None) -> bool:
    if told_at is None:
        return any(True for _one in theirs)
    week_ago = clock.now() - timedelta(days=settings.MAIL_GAP_DAYS)
    return any(
        one.since >= told_at or (one.due and one.due < clock.now() and told_at < week_ago)
        for one in theirs
    )


def _last_told() -> dict[str, datetime]:
    rows = OutgoingMail.objects.filter(kind=MailKind.LOOKS).order_by()
    return dict(rows.values_list("recipient").annotate(at=Max("planned_at")))


def _by_person() -> dict[str, tuple[str, list[Waits]]]:
    """What lies on the desks of each person, by address, with the language they chose.

    Not what is about an organisation of their own, and not for those who refused such mail.
    """
    every = what_waits()
    own = set(Membership.objects.values_list("user", "organisation")) if every else set()
    refused = refused_by(MailKind.LOOKS)
    found: dict[str, tuple[str, list[Waits]]] = {}
    for desk in {one.desk for one in every}:
        people = those_who_may(desk.value).values_list(
            "pk", "email", "wagtail_userprofile__preferred_language"
        )
        for key, email, chosen in people:
            mine = [w for w in every if w.desk is desk and (key, w.organisation) not in own]
            if mine and email.lower() not in refused:
                language = chosen if chosen in dict(settings.LANGUAGES) else "en"
                found.setdefault(email.lower(), (language, []))[1].extend(mine)
    return found


def _looks() -> list[Waits]:
    steps = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__current_task_state=F("pk"),
        workflow_state__base_content_type=ContentType.objects.get_for_model(Listing),
    ).select_related("workflow_state")
    found = [(step, int(step.workflow_state.object_id)) for step in steps]
    rows = Listing.objects.filter(pk__in=[key for _step, key in found]).order_by()
    listings = {pk: (org, kind) for pk, org, kind in rows.values_list("pk", "organisation", "kind")}
    known, panel = rules(), panel_tasks()
    return [
        Waits(
            desk=Desk.PANEL if step.task_id in panel else Desk.TEAM,
            organisation=listings[key][0],
            since=step.started_at,
            due=due_at(step, known.get(listings[key][1]) or LookRule(kind=listings[key][1]), panel),
        )
        for step, key in found
        if key in listings
    ]


def _shops() -> list[Waits]:
    """Businesses about which the panel has said nothing since it was asked."""
    said = Q(looks__looked_on__gte=F("panel_asked_on"))
    rows = VettingCase.objects.filter(panel_asked_on__isnull=False, stage__in=ACTIVE)
    asked = rows.exclude(pk__in=VettingCase.objects.filter(said).values("pk"))
    return [
        Waits(Desk.SHOPS, key, datetime.combine(on, time(), tzinfo=clock.LONDON))
        for key, on in asked.values_list("listing__organisation", "panel_asked_on")
    ]


def _pictures() -> list[Waits]:
    rows = ListingPicture._default_manager.filter(state=PictureState.WAITING)
    pairs = rows.values_list("listing__organisation", "sent_at")
    return [Waits(Desk.PICTURES, key, at) for key, at in pairs]


def _claims() -> list[Waits]:
    """By the organisation that claims; the one listed so far has nobody."""
    rows = Claim.objects.filter(state=ClaimState.OPEN)
    return [Waits(Desk.CLAIMS, key, at) for key, at in rows.values_list("organisation", "made_at")]


def _notice(theirs: Sequence[Waits]) -> Notice:
    counts = Counter(one.desk for one in theirs)
    overdue = sum(1 for one in theirs if one.due and one.due < clock.now())
    sentences = [_in_words(desk, counts[desk]) for desk in Desk if counts[desk]]
    if overdue:
        said = ngettext("%(n)s of these is overdue.", "%(n)s of these are overdue.", overdue)
        sentences.append(said % {"n": overdue})
    first = next(desk for desk in PAGES if counts[desk])
    page = absolute(reverse(PAGES[first]))
    return Notice(_("Something waits for your look"), tuple(sentences), page, can_be_stopped=True)


def _in_words(desk: Desk, count: int) -> str:
    n = {"n": count}
    match desk:
        case Desk.TEAM:
            said = ngettext(
                "%(n)s listing waits for a check of what it says.",
                "%(n)s listings wait for a check of what they say.",
                count,
            )
        case Desk.PANEL:
            said = ngettext(
                "%(n)s listing waits for what the youth panel thinks.",
                "%(n)s listings wait for what the youth panel thinks.",
                count,
            )
        case Desk.SHOPS:
            said = ngettext(
                "%(n)s shop waits for what the youth panel thinks.",
                "%(n)s shops wait for what the youth panel thinks.",
                count,
            )
        case Desk.PICTURES:
            said = ngettext(
                "%(n)s picture waits to be looked at.",
                "%(n)s pictures wait to be looked at.",
                count,
            )
        case Desk.CLAIMS:
            said = ngettext(
                "%(n)s claim of a listing waits for a decision.",
                "%(n)s claims of listings wait for a decision.",
                count,
            )
    return said % n
