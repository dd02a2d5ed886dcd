"""Releases and runs are there for those who have a duty for the whole authority, and for nobody
else; what is not theirs answers as what does not exist."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from guardianship.accounts.roles import Role
from guardianship.insight.enums import RunState
from guardianship.insight.models import Release
from guardianship.safeguarding.wall.duties import end_duty
from guardianship.safeguarding.wall.models import AreaDuty
from tests.builders import town
from tests.builders.duties import build_duty
from tests.builders.insight import a_run
from tests.builders.people import StaysIn, signed_in
from tests.insight.pages.conftest import who_plans

pytestmark = pytest.mark.django_db
PAGES = ["release", "equity", "together", "partners", "looked_for", "making", "harm_dial"]


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.ANALYST, Role.SAFEGUARDING_LEAD])
def test_it_is_read_by_those_who_plan(release: Release, role: Role) -> None:
    client = who_plans(release, role)
    for name in PAGES:
        response = client.get(reverse(f"insight:{name}", args=[release.uid]))
        assert response.status_code == 200, name
        assert response["Cache-Control"] == "no-store", name


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EDITOR, Role.PRACTITIONER])
def test_other_roles_read_nothing_whatever_their_duty(release: Release, role: Role) -> None:
    client = who_plans(release, role)
    assert client.get(reverse("insight:release", args=[release.uid])).status_code == 403
    assert client.get(reverse("insight:home")).status_code == 403


def strangers(release: Release) -> dict[str, StaysIn]:
    nobody, beside, part, gone = (signed_in(Role.ANALYST) for _ in range(4))
    elsewhere = town.an_authority("Westmoor", east_m=60_000, code="W06000902")
    build_duty(beside.person, elsewhere)
    build_duty(part.person, release.geography.areas.earliest("pk"))
    build_duty(gone.person, release.authority)
    end_duty(AreaDuty.objects.get(person=gone.person))
    return {"no duty": nobody, "elsewhere": beside, "a part": part, "ended": gone}


@pytest.mark.parametrize("who", ["no duty", "elsewhere", "a part", "ended"])
def test_not_theirs_is_not_there(release: Release, who: str) -> None:
    client = strangers(release)[who]
    there = client.get(reverse("insight:release", args=[release.uid]))
    other = uuid4()
    missing = client.get(reverse("insight:release", args=[other]))
    assert there.status_code == missing.status_code == 404
    # The link to the Welsh page repeats the address that was asked for.
    same = missing.content.decode().replace(str(other), str(release.uid))
    assert there.content.decode() == same
    assert client.get(reverse("insight:run", args=[release.run.uid])).status_code == 404
    assert release.authority.name not in client.get(reverse("insight:home")).content.decode()


def test_nobody_else_stops_a_run_or_makes_a_release(release: Release) -> None:
    run = a_run(release.authority, state=RunState.RUNNING)
    client = strangers(release)["elsewhere"]
    for name in ("cancel_run", "make_release"):
        assert client.post(reverse(f"insight:{name}", args=[run.uid])).status_code == 404
        assert (
            who_plans(release).post(reverse(f"insight:{name}", args=[run.uid])).status_code == 403
        )
    run.refresh_from_db()
    assert not run.is_cancel_asked


def test_an_area_that_the_release_does_not_have_is_not_there(
    commissioner: StaysIn, release: Release
) -> None:
    for code in ("W99999999", release.authority.code):
        address = reverse("insight:area", args=[release.uid, code])
        assert commissioner.get(address).status_code == 404


def test_who_is_not_signed_in_is_sent_to_do_so(client: StaysIn, release: Release) -> None:
    address = reverse("insight:release", args=[release.uid])
    assert client.get(address)["Location"].startswith("/accounts/login/")


def test_nobody_is_led_to_a_page_that_they_may_not_open(release: Release) -> None:
    for role in (Role.COMMISSIONER, Role.SAFEGUARDING_LEAD):
        client = who_plans(release, role)
        page = client.get(reverse("insight:release", args=[release.uid])).content.decode()
        nav = page[page.index('class="answers sections"') :]
        for address in re.findall(r'href="([^"]+)"', nav[: nav.index("</nav>")]):
            assert client.get(address.replace("&amp;", "&")).status_code == 200, address
