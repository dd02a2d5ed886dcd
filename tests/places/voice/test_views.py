"""How was it? What is said is masked, read first, shown as far as agreed, and can be taken back."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from gis.models import AreaKind
from guardianship.accounts.roles import Role
from places.enums import OrganisationType
from places.models import Listing
from places.voice.enums import ViewState
from places.voice.models import View
from places.voice.views_said import views_for
from tests.builders.listings import build_area
from tests.builders.people import signed_in
from tests.builders.places import a_listing, hours
from tests.places.voice.saying import code_in, network, send, told

pytestmark = pytest.mark.django_db
WORDS = "They waited with me for the bus."
PUBLIC = {"consent": "publish"}


def say(client: Client, listing: Listing, address: str = "203.0.113.9", **data: Any) -> str:
    sent = {"care": "yes", "treated": "helped", "words": WORDS, "consent": "inside"} | data
    return code_in(send(client, f"/places/{listing.slug}/how-was-it/", address=address, **sent))


def take_in(view: View | None = None, **data: str) -> None:
    row = view or View.objects.order_by("pk").last()
    assert row is not None
    moderator = signed_in(Role.MODERATOR)
    sent = {"do": "take", "reply": "thanks"} | data
    assert moderator.post(f"/admin/voice/views/{row.pk}/", sent).status_code == 302


def page_of(client: Client, listing: Listing) -> str:
    return client.get(f"/places/{listing.slug}/").content.decode()


def test_the_page_of_the_place_leads_there(client: Client, club: Listing) -> None:
    assert f'href="/places/{club.slug}/how-was-it/"' in page_of(client, club)
    form = client.get(f"/places/{club.slug}/how-was-it/")
    assert form.cookies == {}
    assert form["Cache-Control"] == "no-store"


def test_nobody_outside_sees_words_before_somebody_read_them(client: Client, club) -> None:
    say(client, club, **PUBLIC)
    assert WORDS not in page_of(client, club)
    assert not views_for(club.organisation).exists()
    take_in()
    assert WORDS in page_of(client, club)
    assert views_for(club.organisation).get().words == WORDS


SHOWN = {
    "inside": (False, False),
    "partners": (True, False),
    "publish": (True, True),
}


@pytest.mark.parametrize(("consent", "where"), SHOWN.items(), ids=SHOWN.keys())
def test_it_goes_as_far_as_was_agreed(client: Client, club, consent: str, where: tuple) -> None:
    say(client, club, consent=consent)
    take_in()
    assert (views_for(club.organisation).exists(), WORDS in page_of(client, club)) == where


@pytest.mark.parametrize("type_", [OrganisationType.SCHOOL, OrganisationType.COUNCIL])
def test_an_excluded_type_never_sees_it(client: Client, club: Listing, type_: str) -> None:
    say(client, club, consent="publish", kept_from=[type_, OrganisationType.FAITH])
    take_in()
    organisation = club.organisation
    assert views_for(organisation).count() == 1
    organisation.type = type_
    organisation.save()
    assert not views_for(organisation).exists()
    # What is kept from anybody is not for everybody to read.
    assert WORDS not in page_of(client, club)


def test_another_organisation_sees_nothing(client: Client, club: Listing) -> None:
    say(client, club, **PUBLIC)
    take_in()
    from tests.builders.places import an_organisation

    assert not views_for(an_organisation("Another")).exists()


def test_taking_back_removes_it_from_everything(client: Client, club: Listing) -> None:
    code = say(client, club, consent="publish", kept_from=[])
    take_in()
    before = client.get(f"/places/{club.slug}/")
    answer = told(client, code, do="take_back").content.decode()
    assert "You took it back." in answer
    after = client.get(f"/places/{club.slug}/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert WORDS not in after.content.decode()
    assert not views_for(club.organisation).exists()
    view = View.objects.get()
    assert (view.state, view.words, view.care, view.treated) == (ViewState.WITHDRAWN, "", "", "")
    moderator = signed_in(Role.MODERATOR)
    assert moderator.get(f"/admin/voice/views/{view.pk}/").status_code == 404
    assert moderator.post(f"/admin/voice/views/{view.pk}/", {"do": "take"}).status_code == 404
    assert "You took it back." in told(client, code, do="take_back").content.decode()


def test_a_code_tells_only_how_it_stands(client: Client, club: Listing) -> None:
    code = say(client, club)
    assert "Nobody has read it yet." in told(client, code).content.decode()
    take_in(reply="passed_on")
    loose = f" {code.lower().replace('-', ' ')} "
    answer = told(client, loose).content.decode()
    assert "We passed it on, as you allowed." in answer
    for kept_back in (WORDS, "Club", "helped"):
        assert kept_back not in answer


@pytest.mark.parametrize("code", ["2222-2222-2222", "x", "'; drop", "é" * 50, "2" * 5000])
def test_an_unknown_code_is_unknown(client: Client, club: Listing, code: str) -> None:
    for more in ({}, {"do": "take_back"}):
        html = told(client, code, **more).content.decode()
        assert "We do not know this code." in html or "at most 60 characters" in html
        assert 'id="status"' not in html


def test_codes_cannot_be_tried_in_thousands(client: Client, settings) -> None:
    settings.CODES_ASKED_PER_NETWORK = 3
    answers = [told(client, "2222-2222-2222").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_refusing_for_naming_people_deletes_the_words(client: Client, club: Listing) -> None:
    code = say(client, club)
    take_in(do="refuse", reply="no_people")
    assert View.objects.get().words == ""
    assert "said who people are" in told(client, code).content.decode()


def test_a_moderator_can_undo(client: Client, club: Listing) -> None:
    say(client, club, **PUBLIC)
    take_in()
    view = View.objects.get()
    signed_in(Role.MODERATOR).post(f"/admin/voice/views/{view.pk}/", {"do": "undo"})
    assert WORDS not in page_of(client, club)
    assert View.objects.get().state == ViewState.WAITING


def test_who_moderates_does_not_read_about_their_own_place(client: Client, club: Listing) -> None:
    say(client, club)
    moderator = signed_in(Role.MODERATOR)
    address = f"/admin/voice/views/{View.objects.get().pk}/"
    assert moderator.get(address).status_code == 200
    club.organisation.memberships.create(user=moderator.person)
    assert moderator.get(address).status_code == 404
    for role in (Role.EDITOR, Role.PRACTITIONER):
        assert signed_in(role).get(address).status_code == 404


def test_personal_data_is_never_written(client: Client, club: Listing) -> None:
    sent = "My name is Jordan Smith, ring 07700 900123 or j@x.example. It was ok."
    response = send(
        client, f"/places/{club.slug}/how-was-it/", words=sent, consent="inside", care="yes"
    )
    assert "We took out what looked like a name" in response.content.decode()
    view = View.objects.get()
    assert view.words == "My name is [name], ring [phone] or [e-mail]. It was ok."
    assert view.was_masked


def test_counts_show_after_five_on_five_days(client: Client, club: Listing, freeze) -> None:
    from tests.places.finder.asking import london

    for number in range(10):
        say(client, club, network(number), words="", **PUBLIC)
    View.objects.update(state=ViewState.TAKEN)
    # Ten answers on one day are a clique.
    assert "felt helped" not in page_of(client, club)
    for number, view in enumerate(View.objects.all()):
        View.objects.filter(pk=view.pk).update(on=london(f"2026-11-{number + 10} 12:00").date())
    assert "10 of 10 felt helped." in page_of(client, club)
    View.objects.filter(pk=View.objects.first().pk).update(treated="judged")
    # 9 of 10 would tell of the one.
    assert "felt helped" not in page_of(client, club)


BAD: dict[str, tuple[dict, str]] = {
    "nothing said": ({"care": "", "treated": "", "words": ""}, "Answer at least one question."),
    "no consent": ({"consent": ""}, "Choose who may see this."),
    "too long": ({"words": "x" * 501}, "at most 500 characters"),
    "an unknown rating": ({"care": "11"}, "Select a valid choice."),
    "an unknown type": ({"kept_from": ["police box"]}, "Select a valid choice."),
}


@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=BAD.keys())
def test_bad_input_keeps_nothing(client: Client, club: Listing, data: dict, says: str) -> None:
    sent = {"care": "yes", "consent": "inside"} | data
    response = send(client, f"/places/{club.slug}/how-was-it/", **sent)
    assert response.status_code == 200
    assert says in response.content.decode()
    assert not View.objects.exists()


def test_the_same_words_twice_and_a_flood(client: Client, club: Listing, settings) -> None:
    say(client, club)
    path, sent = f"/places/{club.slug}/how-was-it/", {"words": WORDS, "consent": "inside"}
    assert send(client, path, **sent).status_code == 409
    settings.VIEWS_PER_NETWORK = 2
    answers = [send(client, path, network(5), words=str(n), consent="inside") for n in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]


def test_what_is_not_shown_cannot_be_judged(client: Client, club: Listing) -> None:
    a_listing("Draft", hours("saturday", "18:00", "22:00"), live=False)
    for slug in ("draft", "nowhere"):
        assert client.get(f"/places/{slug}/how-was-it/").status_code == 404
        assert client.get(f"/places/{slug}/feels-safe/").status_code == 404


def test_a_place_that_feels_safe(client: Client, club: Listing) -> None:
    sent = {"safe_because": ["light", "people"], "part_of_day": "night", "consent": "inside"}
    code_in(send(client, f"/places/{club.slug}/feels-safe/", **sent))
    ward = build_area(AreaKind.WARD, name="Northgate")
    code_in(send(client, "/feels-safe/", area=str(ward.pk), **sent))
    said = list(View.objects.order_by("pk").values_list("listing", "area", "safe_because"))
    assert said == [(club.pk, None, ["people", "light"]), (None, ward.pk, ["people", "light"])] or (
        said == [(club.pk, None, ["light", "people"]), (None, ward.pk, ["light", "people"])]
    )
    other = build_area(AreaKind.AUTHORITY)
    wrong = send(client, "/feels-safe/", area=str(other.pk), **sent)
    assert "Choose a part of town." in wrong.content.decode()


def test_a_youth_worker_writes_down_with_consent(client: Client, club: Listing) -> None:
    worker = signed_in(Role.PRACTITIONER)
    address = "/admin/voice/assisted/"
    sent = {
        "place": f"https://x.example/places/{club.slug}/",
        "words": WORDS,
        "consent": "partners",
    }
    answer = send(worker, address, **sent)
    assert answer.status_code == 200
    assert "without their yes nothing is kept" in answer.content.decode()
    assert not View.objects.exists()
    missing = send(worker, address, **sent | {"place": "nowhere", "agreed": "on"})
    assert "There is no such place." in missing.content.decode()
    code = code_in(send(worker, address, **sent | {"agreed": "on"}))
    view = View.objects.get()
    assert (view.was_assisted, view.consent_recorded, view.assisted_by) == (
        True,
        True,
        worker.person,
    )
    assert "Nobody has read it yet." in told(client, code).content.decode()
    assert signed_in(Role.EDITOR).get(address).status_code == 404


REFUSED: dict[str, dict] = {
    "assisted without a yes": {"was_assisted": True},
    "words without an end": {"words": "for ever"},
    "taken back with words": {"state": "withdrawn", "words": "x", "words_until": "2027-01-01"},
}


@pytest.mark.parametrize("fields", REFUSED.values(), ids=REFUSED.keys())
def test_the_database_refuses(club: Listing, fields: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        View.objects.create(topic="how_was_it", listing=club, code_hash="x", **fields)
