"""What the tests of reminders share: an organisation that is asked, and days that pass."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core import mail
from django.core.mail import EmailMultiAlternatives

from gis.models import Area, Nation
from guardianship.accounts.models import User
from guardianship.lib.clock import LONDON
from guardianship.lib.nightly import jobs
from places.freshness.running import run
from places.freshness.sending import send_waiting
from places.models import BankHoliday, Listing, Membership, Organisation
from tests.builders import town
from tests.builders.places import a_listing, hours

START = date(2027, 1, 1)
OWNER = "owner@example.org"
LINK = re.compile(r"http://127\.0\.0\.1:8000((?:/cy)?/still-right/\S+)")
STOP = re.compile(r"http://127\.0\.0\.1:8000((?:/cy)?/e-mails/[^\s>]+)")
# Wales in 2027, and the substitute days of 2026 and 2027 around it.
BANK_HOLIDAYS = {
    "New Year's Day": date(2027, 1, 1),
    "Good Friday": date(2027, 3, 26),
    "Easter Monday": date(2027, 3, 29),
    "Early May bank holiday": date(2027, 5, 3),
    "Spring bank holiday": date(2027, 5, 31),
    "Summer bank holiday": date(2027, 8, 30),
    "Christmas Day": date(2027, 12, 27),
    "Boxing Day": date(2027, 12, 28),
}
MAIL_JOBS = {
    "note_stages",
    "plan_ageing",
    "plan_seasons",
    "plan_monthly",
    "plan_editors_week",
    "send_mail",
    "forget_old_mail",
}
TERMS = [
    (date(2027, 1, 4), date(2027, 2, 5)),
    (date(2027, 2, 15), date(2027, 3, 19)),
    (date(2027, 4, 5), date(2027, 5, 28)),
    (date(2027, 6, 7), date(2027, 7, 20)),
    (date(2027, 9, 1), date(2027, 10, 22)),
    (date(2027, 11, 1), date(2027, 12, 17)),
]


@dataclass
class World:
    """One organisation and the clock around it."""

    organisation: Organisation
    club: Listing
    gym: Listing
    freeze: Callable[[datetime], None]

    def at(self, day: date, hour: int = 10, minute: int = 0) -> None:
        """Move the clock."""
        self.freeze(london(day, hour, minute))

    def night_and_morning(self, day: date) -> list[EmailMultiAlternatives]:
        """The jobs of the night before a day, then its morning; what went out."""
        self.at(day, 3)
        at_night = [job for job in jobs() if job.name in MAIL_JOBS]
        assert [row.report for row in run(at_night) if not row.went_well] == []
        self.at(day, 8)
        before = len(mail.outbox)
        send_waiting()
        return mail.outbox[before:]

    def a_link(self) -> str:
        """The path of a link that works, from the mail of the day on which it is asked for."""
        [message] = self.night_and_morning(self.club.confirmed_on + timedelta(days=22))
        return LINK.search(message.body)[1]


def token_in(message: EmailMultiAlternatives) -> str:
    """The secret in the link of a mail."""
    return LINK.search(message.body)[1].strip("/").split("/")[-1]


def london(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment by London's clock."""
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


def build_world(freeze: Callable[[datetime], None]) -> World:
    """Terms, bank holidays, an organisation with an owner, a club and a gym confirmed today."""
    freeze(london(START))
    authority = town.an_authority()
    town.term_dates(authority, (date(2027, 1, 1), date(2027, 12, 31)), *TERMS)
    BankHoliday.objects.bulk_create(
        BankHoliday(nation=Nation.WALES, day=day, title=title)
        for title, day in BANK_HOLIDAYS.items()
    )
    organisation = Organisation.objects.create(name="Eastmoor Youth", name_cy="Ieuenctid Eastmoor")
    club, gym = owned_listings(organisation, OWNER, authority)
    return World(organisation, club, gym, freeze)


def owned_listings(
    organisation: Organisation, owner: str, authority: Area
) -> tuple[Listing, Listing]:
    """Somebody who answers for an organisation, by e-mail address; its club and its gym."""
    Membership.objects.create(
        organisation=organisation, user=User.objects.create_user(owner), role="owner"
    )
    fields = {"organisation": organisation, "authority": authority}
    club = a_listing(
        "Friday Club", hours("friday", "19:00", "21:00", season="term"), name_cy="Clwb", **fields
    )
    gym = a_listing("Boxing Gym", hours("saturday", "10:00", "12:00"), **fields)
    return club, gym
