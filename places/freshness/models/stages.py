"""What happened to a listing because nobody confirmed it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from places.freshness.enums import Stage


class StageReached(models.Model):
    """A listing, last confirmed on a day, has reached a stage.

    The day belongs to it: once confirmed again, a listing can reach each stage again.
    ``told_on`` is empty until a mail to its organisation was planned.
    """

    listing = models.ForeignKey(
        "places.Listing", on_delete=models.CASCADE, related_name="stages_reached"
    )
    confirmed_on = models.DateField(_("confirmed on"))
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    noted_on = models.DateField(_("noted on"))
    told_on = models.DateField(_("organisation told on"), null=True, blank=True)

    class Meta:
        verbose_name = _("stage reached")
        verbose_name_plural = _("stages reached")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "confirmed_on", "stage"], name="stage_once_per_confirmation"
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="stage_is_known"),
        ]
        indexes = [
            models.Index(fields=["noted_on"], name="stage_noted_on"),
            models.Index(fields=["listing"], condition=Q(told_on=None), name="stage_not_told"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.get_stage_display()}"
