"""Where next: the conditions of a plan and the proved answer, kept with the run."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.insight.models.asked import AskedOfRun
from guardianship.insight.models.run import Run


class SitingPlan(AskedOfRun):
    """A question of where next with its answer.

    ``conditions`` are those of ``plans.question``; ``answer`` is what ``plans.answers`` tells.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="plans")
    conditions = models.JSONField(_("conditions"), default=dict)

    class Meta(AskedOfRun.Meta):
        verbose_name = _("plan of where next")
