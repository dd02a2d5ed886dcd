"""The charter gates what is not public, for each organisation, and again after a new version."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.models import Membership, Organisation
from places.outreach.commitment import NotTheirs, accept, charter_accepted
from places.outreach.models import Acceptance
from tests.builders.people import StaysIn, build_person, enter, signed_in
from tests.places.finder.asking import london
from tests.places.outreach.conftest import a_charter, member

pytestmark = pytest.mark.django_db


@charter_accepted
def behind(request, **kwargs) -> HttpResponse:
    """What is not public."""
    return HttpResponse("not public")


def outcome(person: User, **kwargs) -> str:
    """``in``, or where the gate leads."""
    request = RequestFactory().get("/portal/")
    request.user = person
    response = behind(request, **kwargs)
    return "in" if response.status_code == 200 else response["Location"]


def door(organisation: Organisation) -> str:
    return reverse("outreach:accept", args=[organisation.uid])


def test_until_accepted_and_again_after_a_new_version(
    eastmoor: Organisation, owner: User, noon: Callable
) -> None:
    assert outcome(owner) == "in"  # before there is a charter
    first = a_charter(1)
    assert outcome(owner) == door(eastmoor)
    accept(eastmoor, first, by=owner)
    assert outcome(owner) == "in"
    second = a_charter(2, in_force_from=date(2026, 12, 1))
    assert outcome(owner) == "in"
    noon(london("2026-11-30 23:59"))
    assert outcome(owner) == "in"
    noon(london("2026-12-01 00:00"))
    assert outcome(owner) == door(eastmoor)
    accept(eastmoor, second, by=owner)
    assert outcome(owner) == "in"


def test_each_organisation_accepts_for_itself(eastmoor: Organisation, owner: User, charter) -> None:
    second = Organisation.objects.create(name="Second", type="charity")
    Membership.objects.create(organisation=second, user=owner, role="owner")
    accept(eastmoor, charter, by=owner)
    assert outcome(owner, uid=eastmoor.uid) == "in"
    assert outcome(owner, uid=second.uid) == door(second)
    assert outcome(owner) == door(second)


def test_an_address_of_another_organisation_is_no_way_around(owner: User, charter) -> None:
    other = Organisation.objects.create(name="Other", type="charity")
    with pytest.raises(Http404):
        outcome(owner, uid=other.uid)


def test_staff_belong_to_no_organisation_and_pass(charter) -> None:
    assert outcome(build_person(Role.MODERATOR)) == "in"


def test_an_owner_accepts_on_the_page_and_an_editor_cannot(
    eastmoor: Organisation, owner: User, charter
) -> None:
    editor = enter(StaysIn(), member(eastmoor, "editor"))
    assert "ask them" in editor.get(door(eastmoor)).content.decode()
    editor.post(door(eastmoor), {"version": "1"})
    assert not Acceptance.objects.exists()
    client = enter(StaysIn(), owner)
    assert "Children come first, 1." in client.get(door(eastmoor)).content.decode()
    for _again in range(2):
        assert client.post(door(eastmoor), {"version": "1"}).status_code == 302
    assert str(Acceptance.objects.get().accepted_on) == "2026-11-22"


def test_nobody_accepts_words_that_came_after_they_read(
    eastmoor: Organisation, owner: User, charter
) -> None:
    client = enter(StaysIn(), owner)
    a_charter(2)
    client.post(door(eastmoor), {"version": "1"})
    assert not Acceptance.objects.exists()


def test_only_an_owner_speaks(eastmoor: Organisation, charter) -> None:
    with pytest.raises(NotTheirs):
        accept(eastmoor, charter, by=build_person(Role.ADMINISTRATOR))


def test_another_organisation_and_none_are_the_same_404(eastmoor: Organisation, charter) -> None:
    client = signed_in()
    nobodys = reverse("outreach:accept", args=["00000000-0000-4000-8000-000000000000"])
    # The page names its own address, and nothing else may differ.
    found = [
        (answer.status_code, answer.content.decode().replace(path, ""))
        for path in (door(eastmoor), nobodys)
        for answer in [client.get(path)]
    ]
    assert found[0] == found[1]
    assert found[0][0] == 404


def test_who_is_not_in_signs_in_first(eastmoor: Organisation, charter) -> None:
    answer = Client().get(door(eastmoor))
    assert answer["Location"].startswith(reverse("account_login"))


def test_accepted_words_do_not_change(eastmoor: Organisation, owner: User, charter) -> None:
    charter.clean()
    accept(eastmoor, charter, by=owner)
    with pytest.raises(ValidationError, match="accepted this version"):
        charter.clean()


def test_everybody_may_read_the_charter_in_force() -> None:
    assert Client().get("/charter/").status_code == 404
    a_charter(1)
    a_charter(2, in_force_from=date(2026, 12, 1))
    page = Client().get("/charter/")
    assert "Children come first, 1." in page.content.decode()
    assert not page.cookies
