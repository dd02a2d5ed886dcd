"""Whatever is done to a listing in whatever order: what the public sees is what was approved.

A plain model of a few words is played beside the real one.
"""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from guardianship.accounts.roles import Role
from places.models import Listing
from places.moderation.deciding import Moved, Seen, decide, step_of
from places.moderation.enums import HideWhy
from places.moderation.hiding import hide, show_again
from places.portal import writing
from places.portal.standing import Change, Standing, standing_of
from tests.builders.listings import draft_listing
from tests.builders.people import build_person
from tests.places.portal.conftest import MORNING

NAMES = st.sampled_from(["Club", "Den", "Hut"])
PHONES = st.sampled_from(["01632 960001", "01632 960002"])


class Life(RuleBasedStateMachine):
    """One listing from the first word on; each life is undone at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = ExitStack()
        self.undone.enter_context(transaction.atomic())
        self.owner, self.moderator = build_person(), build_person(Role.MODERATOR)
        listing = draft_listing(name="Club", confirmed_on=MORNING.date())
        listing.save()
        listing.save_revision()
        self.key = listing.pk
        # The model: what is public, what the draft says, where the look stands, who hides it.
        self.public: dict[str, str] | None = None
        self.draft = {"name": "Club", "phone": ""}
        self.look = ""
        self.withdrawn = self.hidden = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.close()

    @property
    def row(self) -> Listing:
        return Listing.objects.select_related("organisation").get(pk=self.key)

    @rule()
    def send_in(self) -> None:
        if self.look != "waits" and (self.public is None or self.public != self.draft):
            writing.ask_for_a_look(self.row, by=self.owner)
            self.look = "waits"

    @rule(name=NAMES)
    def change_what_somebody_looks_at(self, name: str) -> None:
        def edit(version: Listing) -> None:
            version.name = name

        writing.write_and_ask(self.row, edit, by=self.owner)
        self.draft["name"], self.look = name, "waits"

    @rule(phone=PHONES)
    def change_what_is_public_at_once(self, phone: str) -> None:
        def edit(version: Listing) -> None:
            version.phone = phone

        writing.write_at_once(self.row, edit, by=self.owner)
        self.draft["phone"] = phone
        if self.public is not None:
            self.public["phone"] = phone

    @precondition(lambda self: self.look == "waits")
    @rule()
    def approve(self) -> None:
        self._decide("approve")
        self.public, self.look = dict(self.draft), ""

    @precondition(lambda self: self.look == "waits")
    @rule()
    def send_back(self) -> None:
        self._decide("reject")
        self.look = "back"

    @precondition(lambda self: self.look != "waits")
    @rule()
    def nobody_decides_what_does_not_wait(self) -> None:
        with pytest.raises(Moved):
            decide(self.row, "approve", Seen(1, 1), by=self.moderator)

    @rule()
    def withdraw_or_bring_back(self) -> None:
        act: Callable[..., None] = writing.bring_back if self.withdrawn else writing.withdraw
        act(self.row, by=self.owner)
        self.withdrawn = not self.withdrawn

    @rule()
    def hide_or_show(self) -> None:
        if self.hidden:
            show_again(self.row, by=self.moderator)
        else:
            hide(self.row, HideWhy.LOOK, by=self.moderator)
        self.hidden = not self.hidden

    def _decide(self, action: str) -> None:
        row = self.row
        step = step_of(row)
        seen = Seen(step.pk if step else 0, row.latest_revision_id)
        decide(row, action, seen, by=self.moderator, comment="Why not?")

    @invariant()
    def the_public_sees_what_was_approved(self) -> None:
        row = self.row
        assert row.live == (self.public is not None)
        if self.public is not None:
            assert {"name": row.name, "phone": row.phone} == self.public
        is_seen = self.public is not None and not self.withdrawn and not self.hidden
        assert Listing.objects.listed().filter(pk=self.key).exists() == is_seen

    @invariant()
    def nothing_that_was_typed_is_lost(self) -> None:
        draft = writing.draft_of(self.row)
        assert {"name": draft.name, "phone": draft.phone} == self.draft

    @invariant()
    def its_people_read_how_it_stands(self) -> None:
        stands = standing_of(self.row)
        assert stands.standing is self._standing()
        waits = {"waits": Change.WAITING, "back": Change.SENT_BACK}
        if self.public is not None and self.public != self.draft:
            assert stands.change is waits[self.look]

    def _standing(self) -> Standing:
        if self.withdrawn:
            return Standing.WITHDRAWN
        if self.public is None:
            unseen = {"waits": Standing.WAITING, "back": Standing.SENT_BACK}
            return unseen.get(self.look, Standing.UNFINISHED)
        return Standing.HELD if self.hidden else Standing.PUBLIC


@pytest.mark.django_db
def test_lives(freeze: Callable) -> None:
    freeze(MORNING)
    few = settings(max_examples=12, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(Life, settings=few)
