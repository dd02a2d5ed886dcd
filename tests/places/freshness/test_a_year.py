"""A whole year of two organisations on a stopped clock: every mail that goes out, as data.

One answers each mail the morning it comes, the other none; neither changes what the other gets."""

from datetime import timedelta

import pytest
from django.core import mail

from places.freshness import answering
from places.freshness.models import OutgoingMail
from places.models import Listing, Organisation
from tests.places.freshness.world import OWNER, START, World, owned_listings, token_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAYS = 365
ANSWERER = "answers@example.org"
RIGHT = "Is this still right?"
CONFIRM = "Please confirm:"
HOLIDAYS = "School holidays from {}: what changes?"
BANK = "Bank holiday on {}: what changes?"
# Confirmed on 1 January and never again: 60 days are over on 2 March, 90 on 1 April, the last
# call comes after 166 days, and from 1 July nobody sees it. After 270 days nobody is asked.
NEVER_ANSWERS = [
    ("2027-01-22", RIGHT),
    ("2027-01-29", HOLIDAYS.format("Saturday 6 February")),
    ("2027-02-05", RIGHT),
    ("2027-03-01", RIGHT),
    ("2027-03-08", CONFIRM),
    ("2027-03-15", HOLIDAYS.format("Saturday 20 March")),
    ("2027-04-01", RIGHT),
    ("2027-04-08", CONFIRM),
    ("2027-04-19", BANK.format("Monday 3 May")),
    ("2027-05-01", RIGHT),
    ("2027-05-15", HOLIDAYS.format("Saturday 29 May")),
    ("2027-06-01", RIGHT),
    ("2027-06-17", CONFIRM),
    ("2027-07-01", "No longer shown:"),
    ("2027-07-08", RIGHT),
    ("2027-08-01", RIGHT),
    ("2027-09-01", RIGHT),
]
# Whoever answers is asked again after three weeks at the soonest, and before each holiday.
ALWAYS_ANSWERS = [
    ("2027-01-22", RIGHT),
    ("2027-01-29", HOLIDAYS.format("Saturday 6 February")),
    ("2027-02-19", RIGHT),
    ("2027-03-06", HOLIDAYS.format("Saturday 20 March")),
    ("2027-03-27", RIGHT),
    ("2027-04-17", RIGHT),
    ("2027-04-24", BANK.format("Monday 3 May")),
    ("2027-05-15", HOLIDAYS.format("Saturday 29 May")),
    ("2027-06-05", RIGHT),
    ("2027-07-01", RIGHT),
    ("2027-07-08", HOLIDAYS.format("Wednesday 21 July")),
    ("2027-08-01", RIGHT),
    ("2027-09-01", RIGHT),
    ("2027-10-01", RIGHT),
    ("2027-10-09", HOLIDAYS.format("Saturday 23 October")),
    ("2027-11-01", RIGHT),
    ("2027-12-01", RIGHT),
    ("2027-12-08", HOLIDAYS.format("Saturday 18 December")),
    ("2028-01-01", RIGHT),
]


def test_a_year_of_mail(world: World) -> None:
    answerer = Organisation.objects.create(name="Westmoor Youth")
    owned_listings(answerer, ANSWERER, world.club.authority)
    came: dict[str, list[tuple[str, str]]] = {OWNER: [], ANSWERER: []}
    for number in range(1, DAYS + 1):
        day = START + timedelta(days=number)
        for message in world.night_and_morning(day):
            [to] = message.to
            came[to].append((day.isoformat(), message.subject))
            if to == ANSWERER:
                answering.confirm_all(token_in(message))
    assert came[OWNER] == [(day, f"{asked} Eastmoor Youth") for day, asked in NEVER_ANSWERS]
    assert came[ANSWERER] == [(day, f"{asked} Westmoor Youth") for day, asked in ALWAYS_ANSWERS]
    assert len(mail.outbox) == len(NEVER_ANSWERS) + len(ALWAYS_ANSWERS)
    # What is older than 120 days was forgotten, and nothing is left over.
    kept = OutgoingMail.objects.values_list("state", flat=True).distinct()
    assert set(kept) == {"sent"}
    shown = Listing.objects.listed().filter(organisation__in=[world.organisation, answerer])
    assert {listing.organisation for listing in shown} == {answerer}
    assert shown.count() == 2
