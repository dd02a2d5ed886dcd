"""What the jobs of the night did."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class JobRun(models.Model):
    """One run of one job. Without an end it was broken off, or is still at work."""

    job = models.CharField(_("job"), max_length=60)
    began_at = models.DateTimeField(_("began"), default=clock.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    went_well = models.BooleanField(_("went well"), default=False)
    report = models.TextField(_("report"), blank=True)

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, went_well=False) | Q(ended_at__isnull=False),
                name="job_run_went_well_when_it_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.began_at}"
