"""What was seen, who was trained, in counts and dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from places.vetting.enums import Item
from places.vetting.gate import last_day
from places.vetting.models.case import DAY, VettingCase

NO_NAMES = _("No names.")


class ChecklistItem(models.Model):
    """Something on the checklist, seen to be so on a day. It counts for twelve months."""

    case = ParentalKey(VettingCase, on_delete=models.CASCADE, related_name="checklist")
    item = models.CharField(_("what"), max_length=24, choices=Item)
    seen_on = models.DateField(_("seen on"))
    runs_until = models.DateField(
        _("insurance runs until"), null=True, blank=True, help_text=_("For insurance only.")
    )

    class Meta:
        verbose_name = _("item of the checklist")
        ordering = ["item"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "item"],
                name="vetting_item_once",
                violation_error_message=_("Each item stands once: change the date it was seen."),
            ),
            models.CheckConstraint(
                condition=Q(item__in=Item.values), name="vetting_known_checklist_item"
            ),
            models.CheckConstraint(
                condition=(~Q(item="liability") & Q(runs_until__isnull=True))
                | (Q(item="liability") & Q(runs_until__gte=F("seen_on"), runs_until__isnull=False)),
                name="vetting_insurance_runs_until",
                violation_error_message=_(
                    "Insurance, and nothing else, has a day until which it runs."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_item_display()}, {date_format(self.seen_on, DAY)}"


class Visit(models.Model):
    """Somebody went there. Two people have to, together or one after the other, on one day."""

    case = ParentalKey(VettingCase, on_delete=models.CASCADE, related_name="visits")
    visited_on = models.DateField(_("day"))
    visitors = models.PositiveSmallIntegerField(_("how many of us went"))
    suitable = models.BooleanField(_("suitable"), default=False)
    note = models.CharField(_("what to mend"), max_length=300, blank=True, help_text=NO_NAMES)

    class Meta:
        verbose_name = _("visit")
        ordering = ["-visited_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visitors__gte=1, visitors__lte=10), name="vetting_visit_has_visitors"
            ),
        ]

    def __str__(self) -> str:
        return f"{date_format(self.visited_on, DAY)}, {self.visitors}"


class TrainingSession(models.Model):
    """How many were trained on a day; never who."""

    case = ParentalKey(VettingCase, on_delete=models.CASCADE, related_name="trainings")
    held_on = models.DateField(_("day"))
    trained = models.PositiveSmallIntegerField(
        _("how many were trained"),
        help_text=_("Those who work there now and whom no later training counts."),
    )
    staff_then = models.PositiveSmallIntegerField(_("of how many staff"))
    roles = models.CharField(
        _("which roles they have"),
        max_length=120,
        blank=True,
        help_text=_("Such as “two at the counter, the manager”. No names."),
    )

    class Meta:
        verbose_name = _("training")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(trained__gte=1, trained__lte=F("staff_then")),
                name="vetting_trained_of_staff",
                violation_error_message=_("No more can be trained than work there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{date_format(self.held_on, DAY)}: {self.trained}/{self.staff_then}"

    @property
    def counts_until(self) -> date:
        """The last day on which it counts."""
        return last_day(self.held_on)
