"""Tables of contexts and of all that belongs to them. Every one is behind the wall."""

from guardianship.safeguarding.contexts.models.assessment import (
    Assessment,
    NextStep,
    Perspective,
    Section,
)
from guardianship.safeguarding.contexts.models.base import CaseRecord, VersionsAreKept
from guardianship.safeguarding.contexts.models.context import (
    LEAD_TYPES,
    Context,
    ContextEvent,
    Partner,
    TeamHolder,
)
from guardianship.safeguarding.contexts.models.goals import Goal, SignOff
from guardianship.safeguarding.contexts.models.harm_and_safety import SafetyFactor, SystemHarm
from guardianship.safeguarding.contexts.models.outcomes import FollowUp, Indicator, Outcome
from guardianship.safeguarding.contexts.models.partners import Barrier, Commitment, SmallShift
from guardianship.safeguarding.contexts.models.responses import Response

__all__ = [
    "LEAD_TYPES",
    "Assessment",
    "Barrier",
    "CaseRecord",
    "Commitment",
    "Context",
    "ContextEvent",
    "FollowUp",
    "Goal",
    "Indicator",
    "NextStep",
    "Outcome",
    "Partner",
    "Perspective",
    "Response",
    "SafetyFactor",
    "Section",
    "SignOff",
    "SmallShift",
    "SystemHarm",
    "TeamHolder",
    "VersionsAreKept",
]
