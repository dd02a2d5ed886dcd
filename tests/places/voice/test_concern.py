"""A concern hides its listing at once, everywhere, and tells the leads without a word of it."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from guardianship.accounts.roles import Role
from places.enums import HoldReason
from places.models import Hold, Listing
from places.voice.enums import Hiding
from places.voice.models import Concern
from tests.builders.people import build_person
from tests.builders.places import a_listing, hours
from tests.places.holds.test_who_is_seen import EVERYWHERE, seen
from tests.places.voice.saying import ELSEWHERE, code_in, network, send, stamp_on, told

pytestmark = pytest.mark.django_db
WORDS = "The tall one shouted at us until we left."


def path_of(listing: Listing) -> str:
    return f"/places/{listing.slug}/concern/"


def raise_one(client: Client, listing: Listing, **data: Any) -> Any:
    return send(client, path_of(listing), **({"about": "treated_badly", "words": WORDS} | data))


def test_it_hides_everywhere_at_once_and_says_so_by_code(client: Client, club: Listing) -> None:
    assert seen(client, club) == EVERYWHERE
    before = client.get(f"/places/{club.slug}/")
    code = code_in(raise_one(client, club))
    assert seen(client, club) == set()
    # A copy in a browser or a proxy is asked for again, and is refused.
    again = client.get(f"/places/{club.slug}/", headers={"if-none-match": before["ETag"]})
    assert again.status_code == 404
    assert "no-cache" in before["Cache-Control"]
    answer = told(client, code).content.decode()
    assert "Someone whose job is keeping people safe looks at it." in answer
    assert WORDS not in answer
    assert "Club" not in answer


def test_words_are_optional(client: Client, club: Listing) -> None:
    code_in(raise_one(client, club, words=""))
    assert Concern.objects.get().hiding == Hiding.HID


def test_no_cookie_and_nobody_keeps_the_page(client: Client, club: Listing) -> None:
    page = client.get(path_of(club))
    for response in (page, raise_one(client, club)):
        assert response.cookies == {}
        assert response["Cache-Control"] == "no-store"
    assert "<script" not in page.content.decode().replace(
        '<script type="module" src="/static/js/exit.js"></script>', ""
    )


def test_leads_are_told_without_words_and_others_are_not(client: Client, club: Listing) -> None:
    lead, ours = build_person(Role.SAFEGUARDING_LEAD), build_person(Role.SAFEGUARDING_LEAD)
    club.organisation.memberships.create(user=ours)
    build_person(Role.MODERATOR)
    raise_one(client, club)
    [letter] = mail.outbox
    assert letter.recipients() == [lead.email]
    text = f"{letter.subject} {letter.body}"
    assert f"/admin/voice/concerns/{Concern.objects.get().pk}/" in text
    for kept_back in (WORDS, "Club", club.organisation.name, club.slug):
        assert kept_back not in text


def test_without_leads_the_administrators_are_told(client: Client, club: Listing) -> None:
    administrator = build_person(Role.ADMINISTRATOR)
    raise_one(client, club)
    assert [letter.recipients() for letter in mail.outbox] == [[administrator.email]]


def test_about_us_who_run_the_site(client: Client, club: Listing) -> None:
    lead = build_person(Role.SAFEGUARDING_LEAD)
    code_in(send(client, "/concern/", about="something_else", words="You never answer."))
    concern = Concern.objects.get()
    assert (concern.listing, concern.hiding) == (None, Hiding.NOTHING)
    assert mail.outbox[0].recipients() == [lead.email]
    assert "Urgent" in mail.outbox[0].subject
    assert seen(client, club) == EVERYWHERE


def test_a_second_concern_finds_it_hidden_and_is_kept(client: Client, club: Listing) -> None:
    stamp = stamp_on(client, path_of(club))
    raise_one(client, club)
    sent = {"stamp": stamp, "about": "not_safe", "words": "I had the page open."}
    assert client.post(path_of(club), sent, REMOTE_ADDR=ELSEWHERE).status_code == 200
    assert set(Concern.objects.values_list("hiding", flat=True)) == {Hiding.HID, Hiding.ALREADY}
    assert Hold.objects.filter(reason=HoldReason.CONCERN).count() == 1


def test_the_same_words_twice_are_one(client: Client, club: Listing) -> None:
    stamp = stamp_on(client, path_of(club))
    raise_one(client, club)
    sent = {"stamp": stamp, "about": "treated_badly", "words": f" {WORDS.upper()}  "}
    assert client.post(path_of(club), sent).status_code == 409
    assert Concern.objects.count() == 1


UNKNOWN = {"missing": "nowhere", "draft": "draft", "hidden": "hidden"}


@pytest.mark.parametrize("slug", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_the_public_does_not_see_is_not_there(client: Client, club, slug: str) -> None:
    a_listing("Draft", hours("saturday", "18:00", "22:00"), live=False)
    hidden = a_listing("Hidden", hours("saturday", "18:00", "22:00"))
    Hold.objects.create(listing=hidden, reason=HoldReason.VETTING)
    missing = client.get("/places/missing-for-sure/concern/")
    found = client.get(f"/places/{slug}/concern/")
    assert found.status_code == missing.status_code == 404
    same = missing.content.decode().replace("missing-for-sure", slug)
    assert found.content.decode() == same
    assert client.post(f"/places/{slug}/concern/", {"about": "not_safe"}).status_code == 404


BAD = {
    "nothing chosen": ({"about": ""}, "Choose what it is about."),
    "a choice of somebody's own": ({"about": "dislike"}, "Select a valid choice."),
    "too long": ({"words": "x" * 2001}, "at most 2000 characters"),
    "the box for machines": ({"web_page": "https://spam.example"}, "One box has to stay empty."),
}


@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=BAD.keys())
def test_bad_input_hides_nothing_and_loses_nothing(
    client: Client, club: Listing, data: dict, says: str
) -> None:
    response = raise_one(client, club, **data)
    assert response.status_code == 200
    html = response.content.decode()
    assert says in html
    assert data.get("words", WORDS) in html
    assert not Concern.objects.exists()
    assert seen(client, club) == EVERYWHERE


def test_without_a_stamp_the_form_comes_back(client: Client, club: Listing) -> None:
    sent = {"about": "not_safe", "words": WORDS}
    for stamp in ("", "forged", stamp_on(client, "/concern/")):
        response = client.post(path_of(club), sent | {"stamp": stamp})
        assert response.status_code == 200
        assert "This page was open for a long time." in response.content.decode()
    assert not Concern.objects.exists()


def test_words_of_the_form_are_text(client: Client, club: Listing) -> None:
    response = raise_one(client, club, about="", words="<script>alert(1)</script>")
    assert "<script>alert" not in response.content.decode()


def test_other_ways_of_asking_are_refused(client: Client, club: Listing) -> None:
    assert client.put(path_of(club)).status_code == 405
    assert client.delete(path_of(club)).status_code == 405


def test_one_network_cannot_hide_the_map(client: Client, club: Listing, settings) -> None:
    clubs = [club, *(a_listing(f"Club {n}", hours("saturday", "18:00", "22:00")) for n in range(4))]
    for number, listing in enumerate(clubs):
        code_in(raise_one(client, listing, address=f"203.0.113.{number}", words=f"{number}"))
    visible = [listing.slug for listing in Listing.objects.listed().order_by("pk")]
    assert visible == [listing.slug for listing in clubs[settings.CONCERNS_HIDE_PER_NETWORK :]]
    last = Concern.objects.order_by("pk").last()
    assert last is not None
    assert last.hiding == Hiding.NETWORK_LIMIT
    # Somebody elsewhere is heard as before.
    code_in(raise_one(client, clubs[-1], address=ELSEWHERE))
    assert not Listing.objects.listed().filter(pk=clubs[-1].pk).exists()


def test_many_networks_cannot_either(client: Client, club: Listing, settings) -> None:
    settings.CONCERNS_HIDE_IN_ALL = 2
    build_person(Role.SAFEGUARDING_LEAD)
    clubs = [club, *(a_listing(f"Club {n}", hours("saturday", "18:00", "22:00")) for n in range(3))]
    for number, listing in enumerate(clubs):
        code_in(raise_one(client, listing, address=network(number), words=f"{number}"))
    assert Listing.objects.listed().count() == 2
    kept = Concern.objects.order_by("pk").values_list("hiding", flat=True)
    assert list(kept) == [Hiding.HID, Hiding.HID, Hiding.BREAKER, Hiding.BREAKER]
    assert ["Urgent" in letter.subject for letter in mail.outbox] == [False, False, True, True]


def test_a_flood_ends_with_numbers_to_ring(client: Client, club: Listing, settings) -> None:
    settings.CONCERNS_TAKEN_PER_NETWORK = 2
    stamp = stamp_on(client, "/concern/")
    sent = {"stamp": stamp, "about": "not_safe"}
    answers = [client.post("/concern/", sent | {"words": str(n)}) for n in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert "0800 1111" in answers[-1].content.decode()
    assert Concern.objects.count() == 2
