"""Both versions in words: what went, what came, and hours read back."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.moderation.comparing import compared
from places.moderation.words_compared import What, pieces
from tests.builders.listings import build_place, draft_listing, published_listing, session
from tests.places.moderation.conftest import Desk, url

WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=8).map(" ".join)


@given(before=WORDS, after=WORDS)
def test_every_word_of_both_is_in_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    old = [p.text for p in found if p.what is not What.NEW]
    new = [p.text for p in found if p.what is not What.GONE]
    assert (" ".join(old), " ".join(new)) == (before, after)


def test_only_what_differs_is_marked() -> None:
    found = [(p.what.value, p.text) for p in pieces("Come in by the door", "Come in by the gate")]
    assert found == [("same", "Come in by the"), ("gone", "door"), ("new", "gate")]


@pytest.mark.django_db
def test_hours_are_read_back_on_both_sides() -> None:
    listing = published_listing(session())
    draft = listing.latest_revision.as_object()
    draft.sessions = [session(starts_at=time(18))]
    lines = {line.label: line for line in compared(listing, draft)}
    assert lines["Hours"].before == "Fri 7pm–9pm"
    assert lines["Hours"].after == "Fri 6pm–9pm"
    assert not lines["Name"].is_changed


@pytest.mark.django_db
def test_choices_are_words_and_nothing_is_left_out() -> None:
    listing = published_listing(kind="youth_provision", practical_help=["wifi"])
    draft = listing.latest_revision.as_object()
    draft.kind, draft.practical_help, draft.age_from = "respite_space", ["toilet", "wifi"], 11
    draft.funded_until = date(2027, 3, 31)
    changed = {
        line.label: (line.before, line.after)
        for line in compared(listing, draft)
        if line.is_changed
    }
    assert changed == {
        "Kind": ("youth provision", "respite space"),
        "Practical help": ("Wifi", "Toilet, Wifi"),
        "Age from": ("", "11"),
        "Paid for until": ("", "31 March 2027"),
    }


@pytest.mark.django_db
def test_a_place_that_is_to_be_hidden_is_not_named() -> None:
    place = build_place(name="The Old Chapel")
    draft = draft_listing(place=place, location_visibility="hidden", public_where="In the east")
    shown = " ".join(line.after for line in compared(None, draft))
    assert "Old Chapel" not in shown
    assert "In the east" in shown


@pytest.mark.django_db
def test_the_page_marks_words(desk: Desk) -> None:
    listing = published_listing(organisation=desk.organisation, name="The Red Door")
    desk.change(listing, name="The Blue Door")
    page = desk.client("moderator").get(url("look", listing)).content.decode()
    assert "<del>Red</del>" in page
    assert "<ins>Blue</ins>" in page
    assert "Fri 7pm–9pm" in page
