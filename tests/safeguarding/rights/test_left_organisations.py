"""A year after an organisation left, what is kept of its people is gone; its name stays."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from guardianship.safeguarding.rights.retention import CONTACTS, forget, what_is_due
from places.enums import MembershipRole
from places.freshness.models import MailChoice
from places.models import Membership, Organisation
from places.outreach.models import Acceptance, Charter
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
LEFT = date(2026, 3, 31)
A_DAY_LESS = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)
A_YEAR_ON = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
THEIRS = ("places.Membership", "freshness.MailChoice", "outreach.Acceptance", CONTACTS)


def build_club(name: str, left_on: date | None) -> Organisation:
    """With a member, a choice about mail, an accepted charter, and older versions of its row."""
    club = Organisation.objects.create(
        name=name, email="club@example.org", phone="01632 960123", left_on=left_on
    )
    club.save_revision()
    person = build_person()
    Membership.objects.create(organisation=club, user=person, role=MembershipRole.OWNER)
    MailChoice.objects.get_or_create(organisation=club, defaults={"language": "en"})
    charter = Charter.objects.order_by("pk").last() or Charter.objects.create(
        version=1, text="We promise.", in_force_from=date(2026, 1, 1)
    )
    Acceptance.objects.create(organisation=club, charter=charter, accepted_on=date(2026, 2, 1))
    return club


@pytest.fixture
def clubs() -> tuple[Organisation, Organisation]:
    """One that left, and one that is here."""
    return build_club("Left", LEFT), build_club("Here", None)


def due() -> dict[str, int]:
    return {each.model: each.rows for each in what_is_due() if each.model in THEIRS}


def kept_of(club: Organisation) -> list[int]:
    club.refresh_from_db()
    return [
        club.memberships.count(),
        MailChoice.objects.filter(organisation=club).count(),
        club.charters_accepted.count(),
        club.revisions.count(),
        len(club.email),
    ]


def test_it_goes_after_a_year_and_the_rest_stays(
    clubs: tuple[Organisation, Organisation], freeze: Callable
) -> None:
    left, here = clubs
    freeze(A_DAY_LESS)
    assert due() == dict.fromkeys(THEIRS, 0)
    freeze(A_YEAR_ON)
    assert due() == dict.fromkeys(THEIRS, 1)
    before = kept_of(here)
    assert all(before)
    gone = {each.model: each.rows for each in forget() if each.model in THEIRS}
    assert gone == dict.fromkeys(THEIRS, 1)
    assert kept_of(left) == [0, 0, 0, 0, 0]
    assert left.phone == ""
    assert left.name == "Left"
    assert kept_of(here) == before
    again = {each.model: each.rows for each in forget() if each.model in THEIRS}
    assert again == dict.fromkeys(THEIRS, 0), "run again, it finds nothing"


def test_counting_deletes_nothing(
    clubs: tuple[Organisation, Organisation], freeze: Callable
) -> None:
    freeze(A_YEAR_ON)
    said = StringIO()
    call_command("retain", "--dry-run", stdout=said)
    assert f"due: 1 {CONTACTS}" in said.getvalue()
    assert "due: 1 places.Membership" in said.getvalue()
    assert all(kept_of(clubs[0]))


@pytest.mark.usefixtures("clubs")
def test_an_older_version_of_the_row_is_no_way_round(freeze: Callable) -> None:
    """Somebody emptied the row by hand, and the version before still holds the address."""
    freeze(A_YEAR_ON)
    Organisation.objects.filter(name="Left").update(email="", phone="")
    assert due()[CONTACTS] == 1
    forget()
    assert Organisation.objects.get(name="Left").revisions.count() == 0
