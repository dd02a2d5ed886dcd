"""What happened to a file, and who was written to about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.vetting.enums import NoticeKind, StageChoice
from places.vetting.models.case import VettingCase


class CaseEvent(models.Model):
    """One step from one stage to another, by somebody or by the calendar."""

    case = models.ForeignKey(VettingCase, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("when"), default=clock.now)
    step = models.CharField(_("step"), max_length=20)
    from_stage = models.CharField(_("from"), max_length=12, choices=StageChoice)
    to_stage = models.CharField(_("to"), max_length=12, choices=StageChoice)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("step of a vetting file")
        verbose_name_plural = _("steps of vetting files")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.step}"


class Notice(models.Model):
    """Something that a business is told once: what, and about which day."""

    case = models.ForeignKey(VettingCase, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("about"), max_length=8, choices=NoticeKind)
    about_day = models.DateField(_("day"))
    made_at = models.DateTimeField(_("made"), default=clock.now)
    # When the letter about it went into the outbox of all mail.
    planned_at = models.DateTimeField(_("planned"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "about_day"], name="vetting_notice_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="vetting_known_notice"
            ),
        ]
        indexes = [
            models.Index(
                fields=["made_at"],
                condition=Q(planned_at__isnull=True),
                name="vetting_notice_to_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.about_day}"
