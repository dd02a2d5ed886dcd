"""The way of a business: every legal step leads where it should, every other is refused."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from places.vetting.stages import (
    ACTIVE,
    PUBLIC,
    IllegalStep,
    Stage,
    Standing,
    Step,
    after,
    steps_from,
)

# Written by hand from the rule, not read from the code: from, step, to.
LEGAL = {
    ("interest", "begin"): "checklist",
    ("checklist", "checklist_done"): "visit",
    ("visit", "visited"): "training",
    ("training", "trained"): "agreement",
    ("visit", "back"): "checklist",
    ("training", "back"): "visit",
    ("agreement", "back"): "training",
    ("agreement", "publish"): "published",
    ("published", "begin_spot_check"): "spot_check",
    ("spot_check", "end_spot_check"): "published",
    ("published", "due"): "renewal",
    ("published", "lapse"): "renewal",
    ("spot_check", "lapse"): "renewal",
    ("renewal", "lapse"): "renewal",
    ("renewal", "renew"): "published",
    ("suspended", "reinstate"): "checklist",
    ("left", "come_back"): "interest",
    ("paused", "suspend"): "suspended",
    ("paused", "leave"): "left",
    ("suspended", "leave"): "left",
}
EIGHT = (
    "interest checklist visit training agreement published spot_check renewal".split()  # noqa: SIM905
)
LEGAL |= {(stage, "pause"): "paused" for stage in EIGHT}
LEGAL |= {(stage, "suspend"): "suspended" for stage in EIGHT}
LEGAL |= {(stage, "leave"): "left" for stage in EIGHT}
UNPAUSED = [stage for stage in Stage if stage != Stage.PAUSED]


def standing(stage: Stage) -> Standing:
    return Standing(stage, Stage.VISIT if stage == Stage.PAUSED else None)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("stage", Stage)
def test_every_pair_is_legal_or_refused(stage: Stage, step: Step) -> None:
    before = standing(stage)
    if (stage, step) == (Stage.PAUSED, Step.RESUME):
        assert after(before, step) == Standing(Stage.VISIT)
    elif (stage.value, step.value) in LEGAL:
        assert after(before, step).stage == LEGAL[stage.value, step.value]
        assert step in steps_from(before)
    else:
        with pytest.raises(IllegalStep):
            after(before, step)
        assert step not in steps_from(before)


@pytest.mark.parametrize("stage", ACTIVE)
def test_a_pause_ends_where_it_began_but_the_list_takes_a_renewal(stage: Stage) -> None:
    paused = after(Standing(stage), Step.PAUSE)
    assert paused == Standing(Stage.PAUSED, stage)
    expected = Stage.RENEWAL if stage in PUBLIC else stage
    assert after(paused, Step.RESUME) == Standing(expected)


@pytest.mark.parametrize(
    ("stage", "paused_from"),
    [
        (Stage.PAUSED, None),
        (Stage.VISIT, Stage.VISIT),
        (Stage.PAUSED, Stage.LEFT),
        (Stage.PAUSED, Stage.PAUSED),
    ],
)
def test_a_standing_that_cannot_be(stage: Stage, paused_from: Stage | None) -> None:
    with pytest.raises(ValueError, match="paused"):
        Standing(stage, paused_from)


class Way(RuleBasedStateMachine):
    """Any steps in any order, with what must hold at every moment."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Standing(Stage.INTEREST)
        self.gates_passed_since_hidden = 0

    @rule(step=st.sampled_from(Step))
    def try_any(self, step: Step) -> None:
        """A refusal changes nothing."""
        known = self.now
        try:
            self._take(step)
        except IllegalStep:
            assert self.now == known
            assert step not in steps_from(known)

    @precondition(lambda self: steps_from(self.now))
    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """A step that is offered is never refused."""
        self._take(data.draw(st.sampled_from(steps_from(self.now))))

    def _take(self, step: Step) -> None:
        self.now = after(self.now, step)
        if step in (Step.PUBLISH, Step.RENEW):
            self.gates_passed_since_hidden += 1
        elif self.now.stage in (Stage.SUSPENDED, Stage.LEFT):
            self.gates_passed_since_hidden = 0

    @invariant()
    def nobody_is_published_without_the_gate(self) -> None:
        """Since it was suspended or left, a public business passed the gate."""
        assert self.now.stage not in PUBLIC or self.gates_passed_since_hidden > 0

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        """Nothing is a dead end."""
        assert steps_from(self.now)


Way.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestWay = Way.TestCase
