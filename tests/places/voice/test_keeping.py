"""What is kept, for how long, and what is never kept at all."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guardianship.lib import clock
from places.models import Listing
from places.voice.enums import Outcome
from places.voice.keeping import forget
from places.voice.models import Allowance, Concern, View
from tests.places.voice.saying import ELSEWHERE, HERE, send

pytestmark = pytest.mark.django_db
WORDS = "Quizzaciously said"


@pytest.fixture
def said(client: Client, club: Listing) -> None:
    """A view and a concern, from two networks."""
    path = f"/places/{club.slug}/"
    send(client, f"{path}how-was-it/", address=HERE, words=WORDS, care="no", consent="inside")
    send(client, f"{path}wrong/", address=HERE, what="shut_today")
    send(client, f"{path}concern/", address=ELSEWHERE, about="not_safe", words=WORDS)


def rows_with(text: str) -> list[str]:
    """Tables and columns in which a text is found, whatever their type."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            for field in model._meta.local_concrete_fields:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" WHERE "{field.column}"::text ILIKE %s',  # noqa: S608
                    [f"%{text}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{field.column}")
    return found


def test_no_address_and_no_network_is_kept_anywhere(said: None) -> None:
    for text in (HERE, HERE.rpartition(".")[0], ELSEWHERE, "2001:db8:77"):
        assert rows_with(text) == []


def test_words_are_in_their_own_tables_alone(said: None) -> None:
    assert rows_with(WORDS) == ["voice_concern.words", "voice_view.words"]


def test_words_of_views_go_after_90_days(said: None, freeze) -> None:
    freeze(clock.now() + timedelta(days=89))
    call_command("tend_voice")
    assert View.objects.get().words == WORDS
    freeze(clock.now() + timedelta(days=1))
    call_command("tend_voice", "--dry-run")
    assert View.objects.get().words == WORDS
    assert forget().views_emptied == 1
    view = View.objects.get()
    assert (view.words, view.care) == ("", "no")
    assert forget().views_emptied == 0


def test_words_of_concerns_go_a_year_after_the_decision(said: None, freeze) -> None:
    freeze(clock.now() + timedelta(days=900))
    assert forget().concerns_emptied == 0
    Concern.objects.update(
        state="decided", outcome=Outcome.UPHELD, decided_at=clock.now(), reasons="r"
    )
    freeze(clock.now() + timedelta(days=364))
    assert forget().concerns_emptied == 0
    freeze(clock.now() + timedelta(days=1))
    assert forget().concerns_emptied == 1
    assert rows_with(WORDS) == []
    assert Concern.objects.get().outcome == Outcome.UPHELD


def test_networks_are_forgotten_after_a_day(said: None, freeze) -> None:
    assert Allowance.objects.exclude(key="").exists()
    freeze(clock.now() + timedelta(hours=23))
    assert forget().networks_forgotten == 0
    freeze(clock.now() + timedelta(hours=2))
    assert forget().networks_forgotten > 0
    assert not Allowance.objects.exists()
    assert not View.objects.exclude(fingerprint="").filter(on__lt=clock.today() - timedelta(1))


def test_leads_who_were_not_told_are_told(said: None, mailoutbox) -> None:
    Concern.objects.update(told_at=None)
    mailoutbox.clear()
    assert forget().concerns_told == 1
    assert forget().concerns_told == 0
    assert len(mailoutbox) <= 1


def test_the_number_of_queries_does_not_grow(said: None, club: Listing, freeze) -> None:
    for number in range(200):
        View.objects.create(
            topic="how_was_it",
            listing=club,
            words="w",
            words_until=clock.today() + timedelta(days=90),
            code_hash=str(number),
        )
    freeze(clock.now() + timedelta(days=91))
    with CaptureQueriesContext(
        connection,
    ) as many:
        assert forget().views_emptied == 201
    assert len(many) <= 12
