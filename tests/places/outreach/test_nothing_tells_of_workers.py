"""Whatever the public can ask for says where a team is around in general, and who leads; it names
no worker, no visit and no place where one was, and does not say until when the team is paid for."""

import re
from collections import deque
from datetime import date, time

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from guardianship.accounts.models import User
from guardianship.admin_only import SIGNED_IN_PREFIXES
from places.enums import MembershipRole
from places.models import Listing, Membership
from places.outreach.addresses import address_of
from places.outreach.models import Visit
from tests.builders.listings import (
    build_area,
    build_organisation,
    build_patch,
    draft_listing,
    session,
    square,
)
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
WORKER, ADDRESS = "Zebedee Quillfeather", "zebedee.q@example.org"
VISITED_AREA, VISITED_PATCH = "Nightingale Corner", "Quarry Nook"
PAID_UNTIL = date(2043, 7, 19)
MONEY = ("funded_until", "2043-07", "july 2043", "gorffennaf 2043", "19/07/2043")
SECRETS = ("quillfeather", "zebedee", VISITED_AREA.lower(), VISITED_PATCH.lower(), *MONEY)
LINKS = re.compile(rb'(?:href|src)="(/[^"#]*)|"(?:https?://testserver)(/[^"#]*)"')
MOST_ASKED = 160


@pytest.fixture
def team() -> Listing:
    """A team that goes out on Fridays, of which a worker looks after the listing."""
    worker = build_person(email=ADDRESS)
    User.objects.filter(pk=worker.pk).update(full_name=WORKER)
    worker.refresh_from_db()
    lead = build_organisation(name="Lead Youth Service", type="charity")
    runs = build_organisation(name="Out There")
    Membership.objects.create(organisation=runs, user=worker, role=MembershipRole.OWNER)
    went = {"day": date(2026, 11, 20), "band": "late", "met": "5-9", "youth_workers": 2}
    elsewhere = build_area(name=VISITED_AREA, boundary=square(-2.6, 51.5))
    Visit.objects.create(organisation=runs, area=elsewhere, **went)
    patch = build_patch(organisation=runs, name=VISITED_PATCH)
    Visit.objects.create(organisation=runs, coverage_area=patch, **went)
    park = build_patch(organisation=runs, name="Eastmoor Park")
    listing = draft_listing(
        session(coverage_area=park, starts_at=time(18), ends_at=time(22)),
        organisation=runs,
        kind="detached_youth_work",
        name="Friday Walkers",
        recognise="Green jackets and a red bag.",
        recognise_cy="Siacedi gwyrdd a bag coch.",
        lead_organisation=lead,
        confirmed_on=date(2026, 11, 20),
        confirmed_by="team leader",
        funded_until=PAID_UNTIL,
    )
    listing.save()
    listing.save_revision(user=worker, log_action=True).publish(
        user=worker, skip_permission_checks=True
    )
    return Listing.objects.get(pk=listing.pk)


def without_arguments() -> list[str]:
    """Public addresses that need nothing in them."""
    found, waiting = [], deque([(get_resolver(), "/")])
    while waiting:
        resolver, before = waiting.popleft()
        for pattern in resolver.url_patterns:
            route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
            if isinstance(pattern, URLResolver):
                waiting.append((pattern, route))
            elif isinstance(pattern, URLPattern) and not re.search(r"[<(\\]", route):
                found.append(route)
    return found


def is_public(path: str) -> bool:
    return not path.startswith((*SIGNED_IN_PREFIXES, "/static/"))


def everything_public(begin: list[str]) -> dict[str, bytes]:
    """What each address answers, and those that it names."""
    client, answers = Client(), {}
    waiting = deque(dict.fromkeys(begin))
    while waiting and len(answers) < MOST_ASKED:
        path = waiting.popleft()
        if path in answers or not is_public(path):
            continue
        answer = client.get(path)
        body = answer.getvalue()
        answers[path] = body
        for pair in LINKS.findall(body):
            waiting.append((pair[0] or pair[1]).decode().replace("&amp;", "&"))
    return answers


def test_no_output_tells_of_a_worker_or_a_visit(team: Listing) -> None:
    page = team.get_absolute_url()
    begin = [page, f"/cy{page}", f"{page}calendar.ics", address_of(team.organisation)]
    answers = everything_public([*begin, "/find/places.geojson", *without_arguments()])
    named = [path for path, body in answers.items() if b"Friday Walkers" in body]
    assert len(named) >= 5
    assert {page, "/find/"} <= set(named)
    told = {
        (path, secret)
        for path, body in answers.items()
        for secret in SECRETS
        if secret in body.decode("utf-8", "replace").lower()
    }
    assert told == set()


def test_the_page_says_how_to_recognise_them_and_who_leads(team: Listing) -> None:
    page = Client().get(team.get_absolute_url()).content.decode()
    assert "Green jackets and a red bag." in page
    assert "Lead Youth Service leads." in page
    welsh = Client().get(f"/cy{team.get_absolute_url()}").content.decode()
    assert "Siacedi gwyrdd a bag coch." in welsh
    assert "Lead Youth Service sy’n arwain." in welsh


@pytest.mark.parametrize(
    ("fields", "says"),
    [({"kind": "youth_provision"}, False), ({}, True)],
    ids=["a club", "a team"],
)
def test_only_teams_are_recognised(team: Listing, fields: dict, says: bool) -> None:
    Listing.objects.filter(pk=team.pk).update(**fields)
    page = Client().get(team.get_absolute_url()).content.decode()
    assert ("Green jackets" in page, "leads." in page) == (says, says)


def test_a_lead_that_is_gone_is_not_named(team: Listing) -> None:
    revision = team.latest_revision
    team.lead_organisation.delete()
    assert revision.as_object().lead_organisation is None
    assert "leads." not in Client().get(team.get_absolute_url()).content.decode()
