"""What people said, and what was done about it."""

from places.voice.models.allowance import Allowance
from places.voice.models.concern import Concern, ConcernStep
from places.voice.models.correction import Correction
from places.voice.models.view import View

__all__ = ["Allowance", "Concern", "ConcernStep", "Correction", "View"]
