"""Before the charter in force is accepted, what is not public stays closed, but for a list."""

from datetime import date

import pytest

from places.models import Listing, Membership, Organisation
from places.outreach.commitment import accept, may_accept
from places.outreach.models import Charter
from places.portal.people.powers import Power, may
from tests.builders.listings import published_listing
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
OF, LISTING = "organisations/{organisation}/", "listings/{listing}/"
# Address, method, and whether it answers before the charter is accepted.
PASSES = {
    ("", "get"): True,
    (OF + "people/", "get"): True,
    (OF + "invite/", "get"): True,
    (OF + "leave/", "get"): True,
    (OF + "confirm/", "post"): True,
    (LISTING + "confirm/", "post"): True,
    (LISTING + "withdraw/", "post"): True,
    (LISTING + "bring-back/", "post"): True,
    (LISTING + "closed/", "get"): True,
    ("claim/", "get"): True,
    ("claim/{unowned}/", "get"): True,
    (OF + "said/", "get"): False,
    (LISTING, "get"): False,
    (LISTING + "hours/", "get"): False,
    (LISTING + "hours/", "post"): False,
    (LISTING + "change/words/", "get"): False,
    (LISTING + "change/facts/", "post"): False,
}


@pytest.fixture
def charter(house: House) -> Charter:
    return Charter.objects.create(version=1, text="First.", in_force_from=date(2026, 11, 1))


def opens(house: House, who: str, rows: dict[str, object]) -> dict[tuple[str, str], bool]:
    """Which addresses answer with more than the kind page."""
    client = house.client(who)
    found = {}
    for route, method in PASSES:
        answer = getattr(client, method)("/portal/" + route.format(**rows))
        assert answer.status_code in (200, 303, 403, 422), (route, answer.status_code)
        found[route, method] = b"The charter comes first" not in answer.content
    return found


def test_what_passes_and_what_waits(house: House, charter: Charter) -> None:
    rows = {
        "organisation": house.organisation.uid,
        "listing": house.club.uid,
        "unowned": published_listing().uid,
    }
    assert opens(house, "owner", rows) == PASSES
    assert opens(house, "editor", rows) == PASSES
    accept(house.organisation, charter, by=house.owner)
    assert opens(house, "owner", rows) == dict.fromkeys(PASSES, True)
    Charter.objects.create(version=2, text="Second.", in_force_from=date(2026, 11, 20))
    assert opens(house, "owner", rows) == PASSES


def test_nothing_is_written_behind_the_gate(house: House, charter: Charter) -> None:
    before = Listing.objects.get(pk=house.club.pk).latest_revision_id
    answer = house.client("owner").post(house.path("change/words/"), {"summary": "New"})
    assert answer.status_code == 403
    assert Listing.objects.get(pk=house.club.pk).latest_revision_id == before


def test_the_page_is_kind_to_owners_and_editors(house: House, charter: Charter) -> None:
    owner, editor = (house.client(who).get(house.path()) for who in ("owner", "editor"))
    accepting = f"/portal/partners/charter/{house.organisation.uid}/"
    assert f'class="press" href="{accepting}"' in owner.content.decode()
    assert "An owner can accept it for you all." in editor.content.decode()
    assert house.owner.email in editor.content.decode()
    assert house.path("closed/") in editor.content.decode()
    assert house.path("withdraw/") not in editor.content.decode()


def test_accepting_leads_home_and_opens(house: House, charter: Charter) -> None:
    client = house.client("owner")
    accepting = f"/portal/partners/charter/{house.organisation.uid}/"
    assert accepting in client.get("/portal/").content.decode()
    answer = client.post(accepting, {"version": "1"})
    assert answer["Location"] == "/portal/"
    assert client.get(house.path()).status_code == 200


def test_another_organisation_does_not_close_this_one(house: House, charter: Charter) -> None:
    accept(house.organisation, charter, by=house.owner)
    second = Organisation.objects.create(name="Second")
    Membership.objects.create(organisation=second, user=house.owner, role="owner")
    client = house.client("owner")
    assert client.get(house.path()).status_code == 200
    assert client.get(f"/portal/organisations/{second.uid}/said/").status_code == 403


def test_what_is_not_yours_is_missing_and_not_closed(house: House, charter: Charter) -> None:
    assert house.client("stranger").get(house.path()).status_code == 404


def test_who_may_accept_is_as_the_table_says(house: House) -> None:
    for member in house.organisation.memberships.all():
        assert may_accept(member.user, house.organisation) == may(member.role, Power.CHARTER)
