"""Another address to sign in with: its reader and the person with the factor have to agree."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from guardianship.accounts.models import AccountEvent, SignedIn, User
from guardianship.accounts.new_address import ASKED_IN_A_DAY
from tests.accounts.signing import EMAIL, MONDAY, give_code, is_in, log_in, right_code
from tests.builders.people import PASSWORD, build_person, enter

pytestmark = pytest.mark.django_db
NEW = "ann.new@example.org"


@pytest.fixture
def ann(freeze) -> Client:
    """Somebody who signed in a moment ago."""
    freeze(MONDAY)
    return enter(Client(), build_person(email=EMAIL))


def ask(client: Client, email: str = NEW) -> str:
    """Ask for another address; the path of the link in the mail, or "" when there is none."""
    mail.outbox.clear()
    client.post(reverse("account_new_address"), {"email": email})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body if mail.outbox else "")
    return link[1] if link else ""


def test_the_whole_way(ann: Client, client: Client, django_capture_on_commit_callbacks) -> None:
    there = enter(Client(), ann.person)
    link = ask(ann)
    assert mail.outbox[0].to == [NEW]
    assert b"Use this address" in ann.get(link).content
    assert User.objects.get().email == EMAIL
    with django_capture_on_commit_callbacks(execute=True):
        assert ann.post(link).url == "/accounts/"
    assert (is_in(ann), is_in(there), SignedIn.objects.count()) == (True, False, 1)
    assert mail.outbox[-1].to == [EMAIL]
    assert NEW not in mail.outbox[-1].body
    assert ann.post(link).status_code == 404
    log_in(client)
    assert not is_in(client)
    log_in(client, email=NEW)
    give_code(client, right_code(MONDAY))
    assert is_in(client)
    kinds = set(AccountEvent.objects.values_list("kind", flat=True))
    assert {"email_asked", "email_changed"} <= kinds


def test_whoever_else_reads_the_mail_cannot_use_it(ann: Client, client: Client) -> None:
    link = ask(ann)
    assert client.get(link).url.startswith("/accounts/login/")
    other = enter(Client(), build_person())
    assert other.get(link).status_code == other.post(link).status_code == 404
    assert User.objects.get(pk=ann.person.pk).email == EMAIL


def test_an_address_with_an_account_looks_the_same(ann: Client) -> None:
    build_person(email=NEW)
    free = ann.post(reverse("account_new_address"), {"email": "free@example.org"}, follow=True)
    taken = ann.post(reverse("account_new_address"), {"email": NEW}, follow=True)
    tokens = r'name="csrfmiddlewaretoken" value="\w+"'
    pages = [re.sub(tokens, "", page.content.decode()) for page in (free, taken)]
    assert pages[0].replace("free@example.org", NEW) == pages[1]
    assert "nothing was changed" in mail.outbox[-1].body
    assert "http" not in mail.outbox[-1].body


@pytest.mark.parametrize("damage", ["x", "", ":"], ids=["added", "cut", "colon"])
def test_a_damaged_link_opens_nothing(ann: Client, damage: str) -> None:
    link = ask(ann).rstrip("/")
    broken = f"{link}{damage}/" if damage else f"{link[:-3]}/"
    assert ann.post(broken).status_code == 404


def test_an_old_link_and_a_taken_address_open_nothing(ann: Client, freeze) -> None:
    link = ask(ann)
    late = build_person(email=NEW)
    assert ann.post(link).status_code == 404
    late.delete()
    freeze(MONDAY + timedelta(minutes=61))
    assert enter(ann, ann.person).post(link).status_code == 404
    assert User.objects.get().email == EMAIL


def test_the_password_alone_is_not_enough(ann: Client, freeze) -> None:
    page = reverse("account_new_address")
    freeze(MONDAY + timedelta(minutes=11))
    asked = ann.get(page).url
    assert asked.startswith("/accounts/second-factor/reauthenticate/")
    ann.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert ann.get(page).status_code == 302
    ann.post(asked, {"code": right_code(MONDAY + timedelta(minutes=11)), "next": page})
    assert ann.get(page).status_code == 200


@pytest.mark.parametrize("email", ["", "x", EMAIL, "a@b", f"{EMAIL}\nBcc: x@example.org"])
def test_what_is_no_new_address_is_refused(ann: Client, email: str) -> None:
    page = ann.post(reverse("account_new_address"), {"email": email})
    assert page.status_code == 200
    assert not mail.outbox


def test_not_more_than_a_few_a_day(ann: Client) -> None:
    for number in range(ASKED_IN_A_DAY):
        assert ask(ann, f"n{number}@example.org")
    assert not ask(ann)


def test_accounts_of_the_demonstration_keep_theirs(freeze, settings) -> None:
    freeze(MONDAY)
    settings.DEMONSTRATION = True
    client = enter(Client(), build_person(email="editor@demo.example"))
    assert b"keep their addresses" in client.post(
        reverse("account_new_address"), {"email": NEW}
    ).content  # fmt: skip
    assert not mail.outbox
