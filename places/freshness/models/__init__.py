"""What is kept of asking and answering."""

from places.freshness.models.choices import MailChoice, Refusal
from places.freshness.models.links import Answer, Link
from places.freshness.models.mail import DemonstrationMail, OutgoingMail
from places.freshness.models.runs import JobRun
from places.freshness.models.stages import StageReached

__all__ = [
    "Answer",
    "DemonstrationMail",
    "JobRun",
    "Link",
    "MailChoice",
    "OutgoingMail",
    "Refusal",
    "StageReached",
]
