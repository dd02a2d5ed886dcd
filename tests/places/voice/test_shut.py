"""It was shut: two taps; several networks turn the listing to "not sure" until somebody answers."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.enums import HoldReason
from places.models import Hold, Listing
from places.voice.corrections import answer_shut_reports
from places.voice.enums import ShutAnswer
from places.voice.limits import VOICES
from places.voice.models import Correction
from tests.builders.people import build_person, signed_in
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import features, london, names, page
from tests.places.voice.saying import code_in, network, send, told

pytestmark = pytest.mark.django_db
EVENING = "?at=2026-11-28T20:30"
ASKING = "We are asking the people who run the place."


def report(client: Client, listing: Listing, number: int = 1, what: str = "shut_today") -> str:
    """Report from a network of its own; returns the code."""
    path = f"/places/{listing.slug}/wrong/"
    return code_in(send(client, path, address=network(number), what=what))


def different_networks(client: Client, listing: Listing, wanted: int) -> list[str]:
    """Reports from networks that all have another voice; networks may share one of 64."""
    codes: list[str] = []
    voices: set[int] = set()
    for number in range(1, 60):
        code = report(client, listing, number)
        voice = Correction.objects.order_by("pk").last().voice
        if voice in voices:
            Correction.objects.order_by("pk").last().delete()
            continue
        voices.add(voice)
        codes.append(code)
        if len(codes) == wanted:
            return codes
    raise AssertionError("too few voices")


def is_doubted(listing: Listing) -> bool:
    return Hold.objects.filter(
        listing=listing, reason=HoldReason.REPORTED_SHUT, lifted_at__isnull=True
    ).exists()


def test_two_taps_from_the_page_of_the_place(client: Client, club: Listing) -> None:
    html = client.get(f"/places/{club.slug}/").content.decode()
    [way] = re.findall(r'href="(/places/club/wrong/)"', html)
    form = client.get(way).content.decode()
    assert re.search(r'<button type="submit" name="what" value="shut_today">', form)
    assert not Correction.objects.exists()
    code = report(client, club)
    assert ASKING in told(client, code).content.decode()


def test_three_networks_make_it_not_sure(client: Client, club: Listing) -> None:
    different_networks(client, club, 2)
    assert not is_doubted(club)
    assert names(page(client, EVENING)) == ["Club"]
    different_networks(client, club, 1)
    for number in range(61, 80):
        report(client, club, number)
    assert is_doubted(club)
    assert names(page(client, EVENING)) == []
    [feature] = features(client, f"{EVENING}&unsure=1")
    assert feature["properties"]["state"] == "not_sure"


def test_one_network_however_often_does_not(client: Client, club: Listing, settings) -> None:
    settings.CORRECTIONS_PER_NETWORK = 6
    for _ in range(6):
        report(client, club)
    refused = send(client, f"/places/{club.slug}/wrong/", address=network(1), what="shut_today")
    assert refused.status_code == 429
    assert not is_doubted(club)


def test_one_network_on_three_days_does_not(client: Client, club: Listing, freeze) -> None:
    for day in ("2026-11-28", "2026-12-05", "2026-12-12"):
        freeze(london(f"{day} 20:30"))
        report(client, club)
    assert Correction.objects.filter(counts=True).count() == 3
    assert not is_doubted(club)


def test_a_day_on_which_it_was_not_to_be_open_does_not_count(client, club, freeze) -> None:
    freeze(london("2026-11-27 20:30"))
    different_networks(client, club, 4)
    assert not Correction.objects.filter(counts=True).exists()
    assert not is_doubted(club)


def test_before_it_opens_today_does_not_count_and_yesterday_may(client, club, freeze) -> None:
    freeze(london("2026-11-28 17:00"))
    report(client, club, 1)
    freeze(london("2026-11-29 09:00"))
    report(client, club, 2, "shut_yesterday")
    report(client, club, 3, "shut_today")
    said = list(Correction.objects.order_by("pk").values_list("counts", "day"))
    days = [london("2026-11-28 12:00").date(), london("2026-11-29 12:00").date()]
    assert said == [(False, days[0]), (True, days[0]), (False, days[1])]


def test_old_reports_do_not_count(client: Client, club: Listing, freeze) -> None:
    different_networks(client, club, 2)
    freeze(london("2026-12-12 20:30"))
    for number in range(61, 63):
        report(client, club, number)
    assert not is_doubted(club)


@pytest.mark.parametrize(
    ("answer", "reads"),
    [(ShutAnswer.RUNS, "what we show is right"), (ShutAnswer.MENDED, "put it right")],
    ids=str,
)
def test_the_owner_answers_and_it_is_believed_again(client, club, answer, reads) -> None:
    codes = different_networks(client, club, 3)
    assert is_doubted(club)
    assert answer_shut_reports(listing=club, answer=answer, by=build_person()) == 3
    assert names(page(client, EVENING)) == ["Club"]
    assert reads in told(client, codes[0]).content.decode()
    # What was answered does not count again; it takes three new ones.
    report(client, club, 70)
    assert not is_doubted(club)


def test_an_editor_answers_on_the_board(client: Client, club: Listing) -> None:
    different_networks(client, club, 3)
    moderator, editor = signed_in(Role.MODERATOR), signed_in(Role.EDITOR)
    address = f"/admin/voice/shut/{club.pk}/"
    assert "Several people found it shut" in moderator.get("/admin/voice/").content.decode()
    assert editor.post(address, {"answer": "runs"}).status_code == 404
    assert moderator.post(address, {"answer": "perhaps"}).status_code == 404
    assert is_doubted(club)
    assert moderator.post(address, {"answer": "runs"}).status_code == 302
    assert not is_doubted(club)
    assert moderator.post(address, {"answer": "runs"}).status_code == 404


def test_other_things_wrong_are_answered_with_a_reply(client: Client, club: Listing) -> None:
    code = report(client, club, what="where")
    correction = Correction.objects.get()
    assert (correction.voice, correction.counts) == (None, False)
    moderator = signed_in(Role.MODERATOR)
    address = f"/admin/voice/corrections/{correction.pk}/"
    assert "It is somewhere else" in moderator.get("/admin/voice/").content.decode()
    assert moderator.post(address, {"reply": "mended"}).status_code == 302
    assert "put it right" in told(client, code).content.decode()
    assert (
        moderator.post("/admin/voice/corrections/999999/", {"reply": "mended"}).status_code == 404
    )


@pytest.mark.parametrize("what", ["", "rude", "shut_tomorrow"])
def test_bad_input_is_refused(client: Client, club: Listing, what: str) -> None:
    response = send(client, f"/places/{club.slug}/wrong/", what=what)
    assert response.status_code == 200
    assert "Choose what is wrong." in response.content.decode()
    assert not Correction.objects.exists()


def test_what_is_not_shown_cannot_be_wrong(client: Client, club: Listing) -> None:
    a_listing("Draft", hours("saturday", "18:00", "22:00"), live=False)
    assert client.get("/places/draft/wrong/").status_code == 404
    assert client.get("/places/nowhere/wrong/").status_code == 404


def test_voices_are_few_and_forgotten(client: Client, club: Listing, freeze) -> None:
    from django.core.management import call_command

    report(client, club)
    voice = Correction.objects.get().voice
    assert voice is not None
    assert 0 <= voice < VOICES
    freeze(clock.now() + timedelta(days=15))
    call_command("tend_voice")
    assert Correction.objects.get().voice is None
