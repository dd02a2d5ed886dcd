"""People and claims: who reaches which address, with which method, and what bad input meets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from guardianship.accounts.models import Invitation
from guardianship.accounts.roles import Role
from places.enums import MembershipRole
from places.models import Membership
from places.portal.people import claims, invitations
from places.portal.people.members import key_of
from places.portal.people.models import Claim
from places.portal.people.powers import POWERS, Power
from places.portal.people.urls import urlpatterns
from tests.builders.listings import build_organisation, published_listing
from tests.builders.people import build_person, enter
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
OF = "organisations/{organisation}/"
# Address: what GET and an empty POST answer to an owner, and to an editor of the same organisation.
ADDRESSES = {
    OF + "people/": ((200, 200), (200, 200)),
    OF + "invite/": ((200, 422), (403, 403)),
    OF + "invited/{number}/again/": ((405, 303), (405, 403)),
    OF + "invited/{number}/take-back/": ((405, 303), (405, 403)),
    OF + "people/{key}/": ((200, 422), (403, 403)),
    OF + "people/{key}/hand-over/": ((405, 303), (405, 403)),
    OF + "people/{key}/remove/": ((405, 303), (405, 403)),
    OF + "leave/": ((200, 303), (200, 303)),
    OF + "said/": ((200, 200), (200, 200)),
    "claim/": ((200, 200), (200, 200)),
    "claim/{unowned}/": ((200, 422), (403, 403)),
    "claims/{claim}/": ((200, 200), (403, 403)),
    "claims/{claim}/take-back/": ((405, 303), (405, 403)),
}
# Public listings are nobody's secret, and the search shows nothing else.
NOT_SECRET = {"claim/", "claim/{unowned}/"}
OTHER_METHODS = ("put", "patch", "delete")


@dataclass
class Rows:
    """What the addresses point at."""

    house: House
    number: str
    key: str
    unowned: str
    claim: str

    def path(self, route: str) -> str:
        values = {name: getattr(self, name) for name in ("number", "key", "unowned", "claim")}
        return "/portal/" + route.format(organisation=self.house.organisation.uid, **values)

    def missing(self, route: str) -> str:
        nobody = dict.fromkeys(("organisation", "number", "unowned", "claim"), uuid4())
        return "/portal/" + route.format(key="0123456789abcdef", **nobody)

    def last_part_missing(self, route: str) -> str:
        """Their organisation, and in it somebody or something that is not there."""
        where = {"organisation": self.house.organisation.uid}
        nobody = dict.fromkeys(("number", "unowned", "claim"), uuid4())
        return "/portal/" + route.format(key="0123456789abcdef", **where, **nobody)


@pytest.fixture
def rows(house: House) -> Rows:
    unowned = published_listing(name="Old Mill Skatepark")
    other = published_listing(name="Quarry Hut")
    editor = Membership.objects.get(user=house.editor)
    invited = invitations.invite(
        house.organisation, "new@example.org", MembershipRole.EDITOR, by=house.owner
    )
    claim = claims.make(other, house.organisation, evidence="We do.", contact="01", by=house.owner)
    return Rows(house, str(invited.pk), key_of(editor), str(unowned.uid), str(claim.uid))


def test_every_address_is_in_the_table() -> None:
    names = {
        "<uuid:uid>": "*", "<uuid:number>": "*", "<slug:key>": "*",
    }  # fmt: skip
    known = set()
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        for written, short in names.items():
            route = route.replace(written, short)
        known.add(route)
    table = set()
    for route in ADDRESSES:
        short = route
        for name in ("organisation", "number", "key", "unowned", "claim"):
            short = short.replace("{" + name + "}", "*")
        table.add(short)
    assert known == table


def answers(client: Client, path: str) -> tuple[int, int]:
    return client.get(path).status_code, client.post(path).status_code


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_owner_and_editor(rows: Rows) -> None:
    clients = [rows.house.client(who) for who in ("owner", "editor")]
    found: dict[str, tuple] = {}
    for route in ADDRESSES:
        for client in clients:
            with undone():
                found[route] = (*found.get(route, ()), answers(client, rows.path(route)))
    assert found == ADDRESSES


@pytest.mark.parametrize("who", ["stranger", "nobody", "superuser"])
def test_not_yours_reads_like_missing(rows: Rows, who: str) -> None:
    client = (
        enter(Client(), build_person(superuser=True))
        if who == "superuser"
        else rows.house.client(who)
    )
    for route in set(ADDRESSES) - NOT_SECRET:
        for number, method in enumerate((client.get, client.post)):
            expected = 405 if ADDRESSES[route][0][number] == 405 else 404
            paths = rows.path(route), rows.missing(route)
            found = [method(path) for path in paths]
            assert [one.status_code for one in found] == [expected] * 2, route
            bodies = [
                one.content.decode().replace(path, "")
                for one, path in zip(found, paths, strict=True)
            ]
            assert bodies[0] == bodies[1], route
    assert Membership.objects.filter(organisation=rows.house.organisation).count() == 2
    assert Claim.objects.get().state == "open"


def test_missing_within_ones_own_organisation(rows: Rows) -> None:
    owner = rows.house.client("owner")
    for route, (expected, _editor) in ADDRESSES.items():
        if not any(name in route for name in ("{number}", "{key}", "{unowned}", "{claim}")):
            continue
        wanted = tuple(405 if one == 405 else 404 for one in expected)
        assert answers(owner, rows.last_part_missing(route)) == wanted, route


def test_things_of_another_organisation_do_not_open_in_ones_own(rows: Rows) -> None:
    theirs = rows.house.stranger.memberships.get().organisation
    stranger = rows.house.client("stranger")
    for route in (r for r in ADDRESSES if "{number}" in r or "{key}" in r):
        path = rows.path(route).replace(str(rows.house.organisation.uid), str(theirs.uid))
        assert stranger.post(path).status_code == 404, route


def test_other_methods_do_nothing(rows: Rows) -> None:
    owner = rows.house.client("owner")
    for route in ADDRESSES:
        for method in OTHER_METHODS:
            assert getattr(owner, method)(rows.path(route)).status_code == 405, (method, route)


def test_signing_in_comes_first_with_a_factor(rows: Rows) -> None:
    without = enter(Client(), rows.house.owner, with_factor=False)
    for route in ADDRESSES:
        answer = Client().get(rows.path(route))
        assert answer.status_code == 405 or answer["Location"].startswith("/accounts/login/")
        assert without.post(rows.path(route))["Location"] == "/accounts/login/"
        without = enter(Client(), rows.house.owner, with_factor=False)


BAD_INPUT = [
    (OF + "invite/", {"email": "no", "role": "editor", "language": "en"}, "valid email"),
    (OF + "invite/", {"email": "a@example.org", "role": "admin", "language": "en"}, "As:"),
    (OF + "invite/", {"email": "a@example.org", "role": "editor", "language": "xx"}, "xx"),
    (OF + "people/{key}/", {"role": "superuser"}, "Role:"),
    ("claim/{unowned}/", {"evidence": "x" * 2001, "contact": "a"}, "2000"),
    ("claim/{unowned}/", {"evidence": "x", "contact": ""}, "Whom can we ring"),
    ("claim/{unowned}/", {"evidence": "\0", "contact": "a"}, "Null"),
]


def test_bad_input_is_said_beside_the_field(rows: Rows) -> None:
    owner, ours = rows.house.client("owner"), {"organisation": str(rows.house.organisation.pk)}
    for route, sent, said in BAD_INPUT:
        answer = owner.post(rows.path(route), sent | (ours if "claim" in route else {}))
        page = answer.content.decode()
        assert answer.status_code == 422, sent
        assert "Please look again" in page
        assert said in page
    assert Invitation.objects.count() == 1
    assert Claim.objects.count() == 1


def test_nobody_claims_for_an_organisation_of_others(rows: Rows) -> None:
    other = build_organisation()
    answer = rows.house.client("owner").post(
        rows.path("claim/{unowned}/"),
        {"organisation": str(other.pk), "evidence": "Ours.", "contact": "a"},
    )
    assert answer.status_code == 422
    assert not Claim.objects.filter(organisation=other).exists()


def test_owners_have_all_that_editors_have_and_the_table_is_the_rule() -> None:
    editors, owners = POWERS[MembershipRole.EDITOR], POWERS[MembershipRole.OWNER]
    assert editors < owners == set(Power)
    assert owners - editors == {"withdraw", "people", "claim", "charter", "upload"}


def test_an_editor_reads_whom_to_ask(rows: Rows) -> None:
    page = rows.house.client("editor").get(rows.path(OF + "invite/")).content.decode()
    assert "An owner can do this" in page
    assert rows.house.owner.email in page


def test_colleagues_addresses_are_for_members(rows: Rows) -> None:
    page = rows.house.client("editor").get(rows.path(OF + "people/")).content.decode()
    assert rows.house.owner.email in page
    assert "new@example.org" not in page
    assert "new@example.org" in (
        rows.house.client("owner").get(rows.path(OF + "people/")).content.decode()
    )


def test_claims_are_decided_by_moderators_alone(rows: Rows) -> None:
    claim = Claim.objects.get()
    others = [enter(Client(), build_person(role)) for role in (Role.EDITOR, Role.YOUTH_PANEL)]
    for client, refused in ((others[0], 404), (others[1], 404), (rows.house.client("owner"), 403)):
        for path in ("/admin/claims/", f"/admin/claims/{claim.pk}/"):
            for method in (client.get, client.post):
                assert method(path).status_code == refused
    assert Claim.objects.get().state == "open"
