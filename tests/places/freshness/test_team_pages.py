"""What the team sees: what was sent, what broke off, and the listings of the morning."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.freshness.demonstration import EmailBackend
from places.freshness.models import DemonstrationMail, OutgoingMail
from places.freshness.panels import groups
from places.freshness.sending import send_waiting
from places.models import Listing
from tests.builders.people import signed_in
from tests.places.freshness.world import World

pytestmark = pytest.mark.django_db
DUE = date(2027, 1, 22)


def test_mail_is_listed_by_state_and_its_words_are_not_kept(world: World) -> None:
    world.night_and_morning(DUE)
    client = signed_in(Role.MODERATOR)
    html = client.get(reverse("freshness_mail")).content.decode()
    assert "owner@example.org" in html
    assert "sent: 1" in html
    assert "plan_monthly" in html
    assert "still-right" not in html
    assert (
        "No mail here" in client.get(reverse("freshness_mail") + "?state=refused").content.decode()
    )


def test_only_administrators_send_again_and_only_what_broke_off(world: World) -> None:
    world.night_and_morning(DUE)
    OutgoingMail.objects.update(state="unclear", sent_at=None)
    mail.outbox.clear()
    row = OutgoingMail.objects.get()
    again = reverse("freshness_mail_send_again", args=[row.pk])
    signed_in(Role.MODERATOR).post(again)
    assert send_waiting() == "none"
    signed_in(Role.ADMINISTRATOR).post(again)
    assert send_waiting() == "sent: 1"
    signed_in(Role.ADMINISTRATOR).post(again)
    assert send_waiting() == "none"


@pytest.fixture
def demonstration(settings) -> None:
    settings.DEMONSTRATION = True
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"


def test_the_demonstration_shows_what_would_have_been_sent(world, demonstration, capsys) -> None:
    world.night_and_morning(DUE)
    kept = DemonstrationMail.objects.get()
    assert "Is this still right?" in capsys.readouterr().out
    client = signed_in(Role.EDITOR)
    assert kept.subject in client.get(reverse("freshness_mail")).content.decode()
    shown = client.get(reverse("freshness_mail_shown", args=[kept.pk])).content.decode()
    assert "/still-right/" in shown
    assert "List-Unsubscribe=One-Click" in shown


def test_elsewhere_nobody_reads_links(world: World, demonstration, settings) -> None:
    world.night_and_morning(DUE)
    shown = reverse("freshness_mail_shown", args=[DemonstrationMail.objects.get().pk])
    settings.DEMONSTRATION = False
    client = signed_in(Role.ADMINISTRATOR)
    assert client.get(shown).status_code == 404
    assert "would have sent" not in client.get(reverse("freshness_mail")).content.decode()
    with pytest.raises(RuntimeError, match="demonstration"):
        EmailBackend()


AGES = {
    "fresh": (date(2027, 3, 2), [0, 0, 0]),
    "check first": (date(2027, 3, 3), [2, 0, 0]),
    "before the last call": (date(2027, 6, 16), [2, 0, 0]),
    "last call": (date(2027, 6, 17), [2, 2, 0]),
    "unlisted": (date(2027, 7, 1), [2, 0, 2]),
    "unlisted long ago": (date(2027, 7, 9), [2, 0, 0]),
}


@pytest.mark.parametrize(("day", "counts"), AGES.values(), ids=AGES.keys())
def test_the_panel_counts_by_day(world: World, day: date, counts: list[int]) -> None:
    world.at(day)
    to_confirm, expiring, _not_sure, unlisted = groups()
    assert [to_confirm.count, expiring.count, unlisted.count] == counts
    if counts[0]:
        assert [name for name, _url in to_confirm.named] == ["Boxing Gym", "Friday Club"]


def test_editors_see_the_panel_and_it_names_nobody(world: World) -> None:
    world.at(date(2027, 3, 3))
    Listing.objects.filter(pk=world.club.pk).update(confirmed_by="owner")
    html = signed_in(Role.EDITOR).get("/admin/").content.decode()
    assert 'id="freshness-heading"' in html
    panel = html.split('id="freshness-heading"')[1].split("</section>")[0]
    assert "Friday Club" in panel
    assert "owner" not in panel


def test_not_sure_at_this_hour_is_in_the_panel(world: World) -> None:
    Listing.objects.filter(pk=world.gym.pk).update(hours_known="not_known", confirmed_on=None)
    world.at(date(2027, 1, 2), 11)
    _to_confirm, _expiring, not_sure, _unlisted = groups()
    assert not_sure.count == 1


@pytest.mark.parametrize(
    ("kind", "period", "about"),
    [
        ("monthly", "2027-01", "2027-01"),
        ("editors_week", "2027-W03", "2027-W03"),
        ("vetting", "15", ""),
        ("decided", "a15", ""),
    ],
)
def test_numbers_that_say_nothing_are_not_shown(kind: str, period: str, about: str) -> None:
    assert OutgoingMail(kind=kind, period=period).about == about
