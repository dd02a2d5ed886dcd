"""The way of a business through vetting, pure: stages, steps, and what no step may do.

`interest → checklist → visit → training → agreement → published → spot check → renewal`, with
paused, suspended and left. Nothing here knows a database, a person or the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a business stands."""

    INTEREST = "interest"
    CHECKLIST = "checklist"
    VISIT = "visit"
    TRAINING = "training"
    AGREEMENT = "agreement"
    PUBLISHED = "published"
    SPOT_CHECK = "spot_check"
    RENEWAL = "renewal"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    LEFT = "left"


class Step(StrEnum):
    """What somebody, or the calendar, does with a business."""

    BEGIN = "begin"
    CHECKLIST_DONE = "checklist_done"
    VISITED = "visited"
    TRAINED = "trained"
    BACK = "back"
    PUBLISH = "publish"
    BEGIN_SPOT_CHECK = "begin_spot_check"
    END_SPOT_CHECK = "end_spot_check"
    DUE = "due"
    LAPSE = "lapse"
    RENEW = "renew"
    PAUSE = "pause"
    RESUME = "resume"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    LEAVE = "leave"
    COME_BACK = "come_back"


# Before the first publication, in order.
PREPARING = (Stage.INTEREST, Stage.CHECKLIST, Stage.VISIT, Stage.TRAINING, Stage.AGREEMENT)
# In these, and in no other, the public may see a business, as long as its vetting holds.
PUBLIC = (Stage.PUBLISHED, Stage.SPOT_CHECK, Stage.RENEWAL)
ACTIVE = (*PREPARING, *PUBLIC)
# Steps that make a business public; what is missing is asked before them.
GATED = (Step.PUBLISH, Step.RENEW)
# Steps that nobody takes by hand: the calendar and the log of spot checks do.
BY_THEMSELVES = (Step.DUE, Step.LAPSE)

_MOVES: dict[Step, dict[Stage, Stage]] = {
    Step.BEGIN: {Stage.INTEREST: Stage.CHECKLIST},
    Step.CHECKLIST_DONE: {Stage.CHECKLIST: Stage.VISIT},
    Step.VISITED: {Stage.VISIT: Stage.TRAINING},
    Step.TRAINED: {Stage.TRAINING: Stage.AGREEMENT},
    Step.BACK: dict(zip(PREPARING[2:], PREPARING[1:], strict=False)),
    Step.PUBLISH: {Stage.AGREEMENT: Stage.PUBLISHED},
    Step.BEGIN_SPOT_CHECK: {Stage.PUBLISHED: Stage.SPOT_CHECK},
    Step.END_SPOT_CHECK: {Stage.SPOT_CHECK: Stage.PUBLISHED},
    Step.DUE: {Stage.PUBLISHED: Stage.RENEWAL},
    Step.LAPSE: dict.fromkeys(PUBLIC, Stage.RENEWAL),
    Step.RENEW: {Stage.RENEWAL: Stage.PUBLISHED},
    Step.PAUSE: dict.fromkeys(ACTIVE, Stage.PAUSED),
    Step.SUSPEND: dict.fromkeys((*ACTIVE, Stage.PAUSED), Stage.SUSPENDED),
    Step.REINSTATE: {Stage.SUSPENDED: Stage.CHECKLIST},
    Step.LEAVE: dict.fromkeys((*ACTIVE, Stage.PAUSED, Stage.SUSPENDED), Stage.LEFT),
    Step.COME_BACK: {Stage.LEFT: Stage.INTEREST},
}


class IllegalStep(ValueError):
    """Nobody can take this step from where the business stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A stage; a paused business also knows where it was."""

    stage: Stage
    paused_from: Stage | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a pause from nowhere or from where no pause begins."""
        if (self.stage == Stage.PAUSED) != (self.paused_from is not None):
            raise ValueError("only what is paused was somewhere before")
        if self.paused_from is not None and self.paused_from not in ACTIVE:
            raise ValueError(f"nothing is paused from {self.paused_from}")


def after(standing: Standing, step: Step) -> Standing:
    """Where ``step`` leads from ``standing``; raises ``IllegalStep`` where it leads nowhere.

    A pause ends where it began, except that what was public has to be renewed first.
    """
    if step == Step.RESUME:
        if standing.paused_from is None:
            raise IllegalStep(f"{step} from {standing.stage}")
        before = standing.paused_from
        return Standing(Stage.RENEWAL if before in PUBLIC else before)
    to = _MOVES[step].get(standing.stage)
    if to is None:
        raise IllegalStep(f"{step} from {standing.stage}")
    return Standing(to, standing.stage if to == Stage.PAUSED else None)


def steps_from(standing: Standing) -> list[Step]:
    """Every step that can be taken, in the order of ``Step``."""
    return [step for step in Step if _leads_on(standing, step)]


def _leads_on(standing: Standing, step: Step) -> bool:
    if step == Step.RESUME:
        return standing.paused_from is not None
    return standing.stage in _MOVES[step]
