"""Concern, decision, change: by leads only, with undo, and never by the accused."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import ModelLogEntry, ReferenceIndex

from guardianship.accounts.roles import Role
from places.models import Listing, Organisation
from places.voice.models import Concern
from tests.builders.people import build_person, enter, signed_in
from tests.builders.places import a_listing, hours
from tests.places.voice.saying import ELSEWHERE, code_in, send, told

pytestmark = [pytest.mark.django_db, pytest.mark.indexed_at_once]
WORDS = "Zanzibarquux shouted at us"
DECISION = {
    "do": "decide",
    "outcome": "upheld",
    "change": "training",
    "reasons": "Two people said so.",
    "reply": "thanks_changed",
}


@pytest.fixture
def code(client: Client, club: Listing) -> str:
    sent = {"about": "treated_badly", "words": WORDS}
    return code_in(send(client, f"/places/{club.slug}/concern/", **sent))


def page_of(concern: Concern | None = None) -> str:
    return f"/admin/voice/concerns/{(concern or Concern.objects.get()).pk}/"


def is_seen(listing: Listing) -> bool:
    return Listing.objects.listed().filter(pk=listing.pk).exists()


def test_a_lead_reads_decides_and_the_sender_hears(client: Client, club: Listing, code) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    assert "Club" in lead.get("/admin/voice/").content.decode()
    assert WORDS in lead.get(page_of()).content.decode()
    assert lead.post(page_of(), DECISION).status_code == 302
    assert is_seen(club)
    assert "You were right, and things have changed." in told(client, code).content.decode()
    concern = Concern.objects.get()
    assert (concern.outcome, concern.change) == ("upheld", "training")
    assert "Two people said so." not in told(client, code).content.decode()


def test_a_decision_can_keep_it_hidden(club: Listing, code: str) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    lead.post(page_of(), DECISION | {"stays_hidden": "on"})
    assert not is_seen(club)


def test_every_act_can_be_undone(club: Listing, code: str) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    lead.post(page_of(), {"do": "show"})
    assert is_seen(club)
    lead.post(page_of(), DECISION | {"stays_hidden": "on"})
    assert not is_seen(club)
    lead.post(page_of(), {"do": "undo"})
    assert is_seen(club)
    assert Concern.objects.get().state == "new"
    lead.post(page_of(), {"do": "undo"})
    assert not is_seen(club)
    html = lead.post(page_of(), {"do": "undo"}, follow=True).content.decode()
    assert "There is nothing to undo." in html
    assert not is_seen(club)


def test_a_decision_waits_for_the_other_concerns(client: Client, club: Listing, code) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    first = Concern.objects.get()
    lead.post(page_of(), {"do": "show"})
    sent = {"about": "not_safe", "words": "I was not safe"}
    send(client, f"/places/{club.slug}/concern/", address=ELSEWHERE, **sent)
    assert not is_seen(club)
    lead.post(page_of(first), DECISION)
    assert not is_seen(club)
    lead.post(page_of(Concern.objects.order_by("pk").last()), DECISION)
    assert is_seen(club)


def test_deciding_twice_changes_nothing(club: Listing, code: str) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    lead.post(page_of(), DECISION)
    html = lead.post(page_of(), DECISION | {"outcome": "not_upheld"}, follow=True).content.decode()
    assert "It is decided already." in html
    assert Concern.objects.get().outcome == "upheld"


BAD = {
    "no reasons": DECISION | {"reasons": ""},
    "an unknown outcome": DECISION | {"outcome": "guilty"},
    "an unknown reply": DECISION | {"reply": "<b>"},
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_a_bad_decision_is_none(club: Listing, code: str, data: dict) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    assert lead.post(page_of(), data).status_code == 200
    assert Concern.objects.get().state == "new"
    assert not is_seen(club)


def accused(club: Listing, role: Role | None, superuser: bool = False) -> Client:
    client = signed_in(role, superuser=superuser)
    club.organisation.memberships.create(user=client.person)
    return client


WHO: dict[str, dict[str, Any]] = {
    "a lead of the accused": {"role": Role.SAFEGUARDING_LEAD},
    "an administrator of the accused": {"role": Role.ADMINISTRATOR},
    "a superuser of the accused": {"role": None, "superuser": True},
    "a moderator of the accused": {"role": Role.MODERATOR},
    "a member without a role": {"role": None},
}


@pytest.mark.parametrize("who", WHO.values(), ids=WHO.keys())
def test_the_accused_never_read_it(club: Listing, code: str, who: dict) -> None:
    client = accused(club, **who)
    for method in (client.get, client.post):
        theirs = method(page_of(), {"do": "show"})
        missing = method("/admin/voice/concerns/999999/", {"do": "show"})
        assert theirs.status_code == missing.status_code
        assert theirs.status_code in (403, 404)
        assert without_address(theirs) == without_address(missing)
    assert not is_seen(club)
    for address in reachable(club):
        html = client.get(address).content.decode()
        assert "Zanzibarquux" not in html, address
        assert f"/admin/voice/concerns/{Concern.objects.get().pk}/" not in html, address


def without_address(response: Any) -> str:
    """The answer with what differs between any two addresses and moments left out."""
    text = f"{response.get('Location', '')} {response.content.decode()}"
    return re.sub(r"concerns(/|%2F)\d+|csrf\S+ value=\"[^\"]+|\"[A-Za-z0-9]{64}\"", "", text)


def reachable(club: Listing) -> list[str]:
    """Pages about the listing, its organisation and everything that happened."""
    snippet, organisation = "/admin/snippets/places/listing", "/admin/snippets/places/organisation"
    return [
        "/admin/",
        "/admin/voice/",
        f"{snippet}/",
        f"{snippet}/edit/{club.pk}/",
        f"{snippet}/history/{club.pk}/",
        f"{snippet}/usage/{club.pk}/",
        f"{snippet}/delete/{club.pk}/",
        f"{organisation}/history/{club.organisation_id}/",
        f"{organisation}/usage/{club.organisation_id}/",
        "/admin/reports/site-history/",
        "/admin/search/?q=shouted",
        f"{snippet}/?q=shouted",
        f"/places/{club.slug}/",
        "/how-we-are-doing/",
    ]


@pytest.mark.parametrize(
    "role", [r for r in Role if r is not Role.SAFEGUARDING_LEAD], ids=lambda r: r.name.lower()
)
def test_other_roles_do_not_read_concerns(club: Listing, code: str, role: Role) -> None:
    client = signed_in(role)
    answer = client.get(page_of())
    assert answer.status_code in (403, 404)
    assert "Zanzibarquux" not in client.get("/admin/voice/").content.decode()


def test_who_moves_to_the_accused_reads_no_more(club: Listing, code: str) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    assert lead.get(page_of()).status_code == 200
    membership = club.organisation.memberships.create(user=lead.person)
    assert lead.get(page_of()).status_code == 404
    membership.delete()
    assert lead.get(page_of()).status_code == 200


def test_moving_the_listing_opens_no_door(club: Listing, code: str) -> None:
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    club.organisation.memberships.create(user=lead.person)
    club.organisation = Organisation.objects.create(name="Another")
    club.save()
    assert lead.get(page_of()).status_code == 404


def test_the_history_of_the_listing_says_only_that_it_is_held(club: Listing, code: str) -> None:
    said = [str(entry.data) for entry in ModelLogEntry.objects.all()]
    assert said == [str({"reason": "concern"})]
    assert not ReferenceIndex.objects.filter(content_type__app_label="voice").exists()


def test_the_decision_outlives_the_listing(club: Listing, code: str, client: Client) -> None:
    Listing.objects.filter(pk=club.pk).delete()
    concern = Concern.objects.get()
    assert (concern.listing, concern.listing_name) == (None, "Club")
    lead = signed_in(Role.SAFEGUARDING_LEAD)
    assert lead.post(page_of(), DECISION).status_code == 302
    assert "You were right" in told(client, code).content.decode()


def test_the_panel_counts_for_those_who_may(club: Listing, code: str) -> None:
    assert (
        "1 concern to decide" in signed_in(Role.SAFEGUARDING_LEAD).get("/admin/").content.decode()
    )
    for role in (Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR):
        assert "concern to decide" not in signed_in(role).get("/admin/").content.decode()
    lead = accused(club, Role.SAFEGUARDING_LEAD)
    assert "concern to decide" not in lead.get("/admin/").content.decode()


def test_without_signing_in_there_is_only_the_door(client: Client, club: Listing, code) -> None:
    for address in (page_of(), "/admin/voice/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/accounts/login/" in answer["Location"]
    bare = enter(Client(), build_person(Role.SAFEGUARDING_LEAD, enrolled=False), with_factor=False)
    assert bare.get(page_of()).status_code == 302


def test_urgent_ones_stand_first(client: Client, club: Listing, settings) -> None:
    other = a_listing("Other", hours("saturday", "18:00", "22:00"))
    settings.CONCERNS_HIDE_PER_NETWORK = 1
    for listing in (club, other):
        send(client, f"/places/{listing.slug}/concern/", about="not_safe", words=listing.name)
    html = signed_in(Role.SAFEGUARDING_LEAD).get("/admin/voice/").content.decode()
    assert html.index(">Other</a>") < html.index(">Club</a>")


def test_nothing_of_voice_is_in_a_search_index() -> None:
    searched = [m for m in apps.get_models() if hasattr(m, "search_fields")]
    assert [m for m in searched if m._meta.app_label == "voice"] == []
