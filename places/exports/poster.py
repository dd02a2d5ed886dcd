"""What a poster says of each place: when it is open in one week, or at the time in question.

A poster hangs for days, so what it says is dated, and of what is not sure it says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from places.exports.paper import phone_on_paper, where_on_paper
from places.finder.cards import card_of, hidden_words, joined
from places.finder.search import Answer
from places.finder.states import hides_where, is_to_check_first, is_unconfirmed
from places.models import OpenInterval
from places.spoken_time import clock_time, short_day
from places.timetable import LONDON, Certainty, local_day

if TYPE_CHECKING:
    from places.models import Listing

DAYS = 7


@dataclass(frozen=True, slots=True)
class OnPoster:
    """What a poster says of one place; ``lines`` are its times, ``note`` a doubt about them."""

    name: str
    facts: str
    where: str
    phone: str
    lines: list[str]
    note: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """An open or unsure stretch of a listing, aware."""

    start: datetime
    end: datetime
    is_sure: bool


def at_the_moment(answer: Answer, listings: Sequence[Listing]) -> list[OnPoster]:
    """The places as they are at the time that the answer is about."""
    found = []
    for listing in listings:
        card = card_of(listing, answer.window.start, answer.window.end)
        found.append(_place(answer, listing, [card.state_words], card.reason_words))
    return found


def in_the_week(answer: Answer, listings: Sequence[Listing], first_day: date) -> list[OnPoster]:
    """The places with their times on seven days from ``first_day``; one query."""
    start = datetime.combine(first_day, time.min, LONDON)
    end = datetime.combine(first_day + timedelta(days=DAYS), time.min, LONDON)
    stretches = _stretches([listing.pk for listing in listings], start, end)
    return [
        _place(answer, listing, *_told(listing, stretches.get(listing.pk, []), start, end))
        for listing in listings
    ]


def _place(answer: Answer, listing: Listing, lines: list[str], note: str) -> OnPoster:
    card = card_of(listing, answer.window.start, answer.window.end)
    return OnPoster(
        name=card.name,
        facts=" · ".join([card.kind_words, *card.facts]),
        where=where_on_paper(listing, card),
        phone=phone_on_paper(listing),
        lines=lines,
        note=note,
    )


def _stretches(keys: list[int], start: datetime, end: datetime) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    rows = OpenInterval.objects.filter(listing__in=keys, during__overlap=(start, end))
    for listing, during, certainty in rows.order_by("listing", "during").values_list(
        "listing", "during", "certainty"
    ):
        sure = certainty == Certainty.OPEN
        found.setdefault(listing, []).append(Stretch(during.lower, during.upper, sure))
    return found


def _told(
    listing: Listing, stretches: list[Stretch], start: datetime, end: datetime
) -> tuple[list[str], str]:
    """The lines of a place in a week, and a doubt about them or nothing."""
    if hides_where(listing):
        return [_hidden(listing, start, end)], ""
    ring_first = gettext("Not sure – ring first")
    known_until = listing.intervals_until
    if is_unconfirmed(listing) or known_until is None or known_until < end:
        return [ring_first], ""
    sure = [stretch for stretch in stretches if stretch.is_sure]
    doubted = len(sure) < len(stretches)
    if not sure:
        return [ring_first if doubted else gettext("Closed all week")], ""
    if doubted:
        return _lines(sure, start, end), gettext("Other times are not sure – ring first")
    return _lines(sure, start, end), gettext("Check first.") if is_to_check_first(listing) else ""


def _hidden(listing: Listing, start: datetime, end: datetime) -> str:
    """No more than day and part of the day; a weekday is this week's or is not named."""
    opens: datetime | None = getattr(listing, "opens_since", None)
    if opens is None or not start <= opens < end:
        return gettext("Contact them to find out when")
    return hidden_words(listing)


def _lines(sure: list[Stretch], start: datetime, end: datetime) -> list[str]:
    """ "Mon and Wed 6pm–9pm": days with the same times share a line."""
    if any(stretch.start <= start and stretch.end >= end for stretch in sure):
        return [gettext("all day and night")]
    by_day: dict[date, list[str]] = {}
    for stretch in sure:
        # What began the evening before the week stands on the week before.
        if stretch.start >= start:
            by_day.setdefault(local_day(stretch.start), []).append(_times(stretch))
    days_of: dict[str, list[str]] = {}
    for day, times in by_day.items():
        days_of.setdefault(", ".join(times), []).append(short_day(day))
    return [f"{_days(days)} {times}" for times, days in days_of.items()]


def _days(days: list[str]) -> str:
    return gettext("every day") if len(days) == DAYS else joined(days)


def _times(stretch: Stretch) -> str:
    """ "6pm–9pm"; the day of the end too where it is not that night."""
    if stretch.end - stretch.start > timedelta(days=1):
        ends = f"{short_day(local_day(stretch.end))} {clock_time(stretch.end)}"
        return f"{clock_time(stretch.start)} – {ends}"
    return f"{clock_time(stretch.start)}–{clock_time(stretch.end)}"
