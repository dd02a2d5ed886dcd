"""The words of a result card: at most 35, and nothing that the listing does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext_lazy

from places.enums import PLAIN_KIND, Access, Cost, Kind, PracticalHelp, Weekday
from places.finder.moment import PartOfDay, part_of_day
from places.finder.states import (
    annotated_hours,
    hides_where,
    is_to_check_first,
    public_state,
)
from places.languages import in_language
from places.spoken_time import clock_time, day_and_time, in_london
from places.timetable import Reason, State, StateWord

if TYPE_CHECKING:
    from places.finder.search import Answer, Rows
    from places.models import Listing

# Past this many hours a bare "until 9pm" would be taken for today's.
SAME_NIGHT_HOURS = 18
# In Welsh a part of a day names its day without the word for it, and softened after dark.
DAYS_BY_LIGHT = (
    pgettext_lazy("weekday of a morning or afternoon", "Monday"),
    pgettext_lazy("weekday of a morning or afternoon", "Tuesday"),
    pgettext_lazy("weekday of a morning or afternoon", "Wednesday"),
    pgettext_lazy("weekday of a morning or afternoon", "Thursday"),
    pgettext_lazy("weekday of a morning or afternoon", "Friday"),
    pgettext_lazy("weekday of a morning or afternoon", "Saturday"),
    pgettext_lazy("weekday of a morning or afternoon", "Sunday"),
)
DAYS_AFTER_DARK = (
    pgettext_lazy("weekday of an evening or night", "Monday"),
    pgettext_lazy("weekday of an evening or night", "Tuesday"),
    pgettext_lazy("weekday of an evening or night", "Wednesday"),
    pgettext_lazy("weekday of an evening or night", "Thursday"),
    pgettext_lazy("weekday of an evening or night", "Friday"),
    pgettext_lazy("weekday of an evening or night", "Saturday"),
    pgettext_lazy("weekday of an evening or night", "Sunday"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One result: what it is called, whether it is open, how far, and what it is."""

    name: str
    url: str
    kind: str
    kind_words: str
    state: str
    shape: str
    state_words: str
    reason_words: str
    distance_words: str
    where_words: str
    facts: list[str]


@dataclass(frozen=True, slots=True)
class CardSections:
    """The cards of one page by section."""

    known: list[Card]
    doubtful: list[Card]
    ask_first: list[Card]


def cards_of(answer: Answer, rows: Rows) -> CardSections:
    """The cards of one page of an answer."""
    return CardSections(
        *(
            [card_of(listing, answer.window.start, answer.window.end) for listing in listings]
            for listings in (rows.known, rows.doubtful, rows.ask_first)
        )
    )


def card_of(listing: Listing, at: datetime, until: datetime | None = None) -> Card:
    """The card of an annotated row at ``at``; what opens before ``until`` "opens", not "next"."""
    state = public_state(listing, annotated_hours(listing), at)
    hidden = hides_where(listing)
    opens = state.opens_at is not None and until is not None and state.opens_at < until
    return Card(
        name=in_language(listing, "name"),
        url=reverse("places:place", args=[listing.slug]),
        kind=listing.kind,
        kind_words=str(PLAIN_KIND[Kind(listing.kind)]),
        state=state.word.value,
        shape=shape_of(state, opens),
        state_words=hidden_words(listing) if hidden else state_words(state, at, opens),
        reason_words="" if hidden else _why(listing, state),
        distance_words="" if hidden else distance_words(listing),
        where_words=where_words(listing, state, at),
        facts=_facts(listing),
    )


def shape_of(state: State, opens: bool) -> str:
    """The shape that stands for a state; ``opens`` says that it opens within the time asked."""
    if state.word is StateWord.CLOSED and opens:
        return StateWord.OPENS_SOON.value
    return state.word.value


def state_words(state: State, at: datetime, opens: bool = False) -> str:
    """The state as a short sentence, seen from the moment ``at``."""
    if state.word is StateWord.OPEN:
        return _open_words(state.closes_at, at)
    if state.word is StateWord.NOT_SURE:
        return gettext("Not sure – ring first")
    if state.opens_at is None:
        return gettext("Closed. No dates yet")
    if state.word is StateWord.OPENS_SOON or opens:
        return _opens_words(state.opens_at, at)
    return gettext("Closed. Next: %(time)s") % {"time": day_and_time(state.opens_at, at)}


def _opens_words(opens_at: datetime, at: datetime) -> str:
    if in_london(opens_at).date() == in_london(at).date():
        return gettext("Opens at %(time)s") % {"time": clock_time(opens_at)}
    return gettext("Opens %(time)s") % {"time": day_and_time(opens_at, at)}


def _open_words(closes_at: datetime | None, at: datetime) -> str:
    if closes_at is None:
        return gettext("Open all day and night")
    hours = (closes_at - at).total_seconds() / 3600
    if hours <= SAME_NIGHT_HOURS:
        return gettext("Open until %(time)s") % {"time": clock_time(closes_at)}
    return gettext("Open until %(time)s") % {"time": day_and_time(closes_at, at)}


def reason_words(reason: Reason) -> str:
    """Why nobody can be sure, or nothing."""
    return {
        Reason.NONE: "",
        Reason.HOURS_NOT_KNOWN: gettext("We do not know the hours."),
        Reason.BY_APPOINTMENT: gettext("You need to book a time."),
        Reason.TERM_DATES_MISSING: gettext("We do not have the school term dates."),
        Reason.BANK_HOLIDAY: gettext("It may close for the bank holiday."),
        Reason.CONFLICT: gettext("We were told two different things."),
        Reason.UNCONFIRMED: gettext("Nobody has checked these times lately."),
        Reason.REPORTED_SHUT: gettext("Some people found it shut when it should have been open."),
        Reason.TOO_FAR_AHEAD: gettext("That is too far off to say."),
    }[reason]


def _why(listing: Listing, state: State) -> str:
    """Why nobody can be sure; of what somebody was sure of a while ago, that one asks first."""
    if state.word is StateWord.NOT_SURE or not is_to_check_first(listing):
        return reason_words(state.reason)
    return reason_words(state.reason) or gettext("Check first.")


def hidden_words(listing: Listing) -> str:
    """Day and part of the day of the next time, for a listing that hides where it is."""
    opens: datetime | None = getattr(listing, "opens_since", None)
    if opens is None:
        return gettext("Contact them to find out when")
    return day_and_part(opens)


def day_and_part(opens: datetime) -> str:
    """ "Thursday evening"."""
    return named_part(in_london(opens).weekday(), part_of_day(opens))


def named_part(weekday: int, part: PartOfDay) -> str:
    """A part of a weekday (0 is Monday): "Thursday evening"."""
    words = {
        PartOfDay.MORNING: gettext("%(day)s morning"),
        PartOfDay.AFTERNOON: gettext("%(day)s afternoon"),
        PartOfDay.EVENING: gettext("%(day)s evening"),
        PartOfDay.NIGHT: gettext("%(day)s night"),
    }[part]
    after_dark = part in (PartOfDay.EVENING, PartOfDay.NIGHT)
    return words % {"day": (DAYS_AFTER_DARK if after_dark else DAYS_BY_LIGHT)[weekday]}


def distance_words(listing: Listing) -> str:
    """The walk in bands that people can picture, or nothing without a place to start from."""
    band: int | None = getattr(listing, "distance_band", None)
    if band is None or getattr(listing, "distance_m", None) is None:
        return ""
    return (
        gettext("5-minute walk"),
        gettext("20-minute walk"),
        gettext("45-minute walk"),
        gettext("bus or lift"),
    )[band]


def where_words(listing: Listing, state: State, at: datetime) -> str:
    """Around which patches workers are out and when next, or that one has to ask."""
    if hides_where(listing):
        return gettext("Contact to find out where")
    patches = patch_names(_patches_at(listing, at))
    if not patches:
        return ""
    around = gettext("around %(places)s") % {"places": joined(patches)}
    closes_at: datetime | None = getattr(listing, "closes_next", None)
    if state.opens_at is None or closes_at is None:
        return around
    return f"{around}, {day_and_time(state.opens_at, at)}–{clock_time(closes_at)}"


def _patches_at(listing: Listing, at: datetime) -> list[dict[str, Any]]:
    """The coverage areas of the day on which the team is out or goes out next."""
    patches: list[dict[str, Any]] = getattr(listing, "patches", None) or []
    hours = annotated_hours(listing)
    out_from = hours.current.start if hours.current else hours.opens_at
    if out_from is None:
        return patches
    weekday = Weekday.values[in_london(out_from).weekday()]
    return [row for row in patches if row["weekday"] == weekday] or patches


def patch_names(patches: list[dict[str, Any]] | None) -> list[str]:
    """Names of coverage areas in the reader's language, each once, in order."""
    welsh = get_language() == "cy"
    names = {(row["cy"] if welsh else "") or row["en"] for row in patches or []}
    return sorted(names)


def joined(words: list[str]) -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s and %(last)s") % {
        "first": ", ".join(words[:-1]),
        "last": words[-1],
    }


def age_words(listing: Listing) -> str:
    """ "11–18", "11 and over", "up to 18", or nothing."""
    low, high = listing.age_from, listing.age_to
    if low is not None and high is not None:
        return f"{low}–{high}" if low != high else str(low)
    if low:
        return gettext("%(age)s and over") % {"age": low}
    if high is not None:
        return gettext("up to %(age)s") % {"age": high}
    return ""


def _facts(listing: Listing) -> list[str]:
    facts = []
    if listing.cost == Cost.FREE:
        facts.append(str(Cost.FREE.label))
    if PracticalHelp.HOT_FOOD in listing.practical_help:
        facts.append(gettext("Food"))
    ages = age_words(listing)
    if ages:
        facts.append(gettext("Age %(ages)s") % {"ages": ages})
    if listing.access in (Access.SIGN_UP, Access.REFERRAL, Access.SOME_GROUPS):
        facts.append(str(Access(listing.access).label))
    return facts
