"""Every filter against a plain reading of the same listings, one by one and together."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import time
from uuid import UUID, uuid4

import pytest

from places.enums import Access, Kind, LocationVisibility, PracticalHelp, Weekday
from places.models import Listing, Organisation, Session
from places.open_referral.taxonomies import HELP_GROUPS, taxonomies, terms
from tests.builders.places import a_listing, an_organisation, hours
from tests.places.open_referral.asking import NOW, ask, names

pytestmark = pytest.mark.django_db
WORDS = ("River", "Night", "Café", "100%", "under_score", "Games")
CLOCKS = ("06:00", "09:30", "12:00", "18:15", "22:00")
PARTS = ((6, 12), (12, 17), (17, 22), (22, 30))


@pytest.fixture
def listings(freeze) -> list[Listing]:
    """Sixty listings that differ in everything that can be asked about, written all at once."""
    freeze(NOW)
    dice = random.Random(5)  # noqa: S311 - examples, not secrets
    runners = [an_organisation(f"Organisation {number}") for number in range(5)]
    made = [_listing(number, runners[number % 5], dice) for number in range(60)]
    Listing.objects.bulk_create(made)
    sessions = []
    for listing in made:
        first, second = dice.sample(Weekday.values, 2)
        pair = [
            hours(first, dice.choice(CLOCKS), dice.choice(CLOCKS)),
            hours(second, "23:30", "01:30"),
        ]
        for session in pair:
            session.listing = listing
        sessions += pair
    Session.objects.bulk_create(sessions)
    return list(Listing.objects.order_by("pk").prefetch_related("sessions", "organisation"))


def _listing(number: int, runner: Organisation, dice: random.Random) -> Listing:
    visibility = LocationVisibility.EXACT if number % 7 else LocationVisibility.HIDDEN
    return Listing(
        slug=f"listing-{number}",
        name=f"{dice.choice(WORDS)} {number}",
        summary=dice.choice(WORDS),
        kind=dice.choice([k for k in Kind if k != Kind.TRUSTED_BUSINESS]),
        access=dice.choice(Access.values),
        practical_help=dice.sample(PracticalHelp.values, dice.randrange(4)),
        age_from=dice.choice([None, 0, 8, 11, 16]),
        age_to=dice.choice([None, 18, 25]),
        organisation=runner,
        location_visibility=visibility,
        confirmed_on=NOW.date(),
    )


def _expected(listings: list[Listing], keep: Callable[[Listing], bool]) -> list[str]:
    return [listing.name for listing in listings if keep(listing)]


def _asked(client, **parameters: object) -> list[str]:
    return names(client, per_page=100, **parameters)


@pytest.mark.parametrize(
    "search", ["river", "NIGHT games", "café", "100%", "under_score", "%", "_", "Organisation 3"]
)
def test_search_wants_every_word_somewhere(client, listings, search) -> None:
    def says(listing: Listing) -> bool:
        text = f"{listing.name}\n{listing.summary}\n{listing.organisation.name}".lower()
        return all(word in text for word in search.lower().split())

    found = _asked(client, search=search)
    assert found == _expected(listings, says)
    assert found


@pytest.mark.parametrize(
    "asked",
    [
        {"minimum_age": 11},
        {"minimum_age": 0},
        {"maximum_age": 18},
        {"minimum_age": 8, "maximum_age": 18},
        {"minimum_age": 8.5},
    ],
    ids=str,
)
def test_ages_that_were_said(client, listings, asked) -> None:
    def fits(listing: Listing) -> bool:
        low, high = asked.get("minimum_age"), asked.get("maximum_age")
        above = low is None or (listing.age_from is not None and listing.age_from >= low)
        return above and (high is None or (listing.age_to is not None and listing.age_to <= high))

    found = _asked(client, **asked)
    assert found == _expected(listings, fits)
    assert found


def test_every_term_finds_its_own(client, listings) -> None:
    groups = {code: {str(v) for v in helps} for code, (_n, _d, helps) in HELP_GROUPS.items()}
    for term in terms().values():

        def has(listing: Listing, term=term) -> bool:
            if term.taxonomy == "practical_help":
                return bool(groups.get(term.code, {term.code}) & set(listing.practical_help))
            return getattr(listing, term.field) == term.code

        assert _asked(client, taxonomy_term_id=term.id) == _expected(listings, has), term.code


def test_every_taxonomy_finds_whatever_has_a_term_of_it(client, listings) -> None:
    kinds, helps, access = taxonomies()
    assert _asked(client, taxonomy_id=kinds.id) == [listing.name for listing in listings]
    with_help = _expected(listings, lambda listing: bool(listing.practical_help))
    assert _asked(client, taxonomy_id=helps.id) == with_help
    said = _expected(listings, lambda listing: listing.access != Access.NOT_SAID)
    assert _asked(client, taxonomy_id=access.id) == said
    for name in ("taxonomy_id", "taxonomy_term_id", "organization_id"):
        assert _asked(client, **{name: uuid4()}) == []


def test_an_organisation(client, listings) -> None:
    uid: UUID = listings[3].organisation.uid
    found = _asked(client, organization_id=uid)
    assert found == _expected(listings, lambda x: x.organisation_id == listings[3].organisation_id)
    assert len(found) == 12


def _times(listing: Listing, session: Session) -> tuple[float, float]:
    """Hours since midnight of a session, as far as the public may know."""

    def hour(wall: time) -> float:
        return wall.hour + wall.minute / 60

    if listing.location_visibility == LocationVisibility.HIDDEN:
        return next(part for part in PARTS if part[0] <= hour(session.starts_at) < part[1])
    return hour(session.starts_at), hour(session.ends_at) + 24 * session.ends_next_day


@pytest.mark.parametrize("day", [None, "friday", "SA"])
@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (None, None, 0, 99),
        ("09:30", None, 9.5, 99),
        (None, "18:15", 0, 18.25),
        (None, "00:00", 0, 24),
        ("06:00", "12:00", 6, 12),
        ("18:00:00", "24:00", 18, 24),
        ("22:00", "02:00", 22, 26),
    ],
    ids=["any", "from", "until", "until 0", "between", "to midnight", "overnight"],
)
def test_day_and_times_are_of_one_session(client, listings, day, start, end, first, last) -> None:
    wanted = {None: None, "friday": "friday", "SA": "saturday"}[day]

    def fits(listing: Listing) -> bool:
        for session in listing.sessions.all():
            starts, ends = _times(listing, session)
            on_day = wanted in (None, session.weekday)
            if on_day and starts >= first and ends <= last:
                return True
        return False

    asked = {"day": day, "start_time": start, "end_time": end}
    found = _asked(client, **{name: value for name, value in asked.items() if value})
    assert found == _expected(listings, fits)
    assert found or (day, first, last) != (None, 0, 99)


def test_filters_are_taken_together(client, listings) -> None:
    term = next(t for t in terms().values() if t.code == "games")
    asked = {"taxonomy_term_id": term.id, "minimum_age": 8, "search": "i"}

    def fits(listing: Listing) -> bool:
        old_enough = listing.age_from is not None and listing.age_from >= 8
        return "games" in listing.practical_help and old_enough

    assert _asked(client, **asked) == _expected(listings, fits)


def test_past_sessions_and_unknown_hours_are_no_answer(client, freeze) -> None:
    freeze(NOW)
    past = hours("friday", "18:00", "20:00", valid_to=NOW.date().replace(day=20))
    a_listing("Past", past)
    a_listing("Unknown", hours("friday", "18:00", "20:00"), hours_known="not_known")
    once = Session(
        repeat="once",
        on_date=NOW.date().replace(month=12, day=4),
        starts_at=time(18),
        ends_at=time(20),
    )
    a_listing("Once", once)
    assert names(client, day="friday") == ["Once"]


def test_organisations_are_searched_and_only_with_something_on_offer(client, listings) -> None:
    an_organisation("Organisation without listings")
    contents = ask(client, "/organizations", search="organisation 2")["contents"]
    assert [row["name"] for row in contents] == ["Organisation 2"]
    assert ask(client, "/organizations")["total_items"] == 5


def test_terms_by_taxonomy_parent_and_top(client) -> None:
    found = ask(client, "/taxonomy_terms", per_page=100)["contents"]
    tops = [row for row in found if "parent_id" not in row]
    assert ask(client, "/taxonomy_terms", per_page=100, top_only="true")["contents"] == tops
    parent = next(row for row in tops if row["term"] == "food")
    below = ask(client, "/taxonomy_terms", parent_id=parent["id"])["contents"]
    assert {row["term"] for row in below} == {"hot_food", "snack_drink", "kitchen"}
    kinds = ask(client, "/taxonomies", search="kind of")["contents"][0]
    told = ask(client, "/taxonomy_terms", taxonomy_id=kinds["id"])["contents"]
    assert [row["term"] for row in told] == Kind.values
    assert ask(client, f"/taxonomies/{kinds['id']}")["taxonomy_terms"] == told
    assert ask(client, "/taxonomy_terms", search="shop that")["total_items"] == 1
