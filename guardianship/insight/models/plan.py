"""Where next: the conditions of a plan and the proved answer, kept with the run."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.insight.models.run import Run
from guardianship.lib import clock

# Proving takes minutes. A plan that waits longer lost its worker, and may be asked for again.
LOST_AFTER = timedelta(hours=6)


class SitingPlan(models.Model):
    """A question of where next with its answer; no row says who asked.

    ``conditions`` are those of ``plans.question``; ``answer`` is what ``plans.answers`` tells,
    None until it is there, and for good where it could not be worked out.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="plans")
    conditions = models.JSONField(_("conditions"), default=dict)
    answer = models.JSONField(_("answer"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked for at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("plan of where next")
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def is_done(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None

    @property
    def has_failed(self) -> bool:
        """Whether there will be none."""
        if self.is_done:
            return False
        return self.ended_at is not None or clock.now() - self.asked_at > LOST_AFTER
