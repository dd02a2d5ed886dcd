"""The words of a mail, written when it goes out, from what is true at that moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from guardianship.lib import clock
from places.calendars import calendars_by_authority
from places.freshness.asking import asked_about, is_not_confirmed_lately
from places.freshness.enums import MailKind, Stage
from places.freshness.lines import Line, doubted_among, line_of, stage_of, with_words
from places.freshness.models import OutgoingMail
from places.freshness.recipients import Recipient, recipients_of
from places.freshness.seasons import LOOKED_AHEAD, LOOKED_BACK, Occasion, occasions
from places.intervals import Window
from places.languages import in_language
from places.models import Listing
from places.spoken_time import long_date

# More than these are counted, not told one by one; the page behind the link has them all.
LINES_IN_MAIL = 40


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail to an organisation says; all words in the reader's language."""

    subject: str
    opening: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int
    role: str


@dataclass(slots=True)
class Desk:
    """All that a batch of mails needs to know, read at once."""

    listings: dict[int, list[Listing]] = field(default_factory=lambda: defaultdict(list))
    doubted: set[int] = field(default_factory=set)
    people: dict[int, dict[str, Recipient]] = field(default_factory=dict)
    occasions: dict[int, list[Occasion]] = field(default_factory=dict)


def desk_for(mails: Sequence[OutgoingMail]) -> Desk:
    """The facts behind a batch of mails to organisations; as many queries for one as for all."""
    keys = {mail.organisation_id for mail in mails if mail.organisation_id}
    desk = Desk()
    rows = with_words(asked_about().filter(organisation__in=keys)).select_related("organisation")
    listings = list(rows.order_by("confirmed_on", "name", "pk"))
    for listing in listings:
        desk.listings[listing.organisation_id].append(listing)
    desk.doubted = doubted_among(listings)
    desk.people = {
        key: {one.email: one for one in some} for key, some in recipients_of(keys).items()
    }
    if any(mail.kind == MailKind.SEASON for mail in mails):
        desk.occasions = _occasions_of(desk.listings)
    return desk


def letter_for(mail: OutgoingMail, desk: Desk) -> Letter | None:
    """The letter of one mail, or nothing where there is nothing to say any more.

    Somebody may have confirmed everything, said no to mail, or left, since the mail was planned.
    """
    key = mail.organisation_id
    person = desk.people.get(key, {}).get(mail.recipient) if key else None
    listings = desk.listings.get(key, []) if key else []
    occasion = _occasion(mail, desk) if mail.kind == MailKind.SEASON else None
    told = [listing for listing in listings if _belongs(listing, mail)]
    if person is None or not told or (mail.kind == MailKind.SEASON and occasion is None):
        return None
    name = in_language(told[0].organisation, "name")
    subject, *opening = _words(MailKind(mail.kind), name, occasion)
    is_of_money = mail.kind == MailKind.FUNDING
    shown = [
        line_of(one, desk.doubted, occasion, says_money=is_of_money) for one in told[:LINES_IN_MAIL]
    ]
    return Letter(
        subject=" ".join(subject.split()),
        opening=tuple(opening),
        lines=tuple(shown),
        left_out=len(told) - len(shown),
        role=person.role,
    )


def _belongs(listing: Listing, mail: OutgoingMail) -> bool:
    """Whether a listing is what the mail is about, as things are now."""
    if mail.kind == MailKind.UNLISTED:
        return stage_of(listing) is Stage.UNLISTED
    if mail.kind == MailKind.AGE:
        return listing.confirmed_on is not None and stage_of(listing) is not None
    if mail.kind == MailKind.FUNDING:
        ends = listing.funded_until
        return ends is not None and ends >= clock.today() and f"{ends:%Y-%m}" == mail.period
    if mail.kind == MailKind.MONTHLY:
        return mail.period == f"{clock.today():%Y-%m}" and is_not_confirmed_lately(listing)
    return stage_of(listing) is not Stage.UNLISTED


def _words(kind: MailKind, organisation: str, occasion: Occasion | None) -> list[str]:
    """The subject, then the sentences before the list."""
    named = {"organisation": organisation}
    if occasion is not None:
        return _season_words(named, occasion)
    if kind == MailKind.UNLISTED:
        return [
            _("No longer shown: %(organisation)s") % named,
            _("Nobody has confirmed this for so long that young people no longer see it."),
        ]
    if kind == MailKind.AGE:
        return [
            _("Please confirm: %(organisation)s") % named,
            _("Nobody has confirmed this for a while, and young people are told so."),
        ]
    if kind == MailKind.FUNDING:
        return [
            _("What happens when the money ends? %(organisation)s") % named,
            _("You told us until when this is paid for. What happens after?"),
            _(
                "If it goes on, sign in and change the day. If it ends, change its hours or say "
                "that it is not running, so that nobody stands before a closed door. Young people "
                "never read the day."
            ),
        ]
    return [
        _("Is this still right? %(organisation)s") % named,
        _("This is what young people read about %(organisation)s. Is it still right?") % named,
    ]


def _season_words(named: dict[str, str], occasion: Occasion) -> list[str]:
    today = clock.today()
    days = {
        "first": long_date(occasion.first_day, today),
        "last": long_date(occasion.last_day, today),
    } | named
    if occasion.is_school_holiday:
        return [
            _("School holidays from %(first)s: what changes? %(organisation)s") % days,
            _("School holidays: %(first)s to %(last)s.") % days,
            _("What changes in these days? If nothing does, say that it is still right."),
        ]
    if occasion.first_day == occasion.last_day:
        when = _("%(first)s is a bank holiday.") % days
    else:
        when = _("Bank holidays between %(first)s and %(last)s.") % days
    return [
        _("Bank holiday on %(first)s: what changes? %(organisation)s") % days,
        when,
        _("What changes in these days? If nothing does, say that it is still right."),
    ]


def _occasion(mail: OutgoingMail, desk: Desk) -> Occasion | None:
    first_day = date.fromisoformat(mail.period)
    if first_day <= clock.today() or mail.organisation_id is None:
        return None
    known = desk.occasions.get(mail.organisation_id, [])
    return next((one for one in known if one.first_day == first_day), None)


def _occasions_of(listings: dict[int, list[Listing]]) -> dict[int, list[Occasion]]:
    today = clock.today()
    ahead = timedelta(days=settings.SEASON_AHEAD_DAYS)
    window = Window(today - LOOKED_BACK, today + ahead + LOOKED_AHEAD)
    areas = {key: {one.authority_id for one in some} for key, some in listings.items()}
    calendars = calendars_by_authority({one for some in areas.values() for one in some}, window)
    return {
        key: occasions([calendars[one] for one in authorities], window.first_day, window.last_day)
        for key, authorities in areas.items()
    }
