"""A card says "check first" of what nobody confirmed for 60 days; past 90 it says "not sure"."""

from datetime import timedelta

import pytest

from guardianship.lib import clock
from places.finder.cards import card_of
from places.models import Listing
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
AGES = {
    "60 days": (60, "open", ""),
    "61 days": (61, "open", "Check first."),
    "90 days": (90, "open", "Check first."),
    "91 days": (91, "not_sure", "Nobody has checked these times lately."),
    "never": (None, "not_sure", "Nobody has checked these times lately."),
}


@pytest.mark.parametrize(("age_days", "state", "words"), AGES.values(), ids=AGES.keys())
def test_a_card_says_so(freeze, age_days, state: str, words: str) -> None:
    freeze(SATURDAY_EVENING)
    on = None if age_days is None else clock.today() - timedelta(days=age_days)
    a_listing("Club", hours("saturday", "18:00", "23:00"), confirmed_on=on)
    [row] = Listing.objects.listed().with_hours_at(clock.now())
    card = card_of(row, clock.now())
    assert (card.state, card.reason_words) == (state, words)


def test_what_hides_where_it_is_says_less(freeze) -> None:
    freeze(SATURDAY_EVENING)
    old = clock.today() - timedelta(days=70)
    a_hidden_listing("Rainbow", hours("saturday", "18:00", "23:00"), confirmed_on=old)
    [row] = Listing.objects.listed().with_hours_at(clock.now())
    assert card_of(row, clock.now()).reason_words == ""
