"""The panel's three questions, and kind replies of the team."""

import pytest
from django.db import IntegrityError, transaction

from places.moderation.models import CannedReply, PanelAnswer
from places.portal.standing import standing_of
from tests.places.moderation.conftest import Desk, again, answer, approve, seen, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(desk: Desk):
    """A listing of which the panel has to say something."""
    desk.add_panel()
    listing = desk.sent_in(name="Snug", summary="Pool.")
    approve(desk, listing)
    return listing


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"is_clear": ""}, "This field is required"),
        ({"would_go": "perhaps"}, "Select a valid choice"),
        ({"says": "back", "words": ""}, "Say in a few words"),
        ({"says": "back", "words": "Ask me on 07700 900123"}, "leave out names"),
        ({"words": "x" * 501}, "at most 500"),
    ],
    ids=["no answer", "no such answer", "no word", "a number", "too long"],
)
def test_what_cannot_be_taken_is_told(desk: Desk, asked, said: dict, complaint: str) -> None:
    page = answer(desk, asked, **said)
    assert page.status_code == 422
    assert complaint in page.content.decode()
    assert not PanelAnswer.objects.exists()


def test_the_panel_sees_the_public_page_in_a_frame_of_ours(desk: Desk, asked) -> None:
    client = desk.client("panel")
    framed = client.get(url("panel_page", asked))
    assert "Pool." in framed.content.decode()
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert url("panel_page", asked) in client.get(url("panel_listing", asked)).content.decode()


def test_a_hidden_place_is_hidden_from_the_panel(desk: Desk) -> None:
    desk.add_panel()
    listing = desk.sent_in(location_visibility="hidden", public_where="In the east")
    approve(desk, listing)
    page = desk.client("panel").get(url("panel_page", listing)).content.decode()
    assert "Contact to find out where" in page


def test_the_team_reads_what_the_panel_answered(desk: Desk, asked) -> None:
    answer(desk, asked, says="back", words="Which door?", would_go="not_sure")
    page = desk.client("moderator").get(url("look", asked)).content.decode()
    assert "Would they go? Not sure" in page
    assert "Which door?" in page


def test_the_database_wants_a_word_with_what_goes_back(desk: Desk, asked) -> None:
    row = dict.fromkeys(("is_clear", "would_go", "feels_wrong"), "yes") | {"says": "back"}
    with pytest.raises(IntegrityError), transaction.atomic():
        PanelAnswer.objects.create(task_state_id=seen(asked)["step"], **row)


def send_back(desk: Desk, listing, **said):
    sent = seen(listing) | {"do": "send_back", "reply": "", "comment": ""} | said
    return desk.client("moderator").post(url("look", listing), sent)


def test_a_kind_reply_and_own_words_are_read_in_the_portal(desk: Desk) -> None:
    listing, reply = desk.sent_in(), CannedReply.objects.first()
    send_back(desk, listing, reply=reply.pk, comment="Ring us on Monday.")
    said = standing_of(again(listing)).reason
    assert said == f"{reply.text}\n\n{reply.text_cy}\n\nRing us on Monday."


@pytest.mark.parametrize("words", ["", "   "], ids=["nothing", "blanks"])
def test_whoever_is_sent_back_is_owed_a_reason(desk: Desk, words: str) -> None:
    listing = desk.sent_in()
    page = send_back(desk, listing, comment=words)
    assert page.status_code == 422
    assert again(listing).workflow_in_progress


def test_a_reply_that_is_no_longer_offered_cannot_be_chosen(desk: Desk) -> None:
    listing, reply = desk.sent_in(), CannedReply.objects.first()
    CannedReply.objects.update(is_offered=False)
    assert send_back(desk, listing, reply=reply.pk).status_code == 422


def test_wagtails_own_form_offers_the_replies_too(desk: Desk) -> None:
    listing, reply = desk.sent_in(), CannedReply.objects.first()
    step = seen(listing)["step"]
    path = f"/admin/snippets/places/listing/workflow/action/{listing.pk}/reject/{step}/"
    client = desk.client("moderator")
    assert reply.title in client.get(path).json()["html"]
    client.post(path, {"reply": reply.pk, "comment": ""})
    assert standing_of(again(listing)).reason == reply.in_both_languages()


@pytest.mark.parametrize("column", ["text", "text_cy"])
def test_every_first_reply_has_both_languages(column: str) -> None:
    assert CannedReply.objects.count() == 6
    assert all(getattr(reply, column) for reply in CannedReply.objects.all())
