"""Tables of moderation."""

from places.moderation.models.hiding import Hiding
from places.moderation.models.look import Look
from places.moderation.models.panel_answer import PanelAnswer
from places.moderation.models.reply import CannedReply
from places.moderation.models.rule import LookRule
from places.moderation.models.tasks import FactsTask, PanelTask

__all__ = [
    "CannedReply",
    "FactsTask",
    "Hiding",
    "Look",
    "LookRule",
    "PanelAnswer",
    "PanelTask",
]
